/**
 * The keys that sign and verify.
 *
 * A key that leaked, or is old, must be changed while mail signed with it can
 * still bounce. So every signature names its key by a digit, one key signs, and
 * the retired ones go on verifying for as long as they are in the ring.
 *
 * Keys live in a closure: nothing that prints, copies or serialises a ring can
 * reach them, and no error quotes one.
 */

import { parseOptions } from '@backscatter/core';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';

/** Shorter keys can be searched through, in bytes. */
const MIN_KEY_LENGTH = 16;

/** Far beyond any sensible key: a wrong file was read, in bytes. */
const MAX_KEY_LENGTH = 4_096;

const HASHES = { sha1, sha256 } as const;

/** Options of `createKeyRing`. */
export interface KeyRingOptions {
  /**
   * Keys by number, 0 to 9: bytes, or text whose UTF-8 counts; 16 bytes or more, from a source
   * of randomness.
   */
  readonly keys: Readonly<Record<number, Uint8Array | string>>;
  /** The number of the key that signs; the others verify. */
  readonly active: number;
}

/** A ring of keys that shows none of them. */
export interface KeyRing {
  /** The number of the key that signs. */
  readonly active: number;
  /** Every number there is, in ascending order. */
  readonly numbers: readonly number[];
  /** HMAC (RFC 2104) of a text in UTF-8 by one key; null where there is no such number. */
  mac(hash: keyof typeof HASHES, number: number, text: string): Uint8Array | null;
}

const key = z
  .union([z.string(), z.instanceof(Uint8Array)], 'must be bytes or text')
  .transform((value) => (typeof value === 'string' ? utf8ToBytes(value) : Uint8Array.from(value)))
  .refine(({ length }) => length >= MIN_KEY_LENGTH, `must have ${MIN_KEY_LENGTH} bytes or more`)
  .refine(({ length }) => length <= MAX_KEY_LENGTH, `must have ${MAX_KEY_LENGTH} bytes or fewer`);

const slots = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i, key.optional()]));

const optionsSchema = z
  .strictObject({ keys: z.strictObject(slots), active: z.int().min(0).max(9) })
  .refine(({ keys, active }) => keys[active] !== undefined, {
    path: ['active'],
    message: 'must be the number of one of the keys',
  });

type Macs = Readonly<Record<keyof typeof HASHES, (text: string) => Uint8Array>>;

const encoder = new TextEncoder();

/**
 * HMAC hashes the key, padded, before each of its two passes: done once, it halves a short one. So does
 * a place to work in that is made once.
 */
function macsOf(key: Uint8Array): Macs {
  const macBy = (hash: keyof typeof HASHES): ((text: string) => Uint8Array) => {
    const keyed = hmac.create(HASHES[hash], key);
    const place = keyed.clone();
    return (text) => keyed._cloneInto(place).update(encoder.encode(text)).digest();
  };
  return { sha1: macBy('sha1'), sha256: macBy('sha256') };
}

/** Marks a ring; the same in every copy of this package that a program may have loaded. */
const BRAND = Symbol.for('@backscatter/provenance key ring');

/**
 * Makes a ring.
 *
 * @throws TypeError for a wrong option; it never quotes a key
 */
export function createKeyRing(options: KeyRingOptions): KeyRing {
  const { keys, active } = parseOptions('createKeyRing', optionsSchema, options);
  const byNumber = new Map<number, Macs>();
  for (const [number, bytes] of Object.entries(keys)) {
    if (bytes !== undefined) byNumber.set(Number(number), macsOf(bytes));
  }
  const ring: KeyRing = {
    active,
    numbers: [...byNumber.keys()].sort((a, b) => a - b),
    mac: (hash, number, text) => byNumber.get(number)?.[hash](text) ?? null,
  };
  Object.defineProperty(ring, BRAND, { value: true });
  return ring;
}

/** Checks that an option is a ring made by `createKeyRing`. */
export const keyRingSchema = z.custom<KeyRing>(
  (value) => typeof value === 'object' && value !== null && Object.hasOwn(value, BRAND),
  'must be made by createKeyRing',
);

/**
 * HMAC of a text by the active key, cut to `length` bytes.
 */
export function macOf(ring: KeyRing, hash: keyof typeof HASHES, text: string): Uint8Array {
  const mac = ring.mac(hash, ring.active, text);
  if (mac === null) throw new TypeError('a key ring without its active key');
  return mac;
}

/** Whether two byte strings are equal, in a time that tells nothing of where they differ. */
export function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** The same for two texts. */
export function isSameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
