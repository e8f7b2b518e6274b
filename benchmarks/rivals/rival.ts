/**
 * Other filters, asked of the same mail. A rival is trained on the mail we learn
 * from, judges the same messages as its local delivery would hand them in, and
 * says what it spent. One program may be read in several ways (its whole score,
 * its model of words alone), so an answer holds a verdict for each of its rows.
 */

import type { Label } from '@backscatter/core';
import type { LabelledCase } from '@backscatter/evaluation';
import type { SetWorld } from '@backscatter/evaluation/generator';

/** What an administrator would tell a filter of his own site. */
export type RivalWorld = Pick<SetWorld, 'domains' | 'relays'>;

/** What was spent; processor seconds are the program's own, ours in handing mail over not counted. */
export interface Cost {
  readonly messages: number;
  /** On the clock. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of a store in a process of its own; not in `cpuSeconds`. */
  readonly storeCpuSeconds: number;
}

/** Nothing spent. */
export const NO_COST: Cost = { messages: 0, seconds: 0, cpuSeconds: 0, storeCpuSeconds: 0 };

/** The sum of both. */
export function addCosts(one: Cost, other: Cost): Cost {
  return {
    messages: one.messages + other.messages,
    seconds: one.seconds + other.seconds,
    cpuSeconds: one.cpuSeconds + other.cpuSeconds,
    storeCpuSeconds: one.storeCpuSeconds + other.storeCpuSeconds,
  };
}

/** What a program says of a report, in our terms. */
export interface RivalVerdict {
  readonly label: Label;
  /** Higher speaks for backscatter; comparable within a row only. */
  readonly score: number;
  /** Of backscatter, 0 to 1; null where the program states none. */
  readonly probability: number | null;
}

/** What it said in its own. */
export interface RivalAnswer {
  /** Of the case that was judged. */
  readonly id: string;
  /** What it calls the rules that applied. */
  readonly symbols: readonly string[];
  /** By row, in the order of `rows`. */
  readonly verdicts: ReadonlyMap<string, RivalVerdict>;
}

/** Another filter, ready to learn and to judge. */
export interface Rival {
  readonly name: string;
  readonly version: string;
  /** Everything somebody needs to repeat it, a line each. */
  readonly settings: readonly string[];
  /** The ways it is read, the fairest first. */
  readonly rows: readonly string[];
  /** Learns mail as it lies in a mailbox. Call it once, before the first case. */
  train(ham: readonly Uint8Array[], spam: readonly Uint8Array[]): Promise<Cost>;
  /** Judges in the order given. */
  judge(cases: Iterable<LabelledCase>): AsyncGenerator<RivalAnswer>;
  /** What judging has cost so far, starting and training not counted. */
  spent(): Cost;
  /** Stops what it started and removes its files. */
  close(): Promise<void>;
}

/** Why a rival cannot run here. */
export interface MissingRival {
  readonly name: string;
  /** Such as `rspamd is not installed`. */
  readonly missing: string;
}

/** Starts a filter with nothing learned, or says why it cannot. */
export type CreateRival = (world: RivalWorld) => Promise<Rival | MissingRival>;
