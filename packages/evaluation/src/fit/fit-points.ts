/**
 * Fits points and caps: logistic regression whose log-odds are the classifier's own
 * score (Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 4.4),
 * drawn to the judged points, its signs given.
 *
 * Points: coordinate by coordinate a Newton step on the exact loss, cut back until it
 * helps, kept at 0 or more. Caps: each to whatever explains the rows best
 * within its range. By turns, until neither moves. Nothing is drawn by chance, and every sum has one
 * order, so the same observations give the same table.
 */

import { createLikelihood, type Likelihood } from './likelihood.ts';
import { type FitCode, type FitTable, type FittedPoints, readable } from './points.ts';
import type { Rows } from './rows.ts';

/** How the data is weighed against what was judged. */
export interface FitOptions {
  /**
   * How many reports, all in doubt, the judged points are worth as evidence. A code
   * seen less often than that stays near what was judged. Default 10.
   */
  readonly trust?: number;
}

/** What was fitted, and what it gains. */
export interface Fit extends FittedPoints {
  /** Mean loss of a report in nats, with the judged table and with this one. */
  readonly before: number;
  readonly after: number;
}

/** Turns of points and caps; they settle in five or so. */
const MOST_TURNS = 30;
/** Sweeps over all codes within a turn. */
const MOST_SWEEPS = 60;
/** A sweep that moves no code further than this is the last; well below a quarter. */
const SETTLED = 0.002;
const HALVINGS = 12;
/** Points between the caps that are tried; between them lies level ground that small steps do not cross. */
const CAP_STEP = 0.5;

/** Fits the table to the rows, and rounds it to numbers that are easily read. */
export function fitPoints(rows: Rows, table: FitTable, { trust = 10 }: FitOptions = {}): Fit {
  const start: FittedPoints = {
    points: new Map(table.codes.map(({ code, judged }) => [code, judged])),
    caps: new Map(table.caps.map(({ group, judged }) => [group, judged])),
  };
  const free = table.codes
    .filter(({ code, held, judged }) => !held && judged !== 0 && rows.seen.has(code))
    .map((code) => (isSeparated(code, rows) ? { ...code, most: Math.abs(code.judged) } : code));
  const pull = (trust * table.oddsPerPoint ** 2) / 4;
  const likelihood = createLikelihood(rows, table, start);
  const before = likelihood.loss();
  const magnitudes = new Map(table.codes.map(({ code, judged }) => [code, Math.abs(judged)]));
  const caps = new Map(start.caps);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
      const moved = free.map((code) => step(likelihood, code, magnitudes, pull));
      if (Math.max(0, ...moved) < SETTLED) break;
    }
    if (!searchCaps(likelihood, table, caps, pull)) break;
  }
  const rounded: FittedPoints = {
    points: new Map(
      table.codes.map(({ code, judged, held }) => {
        const size = magnitudes.get(code) ?? 0;
        const kept = held || !rows.seen.has(code) ? Math.abs(judged) : readable(size);
        return [code, judged < 0 ? -kept || 0 : kept];
      }),
    ),
    caps: new Map([...caps].map(([group, cap]) => [group, readable(cap)])),
  };
  const reports = Math.max(1, rows.reports);
  return {
    ...rounded,
    before: before / reports,
    after: createLikelihood(rows, table, rounded).loss() / reports,
  };
}

/**
 * Whether a code was seen on its own side only. Then no number of points is too many (A. Albert
 * and J. Anderson, Biometrika 71, 1984), and what was judged is the most that is claimed.
 */
function isSeparated({ code, judged }: FitCode, { seen }: Rows): boolean {
  const count = seen.get(code);
  return (judged > 0 ? count?.genuine : count?.backscatter) === 0;
}

/** One Newton step of one code; returns how far it moved. */
function step(
  likelihood: Likelihood,
  { code, judged, least, most }: FitCode,
  magnitudes: Map<string, number>,
  pull: number,
): number {
  const now = magnitudes.get(code) ?? 0;
  const target = Math.abs(judged);
  const drawn = (size: number): number => (pull / 2) * (size - target) ** 2;
  const { loss, slope, curvature } = likelihood.along(code, now);
  const whole = (slope + pull * (now - target)) / (curvature + pull);
  let share = 1;
  for (let i = 0; i < HALVINGS; i += 1) {
    const next = Math.min(most, Math.max(least, now - share * whole));
    if (next === now) return 0;
    if (likelihood.along(code, next).loss + drawn(next) < loss + drawn(now)) {
      likelihood.set(code, next);
      magnitudes.set(code, next);
      return Math.abs(next - now);
    }
    share /= 2;
  }
  return 0;
}

/** Moves each cap to where the loss is least; whether any moved. */
function searchCaps(
  likelihood: Likelihood,
  { caps: ranges, together }: FitTable,
  caps: Map<string, number>,
  pull: number,
): boolean {
  let moved = false;
  for (const { group, judged, least, most } of ranges) {
    const now = caps.get(group) ?? judged;
    const drawn = (cap: number): number => (pull / 2) * (cap - judged) ** 2;
    const others = together.groups
      .filter((one) => one !== group)
      .reduce((sum, one) => sum + (caps.get(one) ?? 0), 0);
    const room = together.groups.includes(group) ? together.most - others : most;
    let best = { cap: now, loss: likelihood.loss() + drawn(now) };
    for (let cap = least; cap <= Math.min(most, room); cap += CAP_STEP) {
      if (cap === now) continue;
      likelihood.setCap(group, cap);
      const loss = likelihood.loss() + drawn(cap);
      // By a margin, or rounding would send it to and fro.
      if (loss < best.loss - 1e-6) best = { cap, loss };
    }
    likelihood.setCap(group, best.cap);
    if (best.cap === now) continue;
    caps.set(group, best.cap);
    moved = true;
  }
  return moved;
}
