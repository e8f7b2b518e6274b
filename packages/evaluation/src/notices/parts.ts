/**
 * Mails put together (RFC 5322, RFC 2045, RFC 2046). An entity is its own fields, an
 * empty line and its body; a mail is fields before an entity. Templates are written
 * with bare line feeds and get CRLF here.
 */

import { type Charset, encodeText } from './charsets.ts';
import { type Transfer, transferEncode } from './transfer.ts';

/** A field and its value, encoded already; null for one that this mail lacks. */
export type Field = readonly [name: string, value: string] | null;

/** Template text with CRLF line ends. */
function crlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** Fields, one a line, in their order, without the empty line. */
export function fieldLines(fields: readonly Field[]): string {
  return fields
    .filter((field) => field !== null)
    .map(([name, value]) => `${name}: ${crlf(value)}\r\n`)
    .join('');
}

/** An entity from its fields and the body as it goes over the wire. */
export function entity(fields: readonly Field[], body: string): string {
  return `${fieldLines(fields)}\r\n${body}`;
}

/** A mail: fields of its own before those of its entity. */
export function mail(fields: readonly Field[], of: string): string {
  return fieldLines(fields) + of;
}

/** A mail without MIME: its text, in bytes already where it is not ASCII, and what it quotes. */
export function plainMail(fields: readonly Field[], text: string, quoted = ''): string {
  return `${fieldLines(fields)}\r\n${crlf(text)}${quoted}`;
}

/** How a text part is written; what is absent is as most programs have it. */
export interface TextOptions {
  readonly subtype?: 'plain' | 'html';
  readonly charset?: Charset;
  readonly transfer?: Transfer;
  /** Behind the text, in bytes already: what is quoted of an original. */
  readonly quoted?: string;
  /** Fields beside Content-Type and Content-Transfer-Encoding, before them. */
  readonly before?: readonly Field[];
  /** Parameters of Content-Type behind the charset, such as `; format=flowed`. */
  readonly parameters?: string;
  /** Leaves out Content-Transfer-Encoding where it is `7bit`. */
  readonly terse?: boolean;
}

/** A text part. A 7bit one that quotes bytes of eight bits says 8bit. */
export function textPart(text: string, options: TextOptions = {}): string {
  const { charset = 'us-ascii', subtype = 'plain', quoted = '' } = options;
  const binary = encodeText(crlf(text), charset) + quoted;
  const asked = options.transfer ?? '7bit';
  const transfer = asked === '7bit' && isEightBit(binary) ? '8bit' : asked;
  return entity(
    [
      ...(options.before ?? []),
      ['Content-Type', `text/${subtype}; charset=${charset}${options.parameters ?? ''}`],
      options.terse === true && transfer === '7bit'
        ? null
        : ['Content-Transfer-Encoding', transfer],
    ],
    transferEncode(binary, transfer),
  );
}

/** Whether a binary string holds bytes beyond US-ASCII. */
export function isEightBit(binary: string): boolean {
  return /[\x80-\xff]/.test(binary);
}

/** How parts are put together. */
export interface MultipartOptions {
  readonly boundary: string;
  /** Such as `mixed` or `report; report-type=delivery-status`. */
  readonly subtype: string;
  readonly preamble?: string;
  /** Fields before Content-Type. */
  readonly before?: readonly Field[];
  /** As an old program writes it: the boundary on the line of the type. */
  readonly oneLine?: boolean;
}

/** Parts between boundaries; those that are null are left out. */
export function multipart(options: MultipartOptions, parts: readonly (string | null)[]): string {
  const { boundary, subtype, preamble = '', before = [], oneLine = false } = options;
  const inner = parts
    .filter((part) => part !== null)
    .map((part) => `--${boundary}\r\n${part}\r\n`)
    .join('');
  const gap = oneLine ? ' ' : '\r\n\t';
  return entity(
    [...before, ['Content-Type', `multipart/${subtype};${gap}boundary="${boundary}"`]],
    `${preamble === '' ? '' : `${crlf(preamble)}\r\n`}${inner}--${boundary}--\r\n`,
  );
}

/**
 * A delivery status (RFC 3464): the fields of the message, then those of each recipient.
 *
 * @param before fields of the part before its type, such as Content-Description
 */
export function statusPart(
  groups: readonly (readonly Field[])[],
  before: readonly Field[] = [],
): string {
  return entity(
    [...before, ['Content-Type', 'message/delivery-status']],
    groups.map(fieldLines).join('\r\n'),
  );
}
