/**
 * Addresses in the form in which they are compared and looked up.
 *
 * RFC 5321 section 2.4 lets a local part be case-sensitive; no server a person
 * writes from is, and relays change case. So everything is lower case, without
 * angle brackets, source route, transport wrapping and `+tag` (RFC 5233), and
 * quoted only where it must be. The normal form of a normal form is itself.
 */

import type { NormalAddress } from '@backscatter/core';
import { unwrapLocalPart } from './unwrap-local-part.ts';

/** RFC 5321 section 4.5.3.1 allows 254; wrapping and UTF-8 may lengthen it. */
const MAX_ADDRESS_LENGTH = 1_000;

/** A tagged address that is forwarded by a forwarder has three; nobody needs more than these. */
const MAX_WRAPPINGS = 8;

/** Stands in no domain, an address literal included (RFC 5321 section 4.1.2). */
const NO_DOMAIN = /[\s"(),;<>\\]/;

/**
 * A local part that holds one of these must be quoted. QUIRK: dots in wrong
 * places are not among them; `a..b` is a mailbox in Japan, quoted or not.
 */
const SPECIALS = /[\s"(),:;<>@[\\\]]/;

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
  const domain = written
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.$/, '');
  const unquoted = unquote(written.slice(0, Math.max(0, at)));
  if (unquoted === '' || domain === '' || domain.endsWith('.')) return null;
  if (NO_DOMAIN.test(domain) || /\p{Cc}/u.test(written)) return null;
  const bare = unwrap(unquoted);
  if (bare === null) return null;
  const local = quote(bare.local.toLowerCase());
  const address = `${local}@${domain}`;
  if (address.length > MAX_ADDRESS_LENGTH) return null;
  return { raw: written, address, local, domain, tag: bare.tag, wrapping: bare.wrapping };
}

type Bare = Pick<NormalAddress, 'local' | 'tag' | 'wrapping'>;

/**
 * Takes off wrapping and sub-address until none is left, and keeps the outermost
 * of each: one return path can be tagged and name its recipient.
 */
function unwrap(written: string): Bare | null {
  // Case is kept for tags that somebody signed. Those are ASCII; elsewhere lower
  // case may be longer, and what it makes of a wrapping must be seen here.
  let local = /^[ -~]*$/.test(written) ? written : written.toLowerCase();
  let wrapping: NormalAddress['wrapping'] = null;
  let tag: string | null = null;
  for (let depth = 0; depth <= MAX_WRAPPINGS; depth++) {
    const inner = unwrapLocalPart(local);
    wrapping ??= inner.wrapping;
    const rewritten = inner.wrapping?.kind === 'srs0' || inner.wrapping?.kind === 'srs1';
    const plus = rewritten ? -1 : inner.local.indexOf('+');
    const bare = plus > 0 ? inner.local.slice(0, plus) : inner.local;
    if (plus > 0) tag ??= inner.local.slice(plus + 1);
    if (bare === local) return { local, tag, wrapping };
    local = bare;
  }
  return null;
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

/** `"john.doe"` → `john.doe` (RFC 5321 section 4.1.2: both name the same mailbox). */
function unquote(local: string): string {
  if (local.length < 2 || !local.startsWith('"') || !local.endsWith('"')) return local;
  return local.slice(1, -1).replace(/\\(.)/g, '$1');
}

function quote(local: string): string {
  return SPECIALS.test(local) ? `"${local.replace(/["\\]/g, '\\$&')}"` : local;
}
