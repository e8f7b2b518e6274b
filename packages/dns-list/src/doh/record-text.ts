/**
 * The data of a record as text: `192.0.2.1`, `2001:db8::1`, the strings of a TXT
 * record joined (RFC 7208 section 3.3), `10 mail.example.org` for MX.
 */

import type { DecodedRecord } from './decode-message.ts';
import { decodeName } from './decode-name.ts';
import { RECORD_TYPES } from './encode-query.ts';

/** The text; null where the data are not such as the type wants. */
export function recordText(bytes: Uint8Array, record: DecodedRecord): string | null {
  const data = bytes.subarray(record.start, record.end);
  switch (record.type) {
    case RECORD_TYPES.A:
      return data.length === 4 ? data.join('.') : null;
    case RECORD_TYPES.AAAA:
      return data.length === 16 ? ipv6Text(data) : null;
    case RECORD_TYPES.TXT:
      return joinedStrings(data);
    case RECORD_TYPES.MX: {
      const name = nameIn(bytes, record, 2);
      return name === null ? null : `${((data[0] ?? 0) << 8) | (data[1] ?? 0)} ${name}`;
    }
    default:
      return null;
  }
}

/** The name that fills the data from `offset` on; null where none does. */
export function nameIn(bytes: Uint8Array, record: DecodedRecord, offset = 0): string | null {
  const name = decodeName(bytes, record.start + offset);
  return name !== null && name.end === record.end ? name.name : null;
}

/** In the form of RFC 5952: no leading zeros, the longest run of zeros as `::`. */
function ipv6Text(data: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((data[2 * i] ?? 0) << 8) | (data[2 * i + 1] ?? 0)).toString(16),
  );
  const text = groups.join(':');
  let longest = '';
  for (const [run] of text.matchAll(/(?:^|:)0(?::0){1,7}(?=:|$)/g)) {
    if (run.replace(/^:/, '').length > longest.replace(/^:/, '').length) longest = run;
  }
  if (longest === '') return text;
  const at = text.indexOf(longest);
  return `${text.slice(0, at)}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}

function joinedStrings(data: Uint8Array): string | null {
  const parts: number[] = [];
  let at = 0;
  while (at < data.length) {
    const length = data[at] ?? 0;
    if (at + 1 + length > data.length) return null;
    parts.push(...data.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return new TextDecoder().decode(Uint8Array.from(parts));
}
