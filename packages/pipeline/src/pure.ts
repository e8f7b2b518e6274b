export { type Costs, DEFAULT_COSTS, DEFAULT_THRESHOLDS, thresholdsOf } from './costs.ts';
export {
  type Classifier,
  type ClassifyOptions,
  createPureClassifier,
} from './create-classifier.ts';
export type { Thresholds } from './decide.ts';
export { defaultSignals } from './default-signals.ts';
export { STRONG_PROOF } from './dispute.ts';
export type { PointsOptions, PureClassifierOptions } from './options.ts';
export {
  type Calibration,
  LOG_ODDS_PER_POINT,
  PRIOR,
} from './probability.ts';
export { createShape } from './shape.ts';
export {
  createWeigher,
  kindOfAnswers,
  thresholdsBy,
  type Weighed,
  type WeighedAnswer,
} from './weigh.ts';
export {
  DEFAULT_CAPS,
  DEFAULT_WEIGHTS,
  type FittedWeights,
  GROUPS,
  HELD,
  JUDGED_CAPS,
  JUDGED_WEIGHTS,
  type Weight,
  type Weights,
} from './weights.ts';
