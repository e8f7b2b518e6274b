import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];
const FIXTURES = join(ROOT, 'packages/dsn-parser/test/fixtures');
let corpus = '';

function compare(...args: readonly string[]): string {
  const command = [...FROM_SOURCE, 'benchmarks/reasons.ts', ...args];
  const { INIT_CWD: _, ...env } = process.env;
  const run = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout;
}

beforeAll(() => {
  corpus = mkdtempSync(join(tmpdir(), 'reasons-'));
  const row = (path: string, reason: string, more: object = {}) =>
    JSON.stringify({ path, source: 'sisimai', label: 'bounce', expected: { reason }, ...more });
  for (const name of ['101-postfix', '112-opensmtpd'])
    copyFileSync(join(FIXTURES, `${name}.eml`), join(corpus, `${name}.eml`));
  const rows = [
    row('101-postfix.eml', 'userunknown', { dup_group: 'a' }),
    row('101-postfix.eml', 'mailboxfull', { dup_group: 'a' }),
    row('112-opensmtpd.eml', 'virusdetected'),
    row('112-opensmtpd.eml', 'onhold'),
    row('112-opensmtpd.eml', 'userunknown', { source: 'another' }),
  ];
  writeFileSync(join(corpus, 'index.jsonl'), rows.join('\n'));
});
afterAll(() => rmSync(corpus, { recursive: true, force: true }));

it('compares one of each group of near-copies and counts what has no counterpart apart', () => {
  expect(JSON.parse(compare('--json', corpus))).toMatchObject({
    compared: 2,
    agreed: 1,
    unmapped: 1,
    disagreements: [{ path: '112-opensmtpd.eml', theirs: 'virusdetected' }],
  });
});

it('prints the share, a row for each of their reasons, and on demand the messages', () => {
  const text = compare('--list', corpus);
  expect(text).toContain('agreement: 1 of 2 (50.0 %); unmapped: 1');
  expect(text).toContain('| userunknown | 1 | 1 | user-unknown 1 |  |');
  expect(text).toContain('virusdetected / ');
});

it('says plainly when there is nothing to compare with', () => {
  expect(compare('examples/bounces')).toMatch(/^Nothing to compare with/);
});
