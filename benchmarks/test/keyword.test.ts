import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allLabelledMail } from '../corpus/labelled-mail.ts';
import { searchMail } from '../keyword/search-corpora.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyword-'));
  const mail = (subject: string, body: string): string =>
    `From: anna@example.org\nTo: bob@example.com\nSubject: ${subject}\n\n${body}\n`;
  mkdirSync(join(folder, 'own'));
  writeFileSync(join(folder, 'own/1.eml'), mail('Minutes', 'Here are the minutes.'));
  writeFileSync(
    join(folder, 'own/2.eml'),
    mail('Pills', 'Canadian pharmacy, no prescription required.'),
  );
  const rows = [
    { path: 'own/1.eml', corpus: 'own', label: 'ham' },
    { path: 'own/2.eml', corpus: 'own', label: 'spam' },
  ];
  writeFileSync(
    join(folder, 'mail.index.jsonl'),
    rows.map((row) => JSON.stringify(row)).join('\n'),
  );
  spawnSync('tar', ['-czf', join(folder, 'mail-own.tar.gz'), '-C', folder, 'own']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('judges each message as if a bounce had returned it whole', async () => {
  expect(await allLabelledMail(folder)).toHaveLength(2);
  const found = await searchMail(folder);
  expect(found.get('own ham')).toMatchObject([{ spam: 0, fake: 0 }]);
  expect(found.get('own spam')).toMatchObject([{ spam: expect.closeTo(0.875, 5), fake: 0 }]);
});

it('says plainly when there is nothing to measure', () => {
  const { INIT_CWD: _, ...env } = process.env;
  const command = [...FROM_SOURCE, 'benchmarks/keyword.ts', 'examples/bounces'];
  const run = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^Nothing measured: /);
});
