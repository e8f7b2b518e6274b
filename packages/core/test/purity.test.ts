/**
 * Pure modules run in Node, in a worker and in a browser: no clock, no dice, no
 * `node:*`, no globals of Node. The linter holds that; these tests hold the
 * linter, with the project's own configuration in a directory of its own.
 */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPURE_FOLDERS, PACKAGES } from './import-table.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const BIOME = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

const IMPURE: readonly string[] = [
  'Date.now()',
  '[0].map(Date.now)',
  "Date['now']()",
  'Date()',
  'new Date()',
  'new Date',
  'Math.random()',
  "Math['random']()",
  '(() => { const { random } = Math; return random(); })()',
  'performance.now()',
  'globalThis.Date',
  'crypto.randomUUID()',
  "Buffer.from('')",
  'process.platform',
  'process.env',
  "fetch('https://example.org')",
  'setTimeout(String, 1)',
  'setInterval(String, 1)',
  'setImmediate(String)',
  "console.log('')",
  "await import('node:fs')",
];

const PURE: readonly string[] = [
  'new Date(0).getTime()',
  "Date.parse('2026-01-01')",
  'Date.UTC(2026, 0)',
  'Math.min(1, 2)',
  'new Uint8Array(1)',
  'new TextDecoder()',
];

interface Sample {
  readonly expression: string;
  readonly folder: string;
}

const PURE_FOLDERS = Object.keys(PACKAGES)
  .filter((name) => PACKAGES[name]?.pure)
  .map((name) => `packages/${name}/src`);

const SAMPLES: readonly Sample[] = [
  ...[...IMPURE, ...PURE].map((expression) => ({ expression, folder: 'packages/core/src' })),
  ...[...PURE_FOLDERS, ...IMPURE_FOLDERS].map((folder) => ({
    expression: 'new Date(/**/)',
    folder,
  })),
];

let project = '';
let report = '';

const fileOf = ({ expression, folder }: Sample): string => {
  const index = SAMPLES.findIndex(
    (sample) => sample.expression === expression && sample.folder === folder,
  );
  return `${folder}/sample-${index}.ts`;
};

/** Whether the linter named the file of this sample. */
const refused = (expression: string, folder = 'packages/core/src'): boolean =>
  report.includes(`/${fileOf({ expression, folder })},`);

// All samples are linted in one run: the linter's start takes longer than its work.
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'purity-'));
  mkdirSync(join(project, '.ci'));
  for (const file of ['biome.json', '.gitignore', '.ci/purity.grit']) {
    cpSync(join(ROOT, file), join(project, file));
  }
  for (const sample of SAMPLES) {
    mkdirSync(join(project, sample.folder), { recursive: true });
    writeFileSync(join(project, fileOf(sample)), `export const sample = ${sample.expression};\n`);
  }
  const options = [
    'lint',
    '--reporter=github',
    '--max-diagnostics=none',
    '--diagnostic-level=error',
  ];
  const run = spawnSync(process.execPath, [BIOME, ...options], { cwd: project, encoding: 'utf8' });
  report = run.stdout;
});

afterAll(() => rmSync(project, { recursive: true }));

describe('the purity lint', () => {
  it.each(IMPURE)('refuses %s in a pure module', (expression) => {
    expect(refused(expression)).toBe(true);
  });

  it.each(PURE)('allows %s in a pure module', (expression) => {
    expect(refused(expression)).toBe(false);
  });

  it.each(PURE_FOLDERS)('holds in %s', (folder) => {
    expect(refused('new Date(/**/)', folder)).toBe(true);
  });

  it.each(IMPURE_FOLDERS)('leaves %s its clock', (folder) => {
    expect(refused('new Date(/**/)', folder)).toBe(false);
  });
});
