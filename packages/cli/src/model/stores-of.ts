/**
 * The models in a store of several: one for all, and one for each user.
 */

import type { TokenStore } from '@backscatter/core';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';

/** The model of all users, as both stores call it themselves. */
const SHARED = 'shared';

/** Characters of a user's model's name; the stores take 200. */
const MAX_NAME = 200;

/**
 * The stores of a user's own model and the shared one; of the shared one alone without a user.
 *
 * @throws Fault for a name that is too long
 */
export function storesOf(
  user: string | null,
  storeOf: (model: string) => TokenStore,
): { readonly store: TokenStore; readonly shared: TokenStore | null } {
  if (user === null) return { store: storeOf(SHARED), shared: null };
  // Encoded: a store may not take blanks or braces. The prefix: a user may be called "shared".
  const model = `user:${encodeURIComponent(user)}`;
  if (user === '' || model.length > MAX_NAME) {
    throw new Fault(EXIT.usage, '--user: a name has 1 to about 190 characters');
  }
  return { store: storeOf(model), shared: storeOf(SHARED) };
}
