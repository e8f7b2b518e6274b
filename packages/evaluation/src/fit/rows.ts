/**
 * Observations as the fit needs them: which codes, how strong, and the weight of
 * genuine reports and of backscatter that look exactly so. Most findings have one of
 * few strengths, so hundreds of thousands of looks come to a few thousand rows.
 */

import { withoutSignals } from '../judge/score-again.ts';
import type { EvidenceSubset } from '../judge/sources-of-evidence.ts';
import type { Observation } from '../observation.ts';

/** Reports that look exactly alike to the fit. */
export interface Row {
  readonly codes: readonly string[];
  /** Of each code, 0 to 1, or more where it was found more than once. */
  readonly strengths: readonly number[];
  /** Weight of the genuine reports that look like this. */
  genuine: number;
  /** Weight of the backscatter. */
  backscatter: number;
}

/** How often a code was seen, in reports. */
export interface Seen {
  readonly genuine: number;
  readonly backscatter: number;
}

/** All that the fit looks at. */
export interface Rows {
  readonly rows: readonly Row[];
  /** By code. */
  readonly seen: ReadonlyMap<string, Seen>;
  /** Reports looked at, and so the weight of all rows. */
  readonly reports: number;
}

/** Strengths are told apart in steps of this, so that rows are few. */
const STEPS = 64;

/**
 * Makes the rows. The strata have equal weight, the classes of each too, and all
 * together that of the reports there are: a stratum more makes no more data.
 *
 * @param observations of reports; others are left out
 * @param weightOf what a report counts among those of its label; default 1
 */
export function rowsOf(
  observations: readonly Observation[],
  strata: readonly EvidenceSubset[],
  weightOf: (observation: Observation) => number = () => 1,
): Rows {
  const reports = observations.filter(
    ({ truth, label }) => truth.label !== 'not-a-bounce' && label !== 'not-a-bounce',
  );
  const mass = { genuine: 0, backscatter: 0 };
  for (const one of reports) mass[labelOf(one)] += weightOf(one);
  const rows = new Map<string, Row>();
  for (const { without } of strata) {
    for (const one of reports) {
      const label = labelOf(one);
      const row = rowOf(without.length === 0 ? one : withoutSignals(one, without));
      const key = row.codes.map((code, i) => `${code}:${row.strengths[i]}`).join(' ');
      const known = rows.get(key) ?? row;
      rows.set(key, known);
      known[label] += (weightOf(one) * reports.length) / (2 * strata.length * mass[label]);
    }
  }
  return { rows: [...rows.values()], seen: seenIn(reports), reports: reports.length };
}

/**
 * A weight by which each original counts once, however often it came back: sixty bounces of one
 * newsletter are one text, and teach as much of texts as one.
 */
export function perOriginal(
  observations: readonly Observation[],
): (observation: Observation) => number {
  const counts = new Map<string, number>();
  for (const one of observations)
    counts.set(originalOf(one), (counts.get(originalOf(one)) ?? 0) + 1);
  return (one) => 1 / (counts.get(originalOf(one)) ?? 1);
}

function originalOf({ truth: { id, label, source } }: Observation): string {
  return source === null ? `${label} ${id}` : `${label} ${source.corpus} ${source.path}`;
}

function labelOf({ truth }: Observation): 'genuine' | 'backscatter' {
  return truth.label === 'genuine' ? 'genuine' : 'backscatter';
}

function rowOf({ answers }: Observation): Row {
  const strengths = new Map<string, number>();
  for (const { code, strength } of answers.flatMap(({ findings }) => findings)) {
    const stepped = Math.round(STEPS * Math.min(1, Math.max(0, strength))) / STEPS;
    if (stepped > 0) strengths.set(code, (strengths.get(code) ?? 0) + stepped);
  }
  const sorted = [...strengths].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    codes: sorted.map(([code]) => code),
    strengths: sorted.map(([, strength]) => strength),
    genuine: 0,
    backscatter: 0,
  };
}

function seenIn(reports: readonly Observation[]): ReadonlyMap<string, Seen> {
  const seen = new Map<string, { genuine: number; backscatter: number }>();
  for (const one of reports) {
    const codes = new Set(one.answers.flatMap(({ findings }) => findings.map(({ code }) => code)));
    for (const code of codes) {
      const count = seen.get(code) ?? { genuine: 0, backscatter: 0 };
      count[labelOf(one)] += 1;
      seen.set(code, count);
    }
  }
  return seen;
}
