/**
 * The proof by our own DKIM signature. Needs Node, and `mailauth` beside this package.
 */

export type { DkimOptions } from './dkim-options.ts';
export { createDkimProver } from './dkim-prover.ts';
