/**
 * Runs the installed command as a shell would find it.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';

const run = (...args) =>
  execFileSync(process.execPath, ['node_modules/@backscatter/cli/dist/bin.js', ...args], {
    encoding: 'utf8',
  });

assert.match(run('--version'), /^\d+\.\d+\.\d+\s*$/);
const [line, ...rest] = run('classify', '--json', 'report.eml').trimEnd().split('\n');
assert.deepEqual(rest, []);
const verdict = JSON.parse(line);
assert.equal(verdict.path, 'report.eml');
assert.equal(verdict.kind, 'failure');
assert.equal(verdict.report.recipients[0].finalRecipient, 'bob@example.com');

// What only one command needs is in chunks of the build, which have to be there too.
mkdirSync('labelled/genuine', { recursive: true });
copyFileSync('report.eml', 'labelled/genuine/1.eml');
const figures = JSON.parse(run('bench', '--json', '--quiet', 'labelled'));
assert.equal(figures.tasks[0].tables[0].rows[0].confusion.lost.total, 1);
assert.match(readFileSync('backscatter-bench.html', 'utf8'), /^<!doctype html>/);
