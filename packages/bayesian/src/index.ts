export {
  type BayesModel,
  type BayesModelOptions,
  bayesModelFromJson,
  createBayesModel,
} from './bayes-model.ts';
export { type Bayesian, type BayesianOptions, createBayesian } from './bayesian.ts';
export { chiSquareTail, combine } from './chi-square.ts';
export { mailId } from './mail-id.ts';
export {
  type Clue,
  type Score,
  type ScoreConstants,
  scoreConstants,
  scoreCounts,
  scoreTokens,
} from './score-tokens.ts';
export { tokenize } from './tokenize.ts';
