export {
  type BayesModel,
  type BayesModelOptions,
  bayesModelFromJson,
  createBayesModel,
} from './bayes-model.ts';
export { type Bayesian, type BayesianOptions, createBayesian, type Labelled } from './bayesian.ts';
export { chiSquareTail, combine } from './chi-square.ts';
export type { Clue } from './chi-square-score.ts';
export { type Block, type Features, featuresOf, featuresOfTokens } from './features.ts';
export { type Lesson, type LessonResult, teach } from './learn.ts';
export { mailId } from './mail-id.ts';
export {
  mixScores,
  type Score,
  type ScoreSettings,
  type Standing,
  scoreReading,
  scoreTokens,
} from './score.ts';
export { type ScoreConstants, scoreConstants } from './score-constants.ts';
export { type Namespace, tokenize } from './tokenize.ts';
