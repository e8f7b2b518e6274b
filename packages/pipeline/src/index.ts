export type { Classifier, ClassifyOptions } from './create-classifier.ts';
export { DEFAULT_THRESHOLDS, PRIOR, type Thresholds } from './decide.ts';
export { defaultSignals } from './default-signals.ts';
export { type ClassifierOptions, createClassifier } from './node/create-classifier.ts';
export { systemClock } from './node/system-clock.ts';
export { createShape } from './shape.ts';
export { createWeigher, type Weighed, type WeighedAnswer } from './weigh.ts';
export { DEFAULT_CAPS, DEFAULT_WEIGHTS, GROUPS, type Weight, type Weights } from './weights.ts';
