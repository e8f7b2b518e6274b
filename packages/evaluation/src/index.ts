export { comparableText } from './corpora/comparable-text.ts';
export {
  createNearDuplicates,
  groupNearDuplicates,
  type NearDuplicateOptions,
  type NearDuplicates,
} from './corpora/group-near-duplicates.ts';
export { type CorpusLabel, labelOfName, labelOfPath } from './corpora/label-of-name.ts';
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
export {
  type BootstrapOptions,
  bootstrap,
  clusterOf,
  type Interval,
} from './measures/bootstrap.ts';
export {
  type Calibration,
  type CalibrationError,
  type CalibrationOptions,
  calibrationOf,
  type LabelWeights,
  type ReliabilityBin,
  weightsOf,
} from './measures/calibration.ts';
export {
  compareFilters,
  type Difference,
  type NamedVerdicts,
  type Parting,
} from './measures/compare.ts';
export { type Confusion, confusionOf, type LabelCounts } from './measures/confusion.ts';
export {
  type Costs,
  type CostThresholds,
  cheapestThresholds,
  costOf,
  DEFAULT_COSTS,
  thresholdsOfProbability,
} from './measures/cost.ts';
export type { Estimate } from './measures/estimate.ts';
export { histogramOf, type ScoreHistogram } from './measures/histogram.ts';
export { type Ladder, ladderOf, type Ranked, rankedOf, reportsOf } from './measures/ladder.ts';
export { CAUGHT_POINTS, LOST_POINTS, type Ranking, rankingOf } from './measures/ranking.ts';
export {
  type KindCount,
  type Recognition,
  type RecognitionShares,
  recognitionOf,
} from './measures/recognition.ts';
export {
  areaAboveRoc,
  areaUnderRoc,
  averagePrecision,
  caughtAtLost,
  lostAtCaught,
  type PrecisionPoint,
  precisionRecallCurve,
  type RocPoint,
  rocCurve,
} from './measures/roc.ts';
export { clopperPearson, type Share, shareOf, signTest } from './measures/share.ts';
export type { Judged, Observation, ObservedAnswer } from './observation.ts';
export { createRandom, type Random, seedOf } from './random.ts';
export { measureRow, type RowOptions } from './render/measure-row.ts';
export type {
  Headline,
  MailOrigin,
  Miss,
  PlotName,
  Report,
  ReportMeta,
  ReportRow,
  ReportTable,
  ReportTask,
  SpeedRow,
} from './render/report.ts';
export type {
  Coverage,
  EvidenceTruth,
  LabelledCase,
  OriginalTruth,
  ReturnedAmount,
  Truth,
  TruthLabel,
} from './truth.ts';
