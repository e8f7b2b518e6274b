export type { Judged, Observation, ObservedAnswer, ObservedFinding } from './observation.ts';
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
