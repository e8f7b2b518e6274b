import type { FittedWeights } from './weights.ts';

export const FITTED_WEIGHTS: FittedWeights = { data: '', points: {}, caps: {} };
