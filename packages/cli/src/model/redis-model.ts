/**
 * A model on a Redis or Valkey server, which several machines may use at once.
 */

import { connectRedis, createRedisTokenStore } from '@backscatter/store-redis';
import type { ModelPlace } from './model-place.ts';
import type { OpenModel } from './open-model.ts';
import { storesOf } from './stores-of.ts';

/** Opens it; the server is not asked before the first use. */
export function openRedisModel(
  { url, shown }: Extract<ModelPlace, { readonly kind: 'redis' }>,
  user: string | null,
): OpenModel {
  const client = connectRedis({ url });
  return {
    kind: 'redis',
    shown,
    exists: true,
    ...storesOf(user, (model) => createRedisTokenStore({ client, model })),
    warnings: [],
    savesItself: true,
    save: async () => {},
    replace: null,
    toJson: null,
    bytes: async () => null,
    close: async () => client.disconnect(),
  };
}
