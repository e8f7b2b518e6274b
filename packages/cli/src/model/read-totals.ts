/**
 * How much a model has learned, and whether that is enough to answer.
 */

import type { TokenStore } from '@backscatter/core';

/** Messages of each class that the filter wants before it answers, as `createBayesian` has it. */
const MIN_LEARNED = 200;

/** How many messages are learned, and how many more a model needs to answer. */
export interface ModelTotals {
  readonly spam: number;
  readonly ham: number;
  readonly needs: { readonly spam: number; readonly ham: number };
  /** Whether the filter answers. */
  readonly enough: boolean;
  /** The same in words. */
  readonly says: string;
}

/** Reads them. Rejects when the store does. */
export async function readTotals(
  store: TokenStore,
  minLearned: { readonly spam?: number; readonly ham?: number } | undefined,
): Promise<ModelTotals> {
  const { totals } = await store.read(new Uint32Array(), []);
  const needs = { spam: minLearned?.spam ?? MIN_LEARNED, ham: minLearned?.ham ?? MIN_LEARNED };
  const { spam, ham } = totals;
  const missing = [
    ...(spam < needs.spam ? [`${needs.spam - spam} more spam`] : []),
    ...(ham < needs.ham ? [`${needs.ham - ham} more ham`] : []),
  ];
  const enough = missing.length === 0;
  const says = enough ? 'enough to answer' : `to answer it needs ${missing.join(' and ')}`;
  return { spam, ham, needs, enough, says };
}
