/**
 * A DNS question as bytes (RFC 1035 section 4.1): a header of twelve octets, the
 * name as labels each led by its length, the type and the class.
 */

/** Record types by number (RFC 1035 section 3.2.2, RFC 3596). */
export const RECORD_TYPES = { A: 1, CNAME: 5, SOA: 6, MX: 15, TXT: 16, AAAA: 28 } as const;

/** Class IN, the Internet. */
export const CLASS_IN = 1;

/** Octets of a name at most, lengths and the root's included (RFC 1035 section 2.3.4). */
export const MAX_NAME = 255;

/** Octets of a label at most (RFC 1035 section 2.3.4). */
const MAX_LABEL = 63;

/** The header: recursion desired, one question. */
const HEADER = [0, 0, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0] as const;

/** Letters, digits and marks that need no escaping; a list's key may hold any of them. */
const PRINTABLE = /^[!-[\]-~]{1,253}$/;

/**
 * The labels of a name that the DNS can hold, in lower case; null for any other.
 * One trailing dot is allowed.
 */
export function labelsOf(name: string): readonly string[] | null {
  const bare = name.endsWith('.') ? name.slice(0, -1) : name;
  if (!PRINTABLE.test(bare)) return null;
  const labels = bare.toLowerCase().split('.');
  return labels.every(({ length }) => length > 0 && length <= MAX_LABEL) ? labels : null;
}

/**
 * The message that asks for the records of `type` at `name`. Its ID is 0, as
 * RFC 8484 section 4.1 wants it: the same question is then the same bytes, which
 * a cache can know again.
 *
 * @param name printable ASCII with dots
 * @returns null where the DNS cannot hold such a name
 */
export function encodeQuery(name: string, type: number): Uint8Array | null {
  const labels = labelsOf(name);
  if (labels === null) return null;
  const bytes: number[] = [...HEADER];
  for (const label of labels) {
    bytes.push(label.length);
    for (let i = 0; i < label.length; i += 1) bytes.push(label.charCodeAt(i));
  }
  bytes.push(0, type >> 8, type & 0xff, 0, CLASS_IN);
  return Uint8Array.from(bytes);
}
