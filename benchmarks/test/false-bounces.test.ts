import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

const BOUNCE = [
  'Return-Path: <>',
  'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>',
  'To: anna@example.org',
  'Subject: Undelivered Mail Returned to Sender',
  '',
  'Your message to bob@example.com could not be delivered.',
  '<bob@example.com>: 550 5.1.1 User unknown',
  '',
].join('\r\n');
const LETTER =
  'From: bob@example.com\r\nTo: anna@example.org\r\nSubject: Minutes\r\n\r\nHello.\r\n';

const INDEX = [
  { path: 'post/ham/1.eml', corpus: 'post', label: 'ham' },
  { path: 'post/ham/2.eml', corpus: 'post', label: 'ham' },
  { path: 'post/ham/3.eml', corpus: 'post', label: 'ham', near_dup_of: '2' },
  { path: 'post/spam/4.eml', corpus: 'post', label: 'spam' },
];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-'));
  for (const { path } of INDEX) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), path.endsWith('1.eml') ? LETTER : BOUNCE);
  }
  writeFileSync(
    join(folder, 'mail.index.jsonl'),
    INDEX.map((row) => `${JSON.stringify(row)}\n`).join(''),
  );
  execFileSync('tar', ['-C', folder, '-czf', join(folder, 'mail-post.tar.gz'), 'post']);
});

afterAll(() => rmSync(folder, { recursive: true }));

function falseBounces(...args: readonly string[]): string {
  const command = [...FROM_SOURCE, 'benchmarks/false-bounces.ts', ...args];
  const { INIT_CWD: _, ...env } = process.env;
  const run = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout;
}

it('counts the reports among ham, near-duplicates once, and names each', () => {
  const printed = falseBounces(folder);
  expect(printed).toContain('| all | 2 | 1 | 50.000 % | 0 |');
  expect(printed).toMatch(
    /failure \(.{1,200}\): post\/ham\/2\.eml: Undelivered Mail Returned to Sender/,
  );
});

it('does the same for spam where it is asked to', () => {
  expect(falseBounces('--spam', folder)).toContain('| post | 1 | 1 | 100.000 % | 0 |');
});

it('says that it measured nothing where no index tells what the mail is', () => {
  expect(falseBounces(join(folder, 'post'))).toMatch(/^Nothing measured: /);
});
