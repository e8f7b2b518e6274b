/**
 * The keys of the counters: 64 bits of a BLAKE3 hash, keyed with a secret of
 * the caller, so that a copied store tells nobody whose mail bounces or what it
 * said. A guessed address cannot be tried against it without the secret.
 *
 * What is counted by, an address or a band, has several counters. Their keys are
 * its own key with some of its first 32 bits turned over, the same for each kind of
 * counter: as far apart as hashes are, for a fraction of the time.
 */

import type { SentKey } from '@backscatter/core';
import { createSecretHash } from '@backscatter/mail';

/** Tells these keys from those of other stores under the same secret. */
const CONTEXT = 'backscatter 2026-11 keys of the flood counters';

/** What reports are counted by, and the delivery. */
type KeyKind = 'address' | 'domain' | 'band' | 'subject' | 'delivery';

/** Digits of half a key, 32 bits. */
const HALF = 8;

/** The counters of an address or domain, and those of a band or subject. */
export const LEVEL = ['quick', 'slow', 'alarm'] as const;
export const CAMPAIGN = ['members', 'evidence', 'proved'] as const;

const COUNTERS = [...LEVEL, ...CAMPAIGN];

/** What is counted. */
type CounterKind = (typeof COUNTERS)[number];

/** Makes keys. */
export interface FloodKeys {
  /** The key of a text. */
  of(kind: KeyKind, text: string): SentKey;
  /** The keys of counters of what has the key `base`, one for each kind. */
  counters(base: SentKey, kinds: readonly CounterKind[]): readonly SentKey[];
}

/** Keys under a secret; the secret stays in the closure. */
export function createFloodKeys(secret: string | Uint8Array): FloodKeys {
  const hash = createSecretHash(secret, CONTEXT);
  const of = (kind: KeyKind | 'counter', text: string): SentKey => hash(`${kind}\0${text}`);
  const turned = new Map(COUNTERS.map((kind) => [kind, firstHalf(of('counter', kind))]));
  return {
    of,
    counters: (base, kinds) => {
      const first = firstHalf(base);
      const second = base.slice(HALF);
      return kinds.map((kind) => hexHalf(first ^ (turned.get(kind) ?? 0)) + second);
    },
  };
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexHalf(half: number): string {
  const high = `${HEX[half >>> 24]}${HEX[(half >>> 16) & 255]}`;
  return `${high}${HEX[(half >>> 8) & 255]}${HEX[half & 255]}`;
}

function firstHalf(key: SentKey): number {
  return Number.parseInt(key.slice(0, HALF), 16);
}
