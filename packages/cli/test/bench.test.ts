import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@backscatter/evaluation';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HostileDns, startHostileDns } from '../../dns-list/test/servers/hostile-dns.ts';
import { listAnswers, listThat } from '../../dns-list/test/servers/list-zones.ts';
import {
  bounce,
  CONFIG,
  corpus,
  type Folder,
  folderOf,
  mbox,
  ordinary,
  spamBounce,
} from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

let dns: HostileDns;
beforeAll(async () => {
  dns = await startHostileDns(listAnswers);
});
afterAll(() => dns.stop());

let folder: Folder | null = null;
afterEach(() => folder?.remove());

const DAY = ['--date', '2026-03-07'];

const sentLine = (n: number): string =>
  JSON.stringify({
    at: '2026-03-03T08:00:00Z',
    from: 'alice@example.org',
    to: [`bob${n}@example.com`],
    messageId: `<${n}@example.org>`,
  });

/** Reports on mail that was logged, and on mail that was not; some of each are two of a kind. */
const genuine = (n: number): string =>
  bounce({ id: `<${n}@example.org>`, recipient: `bob${n}@example.com` });
const forged = (n: number): string =>
  bounce({ id: `<spam${n}@example.net>`, recipient: `eve${n}@example.net` });

const COUNT = 20;
const numbers = Array.from({ length: COUNT }, (_, n) => n);

/** Labelled mail in the folders that give the labels, and the log that tells them apart. */
const FILES: Readonly<Record<string, string>> = {
  'backscatter.config.json': CONFIG,
  'sent.jsonl': numbers.map((n) => `${sentLine(n)}\n`).join(''),
  ...Object.fromEntries(numbers.map((n) => [`mail/genuine/${n}.eml`, genuine(n)])),
  'mail/backscatter.mbox': mbox(numbers.map(forged)),
  'mail/ordinary/1.eml': ordinary(),
};

/** Runs it in a folder that stays until the end of the test. */
async function bench(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  folder?.remove();
  folder = folderOf(files);
  return runIn({ folder }, 'bench', ...DAY, ...args);
}

const page = (name = 'backscatter-bench.html'): string => join(folder?.path ?? '', name);
const reportOf = ({ stdout }: Ended): Report => JSON.parse(stdout);
const firstRow = (report: Report) => report.tasks[0]?.tables[0]?.rows[0];

describe('backscatter bench', () => {
  it('measures what the configuration says of labelled mail, and writes a page', async () => {
    const ended = await bench(FILES, '--json', 'mail');
    expect(ended).toMatchObject({ exitCode: 0, stderr: 'Report: backscatter-bench.html\n' });
    const report = reportOf(ended);
    expect(report.meta).toMatchObject({
      date: '2026-03-07',
      command: 'backscatter bench mail',
      settings: { 'judged as of': 'arrival', 'DNS asked': false },
    });
    const row = firstRow(report);
    expect(row?.confusion.counts).toMatchObject({
      genuine: { genuine: COUNT },
      backscatter: { backscatter: COUNT },
      'not-a-bounce': { 'not-a-bounce': 1 },
    });
    expect(row?.ranking?.areaUnderRoc.value).toBe(1);
    const titles = report.tasks[0]?.tables.map(({ title }) => title);
    expect(titles).toEqual([
      'All',
      'By kind of report',
      'By what is returned',
      'Without one source',
    ]);
    expect(report.tasks[0]?.misses).toEqual([]);
    expect(readFileSync(page(), 'utf8')).toContain('<!doctype html>');
  });

  it('shows what each source contributes', async () => {
    const report = reportOf(await bench(FILES, '--json', 'mail'));
    const rows = report.tasks[0]?.tables.find(({ title }) => title === 'Without one source')?.rows;
    const caught = (name: string) => rows?.find((row) => row.name === name)?.confusion.caught.share;
    expect(caught('with all')).toBe(1);
    expect(caught('without log of what was sent')).toBe(0);
  });

  it('says which sources of evidence took part, and which did not', async () => {
    const ended = await bench(FILES, 'mail');
    expect(ended.stdout).toMatch(/\n {2}log of what was sent +found something in 40 of 40\n/);
    expect(ended.stdout).toMatch(
      /\n {2}content filter +found something in 0 of 40; nothing to judge by in 40\n +nothing is learned yet/,
    );
    expect(ended.stdout).toMatch(/\n {2}directory of our addresses +not asked: not configured\n/);
    expect(ended.stdout).toMatch(/\n {2}DNS lists +not asked: only --dns asks them\n/);
    expect(readFileSync(page(), 'utf8')).toContain('>What took part, by messages</caption>');
    const [task] = reportOf(await bench(FILES, '--json', 'mail')).tasks;
    expect(task?.sources?.find(({ source }) => source === 'log')).toMatchObject({
      asked: true,
      found: 2 * COUNT,
    });
    // Notes on what had no part would only be in the way.
    expect(ended.stdout).not.toMatch(/knows them by heart|Counters of campaigns stand/);
  });

  it('names of copies of one mail the worst alone', async () => {
    const copies = Object.fromEntries(numbers.map((n) => [`mail/genuine/copy${n}.eml`, forged(n)]));
    const report = reportOf(await bench({ ...FILES, ...copies }, '--json', 'mail'));
    expect(firstRow(report)?.confusion.lost.count).toBe(COUNT);
    expect(report.tasks[0]?.misses).toHaveLength(1);
    expect(report.notes.join(' ')).toMatch(/Of 60 reports \d differ; /);
  });

  it('teaches a content filter for the run by ham and spam beside reports', async () => {
    const files = {
      ...FILES,
      'backscatter.config.json': '{}',
      'bad.mbox': mbox(numbers.map(spamBounce)),
      'ham.mbox': mbox(corpus('ham', 240)),
      'spam.mbox': mbox(corpus('spam', 240)),
    };
    const reports = ['--genuine', 'mail/genuine', '--backscatter', 'bad.mbox'];
    const lessons = ['--ham', 'ham.mbox', '--spam', 'spam.mbox'];
    const without = reportOf(await bench(files, '--json', ...reports));
    const taught = reportOf(await bench(files, '--json', ...reports, ...lessons));
    const found = (report: Report) =>
      report.tasks[0]?.sources?.find(({ source }) => source === 'filter')?.found;
    expect([found(without), found(taught)]).toEqual([0, expect.any(Number)]);
    expect(found(taught)).toBeGreaterThanOrEqual(COUNT);
    expect(taught.meta.settings).toMatchObject({ 'ham learned': 240, 'spam learned': 240 });
    expect(taught.notes.join(' ')).toContain('knows them by heart');
    expect(firstRow(taught)?.ranking?.areaUnderRoc.value).toBeGreaterThan(0.9);
    // Nothing of it stays.
    expect(existsSync(join(folder?.path ?? '', 'backscatter-data'))).toBe(false);
  });

  it('ranks nothing by a handful, and tells which message has two labels', async () => {
    const few = {
      'a/genuine/1.eml': genuine(1),
      'a/backscatter/1.eml': genuine(1),
      'a/backscatter/2.eml': forged(2),
    };
    const report = reportOf(await bench(few, '--json', 'a'));
    expect(firstRow(report)).toMatchObject({ ranking: null, calibration: null });
    expect(report.notes).toContain(
      '1 message stands under two labels, of which one must be wrong.',
    );
    expect(report.notes.join(' ')).toContain('curves and calibration are left out');
    const enough = reportOf(await bench(FILES, '--json', 'mail'));
    expect(enough.notes.join(' ')).not.toMatch(/two labels|left out/);
  });

  it('takes labels from the options', async () => {
    const files = {
      ...FILES,
      'a.mbox': mbox(numbers.map(genuine)),
      'b.mbox': mbox(numbers.map(forged)),
    };
    const ended = await bench(files, '--json', '--genuine', 'a.mbox', '--backscatter', 'b.mbox');
    expect(firstRow(reportOf(ended))?.confusion).toMatchObject({
      lost: { count: 0, total: COUNT },
      caught: { count: COUNT, total: COUNT },
    });
    expect(reportOf(ended).meta.command).toBe(
      'backscatter bench --genuine a.mbox --backscatter b.mbox',
    );
  });

  it('names the worst misses by path, and lets nothing out of a name through', async () => {
    const files = {
      ...FILES,
      'mail/genuine/a\u202e\u001b[2J<b>.eml': forged(77),
      'mail/backscatter/b.eml': genuine(3),
    };
    const ended = await bench(files, 'mail');
    const shown = 'mail/genuine/a\\u202e\\x1b[2J<b>.eml';
    expect(ended.stdout).toContain(`${shown}: genuine said to be backscatter, score +8`);
    expect(ended.stdout).toMatch(/b\.eml: backscatter said to be genuine, score −\d+: sent-id/);
    expect(ended.stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    const html = readFileSync(page(), 'utf8');
    expect(html).toContain('a\\u202e\\x1b[2J&lt;b&gt;.eml');
    expect(html).not.toContain('<b>.eml');
    const misses = reportOf(await bench(files, '--json', 'mail')).tasks[0]?.misses;
    expect(misses?.map(({ path }) => path)).toEqual([shown, 'mail/backscatter/b.eml']);
  });

  it('gives the same figures and the same page in every run', async () => {
    const files = { ...FILES, 'mail/genuine/wrong.eml': forged(77) };
    const one = await bench(files, '--json', '--jobs', '1', '--seed', '5', 'mail');
    const html = readFileSync(page(), 'utf8');
    const other = await bench(files, '--json', '--jobs', '16', '--seed', '5', 'mail');
    expect(other.stdout).toBe(one.stdout);
    expect(readFileSync(page(), 'utf8')).toBe(html);
    const third = reportOf(await bench(files, '--json', '--seed', '6', 'mail'));
    expect(third.meta.digest).toBe(reportOf(one).meta.digest);
  });

  it('sums up for a person, with a bound for every share', async () => {
    const { stdout } = await bench(FILES, 'mail');
    expect(stdout).toContain('Genuine or backscatter, natural mail\n');
    expect(stdout).toMatch(/genuine +20 +0 +0 +0\n/);
    expect(stdout).toMatch(/genuine lost +0 % +0 of 20, 95 %: ≤ 14 %\n/);
    expect(stdout).toMatch(/backscatter caught +100 % +20 of 20, 95 %: ≥ 86 %\n/);
    expect(stdout).toContain('\n- 20 genuine reports bound a loss by ≤ 14 % where none is seen');
  });

  it('prints Markdown, or nothing but the file', async () => {
    const markdown = await bench(FILES, '--markdown', '--report', 'sub.html', 'mail');
    expect(markdown.stdout).toMatch(/^# Your labelled mail/);
    expect(markdown.stderr).toBe('Report: sub.html\n');
    const quiet = await bench(FILES, '--quiet', 'mail');
    expect(quiet).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(statSync(page()).size).toBeGreaterThan(10_000);
  });

  it('judges as of each mail, not of today, unless told otherwise', async () => {
    const ended = await bench(FILES, '--json', '--now', '2020-01-01', 'mail');
    expect(firstRow(reportOf(ended))?.confusion.caught.count).toBe(0);
  });

  it('asks no DNS unless told to, whatever is configured', async () => {
    const lists = { use: ['fine'], define: [listThat('fine')], servers: [dns.server] };
    const files = { ...FILES, 'backscatter.config.json': JSON.stringify({ lists }) };
    const before = dns.asked.length;
    await bench(files, '--json', 'mail');
    expect(dns.asked.length).toBe(before);
    const asking = await bench(files, '--json', '--dns', 'mail');
    expect(dns.asked.length).toBeGreaterThan(before);
    expect(reportOf(asking).meta.settings).toMatchObject({ 'DNS asked': true });
  });

  it('takes envelope and time of a sidecar that knows them, and calls such mail synthetic', async () => {
    const truth = {
      id: 'one',
      label: 'genuine',
      kind: 'failure',
      at: Date.parse('2026-03-03T08:05:00Z'),
      envelope: { mailFrom: '', recipient: 'alice@example.org', client: null },
      format: 'postfix',
      language: 'en',
      returned: 'message',
      source: null,
      campaign: null,
      scenario: 'refused',
      adversary: null,
      original: null,
      evidence: null,
    };
    const elsewhere = genuine(1).replaceAll(
      /^(?:Date|Received|Delivered-To|To): .*\n(?:\s.*\n)*/gm,
      '',
    );
    const files = {
      'backscatter.config.json': CONFIG,
      'sent.jsonl': `${sentLine(1)}\n`,
      'set/1.eml': elsewhere,
      'set/truth.jsonl': `${JSON.stringify({ path: '1.eml', ...truth })}\n`,
    };
    const row = firstRow(reportOf(await bench(files, '--json', 'set')));
    expect(row).toMatchObject({
      mail: 'synthetic',
      confusion: { counts: { genuine: { genuine: 1 } } },
    });
  });

  it('says which layouts are understood where nothing has a label', async () => {
    const ended = await bench({ 'mail/a.eml': bounce(), 'mail/b.eml': bounce() }, 'mail');
    expect(ended.exitCode).toBe(64);
    expect(ended.stderr).toContain('none of 2 messages has a label');
    for (const word of [
      'genuine, backscatter and ordinary',
      'truth.jsonl',
      'full/index',
      '--ham',
    ]) {
      expect(ended.stderr).toContain(word);
    }
    expect((await bench({ 'a/b': '' }, 'a', '.')).stderr).toContain(
      'no message was found in a, .; ',
    );
    expect((await bench({})).exitCode).toBe(64);
    expect(existsSync(page())).toBe(false);
  });

  it('leaves out what has no label and says so', async () => {
    const files = { ...FILES, 'mail/inbox/1.eml': bounce(), 'mail/spam/2.eml': ordinary() };
    const { exitCode, stdout } = await bench(files, 'mail');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 message without a label was left out, such as mail/inbox/1.eml.');
    expect(stdout).toContain('1 message labelled ham or spam was left out: ');
  });

  it('says of what cannot be read why, and measures the rest', async () => {
    const ended = await bench(FILES, '--json', 'mail', 'nowhere');
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('backscatter: nowhere: no such file or directory\n');
    expect(firstRow(reportOf(ended))?.confusion.lost.total).toBe(COUNT);
    expect(reportOf(ended).notes).toContain('1 file could not be read; the report is on the rest.');
    const nothing = await bench({}, 'nowhere');
    expect(nothing).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it.each([
    [['--json', '--markdown', 'mail'], 'both want standard output'],
    [['--cost', '0', 'mail'], 'It must be a number from 1'],
    [['--seed', '1.5', 'mail'], 'It must be a whole number'],
    [['--date', '2026-13-01', 'mail'], 'It must be a day'],
  ])('refuses %j', async (args, why) => {
    const ended = await bench(FILES, ...args);
    expect(ended.exitCode).toBe(64);
    expect(ended.stderr).toContain(why);
  });

  it.each([
    ['none/page.html', 'no such file or directory'],
    ['mail', 'it is a folder'],
    ['sent.jsonl/page.html', 'sent.jsonl is no folder'],
  ])('ends with 74 before it reads anything where no page can be written: %s', async (to, why) => {
    const { exitCode, stdout, stderr } = await bench(FILES, '--report', to, 'mail', 'nowhere');
    expect({ exitCode, stdout }).toEqual({ exitCode: 74, stdout: '' });
    expect(stderr).toContain(`${to}: the report cannot be written: `);
    expect(stderr).toContain(why);
    expect(stderr).not.toContain('nowhere');
  });
});
