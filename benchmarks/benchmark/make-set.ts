/**
 * The parts of the benchmark as sets: which mail, which formats, how much.
 */

import type { ReturnedAmount } from '@backscatter/evaluation';
import {
  type BenchmarkSet,
  createBenchmarkSet,
  type Extra,
  type SetPart,
  type SetSize,
} from '@backscatter/evaluation/generator';
import type { Sources } from '../set/read-sources.ts';

/** Which part, of which mail, how large. */
export interface MakeSetOptions {
  readonly seed: number;
  readonly part: SetPart;
  readonly sources: Sources;
  readonly size: SetSize;
  readonly extra?: readonly Extra[];
  /** What every report returns, for the ablation "no returned message". */
  readonly returned?: ReturnedAmount;
}

/** Makes a part. */
export function makeSet({ sources: { ham, spam }, ...options }: MakeSetOptions): BenchmarkSet {
  return createBenchmarkSet({ ...options, ham, spam });
}
