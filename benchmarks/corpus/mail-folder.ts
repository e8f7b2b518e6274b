/** The folder of labelled mail that a measurement takes. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { existing } from '../command/existing.mjs';
import { defaultCorpus } from './default-corpus.mjs';
import { MAIL_INDEX } from './labelled-mail.ts';

/**
 * The folder that somebody named, or the collection beside the checkout. Where nothing
 * says what its messages are, the process says so and ends: there is nothing to measure.
 * A folder that is named and not there is a mistake, and ends it with a usage error.
 *
 * @param given as on the command line, relative to where the user stands
 */
export function mailFolder(given: string | undefined): string {
  const folder = given === undefined ? dirname(defaultCorpus().path) : existing(given);
  if (existsSync(join(folder, MAIL_INDEX))) return folder;
  console.log(`Nothing measured: ${folder} has no ${MAIL_INDEX} that says what its messages are.`);
  process.exit(0);
}
