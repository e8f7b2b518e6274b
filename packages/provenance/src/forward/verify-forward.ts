/**
 * Verifies a return path that our own forwarder wrote (SRS).
 *
 *     SRS0=HHHH=TT=domain=local@forwarder
 *
 *     HHHH   the first characters, four or more, of HMAC-SHA1 in base64 over
 *            what follows, in lower case and without the signs between
 *     TT     day modulo 1,024 in two characters of base32
 *
 * The common forwarders (Mail::SRS, libsrs2, postsrsd) agree on it. A report to
 * such an address answers a message that we passed on: ours by our definition,
 * be it spam.
 *
 * SRS has no number of a key: each of the ring is tried, ten at most. QUIRK:
 * relays write the local part in lower case, and every implementation therefore
 * takes a hash that agrees but for case. Four characters are 1 chance in 2²⁴ for
 * each key, folded at best 1 in 2²⁰.
 */

import { parseOptions } from '@backscatter/core';
import { parseSrs, type SrsLocalPart } from '@backscatter/mail';
import { z } from 'zod';
import { modulo, todays } from '../days.ts';
import { isSameText, type KeyRing, keyRingSchema } from '../key-ring.ts';
import { splitAddress } from '../local-part.ts';

/** Shorter hashes are guessed in a day, in characters. */
const MIN_HASH_LENGTH = 4;

/** SHA-1 in base64 without its padding. */
const MAX_HASH_LENGTH = 27;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What became of an SRS address. */
export type ForwardCheck =
  | {
      /** `valid`: our forwarder's, and in time. `expired`: its own, of another time. */
      readonly status: 'valid' | 'expired';
      /** The address that was rewritten first, as far as the rewritten one tells. */
      readonly original: string;
      /** Days since; modulo 1,024. */
      readonly ageDays: number;
      /** Whether the hash agrees only without regard to case. */
      readonly folded: boolean;
    }
  /** No key of the ring made it, or the hash or time stamp is cut off. */
  | { readonly status: 'forged'; readonly original: string }
  /** No SRS address. */
  | { readonly status: 'not-srs' };

/** Options of `verifyForward`. */
export interface VerifyForwardOptions {
  /** The forwarder's secrets, under any numbers. */
  readonly keys: KeyRing;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How old the address may be, in days. Default 21, as forwarders have it; at most 365. */
  readonly maxAgeDays?: number;
}

/** Days for which a forwarder's address is good. */
export const forwardAgeSchema = z.int().min(1).max(365).default(21);

const optionsSchema = z.strictObject({
  keys: keyRingSchema,
  now: z.number(),
  maxAgeDays: forwardAgeSchema,
});

/**
 * Says whether our forwarder made this return path. Never throws for what the
 * address holds.
 *
 * @throws TypeError for a wrong option
 */
export function verifyForward(address: string, options: VerifyForwardOptions): ForwardCheck {
  return checkForward(address, parseOptions('verifyForward', optionsSchema, options));
}

/** The same, for options that were checked. */
export function checkForward(
  raw: string,
  { keys, now, maxAgeDays }: z.output<typeof optionsSchema>,
): ForwardCheck {
  const parts = splitAddress(raw);
  const srs = parts === null ? null : parseSrs(parts.local);
  if (srs === null) return { status: 'not-srs' };
  const original = `${srs.local}@${srs.domain}`;
  const agreement = compareHash(srs, keys);
  const stamp = readTimestamp(srs.timestamp);
  if (agreement === 'none' || stamp === null) return { status: 'forged', original };
  const ages = todays(now).map((today) => modulo(today - stamp, 1_024));
  const ageDays = Math.min(...ages);
  const status = ageDays <= maxAgeDays ? 'valid' : 'expired';
  return { status, original, ageDays, folded: agreement === 'folded' };
}

function compareHash({ hash, hashed }: SrsLocalPart, keys: KeyRing): 'exact' | 'folded' | 'none' {
  if (hash.length < MIN_HASH_LENGTH || hash.length > MAX_HASH_LENGTH) return 'none';
  let exact = false;
  let folded = false;
  for (const number of keys.numbers) {
    const mac = keys.mac('sha1', number, hashed.toLowerCase());
    const made = mac === null ? '' : toBase64(mac).slice(0, hash.length);
    exact = isSameText(hash, made) || exact;
    folded = isSameText(hash.toLowerCase(), made.toLowerCase()) || folded;
  }
  return exact ? 'exact' : folded ? 'folded' : 'none';
}

/** The day modulo 1,024; null where it is none. */
function readTimestamp(text: string): number | null {
  const [high = -1, low = -1] = [...text.toUpperCase()].map((char) => BASE32.indexOf(char));
  return text.length !== 2 || high < 0 || low < 0 ? null : high * 32 + low;
}

/** Base64 (RFC 4648 section 4) without padding. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) text += BASE64[(three >>> shift) & 63];
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}
