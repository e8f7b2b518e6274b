/**
 * What our signed ids have in common (see FORMATS.md):
 *
 *     bs1.KDDDDD.RANDOM.MAC
 *
 *     bs1      the format, version 1
 *     K        number of the key, 0–9
 *     DDDDD    day of signing, in whole days since 1970 (UTC)
 *     RANDOM   8 to 16 random bytes in base32hex; makes the id unique
 *     MAC      first 10 bytes of HMAC-SHA256 over all of it, what the id is, and
 *              the sender; a forger's chance is 1 in 2⁸⁰ a try
 *
 * Nothing is stored. Whoever knows the key can tell that the addressee of a
 * report sent a message with this id on that day. What it cannot tell: whether
 * somebody copied it out of a public list and forged the same sender with it.
 * Hence the day, and a strength that is not quite that of a signed return path.
 */

import { normalizeAddress, withAsciiDomain } from '@backscatter/mail';
import { z } from 'zod';
import { dayOf, todays } from '../days.ts';
import { isSameText, type KeyRing, keyRingSchema, macOf } from '../key-ring.ts';
import { toBase32hex } from './base32hex.ts';

/** Bytes of the MAC that are written. */
const MAC_LENGTH = 10;

/** Options of the signers of ids. */
export interface SignIdOptions {
  readonly keys: KeyRing;
  /** To whom a report on the message will come: its return path, tagged or not. */
  readonly sender: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** 8 to 16 random bytes, other ones for each message. */
  readonly random: Uint8Array;
}

/** Options of the verifiers of ids. */
export interface VerifyIdOptions {
  readonly keys: KeyRing;
  /** To whom the report came. */
  readonly sender: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How old the message may be, in days. Default 14. */
  readonly maxAgeDays?: number;
}

/** What became of an id. */
export type IdCheck =
  /** The sender's, and in time. */
  | { readonly status: 'valid'; readonly key: number; readonly ageDays: number }
  /** The sender's, but of another time. */
  | { readonly status: 'expired'; readonly key: number; readonly ageDays: number }
  /** It names a key that is not in the ring. */
  | { readonly status: 'unknown-key'; readonly key: number }
  /** Not made by us, or made for another sender. */
  | { readonly status: 'forged'; readonly key: number }
  /** Begins as ours do, but is cut off or changed. */
  | { readonly status: 'malformed' }
  /** An id of another kind. */
  | { readonly status: 'unsigned' };

/** Days for which an id is good: queues live five, some a week and more. */
export const maxAgeDaysSchema = z.number().positive().max(3_650).default(14);

/** Any text of ordinary length: hostile input is not a wrong option. */
const address = z.string();

/** Checks what all signers take. */
export const signIdSchema = z.strictObject({
  keys: keyRingSchema,
  sender: address.refine((value) => normalizeAddress(value) !== null, 'must be an address'),
  now: z.number().min(0).max(8.64e15),
  random: z
    .instanceof(Uint8Array)
    .refine(({ length }) => length >= 8 && length <= 16, 'must have 8 to 16 bytes'),
});

/** Checks what all verifiers take. */
export const verifyIdSchema = z.strictObject({
  keys: keyRingSchema,
  sender: address,
  now: z.number(),
  maxAgeDays: maxAgeDaysSchema,
});

/** Checked options of a verifier; the sender as `boundSender` makes it. */
export type VerifyId = z.output<typeof verifyIdSchema>;

/** A token taken apart. */
export interface Token {
  readonly key: number;
  readonly day: number;
  /** `bs1.KDDDDD.RANDOM` in lower case. */
  readonly head: string;
  /** In lower case. */
  readonly mac: string;
}

const TOKEN = /^(bs1\.([0-9])([0-9]{5})\.[0-9a-v]{13,26})\.([0-9a-v]{16})$/;

/** Whether an id claims to be a token of ours. */
export function claimsToBeOurs(id: string): boolean {
  return /^bs1\./i.test(id);
}

/** Reads a token; null where it is none. */
export function readToken(text: string): Token | null {
  const [, head = '', key, day, mac = ''] = TOKEN.exec(text.toLowerCase()) ?? [];
  return key === undefined ? null : { key: Number(key), day: Number(day), head, mac };
}

/** Makes a token. `context` is what it is and all that it is bound to, in order. */
export function makeToken(
  { keys, now, random }: Omit<z.output<typeof signIdSchema>, 'sender'>,
  context: (head: string) => string,
): string {
  const day = String(dayOf(now)).padStart(5, '0');
  const head = `bs1.${keys.active}${day}.${toBase32hex(random)}`;
  return `${head}.${toBase32hex(macOf(keys, 'sha256', context(head)).subarray(0, MAC_LENGTH))}`;
}

/** Verifies a token for the context in which it is found. */
export function checkToken(token: Token, context: string, options: VerifyId): IdCheck {
  const { key, day, mac } = token;
  const made = options.keys.mac('sha256', key, context);
  if (made === null) return { status: 'unknown-key', key };
  if (!isSameText(mac, toBase32hex(made.subarray(0, MAC_LENGTH)))) return { status: 'forged', key };
  const ages = todays(options.now).map((today) => today - day);
  const inTime = ages.filter((age) => age >= 0 && age <= options.maxAgeDays);
  return inTime.length === 0
    ? { status: 'expired', key, ageDays: dayOf(options.now) - day }
    : { status: 'valid', key, ageDays: Math.min(...inTime) };
}

/** What a MAC is made of: lines, none of which can hold a line end. */
export function lines(...parts: readonly string[]): string {
  return parts.join('\n');
}

/** The sender to which an id is bound; empty where it is no address, and then nothing verifies. */
export function boundSender(raw: string): string {
  return withAsciiDomain(normalizeAddress(raw)?.address ?? '');
}
