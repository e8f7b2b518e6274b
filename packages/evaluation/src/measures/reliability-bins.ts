/**
 * Probabilities in bins of equal mass, and how often the truth was backscatter in
 * each: the reliability curve. Equal mass and not equal width, for most
 * probabilities are near 0 and 1.
 */

import type { Truth } from '../truth.ts';
import { clopperPearson } from './share.ts';

/** What a case of each label counts. */
export interface LabelWeights {
  readonly genuine: number;
  readonly backscatter: number;
}

/** One bin of the reliability curve. */
export interface ReliabilityBin {
  readonly cases: number;
  /** Mean of what was stated. */
  readonly stated: number;
  /** Share that was backscatter, weighted to the prior, with its 95 % bound. */
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/** A case with the probability that was stated of it. */
export interface Stated {
  readonly truth: Truth;
  readonly probability: number;
  readonly positive: boolean;
}

/** Cases of a bin below which its share says too little. */
const LEAST_IN_BIN = 25;

/** The curve, from the least probability up. */
export function curveOf(
  stated: readonly Stated[],
  weights: LabelWeights,
  most: number | undefined,
): readonly ReliabilityBin[] {
  const { binOf, bins } = binsOf(stated, weights, most);
  return Array.from({ length: bins }, (_, bin) => {
    const members = stated.filter((_one, i) => binOf[i] === bin);
    let [mass, sum, hits] = [0, 0, 0];
    for (const { probability, positive } of members) {
      const weight = positive ? weights.backscatter : weights.genuine;
      mass += weight;
      sum += weight * probability;
      hits += positive ? 1 : 0;
    }
    // Weighting moves a share of the list, and so the ends of its interval, up or down as one.
    const weighted = (share: number): number => {
      const hit = share * weights.backscatter;
      return hit / (hit + (1 - share) * weights.genuine);
    };
    const [low, high] = clopperPearson(hits, members.length);
    return {
      cases: members.length,
      stated: sum / mass,
      observed: weighted(hits / members.length),
      low: weighted(low),
      high: weighted(high),
    };
  });
}

/** Bins of equal mass; equal probabilities share one, so there may be fewer. */
export function binsOf(
  stated: readonly Stated[],
  weights: LabelWeights,
  most = 10,
): { readonly binOf: Int32Array; readonly bins: number } {
  const wanted = Math.max(1, Math.min(most, Math.floor(stated.length / LEAST_IN_BIN)));
  const weightAt = (place: number): number =>
    stated[place]?.positive ? weights.backscatter : weights.genuine;
  const places = stated
    .map(({ probability }, place) => ({ probability, place }))
    .sort((a, b) => a.probability - b.probability || a.place - b.place);
  const mass = places.reduce((sum, { place }) => sum + weightAt(place), 0);
  const binOf = new Int32Array(stated.length);
  let [below, bins, last] = [0, 0, -1];
  for (let i = 0; i < places.length; ) {
    const from = i;
    let here = 0;
    for (; i < places.length && places[i]?.probability === places[from]?.probability; i += 1) {
      here += weightAt(places[i]?.place ?? 0);
    }
    const bin = Math.min(wanted - 1, Math.floor((wanted * (below + here / 2)) / mass));
    if (bin !== last) {
      bins += 1;
      last = bin;
    }
    for (const { place } of places.slice(from, i)) binOf[place] = bins - 1;
    below += here;
  }
  return { binOf, bins };
}
