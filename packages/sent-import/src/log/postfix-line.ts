/**
 * Postfix's lines, of the daemons that a message passes:
 *
 *     postfix/smtpd[1]:   QUEUE: client=host[192.0.2.7], sasl_method=PLAIN, sasl_username=anna
 *     postfix/pickup[2]:  QUEUE: uid=1000 from=<anna>
 *     postfix/cleanup[3]: QUEUE: message-id=<1@example.org>
 *     postfix/qmgr[4]:    QUEUE: from=<anna@example.org>, size=…, nrcpt=1 (queue active)
 *     postfix/smtp[5]:    QUEUE: to=<bob@example.com>, relay=mx[192.0.2.5]:25, …, dsn=2.0.0, status=sent (250 …)
 *     postfix/qmgr[4]:    QUEUE: removed
 *
 * A program's name is INSTANCE/…/DAEMON: `postfix-out/smtp` is a second
 * instance with a queue of its own, `postfix/submission/smtpd` a port by itself.
 * Queue ids are 6 to 12 hexadecimal digits, or 10 and more letters and digits
 * without vowels (`enable_long_queue_ids`).
 *
 * What strangers write (Message-ID, addresses, answers) stands in the same
 * lines, so fields are read in Postfix's order and never searched for.
 */

import { type Fate, type LogEvent, type Origin, queueKey } from './log-event.ts';
import type { NetworkPlaces } from './network-places.ts';
import type { SyslogLine } from './syslog-line.ts';

/** A bounded address in angle brackets, its local part quoted or not. */
const ADDRESS = '<((?:"(?:[^"\\\\]|\\\\.){0,320}"|[^"<>]){0,1000})>';

const QUEUE = /^([0-9A-F]{6,16}|[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,24}): /;

const CLIENT = /^client=([^[\s]{0,255})\[([^\]\s]{1,80})\](?::\d{1,5})?(?:, (.{0,2000}))?/;

const SENDER = new RegExp(`^from=${ADDRESS}(?:, size=|, status=)`);

const DELIVERY = new RegExp(
  `^to=${ADDRESS}, (?:orig_to=${ADDRESS}, )?relay=([^,\\s]{1,300}), (?:conn_use=\\d{1,9}, )?delay=[^,]{1,40}, (?:delays=[^,]{1,80}, )?dsn=[^,]{1,20}, status=([a-z-]{1,40})(?: \\((.*)\\))?`,
);

const MESSAGE_ID = /^(?:resent-)?message-id=(.{1,1000})/i;

/** Services on ports that only users may enter. */
const USERS_ONLY = /^(?:submissions?|smtps)$/;

const FATES: ReadonlyMap<string, Fate> = new Map([
  ['sent', 'sent'],
  ['deferred', 'deferred'],
  ['bounced', 'bounced'],
  ['expired', 'bounced'],
  ['undeliverable', 'bounced'],
  ['deliverable', 'sent'],
]);

/** Whether a program is Postfix's. */
export function isPostfix(program: string): boolean {
  return program.startsWith('postfix') && program.includes('/');
}

/** Reads a line; null for the many that tell nothing of a message's way. */
export function parsePostfixLine(line: SyslogLine, places: NetworkPlaces): LogEvent | null {
  const { host, program, text, at } = line;
  const queued = QUEUE.exec(text);
  const queueId = queued?.[1];
  if (queued === null || queueId === undefined) return null;
  const slash = program.indexOf('/');
  const daemon = program.slice(program.lastIndexOf('/') + 1);
  const instance = program.slice(0, slash);
  const about = { queue: queueKey(`${host}/${instance}`, queueId), queueId, at };
  const rest = text.slice(queued[0].length);
  switch (daemon) {
    case 'smtpd':
    case 'postscreen':
    case 'qmqpd': {
      const service = program.slice(slash + 1, program.lastIndexOf('/'));
      return originOf(rest, service, places, about);
    }
    case 'pickup':
      return pickedUp(rest, about);
    case 'cleanup': {
      const id = MESSAGE_ID.exec(rest)?.[1];
      return id === undefined ? null : { ...about, kind: 'message-id', id };
    }
    case 'qmgr':
    case 'nqmgr':
    case 'oqmgr': {
      if (rest === 'removed') return { ...about, kind: 'removed' };
      const sender = SENDER.exec(rest)?.[1];
      return sender === undefined ? null : { ...about, kind: 'sender', sender };
    }
    default:
      return rest.startsWith('to=<') ? deliveryOf(rest, daemon, places, about) : null;
  }
}

type About = Pick<LogEvent, 'queue' | 'queueId' | 'at'>;

/** By the program `sendmail`; or put back into the queue by `postsuper -r`, wherever it came from. */
function pickedUp(rest: string, about: About): LogEvent | null {
  if (!rest.startsWith('uid=')) return null;
  const before = / orig_id=([0-9A-Za-z]{6,24})$/.exec(rest)?.[1] ?? null;
  return {
    ...about,
    kind: 'origin',
    origin: before === null ? 'local' : 'loopback',
    behind: null,
    before,
  };
}

function originOf(
  rest: string,
  service: string,
  places: NetworkPlaces,
  about: About,
): LogEvent | null {
  const client = CLIENT.exec(rest);
  if (client === null) return null;
  const [, , address = '', fields = ''] = client;
  const before = /(?:^|, )orig_queue_id=([0-9A-Za-z]{6,24})(?:,|$)/.exec(fields)?.[1] ?? null;
  const original = /(?:^|, )orig_client=[^[\s,]{0,255}\[([^\]\s]{1,80})\]/.exec(fields)?.[1];
  const isUser = /^sasl_|, sasl_/.test(fields) || USERS_ONLY.test(service);
  const origin: Origin = isUser ? 'authenticated' : places.placeOf(address);
  const behind = original === undefined ? null : places.placeOf(original);
  return { ...about, kind: 'origin', origin, behind, before };
}

function deliveryOf(
  rest: string,
  daemon: string,
  places: NetworkPlaces,
  about: About,
): LogEvent | null {
  const match = DELIVERY.exec(rest);
  if (match === null) return null;
  const [, recipient = '', original, relay = '', status = '', reply = ''] = match;
  const fate = FATES.get(status);
  if (fate === undefined) return null;
  const [, address, port] = /\[([0-9A-Fa-f.:]{2,45})\](?::(\d{1,5}))?/.exec(relay) ?? [];
  // Where no host is named, none could be reached or found.
  const leadsOut = address === undefined || places.leadsOut(address, port);
  return {
    ...about,
    kind: 'delivery',
    recipients: [recipient],
    originals: original === undefined ? [] : [original],
    fate,
    outwards: daemon === 'smtp' && leadsOut,
    reply: fate === 'sent' ? reply : '',
    relay: relay.replace(/\[.*$/, ''),
  };
}
