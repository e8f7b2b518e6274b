/**
 * Addresses in the form in which they are compared and looked up.
 *
 * RFC 5321 section 2.4 lets a local part be case-sensitive; no server a person
 * writes from is, and relays change case. So everything is lower case, without
 * angle brackets, source route, transport wrapping and `+tag` (RFC 5233).
 */

import type { NormalAddress } from '@backscatter/core';
import { unwrapLocalPart } from './address-wrapping.ts';

/** RFC 5321 section 4.5.3.1 allows 254; wrapping and UTF-8 may lengthen it. */
const MAX_ADDRESS_LENGTH = 1_000;

/**
 * Brings an address into normal form.
 *
 * @param raw an address as written, with or without angle brackets
 * @returns null for the null sender and for what is no address
 */
export function normalizeAddress(raw: string): NormalAddress | null {
  const written = stripBrackets(raw);
  if (written === '' || written.length > MAX_ADDRESS_LENGTH) return null;
  const at = written.lastIndexOf('@');
  if (at <= 0 || at === written.length - 1 || /\s/.test(written.slice(at))) return null;
  const domain = written
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.$/, '');
  const unquoted = unquote(written.slice(0, at));
  if (unquoted === '' || domain === '') return null;
  const { local: bare, wrapping } = unwrapLocalPart(unquoted);
  const plus = wrapping?.kind === 'srs0' || wrapping?.kind === 'srs1' ? -1 : bare.indexOf('+');
  const local = (plus > 0 ? bare.slice(0, plus) : bare).toLowerCase();
  const tag = plus > 0 ? bare.slice(plus + 1) : null;
  return { raw: written, address: `${local}@${domain}`, local, domain, tag, wrapping };
}

/** `<@relay:user@host>` → `user@host` (RFC 5321 section 4.1.1.3: routes are ignored). */
function stripBrackets(raw: string): string {
  let address = raw.trim();
  if (address.startsWith('<') && address.endsWith('>')) address = address.slice(1, -1).trim();
  if (address.startsWith('@')) {
    const colon = address.indexOf(':');
    if (colon > 0) address = address.slice(colon + 1);
  }
  return /^mailto:/i.test(address) ? address.slice(7) : address;
}

/** `"john doe"` → `john doe` (RFC 5321 section 4.1.2: both name the same mailbox). */
function unquote(local: string): string {
  if (local.length < 2 || !local.startsWith('"') || !local.endsWith('"')) return local;
  return local.slice(1, -1).replace(/\\(.)/g, '$1');
}
