/**
 * The keys under which harvesters are counted: BLAKE3 hashes keyed with a secret
 * of the caller, so that a copied store names no client and no address. 64 bits
 * are kept; two that meet by chance count one recipient too few.
 */

import type { SentKey } from '@backscatter/core';
import { createSecretHash } from '@backscatter/mail';

/** Tells these keys from those of other stores under the same secret. */
const CONTEXT = 'backscatter 2026-11 keys of harvesting counters';

/**
 * What is counted: unknown and known recipients of a client, a pair of client and recipient,
 * that a client attacked, and the deliveries that were counted.
 */
type HarvestKeyKind = 'unknown' | 'known' | 'pair' | 'attack' | 'delivery';

/** Makes the key of a text in its comparable form; where it is of two, a NUL stands between them. */
export type MakeHarvestKey = (kind: HarvestKeyKind, text: string) => SentKey;

/** Keys under a secret; the secret stays in the closure. */
export function createHarvestKeys(secret: string | Uint8Array): MakeHarvestKey {
  const hash = createSecretHash(secret, CONTEXT);
  return (kind, text) => hash(`${kind}\0${text}`);
}
