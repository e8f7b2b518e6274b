import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseMail } from '@backscatter/mail/mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDsn } from '../../packages/dsn-parser/src/index.ts';
import { sourcesOf, tablesWithout } from '../accuracy/learned-from.ts';
import { namesAll, noticeAlone, sameRecipients } from '../accuracy/notice-alone.ts';
import type { ReadBounce } from '../accuracy/read-corpus-once.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];
const FIXTURES = join(ROOT, 'packages/dsn-parser/test/fixtures');
let corpus = '';

function run(script: string): string {
  const { INIT_CWD: _, ...env } = process.env;
  const command = [...FROM_SOURCE, `benchmarks/${script}`, corpus];
  const ended = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
  expect(ended.stderr).toBe('');
  return ended.stdout;
}

beforeAll(() => {
  corpus = mkdtempSync(join(tmpdir(), 'generalisation-'));
  const rows = [
    {
      path: '101-postfix.eml',
      source: 'one',
      label: 'bounce',
      expected: { recipients: ['bob@example.net'] },
    },
    { path: '112-opensmtpd.eml', source: 'two', label: 'bounce', expected: {} },
  ];
  for (const { path } of rows) copyFileSync(join(FIXTURES, path), join(corpus, path));
  writeFileSync(join(corpus, 'index.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
});
afterAll(() => rmSync(corpus, { recursive: true, force: true }));

it('prints a row for each source, and all together', () => {
  const printed = run('generalisation.ts');
  expect(printed).toMatch(
    /^\| one \| [0-9]+ \| 100\.0 % \(1 of 1\) \| 100\.0 % \(1 of 1\) \| – \|$/m,
  );
  expect(printed).toMatch(/^\| two \| [0-9]+ \| /m);
  expect(printed).toMatch(/^\| all, in-sample \| 0 \| 100\.0 % \(2 of 2\)/m);
  expect(printed).toMatch(/^\| without it \| /m);
});

it('prints what the dialect table is worth', () => {
  const printed = run('parser-accuracy.ts');
  expect(printed).toMatch(/^\| all [0-9]+ rows \| 100\.0 % \(2 of 2\) \| 100\.0 % \(1 of 1\)/m);
  expect(printed).toMatch(/^\| no rows at all \| /m);
});

describe('what one source alone could have taught', () => {
  async function bounce(source: string, text: string): Promise<ReadBounce> {
    const raw = Buffer.from(
      `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.net\nSubject: news\n\n${text}\n`,
    );
    return {
      message: { path: `${source}.eml`, source, label: 'bounce', expected: {}, raw },
      mail: await parseMail(raw),
    };
  }

  it('is left out, and nothing that another source has too', async () => {
    const bounces = [
      await bounce(
        'one',
        'Hi. This is the qmail-send program at mx.example.net.\nI am user unknown.',
      ),
      await bounce('two', 'The mail of user unknown came back.'),
    ];
    const { tables, off } = tablesWithout('one', sourcesOf(bounces));
    const names = tables.dialects.map(({ name }) => name);
    expect(names).not.toContain('qmail');
    expect(names).toContain('postfix');
    expect(off).toBeGreaterThan(0);
    const phrases = Object.values(tables.topics.failure.notice ?? {}).flat();
    expect(phrases.length).toBeGreaterThan(100);
    expect(tablesWithout('three', sourcesOf(bounces)).off).toBe(0);
  });
});

describe('a report read from its notice alone', () => {
  async function fixture(name: string): Promise<Awaited<ReturnType<typeof parseMail>>> {
    return parseMail(readFileSync(join(FIXTURES, name)));
  }

  it('has lost its fields and nothing else', async () => {
    const mail = await fixture('101-postfix.eml');
    const alone = noticeAlone(mail);
    if (alone === null) throw new Error('no status part');
    expect(alone.root.children.map(({ type }) => type)).toEqual(['text/plain', 'message/rfc822']);
    expect(alone.text).toBe(mail.text);
    const fields = await parseDsn(mail, parseMail);
    const notice = await parseDsn(alone, parseMail);
    if (fields === null) throw new Error('no report');
    expect(notice?.evidence).not.toContain('delivery-status');
    expect(namesAll(fields)).toBe(true);
    expect(sameRecipients(fields, notice)).toBe(true);
    expect(sameRecipients(fields, null)).toBe(false);
  });

  it('is none where there was no status part', async () => {
    expect(noticeAlone(await fixture('110-qmail.eml'))).toBeNull();
  });
});
