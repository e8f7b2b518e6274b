export { comparableText } from './corpora/comparable-text.ts';
export {
  createNearDuplicates,
  groupNearDuplicates,
  type NearDuplicateOptions,
  type NearDuplicates,
} from './corpora/group-near-duplicates.ts';
export { type CorpusLabel, labelOfName, labelOfPath } from './corpora/label-of-name.ts';
export { type Halves, splitByHash, splitByTime } from './corpora/split.ts';
export { DEFAULT_FIT_TABLE } from './fit/default-fit-table.ts';
export {
  type CalibrationFitOptions,
  type CalibrationLine,
  fitCalibration,
  type ScoredWeight,
} from './fit/fit-calibration.ts';
export { type Fit, type FitOptions, fitPoints } from './fit/fit-points.ts';
export {
  type FitCap,
  type FitCode,
  type FitTable,
  type FittedPoints,
  readable,
} from './fit/points.ts';
export { perOriginal, type Row, type Rows, rowsOf, type Seen } from './fit/rows.ts';
export { CALIBRATION_STRATA, FIT_STRATA } from './fit/strata.ts';
export { type Cases, casesOf } from './judge/cases-of.ts';
export { learnMails } from './judge/learn-mails.ts';
export { type Listener, observed } from './judge/observe.ts';
export {
  createFullOperator,
  createMemoryFilter,
  type Operator,
  type OperatorOptions,
} from './judge/operator.ts';
export { type ReplayOptions, replay } from './judge/replay.ts';
export { type AgainOptions, scoreAgain, withoutSignals } from './judge/score-again.ts';
export {
  ABLATIONS,
  BEYOND_CONTENT,
  type EvidenceSubset,
  SOURCES,
} from './judge/sources-of-evidence.ts';
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
export type { LabelWeights, ReliabilityBin } from './measures/reliability-bins.ts';
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
export {
  type SourceName,
  type SourceUse,
  signalsOf,
  sourceUseOf,
  type ToldAnswer,
} from './measures/source-use.ts';
export type { Judged, Observation, ObservedAnswer } from './observation.ts';
export { createRandom, type Random, seedOf } from './random.ts';
export { showBounds, showCount, showNumber, showPercent, showShare } from './render/format.ts';
export { headlineOf, type Standing, standingOf } from './render/headline.ts';
export { measureRow, type RowOptions } from './render/measure-row.ts';
export { measureStrata, type StrataOptions } from './render/measure-strata.ts';
export { ablationPlot } from './render/plots/ablation-plot.ts';
export { precisionRecallPlot } from './render/plots/precision-recall-plot.ts';
export { type ReliabilitySeries, reliabilityPlot } from './render/plots/reliability-plot.ts';
export { rocPlot } from './render/plots/roc-plot.ts';
export { scoreHistogram } from './render/plots/score-histogram.ts';
export type { Series } from './render/plots/series.ts';
export { type BarRow, shareBars } from './render/plots/share-bars.ts';
export { type NamedPlot, plotsOf } from './render/plots/table-plots.ts';
export type {
  Headline,
  HeadlineFigure,
  MailOrigin,
  Miss,
  PlotName,
  Report,
  ReportMeta,
  ReportRow,
  ReportTable,
  ReportTask,
  SpeedRow,
  Target,
} from './render/report.ts';
export { type ReportTaskParts, reportTask } from './render/report-task.ts';
export {
  type RowMaker,
  type RowMakerChoice,
  type RowMakerOptions,
  rowMaker,
} from './render/row-maker.ts';
export { sourceWords } from './render/source-words.ts';
export { escapeMarkup, logScale, place, type Scale } from './render/svg.ts';
export { toHtml } from './render/to-html.ts';
export { toJson } from './render/to-json.ts';
export { toMarkdown } from './render/to-markdown.ts';
export type {
  Coverage,
  EvidenceTruth,
  LabelledCase,
  OriginalTruth,
  ReturnedAmount,
  Truth,
  TruthLabel,
} from './truth.ts';
