/**
 * How badly a table explains the rows: the logistic loss of the score.
 *
 * The score is the classifier's: points times strength, summed in each group up to
 * its cap, in both directions; a strong proof voids what speaks for absence. The sums
 * of every row are kept, so that one code's points can be changed at the cost of the
 * rows that have it.
 */

import type { FitTable, FittedPoints } from './points.ts';
import type { Rows } from './rows.ts';

/** Where a code stands: rows and its strength there. */
interface Column {
  readonly group: number;
  /** 1 towards backscatter, −1 towards genuine. */
  readonly sign: 1 | -1;
  readonly rows: Int32Array;
  readonly strengths: Float64Array;
}

/** Loss, and its slope and curvature along one code's magnitude. */
interface Slope {
  readonly loss: number;
  readonly slope: number;
  readonly curvature: number;
}

/** The loss of a table of points on a set of rows, kept up to date as one code after the other moves. */
export interface Likelihood {
  /** Of all rows, in nats; weights as the rows have them. */
  loss(): number;
  /** The part of the loss that lies in the rows with this code, were its magnitude this. */
  along(code: string, magnitude: number): Slope;
  /** Sets a code's magnitude. */
  set(code: string, magnitude: number): void;
  setCap(group: string, cap: number): void;
}

/** Makes the loss of a table over rows; it starts at `from`. */
export function createLikelihood({ rows }: Rows, table: FitTable, from: FittedPoints): Likelihood {
  const groups = [...new Set(table.codes.map(({ group }) => group))];
  const groupAt = (group: string): number => groups.indexOf(group);
  const absence = groupAt('absence');
  const k = table.oddsPerPoint;
  const magnitudes = new Map<string, number>();
  for (const { code } of table.codes) magnitudes.set(code, Math.abs(from.points.get(code) ?? 0));
  const caps = groups.map((group) => from.caps.get(group) ?? Number.POSITIVE_INFINITY);
  const genuine = Float64Array.from(rows, (row) => row.genuine);
  const backscatter = Float64Array.from(rows, (row) => row.backscatter);
  const columns = columnsOf(rows, table, groupAt);
  const [up, down] = [0, 1].map(() => groups.map(() => new Float64Array(rows.length))) as [
    Float64Array[],
    Float64Array[],
  ];
  const voided = new Uint8Array(rows.length);
  for (const [code, { group, sign, rows: places, strengths }] of columns) {
    const side = (sign === 1 ? up : down)[group];
    const points = magnitudes.get(code) ?? 0;
    for (const [i, row] of places.entries()) {
      const strength = strengths[i] ?? 0;
      if (side !== undefined) side[row] = (side[row] ?? 0) + points * strength;
      // One of three quarters of its strength is as strong as needs be.
      if (table.voids.has(code) && strength >= 0.75) voided[row] = 1;
    }
  }
  const score = new Float64Array(rows.length);
  const partOf = (row: number, group: number): number => {
    const cap = caps[group] ?? 0;
    const against = voided[row] === 1 && group === absence ? 0 : (up[group]?.[row] ?? 0);
    return Math.min(cap, against) - Math.min(cap, down[group]?.[row] ?? 0);
  };
  const scoreAll = (): void => {
    for (let row = 0; row < score.length; row += 1) {
      let sum = 0;
      for (let group = 0; group < groups.length; group += 1) sum += partOf(row, group);
      score[row] = sum;
    }
  };
  scoreAll();
  const lossAt = (row: number, odds: number): number =>
    (backscatter[row] ?? 0) * softplus(-odds) + (genuine[row] ?? 0) * softplus(odds);
  return {
    loss: () => {
      let loss = 0;
      for (let row = 0; row < score.length; row += 1) loss += lossAt(row, k * (score[row] ?? 0));
      return loss;
    },
    along: (code, magnitude) => {
      const column = columns.get(code);
      if (column === undefined) return { loss: 0, slope: 0, curvature: 0 };
      const { group, sign, rows: places, strengths } = column;
      const cap = caps[group] ?? 0;
      const side = (sign === 1 ? up : down)[group];
      const change = magnitude - (magnitudes.get(code) ?? 0);
      let [loss, slope, curvature] = [0, 0, 0];
      for (let i = 0; i < places.length; i += 1) {
        const row = places[i] ?? 0;
        const strength = strengths[i] ?? 0;
        const before = side?.[row] ?? 0;
        const after = before + change * strength;
        const isVoid = sign === 1 && group === absence && voided[row] === 1;
        const moved = isVoid ? 0 : sign * (Math.min(cap, after) - Math.min(cap, before));
        const odds = k * ((score[row] ?? 0) + moved);
        loss += lossAt(row, odds);
        if (isVoid || after >= cap) continue;
        const p = 1 / (1 + Math.exp(-odds));
        const [ofGenuine, ofBackscatter] = [genuine[row] ?? 0, backscatter[row] ?? 0];
        slope += sign * strength * k * (ofGenuine * p - ofBackscatter * (1 - p));
        curvature += strength * strength * k * k * (ofGenuine + ofBackscatter) * p * (1 - p);
      }
      return { loss, slope, curvature };
    },
    set: (code, magnitude) => {
      const column = columns.get(code);
      const change = magnitude - (magnitudes.get(code) ?? 0);
      magnitudes.set(code, magnitude);
      if (column === undefined || change === 0) return;
      const { group, sign, rows: places, strengths } = column;
      const side = (sign === 1 ? up : down)[group];
      for (const [i, row] of places.entries()) {
        const before = partOf(row, group);
        if (side !== undefined) side[row] = (side[row] ?? 0) + change * (strengths[i] ?? 0);
        score[row] = (score[row] ?? 0) + partOf(row, group) - before;
      }
    },
    setCap: (group, cap) => {
      caps[groupAt(group)] = cap;
      scoreAll();
    },
  };
}

function columnsOf(
  rows: Rows['rows'],
  table: FitTable,
  groupAt: (group: string) => number,
): ReadonlyMap<string, Column> {
  const places = new Map<string, { rows: number[]; strengths: number[] }>();
  for (const [row, { codes, strengths }] of rows.entries()) {
    for (const [i, code] of codes.entries()) {
      const column = places.get(code) ?? { rows: [], strengths: [] };
      column.rows.push(row);
      column.strengths.push(strengths[i] ?? 0);
      places.set(code, column);
    }
  }
  const columns = new Map<string, Column>();
  for (const { code, group, judged } of table.codes) {
    const column = places.get(code);
    if (column === undefined || judged === 0) continue;
    columns.set(code, {
      group: groupAt(group),
      sign: judged < 0 ? -1 : 1,
      rows: Int32Array.from(column.rows),
      strengths: Float64Array.from(column.strengths),
    });
  }
  return columns;
}

/** ln(1 + eˣ), without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
