/**
 * Tags a return path. See `batv-tag` for the format.
 */

import { parseOptions } from '@backscatter/core';
import { unwrapLocalPart, withAsciiDomain } from '@backscatter/mail';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { dayOf } from '../days.ts';
import { type KeyRing, keyRingSchema, macOf } from '../key-ring.ts';
import { type AddressParts, joinAddress, splitAddress } from '../local-part.ts';
import { type BatvForm, FORMS, tagLocalPart } from './batv-tag.ts';

/** Days for which a tag is good. Longer ones leave fewer of the 1,000 to refuse. */
export const windowDaysSchema = z.int().min(1).max(365).default(7);

/** Options of `signReturnPath`. */
export interface SignReturnPathOptions {
  readonly keys: KeyRing;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** For how many days reports are taken. Default 7, at most 365. */
  readonly windowDays?: number;
  /** How the tag is written. Default `prvs`, also where another form cannot hold the address. */
  readonly form?: BatvForm;
}

const optionsSchema = z.strictObject({
  keys: keyRingSchema,
  now: z.number().min(0),
  windowDays: windowDaysSchema,
  form: z.enum(FORMS).default('prvs'),
});

/**
 * The return path to send with. It is given back as it was where it is the null
 * sender, no address, tagged already (by whomever), a forwarder's SRS address,
 * or too long for a tag.
 *
 * @param address a return path without angle brackets
 * @throws TypeError for a wrong option
 */
export function signReturnPath(address: string, options: SignReturnPathOptions): string {
  const checked = parseOptions('signReturnPath', optionsSchema, options);
  const parts = splitAddress(address);
  if (parts === null) return address;
  const { wrapping } = unwrapLocalPart(parts.local);
  if (wrapping !== null && wrapping.kind !== 'verp') return address;
  const { keys, now, windowDays, form } = checked;
  const expires = (dayOf(now) + windowDays) % 1_000;
  const head = `${keys.active}${String(expires).padStart(3, '0')}`;
  const mac = macOf(keys, 'sha1', head + signedForm(parts));
  const tag = head + bytesToHex(mac.subarray(0, 3));
  const local = tagLocalPart(parts.local, tag, form) ?? tagLocalPart(parts.local, tag, 'prvs');
  return local === null ? address : joinAddress({ ...parts, local });
}

/** The form of the address over which we sign. */
export function signedForm({ local, domain }: AddressParts): string {
  return withAsciiDomain(`${local}@${domain}`.toLowerCase());
}
