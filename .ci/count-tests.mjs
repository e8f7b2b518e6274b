/**
 * Reads the true counts out of what vitest printed: `node count-tests.mjs LOG
 * STATUS` prints `PASSED FAILED`. A skipped test counts as failed, for a check
 * that did not run has not passed; so does a file that could not be collected,
 * and a run that ended badly for any other reason.
 */

import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const [path, status] = process.argv.slice(2);
const lines = stripVTControlCharacters(readFileSync(path, 'utf8')).split('\n');

/** The numbers of a summary line such as ` Tests  1 failed | 67 passed (68)`. */
function summary(title) {
  const line = lines.findLast((text) => text.trimStart().startsWith(`${title}  `)) ?? '';
  const counts = new Map();
  for (const [, number, what] of line.matchAll(/(\d+) (failed|passed|skipped|todo)/g)) {
    counts.set(what, Number(number));
  }
  return (what) => counts.get(what) ?? 0;
}

const tests = summary('Tests');
const files = summary('Test Files');
const passed = tests('passed');
let failed = tests('failed') + tests('skipped') + tests('todo');
if (failed === 0 && (Number(status) !== 0 || passed === 0)) {
  failed = Math.max(1, files('failed'));
}
console.log(`${passed} ${failed}`);
