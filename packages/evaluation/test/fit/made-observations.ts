/**
 * Reports whose true weights are known: each code is found in genuine reports and in
 * backscatter as often as makes its points the log-likelihood ratio.
 */

import {
  createRandom,
  type Observation,
  type ObservedAnswer,
  type TruthLabel,
} from '@backscatter/evaluation';
import { truthOf } from '../judged.ts';

export interface MadeCode {
  readonly code: string;
  readonly signal: string;
  /** Share of genuine reports, and of backscatter, in which it is found. */
  readonly genuine: number;
  readonly backscatter: number;
}

/** Half genuine, half backscatter. */
export function makeObservations(
  codes: readonly MadeCode[],
  count: number,
  seed = 7,
): readonly Observation[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const label: TruthLabel = i % 2 === 0 ? 'genuine' : 'backscatter';
    const signals = [...new Set(codes.map(({ signal }) => signal))];
    const answers = signals.map((signal): ObservedAnswer => {
      const findings = codes
        .filter((one) => one.signal === signal && random.chance(one[label]))
        .map(({ code }) => ({ code, strength: 1 }));
      return { signal, status: 'ok', proves: signal === 'newsender', findings };
    });
    return {
      truth: truthOf(label, `${i}`, { scenario: 'made' }),
      label: 'unsure',
      kind: 'failure',
      score: 0,
      probability: 0.5,
      answers,
    };
  });
}
