/**
 * Which bounces are measured when the command line names none.
 */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A collection of real bounces, when one lies beside the checkout. */
const BESIDE = fileURLToPath(new URL('../../../shared/corpora/bounces', import.meta.url));
/** The project's own few, which are always there. */
const OWN = fileURLToPath(new URL('../../examples/bounces', import.meta.url));

/** @returns {{ readonly path: string, readonly what: string }} */
export function defaultCorpus() {
  return existsSync(BESIDE)
    ? { path: BESIDE, what: 'the real bounces beside the checkout' }
    : { path: OWN, what: "the project's own fixtures, examples/bounces" };
}
