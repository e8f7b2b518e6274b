/**
 * When the cells of a model were last touched.
 */

import type { TokenStore } from '@backscatter/core';

const DAY = 86_400_000;

/** How old what is learned is; days are of UTC. */
export interface CellAges {
  /** The day the cell longest untouched was learned, `YYYY-MM-DD`; null where none has a date. */
  readonly oldest: string | null;
  /** The day something was last learned. */
  readonly newest: string | null;
}

/** Walks over all cells. Rejects when the store does. */
export async function readAges(store: TokenStore): Promise<CellAges> {
  let [oldest, newest] = [Number.POSITIVE_INFINITY, 0];
  for await (const { days } of store.chunks()) {
    for (const day of days) {
      // Learned by a writer without a clock.
      if (day === 0) continue;
      if (day < oldest) oldest = day;
      if (day > newest) newest = day;
    }
  }
  if (newest === 0) return { oldest: null, newest: null };
  return { oldest: dateOf(oldest), newest: dateOf(newest) };
}

function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
