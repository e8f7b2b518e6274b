/**
 * Changes for tests of the store, short to write.
 */

import { CELL_WIDTH, type Learned, type TokenChange, type TokenStore } from '@backscatter/core';
import type { RedisClient } from '@backscatter/store-redis';

const SPAM: Learned = { as: 'spam', error: 300 };

/** A change that learns `ids` as spam and adds one message to the cell of each key. */
export function lesson(ids: readonly string[], keys: Iterable<number>, day = 0): TokenChange {
  const all = Uint32Array.from(keys);
  return {
    messages: ids.map((id) => ({ id, before: null, after: SPAM })),
    totals: { spam: ids.length, ham: 0, spamError: 300 * ids.length, hamError: 0 },
    keys: all,
    cells: Int32Array.from({ length: all.length * CELL_WIDTH }, (_, i) => (i % 4 === 0 ? 1 : 0)),
    day,
    texts: null,
  };
}

/** `count` keys, spread as hashes are; another `seed`, other keys. */
export function manyKeys(count: number, seed = 0): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => Math.imul(seed * 1e6 + i, 0x9e37_79b1));
}

/** Messages of spam in which each key was seen. */
export async function spamCounts(
  store: TokenStore,
  keys: Iterable<number>,
): Promise<readonly number[]> {
  const { cells } = await store.read(Uint32Array.from(keys), []);
  return [...cells].filter((_, i) => i % CELL_WIDTH === 0);
}

/** A client whose process ends when the server has carried out so many commands. */
export function diesAfter(client: RedisClient, commands: number): RedisClient {
  let left = commands;
  return {
    callBuffer: async (command, args) => {
      if (left <= 0) throw new Error('Connection is closed.');
      left -= 1;
      const answer = await client.callBuffer(command, args);
      if (left === 0) throw new Error('Connection is closed.');
      return answer;
    },
  };
}
