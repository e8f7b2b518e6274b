/**
 * The name that is asked of a list, without its zone (RFC 5782 section 2).
 *
 * An IPv4 address is written with its octets reversed, an IPv6 address as 32
 * nibbles reversed, a domain as it is.
 */

import type { ListSubject } from './list-report.ts';
import { parseIp6 } from './parse-ip6.ts';

const IP4 = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
/** Characters of a whole name (RFC 1035 section 2.3.4, as text without the last dot). */
export const MAX_NAME = 253;

/** The labels to put before the zone, or null for a value that is not of its kind. */
export function writeQuestionName({ kind, value }: ListSubject): string | null {
  if (value.length > MAX_NAME) return null;
  if (kind === 'ip4') return IP4.test(value) ? reverseIp4(value) : null;
  if (kind === 'domain') return isDomain(value) ? value : null;
  const words = parseIp6(value);
  if (words === null) return null;
  const nibbles = words.map((word) => word.toString(16).padStart(4, '0')).join('');
  return [...nibbles].reverse().join('.');
}

function reverseIp4(value: string): string | null {
  const octets = value.split('.');
  return octets.every((octet) => Number(octet) <= 255) ? octets.reverse().join('.') : null;
}

/** Two labels at least, and no address: a list of domains takes the question for misuse. */
function isDomain(value: string): boolean {
  const labels = value.split('.');
  const top = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d{1,63}$/.test(top);
}
