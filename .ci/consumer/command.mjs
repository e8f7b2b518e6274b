/**
 * Runs the installed command as a shell would find it.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

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
