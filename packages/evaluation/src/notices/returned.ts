/**
 * What a report returns of the original, and in which dress: a part of its own
 * (RFC 3462: the message, or its header as text/rfc822-headers), the message cut
 * where the server's limit lies, or lines within the text of the notice.
 */

import type { Random } from '../random.ts';
import type { NoticePlan } from './notice-format.ts';
import { entity, type Field, isEightBit } from './parts.ts';

/** The header of a raw message with the CRLF of its last line. */
export function headOf(raw: string): string {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? raw : raw.slice(0, end + 2);
}

/** The body of a raw message, or nothing. */
export function bodyOf(raw: string): string {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? '' : raw.slice(end + 4);
}

/** Whether a body is long enough to be cut within. */
const ENOUGH = 200;

/**
 * The header and the beginning of the body, cut by bytes as servers do, in the middle
 * of a line too; of a short body its first half.
 */
export function cutBytes(raw: string, bodyBytes: number): string {
  const head = headOf(raw);
  const body = bodyOf(raw);
  const keep = body.length > bodyBytes + ENOUGH ? bodyBytes : Math.floor(body.length / 2);
  return `${head}\r\n${body.slice(0, keep).replace(/\r$/, '')}`;
}

/** The header and the first lines of the body; of a short body its first half. */
export function cutLines(raw: string, bodyLines: number): string {
  const lines = bodyOf(raw).split('\r\n');
  const keep = lines.length > bodyLines + 2 ? bodyLines : Math.floor(lines.length / 2);
  return `${headOf(raw)}\r\n${lines.slice(0, keep).join('\r\n')}\r\n`;
}

/** Every line with a mark before it. */
export function marked(raw: string, mark: string): string {
  return raw
    .replace(/\r\n$/, '')
    .split('\r\n')
    .map((line) => `${mark}${line}`.trimEnd())
    .join('\r\n');
}

/** Only the fields of those lower-case names, folded lines and all, in their order. */
export function someFields(raw: string, names: readonly string[]): string {
  return headOf(raw)
    .split(/\r\n(?![ \t])/)
    .filter((field) => names.includes(field.slice(0, field.indexOf(':')).trim().toLowerCase()))
    .map((field) => `${field}\r\n`)
    .join('');
}

/** Who handed the message to the reporter, by its topmost Received line: `name [address]`. */
export function handedBy({ original }: NoticePlan): string {
  const [, name, address] =
    /^Received: from (\S{1,255})(?: \([^)]{0,255}?\[(?:IPv6:)?([0-9a-fA-F.:]{3,45})\]\))?/.exec(
      original.raw,
    ) ?? [];
  if (name === undefined) return 'localhost';
  return address === undefined ? name : `${name} [${address}]`;
}

/** What a program puts around the part that holds what it returns. */
export interface ReturnedDress {
  /** Content-Description and the like; before the type. */
  readonly before?: readonly Field[];
  /** Behind the type, such as Content-Disposition. */
  readonly after?: readonly Field[];
  /** In place of message/rfc822. */
  readonly messageType?: string;
  /** In place of text/rfc822-headers. */
  readonly headersType?: string;
  /** Whether the transfer encoding is said even where it is 7bit. */
  readonly explicit?: boolean;
  /** Bytes of a body that a truncated message keeps; at most that many. Default 2,000. */
  readonly keep?: number;
}

/** The part that returns the original, by the plan's amount; null where none does. */
export function returnedPart(
  plan: NoticePlan,
  random: Random,
  dress: ReturnedDress = {},
): string | null {
  const { original, returned } = plan;
  if (returned === 'none' || returned === 'quoted') return null;
  const headers = returned === 'headers';
  const most = dress.keep ?? 2_000;
  const body = headers
    ? headOf(original.raw)
    : returned === 'truncated'
      ? cutBytes(original.raw, Math.max(200, most - random.below(Math.ceil(most / 4))))
      : original.raw;
  const eight = isEightBit(body);
  return entity(
    [
      ...(dress.before ?? []),
      [
        'Content-Type',
        headers
          ? (dress.headersType ?? 'text/rfc822-headers')
          : (dress.messageType ?? 'message/rfc822'),
      ],
      eight || dress.explicit === true
        ? ['Content-Transfer-Encoding', eight ? '8bit' : '7bit']
        : null,
      ...(dress.after ?? []),
    ],
    body,
  );
}
