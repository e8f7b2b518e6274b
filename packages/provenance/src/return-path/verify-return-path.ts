/**
 * Verifies a tagged return path. See `batv-tag` for the format.
 */

import { parseOptions } from '@backscatter/core';
import { hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { modulo, todays } from '../days.ts';
import { equalInConstantTime, type KeyRing, keyRingSchema } from '../key-ring.ts';
import { type AddressParts, joinAddress, splitAddress } from '../local-part.ts';
import { type BatvTag, findTag, readTag, TAG_SIGN } from './batv-tag.ts';
import { signedForm, windowDaysSchema } from './sign-return-path.ts';

/** What became of a return path. */
export type ReturnPathCheck =
  /** We made it, and it is in time. */
  | {
      readonly status: 'valid';
      /** The address without its tag, as written. */
      readonly address: string;
      readonly key: number;
      /** Days until it expires; 0 on its last day. */
      readonly daysLeft: number;
    }
  /** We made it, but it is not in time: old, or not of this ring's window. */
  | { readonly status: 'expired'; readonly address: string; readonly key: number }
  /** It names a key that is not in the ring. */
  | { readonly status: 'unknown-key'; readonly address: string; readonly key: number }
  /** It names a key of the ring, which did not make it. */
  | { readonly status: 'forged'; readonly address: string; readonly key: number }
  /** A tag of another shape: cut off, or not of this format. */
  | { readonly status: 'malformed'; readonly address: string }
  /** A form that only others write, and not ours by its hash. */
  | { readonly status: 'foreign'; readonly address: string }
  /** No tag, or no address. */
  | { readonly status: 'untagged' };

/** Options of `verifyReturnPath`. */
export interface VerifyReturnPathOptions {
  readonly keys: KeyRing;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The longest window that was signed with, in days. Default 7. */
  readonly windowDays?: number;
}

const optionsSchema = z.strictObject({
  keys: keyRingSchema,
  now: z.number(),
  windowDays: windowDaysSchema,
});

/**
 * Says whether we made this return path. Never throws for what the address
 * holds.
 *
 * @param address as it came in RCPT TO, with or without angle brackets
 * @throws TypeError for a wrong option
 */
export function verifyReturnPath(
  address: string,
  options: VerifyReturnPathOptions,
): ReturnPathCheck {
  return checkReturnPath(address, parseOptions('verifyReturnPath', optionsSchema, options));
}

/** The same, for options that were checked. */
export function checkReturnPath(
  raw: string,
  { keys, now, windowDays }: z.output<typeof optionsSchema>,
): ReturnPathCheck {
  // Most addresses bear no tag, and all tags hold this sign.
  const parts = raw.includes(TAG_SIGN) ? splitAddress(raw) : null;
  const tagged = parts === null ? null : findTag(parts);
  if (tagged === null) return { status: 'untagged' };
  const address = joinAddress(tagged.original);
  const tag = readTag(tagged.tag);
  if (tag === null) return { status: tagged.foreign ? 'foreign' : 'malformed', address };
  const { key } = tag;
  if (!keys.numbers.includes(key)) {
    return tagged.foreign
      ? { status: 'foreign', address }
      : { status: 'unknown-key', address, key };
  }
  if (!isOurs(tag, tagged.original, keys)) {
    return tagged.foreign ? { status: 'foreign', address } : { status: 'forged', address, key };
  }
  const daysLeft = todays(now)
    .map((today) => modulo(tag.expires - today, 1_000))
    .filter((days) => days <= windowDays);
  return daysLeft.length === 0
    ? { status: 'expired', address, key }
    : { status: 'valid', address, key, daysLeft: Math.min(...daysLeft) };
}

/** Both forms are always tried, so that the time tells nothing but whether they differ. */
function isOurs({ key, expires, hash }: BatvTag, original: AddressParts, keys: KeyRing): boolean {
  const head = `${key}${String(expires).padStart(3, '0')}`;
  const given = hexToBytes(hash);
  const forms = new Set([signedForm(original), `${original.local}@${original.domain}`]);
  const matches = [...forms].map((form) => {
    const mac = keys.mac('sha1', key, head + form);
    return mac !== null && equalInConstantTime(mac.subarray(0, 3), given);
  });
  return matches.includes(true);
}
