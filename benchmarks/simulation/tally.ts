/**
 * Counts verdicts by judge, truth, group and phase, and by day.
 */

import type { Label } from '@backscatter/core';
import { clopperPearson } from '@backscatter/evaluation';
import type { Arrival } from './arrival.ts';

/** Before the log covers what can bounce, and after. */
export type Phase = 'warm-up' | 'after';

/** How often each label was given. */
export type Counts = Map<string, number>;

/** Counts labels by judge, phase, day, truth and group. */
export interface Tally {
  add(judge: string, phase: Phase, day: number, arrival: Arrival, label: Label): void;
  /** Labels counted where all that is given agrees. */
  count(where: Where): Counts;
  groups(truth: Arrival['truth']): readonly string[];
}

interface Where {
  readonly judge: string;
  readonly truth: Arrival['truth'];
  readonly phase?: Phase;
  readonly day?: number;
  readonly group?: (group: string) => boolean;
}

interface Cell {
  readonly judge: string;
  readonly phase: Phase;
  readonly day: number;
  readonly truth: Arrival['truth'];
  readonly group: string;
  readonly labels: Counts;
}

/** Makes an empty tally. */
export function createTally(): Tally {
  const cells = new Map<string, Cell>();
  return {
    add: (judge, phase, day, { truth, group }, label) => {
      const name = JSON.stringify([judge, phase, day, truth, group]);
      let cell = cells.get(name);
      if (cell === undefined) {
        cell = { judge, phase, day, truth, group, labels: new Map() };
        cells.set(name, cell);
      }
      cell.labels.set(label, (cell.labels.get(label) ?? 0) + 1);
    },
    count: (where) => {
      const sum: Counts = new Map();
      for (const cell of cells.values()) {
        if (cell.judge !== where.judge || cell.truth !== where.truth) continue;
        if (where.phase !== undefined && cell.phase !== where.phase) continue;
        if (where.day !== undefined && cell.day !== where.day) continue;
        if (where.group !== undefined && !where.group(cell.group)) continue;
        for (const [label, count] of cell.labels) sum.set(label, (sum.get(label) ?? 0) + count);
      }
      return sum;
    },
    groups: (truth) =>
      [
        ...new Set(
          [...cells.values()].filter((cell) => cell.truth === truth).map(({ group }) => group),
        ),
      ].sort(),
  };
}

/** Everything counted. */
export function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** `12 of 3,400 (0.35 %; 95 %: 0.18–0.62 %)`. */
export function showShare(counts: Counts, label: Label): string {
  const [count, all] = [counts.get(label) ?? 0, total(counts)];
  if (all === 0) return 'none came';
  const [low, high] = clopperPearson(count, all).map((share) => (100 * share).toFixed(3));
  const share = ((100 * count) / all).toFixed(3);
  return `${count.toLocaleString('en')} of ${all.toLocaleString('en')} (${share} %; 95 %: ${low}–${high} %)`;
}
