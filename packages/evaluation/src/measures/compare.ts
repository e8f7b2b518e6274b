/**
 * Two filters on the same cases. What both get right or wrong says nothing of
 * which is better, so labels are compared by the cases on which they part
 * (Q. McNemar, Psychometrika 12, 1947; here exact), and rankings by drawing the
 * same cases for both and looking at the difference.
 */

import type { Judged } from '../observation.ts';
import { type BootstrapOptions, bootstrapKinds, firstOf, kindsOf } from './bootstrap.ts';
import type { Estimate } from './estimate.ts';
import { ladderOf, rankedOf, reportsOf, weighableLadder } from './ladder.ts';
import { LOST_POINTS } from './ranking.ts';
import { areaUnderRoc, caughtAtLost } from './roc.ts';
import { signTest } from './share.ts';

/** Cases on which labels part. */
export interface Parting {
  /** Cases that only the one filter got wrong, and that only the other did. */
  readonly onlyOne: number;
  readonly onlyOther: number;
  /** Chance of so uneven a split if both were as good, 0 to 1; null when there was no case. */
  readonly byChance: number | null;
}

/** Two filters on the same cases, the first over the second. */
export interface Difference {
  readonly one: string;
  readonly other: string;
  readonly cases: number;
  /** Genuine reports labelled `backscatter`. */
  readonly lost: Parting;
  /** Backscatter not labelled `backscatter`. */
  readonly missed: Parting;
  /** Of the one over the other, −1 to 1. */
  readonly areaUnderRoc: Estimate;
  readonly caughtAtLost: readonly { readonly lost: number; readonly caught: Estimate }[];
}

/** A filter by name, and what it said of each case. */
export interface NamedVerdicts {
  readonly name: string;
  readonly judged: readonly Judged[];
}

/** @throws RangeError when the two did not judge the same cases, by `truth.id` */
export function compareFilters(
  one: NamedVerdicts,
  other: NamedVerdicts,
  options: BootstrapOptions,
): Difference {
  const byId = new Map(other.judged.map((judged) => [judged.truth.id, judged]));
  if (byId.size !== one.judged.length || byId.size !== other.judged.length) {
    throw new RangeError('the filters judged different numbers of cases');
  }
  const ones = reportsOf(one.judged);
  const others = ones.map(({ truth }) => {
    const judged = byId.get(truth.id);
    if (judged === undefined) throw new RangeError(`only ${one.name} judged ${truth.id}`);
    return judged;
  });
  const [ofOne, ofOther] = [rankedOf(ones), rankedOf(others)];
  const [ladder, against] = [ladderOf(ofOne), ladderOf(ofOther)];
  const measure = (a: typeof ladder, b: typeof ladder): readonly (number | null)[] => [
    minus(areaUnderRoc(a), areaUnderRoc(b)),
    ...LOST_POINTS.map((lost) => minus(caughtAtLost(a, lost), caughtAtLost(b, lost))),
  ];
  const kinds = kindsOf(
    ones,
    ({ truth, score }, place) => `${truth.label} ${score} ${others[place]?.score}`,
  );
  const [weighOne, weighOther] = [
    weighableLadder(firstOf(ofOne, kinds)),
    weighableLadder(firstOf(ofOther, kinds)),
  ];
  const intervals = bootstrapKinds(
    ones,
    kinds,
    (drawn) => measure(weighOne(drawn), weighOther(drawn)),
    options,
  );
  const estimates = measure(ladder, against).map((value, i): Estimate => {
    const interval = value === null ? null : (intervals[i] ?? null);
    return { value, low: interval?.[0] ?? null, high: interval?.[1] ?? null };
  });
  const none: Estimate = { value: null, low: null, high: null };
  return {
    one: one.name,
    other: other.name,
    cases: ones.length,
    lost: partingOf(ones, others, 'genuine', (label) => label === 'backscatter'),
    missed: partingOf(ones, others, 'backscatter', (label) => label !== 'backscatter'),
    areaUnderRoc: estimates[0] ?? none,
    caughtAtLost: LOST_POINTS.map((lost, i) => ({ lost, caught: estimates[i + 1] ?? none })),
  };
}

function partingOf(
  ones: readonly Judged[],
  others: readonly Judged[],
  of: 'genuine' | 'backscatter',
  wrong: (label: Judged['label']) => boolean,
): Parting {
  let [cases, onlyOne, onlyOther] = [0, 0, 0];
  for (const [i, { truth, label }] of ones.entries()) {
    if (truth.label !== of) continue;
    cases += 1;
    const [mine, theirs] = [wrong(label), wrong(others[i]?.label ?? label)];
    if (mine && !theirs) onlyOne += 1;
    if (theirs && !mine) onlyOther += 1;
  }
  return { onlyOne, onlyOther, byChance: cases === 0 ? null : signTest(onlyOne, onlyOther) };
}

function minus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other;
}
