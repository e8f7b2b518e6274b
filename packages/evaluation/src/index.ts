export { comparableText } from './corpora/comparable-text.ts';
export { groupNearDuplicates, type NearDuplicateOptions } from './corpora/group-near-duplicates.ts';
export { type Halves, splitByHash, splitByTime } from './corpora/split.ts';
export { observed } from './judge/observe.ts';
export {
  createFullOperator,
  createMemoryFilter,
  type Operator,
  type OperatorOptions,
} from './judge/operator.ts';
export { type ReplayOptions, replay } from './judge/replay.ts';
export { type AgainOptions, scoreAgain, withoutSignals } from './judge/score-again.ts';
export type { Judged, Observation, ObservedAnswer } from './observation.ts';
export { createRandom, type Random, seedOf } from './random.ts';
export type {
  Coverage,
  EvidenceTruth,
  LabelledCase,
  OriginalTruth,
  ReturnedAmount,
  Truth,
  TruthLabel,
} from './truth.ts';
