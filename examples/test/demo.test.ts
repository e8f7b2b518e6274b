/**
 * The demo says of each of our fixtures what it is, and fits a terminal.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './read-document.ts';
import { type Printed, run } from './run-snippet.ts';

const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

/** Kind, label and deciding code of each fixture. */
const EXPECTED = {
  '01-user-unknown.eml': ['failure', 'genuine', 'sent-id'],
  '02-no-id-returned.eml': ['failure', 'genuine', 'sent-recipient'],
  '03-looks-like-spam.eml': ['failure', 'genuine', 'sent-id'],
  '04-never-sent.eml': ['failure', 'backscatter', 'not-sent-id'],
  '05-never-sent-qmail.eml': ['failure', 'backscatter', 'not-sent-id'],
  '06-address-never-sends.eml': ['failure', 'backscatter', 'not-sent-id'],
  '07-not-covered.eml': ['failure', 'unsure', 'nothing'],
  '08-delayed.eml': ['delay', 'genuine', 'sent-id'],
  '09-out-of-office.eml': ['auto-reply', 'genuine', 'sent-id'],
  '10-ordinary-mail.eml': ['ordinary', 'not-a-bounce'],
  '11-forged-report.eml': ['failure', 'backscatter', 'forged-report'],
  '12-feedback-report.eml': ['feedback-report', 'not-a-bounce'],
  '13-german-exchange.eml': ['failure', 'genuine', 'sent-id'],
} as const;

let demo: Printed;
beforeAll(async () => {
  demo = await run(process.execPath, [...FROM_SOURCE, 'examples/demo/demo.ts']);
});

describe('the demo', () => {
  it('runs through, and shows every fixture there is', () => {
    expect(demo).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(join(ROOT, 'examples/bounces')).sort()).toEqual(Object.keys(EXPECTED));
  });

  it.each(Object.entries(EXPECTED))('says of %s what it is', (file, expected) => {
    const line = demo.stdout.split('\n').find((row) => row.startsWith(`${file} `)) ?? '';
    const words = line.split(/ +/).slice(1);
    expect(words.filter((word) => !/^-?[\d.]+$/.test(word))).toEqual(expected);
  });

  it('fits 100 columns, and colours no pipe', () => {
    for (const line of demo.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(demo.stdout).not.toContain('\x1b');
  });

  it('agrees with the command under the same configuration', async () => {
    const printed = await run(process.execPath, [
      ...FROM_SOURCE,
      'packages/cli/src/bin.ts',
      ...['classify', '--json', '--quiet', '--now', '2026-03-06T09:00:00Z'],
      ...['--config', 'examples/demo/backscatter.config.json', 'examples/bounces'],
    ]);
    const verdicts = printed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(verdicts.map(({ kind, label }) => [kind, label])).toEqual(
      Object.values(EXPECTED).map(([kind, label]) => [kind, label]),
    );
    expect(verdicts.map(({ path, index }) => [path, index])).toEqual(
      Object.keys(EXPECTED).map((file) => [`examples/bounces/${file}`, 0]),
    );
  });
});
