/**
 * Bounce Address Tag Validation (draft-levine-smtp-batv): the return path says
 * by itself that we made it.
 *
 *     prvs=KDDDSSSSSS=local@domain
 *
 *     K        number of the key, 0–9
 *     DDD      day on which it expires, in days since 1970 modulo 1,000
 *     SSSSSS   first 3 bytes of HMAC-SHA1(key, "KDDD" + "local@domain"), in hex
 *
 * QUIRK: five written forms are about. `prvs=TAG=local`, `prvs=local=TAG` and
 * `local+prvs=TAG` hold this tag, and we write them; `btv1==TAG==local` and
 * `msprvs1=TAG=local` hold what other makers put there, and are ours only if
 * the hash says so.
 *
 * QUIRK: relays write the local part in lower case. The tag is hex, so it does
 * not mind; the address does. We sign it in lower case, and verify it as it is
 * written too, as others sign it. A forger's chance is 2 in 2²⁴ a try, then.
 */

import { unwrapLocalPart } from '@backscatter/mail';
import type { AddressParts } from '../local-part.ts';

/** RFC 5321 section 4.5.3.1.1, in octets; characters are counted, which are no more. */
const MAX_LOCAL_LENGTH = 64;

/** What every form holds, and few other addresses. */
export const TAG_SIGN = '=';

/** The forms that we write. */
export const FORMS = ['prvs', 'reversed', 'sub-address'] as const;

/** `prvs=TAG=local`, `prvs=local=TAG` or `local+prvs=TAG`. */
export type BatvForm = (typeof FORMS)[number];

/** A tag, and the address it hangs on. */
export interface TaggedAddress {
  /** The address without its tag, as written. */
  readonly original: AddressParts;
  /** As written. */
  readonly tag: string;
  /** Whether the form is one that only others write. */
  readonly foreign: boolean;
}

/** What a tag of the usual shape says. */
export interface BatvTag {
  readonly key: number;
  /** Expiry day modulo 1,000. */
  readonly expires: number;
  /** Six digits of hex in lower case. */
  readonly hash: string;
}

/** Finds the tag of an address; null where it has none. */
export function findTag({ local, domain }: AddressParts): TaggedAddress | null {
  const { local: inner, wrapping } = unwrapLocalPart(local);
  if (wrapping?.kind !== 'batv') return null;
  const foreign = /^(?:btv1==|msprvs1=)/i.test(local);
  return { original: { local: inner, domain }, tag: wrapping.tag, foreign };
}

/** Reads a tag; null where it has another shape. */
export function readTag(tag: string): BatvTag | null {
  const match = /^([0-9])([0-9]{3})([0-9a-f]{6})$/i.exec(tag);
  if (match === null) return null;
  const [, key, expires, hash = ''] = match;
  return { key: Number(key), expires: Number(expires), hash: hash.toLowerCase() };
}

/** The local part that bears a tag; null where it is too long or the form cannot hold it. */
export function tagLocalPart(local: string, tag: string, form: BatvForm): string | null {
  const written = {
    prvs: `prvs=${tag}=${local}`,
    reversed: `prvs=${local}=${tag}`,
    'sub-address': `${local}+prvs=${tag}`,
  }[form];
  if (written.length > MAX_LOCAL_LENGTH) return null;
  const found = unwrapLocalPart(written);
  return found.local === local && found.wrapping?.kind === 'batv' && found.wrapping.tag === tag
    ? written
    : null;
}

/** Whether an address has room for a tag, so that one without must not be ours. */
export function hasRoomForTag({ local }: AddressParts): boolean {
  return tagLocalPart(local, '0000000000', 'prvs') !== null;
}
