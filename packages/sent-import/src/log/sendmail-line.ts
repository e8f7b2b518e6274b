/**
 * Sendmail's lines, through syslog:
 *
 *     sm-mta[1]: QUEUE: from=<anna@example.org>, size=1, class=0, nrcpts=1, msgid=<1@example.org>, proto=ESMTPSA, daemon=MSA, relay=host [192.0.2.7]
 *     sm-mta[2]: QUEUE: to=<bob@example.com>,<cy@example.com>, delay=…, mailer=esmtp, relay=mx [192.0.2.5], dsn=2.0.0, stat=Sent (ok: queued as …)
 *
 * It does not say when it is done with a message, unless `done;` is logged.
 * The Message-ID is a stranger's text in the middle, so what stands behind it is
 * looked for from the end.
 */

import { type Fate, type LogEvent, type Origin, queueKey } from './log-event.ts';
import type { NetworkPlaces } from './network-places.ts';
import type { SyslogLine } from './syslog-line.ts';

const PROGRAM = /^(?:sendmail|sm-[a-z]{1,20}|smmsp)$/;

const QUEUE = /^([0-9A-Za-z]{8,20}): /;

/** Recipients of one line; longer lists are broken off by syslog. */
const MAX_RECIPIENTS = 1_000;

const ADDRESS =
  /<((?:"(?:[^"\\]|\\.){0,320}"|[^"<>]){1,1000})>|([^\s,<>"]{1,1000}@[^\s,<>"]{1,255})/y;

const MSA = /^(?:MSA|TLSMSA|MSP|submissions?|smtps)/i;

/** Whether a program is Sendmail. */
export function isSendmail(program: string): boolean {
  return PROGRAM.test(program);
}

/** Reads a line; null for the many that tell nothing of a message's way. */
export function parseSendmailLine(
  { host, text, at }: SyslogLine,
  places: NetworkPlaces,
): readonly LogEvent[] | null {
  const queued = QUEUE.exec(text);
  const queueId = queued?.[1];
  if (queued === null || queueId === undefined) return null;
  const about = { queue: queueKey(`${host}/sendmail`, queueId), queueId, at };
  const rest = text.slice(queued[0].length);
  if (rest.startsWith('from=')) return arrival(rest, places, about);
  if (rest.startsWith('to=')) return delivery(rest, places, about);
  return rest.startsWith('done;') ? [{ ...about, kind: 'removed' }] : null;
}

type About = Pick<LogEvent, 'queue' | 'queueId' | 'at'>;

function arrival(rest: string, places: NetworkPlaces, about: About): readonly LogEvent[] | null {
  const end = rest.indexOf(', size=');
  if (end < 0) return null;
  const sender = rest.slice('from='.length, end);
  const idAt = rest.indexOf(', msgid=');
  // Sendmail's own fields behind the id, in its order.
  const tail = Math.max(rest.lastIndexOf(', proto='), idAt < 0 ? 0 : idAt + 1);
  const fields = rest.slice(Math.max(tail, 0));
  const relayAt = rest.lastIndexOf(', relay=');
  const relay = relayAt < 0 ? '' : rest.slice(relayAt + ', relay='.length);
  const events: LogEvent[] = [
    {
      ...about,
      kind: 'origin',
      origin: originOf(fields, relay, places),
      behind: null,
      before: null,
    },
  ];
  if (idAt >= 0) {
    const idEnd = rest.indexOf('>', idAt);
    const until = idEnd < 0 ? rest.indexOf(', ', idAt + 2) : idEnd + 1;
    const id = rest.slice(idAt + ', msgid='.length, until < 0 ? undefined : until);
    events.push({ ...about, kind: 'message-id', id });
  }
  events.push({ ...about, kind: 'sender', sender: sender === '<>' ? '' : sender });
  return events;
}

function originOf(fields: string, relay: string, places: NetworkPlaces): Origin {
  const protocol = /, proto=([A-Z]{1,20})/.exec(fields)?.[1] ?? '';
  const daemon = /, daemon=([\w-]{1,40})/.exec(fields)?.[1] ?? '';
  if (/^U?T?F?8?E?SMTPS?A$/.test(protocol) || MSA.test(daemon)) return 'authenticated';
  const address = addressIn(relay);
  if (address !== null) return places.placeOf(address);
  // `relay=anna@localhost`, or none: by the program `sendmail`.
  return protocol === '' ? 'local' : 'outside';
}

function delivery(rest: string, places: NetworkPlaces, about: About): readonly LogEvent[] | null {
  const recipients: string[] = [];
  let at = 'to='.length;
  while (recipients.length < MAX_RECIPIENTS) {
    ADDRESS.lastIndex = at;
    const match = ADDRESS.exec(rest);
    if (match === null) break;
    recipients.push(match[1] ?? match[2] ?? '');
    at += match[0].length;
    if (rest[at] !== ',' || rest[at + 1] === ' ') break;
    at += 1;
  }
  const fields = rest.slice(at);
  const statAt = fields.indexOf(', stat=');
  if (recipients.length === 0 || statAt < 0) return null;
  const own = fields.slice(0, statAt);
  const stat = fields.slice(statAt + ', stat='.length);
  const fate = fateOf(stat);
  if (fate === null) return null;
  const mailer = /, mailer=(\w{1,40})/.exec(own)?.[1] ?? '';
  const relay = /, relay=([^,]{1,400})/.exec(own)?.[1] ?? '';
  const address = addressIn(relay);
  const leadsOut = address === null || places.leadsOut(address, undefined);
  return [
    {
      ...about,
      kind: 'delivery',
      recipients,
      originals: [],
      fate,
      outwards: /^(?:e?smtp8?|dsmtp|relay)$/i.test(mailer) && leadsOut,
      reply: fate === 'sent' ? (/^Sent \((.{0,1000})\)/.exec(stat)?.[1] ?? '') : '',
      relay: relay.split(/\.? /, 1)[0] ?? '',
    },
  ];
}

/** Null where the line tells no fate, such as that a copy was queued. */
function fateOf(stat: string): Fate | null {
  if (stat.startsWith('Sent')) return 'sent';
  if (/^(?:Deferred|queued)/i.test(stat)) return 'deferred';
  return 'bounced';
}

function addressIn(relay: string): string | null {
  return /\[(?:IPv6:)?([0-9A-Fa-f.:]{2,45})\]/.exec(relay)?.[1] ?? null;
}
