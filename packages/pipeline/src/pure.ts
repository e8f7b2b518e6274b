export {
  type Classifier,
  type ClassifyOptions,
  createPureClassifier,
} from './create-classifier.ts';
export { DEFAULT_THRESHOLDS, PRIOR, type Thresholds } from './decide.ts';
export { defaultSignals } from './default-signals.ts';
export type { PointsOptions, PureClassifierOptions } from './options.ts';
export { createShape } from './shape.ts';
export { createWeigher, type Weighed, type WeighedAnswer } from './weigh.ts';
export { DEFAULT_CAPS, DEFAULT_WEIGHTS, GROUPS, type Weight, type Weights } from './weights.ts';
