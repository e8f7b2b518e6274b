/**
 * The secret that keys the hashes of a store in the place of addresses and texts, so that a copied
 * store names nobody: what may be one, and where one is needed.
 */

/** Shorter secrets can be guessed; 16 random bytes cannot. Characters or bytes. */
const MIN_SECRET_LENGTH = 16;

/** Keys in the memory of one process need no secret. */
export const SECRET_IN_MEMORY = 'a store in memory';

/** What a secret must be, for an option that is none. */
export const SECRET_RULE = `must be text or bytes, ${MIN_SECRET_LENGTH} or more`;

/** The option and the words where one is missing, as zod's `refine` takes them. */
export const SECRET_MISSING: { readonly path: string[]; readonly message: string } = {
  path: ['secret'],
  message: 'is needed for a store that outlives the process',
};

/** Whether a value can be a secret. */
export function isStoreSecret(value: unknown): value is string | Uint8Array {
  const known = typeof value === 'string' || value instanceof Uint8Array;
  return known && value.length >= MIN_SECRET_LENGTH;
}

/** Whether a store has the secret that it needs: one in the memory of the process needs none. */
export function hasStoreSecret(options: {
  readonly store: { readonly persistent: boolean };
  readonly secret?: string | Uint8Array | undefined;
}): boolean {
  return !options.store.persistent || options.secret !== undefined;
}
