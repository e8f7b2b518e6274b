/**
 * Whether a stated probability means what it says: of all reports of which 0.9 is
 * stated, nine in ten should be backscatter. The reliability curve shows it bin by
 * bin; the expected calibration error (M. P. Naeini and others, AAAI 2015) is the
 * mean distance from the diagonal; the Brier score (1950) is the mean squared
 * distance from the truth, which rewards being sure as well.
 *
 * A probability is stated at a prior, a share of backscatter among reports. A list
 * has another share, so its cases are weighted to the prior first. Strata get the
 * weights of the whole list, because belonging to one may be evidence by itself.
 *
 * The error is a mean of absolute values, so it is above 0 by chance alone, the
 * more the fewer the cases. What chance gives to a filter that is perfectly
 * calibrated is stated beside it; an error within that says nothing against it.
 */

import type { Judged } from '../observation.ts';
import { type BootstrapOptions, bootstrapKinds, clusterOf, firstOf, kindsOf } from './bootstrap.ts';
import type { Estimate } from './estimate.ts';
import { reportsOf } from './ladder.ts';
import {
  binsOf,
  curveOf,
  type LabelWeights,
  type ReliabilityBin,
  type Stated,
} from './reliability-bins.ts';

/** At which prior probabilities are stated, and how they are looked at. */
export interface CalibrationOptions extends BootstrapOptions {
  /** Share of backscatter at which the probabilities are stated; default 0.5. */
  readonly prior?: number;
  /** Bins of equal mass at most; default 10, fewer where a bin would hold less than 25 cases. */
  readonly bins?: number;
  /** Those of the list that a stratum is part of (`weightsOf`); default those of the list itself. */
  readonly weights?: LabelWeights;
}

/** The expected calibration error over a range of probabilities. */
export interface CalibrationError {
  /** The probabilities it is of. */
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  readonly error: Estimate;
  /** What a perfectly calibrated filter would get of as many cases: mean, and the 95 % quantile. */
  readonly byChance: { readonly mean: number; readonly high: number } | null;
}

/** What was found of the stated probabilities of one list. */
export interface Calibration {
  readonly prior: number;
  /** Reports of which a probability was stated, and of which none was. */
  readonly cases: number;
  readonly without: number;
  /** 0 is perfect; `prior · (1 − prior)` is what the prior itself gets. */
  readonly brier: Estimate;
  /** Over probabilities from 0.02 to 0.98: those that are stated because there is doubt. */
  readonly doubtful: CalibrationError;
  /** Over all probabilities. */
  readonly overall: CalibrationError;
  readonly curve: readonly ReliabilityBin[];
}

const DOUBTFUL: readonly [from: number, to: number] = [0.02, 0.98];
const CHANCE_ROUNDS = 200;
const NOTHING: Estimate = { value: null, low: null, high: null };
/** Quantile of the error by chance that is stated. */
const HIGH = 0.95;

/** Weights that give a list's reports a share `prior` of backscatter; null without one of both labels. */
export function weightsOf(
  judged: readonly Pick<Judged, 'truth'>[],
  prior = 0.5,
): LabelWeights | null {
  const reports = reportsOf(judged);
  const backscatter = reports.filter(({ truth }) => truth.label === 'backscatter').length;
  const genuine = reports.length - backscatter;
  if (backscatter === 0 || genuine === 0) return null;
  return {
    genuine: ((1 - prior) * reports.length) / genuine,
    backscatter: (prior * reports.length) / backscatter,
  };
}

/** Null where no weights are given and the list lacks a label, or where no probability is stated. */
export function calibrationOf(
  judged: readonly Judged[],
  options: CalibrationOptions,
): Calibration | null {
  const { prior = 0.5, weights = weightsOf(judged, prior) } = options;
  if (weights === null) return null;
  const reports = reportsOf(judged);
  const stated = reports.flatMap(({ truth, probability }): readonly Stated[] =>
    probability === null ? [] : [{ truth, probability, positive: truth.label === 'backscatter' }],
  );
  if (stated.length === 0) return null;
  const kinds = kindsOf(stated, ({ positive, probability }) => `${positive} ${probability}`);
  const ofKind = firstOf(stated, kinds);
  const ranges = [DOUBTFUL, [0, 1] as const].map(([from, to]) =>
    rangeOf(stated, { from, to }, weights, options.bins),
  );
  const measureOf = (
    list: readonly Stated[],
    binsOfList: readonly Int32Array[],
  ): ((hits: ArrayLike<number>, times: ArrayLike<number>) => readonly (number | null)[]) => {
    const distances = ranges.map(({ bins }, i) =>
      distanceOf(list, binsOfList[i] ?? new Int32Array(), bins, weights),
    );
    const brier = brierOf(list, weights);
    return (hits, times) => [
      brier(hits, times),
      ...distances.map((distance) => distance(hits, times)),
    ];
  };
  const each = new Uint8Array(stated.length).fill(1);
  const truthsOf = (list: readonly Stated[]): Uint8Array =>
    Uint8Array.from(list, ({ positive }) => (positive ? 1 : 0));
  const measureCases = measureOf(
    stated,
    ranges.map(({ binOf }) => binOf),
  );
  const measureKinds = measureOf(
    ofKind,
    ranges.map(({ binOf }) => Int32Array.from(kinds.first, (place) => binOf[place] ?? -1)),
  );
  const truths = truthsOf(ofKind);
  const intervals = bootstrapKinds(stated, kinds, (drawn) => measureKinds(truths, drawn), options);
  const [ofBrier, ofDoubtful, ofAll] = measureCases(truthsOf(stated), each).map(
    (value, i): Estimate => {
      const interval = value === null ? null : (intervals[i] ?? null);
      return { value, low: interval?.[0] ?? null, high: interval?.[1] ?? null };
    },
  );
  const [, ...chance] = byChance(stated, weights, options, (hits) => measureCases(hits, each));
  const [doubtful, overall] = [ofDoubtful, ofAll].map(
    (error, i): CalibrationError => ({
      from: ranges[i]?.from ?? 0,
      to: ranges[i]?.to ?? 1,
      cases: ranges[i]?.cases ?? 0,
      error: error ?? NOTHING,
      byChance: chance[i] ?? null,
    }),
  ) as [CalibrationError, CalibrationError];
  return {
    prior,
    cases: stated.length,
    without: reports.length - stated.length,
    brier: ofBrier ?? NOTHING,
    doubtful,
    overall,
    curve: curveOf(stated, weights, options.bins),
  };
}

/** Of truths, each counted so many times. */
type Measure = (hits: ArrayLike<number>, times: ArrayLike<number>) => number | null;

function brierOf(stated: readonly Stated[], weights: LabelWeights): Measure {
  const probabilities = Float64Array.from(stated, ({ probability }) => probability);
  return (hits, times) => {
    let [sum, mass] = [0, 0];
    for (let i = 0; i < probabilities.length; i += 1) {
      const hit = hits[i] ?? 0;
      const weight = (times[i] ?? 0) * (hit === 1 ? weights.backscatter : weights.genuine);
      sum += weight * ((probabilities[i] ?? 0) - hit) ** 2;
      mass += weight;
    }
    return mass === 0 ? null : sum / mass;
  };
}

/** A range of probabilities in bins; those outside it have the bin −1. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  readonly binOf: Int32Array;
  readonly bins: number;
}

function rangeOf(
  stated: readonly Stated[],
  { from, to }: { readonly from: number; readonly to: number },
  weights: LabelWeights,
  most: number | undefined,
): Range {
  const places = stated.flatMap(({ probability }, i) =>
    probability >= from && probability <= to ? [i] : [],
  );
  const within = places.flatMap((place) => stated[place] ?? []);
  const binned = binsOf(within, weights, most);
  const binOf = new Int32Array(stated.length).fill(-1);
  for (const [i, place] of places.entries()) binOf[place] = binned.binOf[i] ?? -1;
  return { from, to, cases: places.length, binOf, bins: binned.bins };
}

/** Mean distance between what was stated and what was observed, bin by bin. */
function distanceOf(
  stated: readonly Stated[],
  binOf: Int32Array,
  bins: number,
  weights: LabelWeights,
): Measure {
  const probabilities = Float64Array.from(stated, ({ probability }) => probability);
  const [mass, gap] = [new Float64Array(bins), new Float64Array(bins)];
  return (hits, times) => {
    mass.fill(0);
    gap.fill(0);
    for (let i = 0; i < binOf.length; i += 1) {
      const bin = binOf[i] ?? -1;
      if (bin < 0) continue;
      const hit = hits[i] ?? 0;
      const weight = (times[i] ?? 0) * (hit === 1 ? weights.backscatter : weights.genuine);
      mass[bin] = (mass[bin] ?? 0) + weight;
      gap[bin] = (gap[bin] ?? 0) + weight * ((probabilities[i] ?? 0) - hit);
    }
    const all = mass.reduce((sum, one) => sum + one, 0);
    return all === 0 ? null : gap.reduce((sum, one) => sum + Math.abs(one), 0) / all;
  };
}

/** Truths drawn by what was stated; cases of a cluster share their luck. */
function byChance(
  stated: readonly Stated[],
  weights: LabelWeights,
  { random, cluster = clusterOf }: CalibrationOptions,
  measure: (hits: ArrayLike<number>) => readonly (number | null)[],
): readonly CalibrationError['byChance'][] {
  const clusters = new Map<string, number>();
  const luckOf = Int32Array.from(stated, ({ truth }, place) => {
    const key = cluster(truth) ?? `alone ${place}`;
    const known = clusters.get(key) ?? clusters.size;
    clusters.set(key, known);
    return known;
  });
  // The list is not at the prior: there are as many more of a label as it counts less.
  const expected = Float64Array.from(stated, ({ probability }) => {
    const hit = probability / weights.backscatter;
    return hit / (hit + (1 - probability) / weights.genuine);
  });
  const luck = new Float64Array(clusters.size);
  const hits = new Uint8Array(stated.length);
  const seen: number[][] = [];
  for (let round = 0; round < CHANCE_ROUNDS; round += 1) {
    for (let i = 0; i < luck.length; i += 1) luck[i] = random.next();
    for (let i = 0; i < hits.length; i += 1) {
      hits[i] = (luck[luckOf[i] ?? 0] ?? 0) < (expected[i] ?? 0) ? 1 : 0;
    }
    for (const [i, value] of measure(hits).entries()) {
      seen[i] ??= [];
      if (value !== null) seen[i]?.push(value);
    }
  }
  return seen.map((values) => {
    if (values.length === 0) return null;
    const sorted = [...values].sort((a, b) => a - b);
    return {
      mean: values.reduce((sum, one) => sum + one, 0) / values.length,
      high: sorted[Math.round(HIGH * (sorted.length - 1))] ?? 0,
    };
  });
}
