/**
 * Exim's main log (the manual's chapter on log files): one line for each step.
 *
 *     2026-03-01 08:00:00 ID <= anna@example.org H=host [192.0.2.7] P=esmtpsa A=plain:anna S=1 id=1@example.org
 *     2026-03-01 08:00:01 ID => bob@example.com R=dnslookup T=remote_smtp H=mx [192.0.2.5] C="250 OK id=…"
 *     2026-03-01 08:00:01 ID ** cy@example.net R=dnslookup T=remote_smtp: 550 no such user
 *     2026-03-01 08:00:01 ID Completed
 *
 * `->` is one more recipient of the same delivery, `==` a delay, `>>` cutthrough
 * delivery, `*>` a delivery that was not made. Ids are 6-6-2 characters, since 4.97 6-11-4.
 * The time is local unless `log_timezone` adds an offset.
 *
 * A stranger's Message-ID and subject stand behind the size `S=`, so who the
 * client was is read in front of it alone.
 */

import { type Fate, type LogEvent, type Origin, queueKey } from './log-event.ts';
import { localTime, parseOffset, type ToUtc } from './log-time.ts';
import type { NetworkPlaces } from './network-places.ts';

const HEAD =
  /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?(?: ([+-]\d\d:?\d\d))? (?:\[\d{1,10}\] )?/;

const STEP =
  /^([0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})) (<=|=>|->|>>|\*\*|==|Completed)(?: |$)/;

/** An address as it stands behind an arrow: a local part in quotes may hold blanks. */
const ADDRESS = /^((?:"(?:[^"\\]|\\.){0,320}"|[^"\s]){0,1000})(?= |$|:)/;

/** The address before routing, or the one of a pipe or file. */
const ORIGINAL = /^ ?<([^<>]{1,1000})>/;

/** Name, HELO, address, and of a next server maybe the port. */
const HOST = / H=[^[\]]{0,520}\[([0-9A-Fa-f.:]{2,45})\](?::(\d{1,5}))?/;

const FATES: ReadonlyMap<string, Fate> = new Map([
  ['=>', 'sent'],
  ['->', 'sent'],
  ['>>', 'sent'],
  ['**', 'bounced'],
  ['==', 'deferred'],
]);

/** Reads a line of a main log; null for the many that tell nothing of a message's way. */
export function parseEximLine(
  line: string,
  toUtc: ToUtc,
  places: NetworkPlaces,
): readonly LogEvent[] | null {
  const head = HEAD.exec(line);
  if (head === null) return null;
  const [, year, month, day, hour, minute, second, zone] = head;
  const time = [Number(hour), Number(minute), Number(second)] as const;
  const local = localTime(Number(year), Number(month) - 1, Number(day), ...time);
  if (local === null) return null;
  const offset = zone === undefined ? null : parseOffset(zone);
  const at = offset === null ? toUtc(local) : local - offset;
  return parseEximStep(line.slice(head[0].length), '', at, places);
}

/** Reads what stands behind the time; through syslog that may be all. */
export function parseEximStep(
  text: string,
  host: string,
  at: number,
  places: NetworkPlaces,
): readonly LogEvent[] | null {
  const step = STEP.exec(text);
  if (step === null) return null;
  const [whole, queueId = '', arrow = ''] = step;
  const about = { queue: queueKey(`${host}/exim`, queueId), queueId, at };
  const rest = text.slice(whole.length);
  if (arrow === 'Completed') return [{ ...about, kind: 'removed' }];
  if (arrow === '<=') return arrival(rest, places, about);
  const fate = FATES.get(arrow);
  return fate === undefined ? null : delivery(rest, fate, places, about);
}

type About = Pick<LogEvent, 'queue' | 'queueId' | 'at'>;

function arrival(rest: string, places: NetworkPlaces, about: About): readonly LogEvent[] | null {
  const sender = ADDRESS.exec(rest)?.[1];
  if (sender === undefined) return null;
  const size = / S=\d{1,12}(?= |$)/.exec(rest);
  const before = rest.slice(sender.length, size?.index);
  const after = size === null ? '' : rest.slice(size.index + size[0].length);
  const id = /(?:^| )id=(\S{1,1000})/.exec(after.split(' T="', 1)[0] ?? '')?.[1];
  const events: LogEvent[] = [
    { ...about, kind: 'origin', origin: originOf(before, places), behind: null, before: null },
  ];
  if (id !== undefined) events.push({ ...about, kind: 'message-id', id });
  events.push({ ...about, kind: 'sender', sender: sender === '<>' ? '' : sender });
  return events;
}

function originOf(fields: string, places: NetworkPlaces): Origin {
  const protocol = / P=([\w-]{1,40})/.exec(fields)?.[1] ?? '';
  if (/ A=\S/.test(fields) || /^e?smtps?a$/i.test(protocol)) return 'authenticated';
  const address = hostAddress(fields);
  if (address !== null) return places.placeOf(address);
  return protocol.startsWith('local') || / U=\S/.test(fields) ? 'local' : 'outside';
}

function delivery(
  rest: string,
  fate: Fate,
  places: NetworkPlaces,
  about: About,
): readonly LogEvent[] | null {
  const recipient = ADDRESS.exec(rest)?.[1];
  if (recipient === undefined || recipient === '') return null;
  let fields = rest.slice(recipient.length);
  const original = ORIGINAL.exec(fields)?.[1];
  if (original !== undefined) fields = fields.slice(fields.indexOf('>') + 1);
  const reply = / C="((?:[^"\\]|\\.){0,1000})"/.exec(fields)?.[1] ?? '';
  // An answer may hold anything; an error's text follows the first colon and blank.
  const own = fields.split(/ C="|: /, 1)[0] ?? '';
  const [, address, port] = HOST.exec(own) ?? [];
  return [
    {
      ...about,
      kind: 'delivery',
      recipients: [recipient],
      originals: original === undefined ? [] : [original],
      fate,
      outwards: address !== undefined && places.leadsOut(address, port) && !/ T=\S*lmtp/i.test(own),
      reply,
      relay: / H=([^\s[\]]{1,255})/.exec(own)?.[1] ?? '',
    },
  ];
}

function hostAddress(fields: string): string | null {
  return HOST.exec(fields)?.[1] ?? null;
}
