/**
 * Reads header fields from text: the body of a `text/rfc822-headers` part, a
 * block of a `message/delivery-status` part, or a header quoted in a notice.
 *
 * QUIRK: the wild writes `Final Recipient` without its dash, indents whole
 * blocks and leaves lines between fields. A line without a colon is skipped
 * and counted, never an end.
 */

import type { Header } from '@backscatter/core';
import { splitLines } from './split-lines.ts';

/** More fields than any server writes; what follows is not read. */
const MAX_FIELDS = 2_000;

/** RFC 5322 field names have no blank; 76 is generous for one. */
const MAX_NAME_LENGTH = 76;

/** The fields of a header, in their order. */
export interface HeaderBlock {
  readonly headers: readonly Header[];
  /** Lines that were neither a field nor the continuation of one. */
  readonly strayLines: number;
}

/** Reads every field of the text up to its end; blank lines are skipped. */
export function parseHeaderBlock(text: string): HeaderBlock {
  const headers: { name: string; raw: string }[] = [];
  let strayLines = 0;
  for (const line of splitLines(text)) {
    if (line.trim() === '') continue;
    const last = headers.at(-1);
    if ((line[0] === ' ' || line[0] === '\t') && last !== undefined) {
      last.raw += `\n${line}`;
      continue;
    }
    const name = fieldName(line);
    if (name === null) {
      strayLines++;
      continue;
    }
    if (headers.length >= MAX_FIELDS) break;
    headers.push({ name, raw: line.slice(line.indexOf(':') + 1) });
  }
  return { headers, strayLines };
}

/**
 * The lower-case field name a line starts with.
 *
 * @returns null where the line is no header field.
 */
export function fieldName(line: string): string | null {
  const colon = line.indexOf(':');
  if (colon < 1 || colon > MAX_NAME_LENGTH) return null;
  const name = line.slice(0, colon).trimEnd();
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code <= 0x20 || code >= 0x7f) return null;
  }
  return name === '' ? null : name.toLowerCase();
}
