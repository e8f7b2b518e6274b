/**
 * What a mail, a file name or an argument says never reaches a terminal, a log or a page as
 * something that these obey, and no password reaches what is shown.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../src/bench/command-line.ts';
import { EVIL, hostileMails } from './hostile-mails.ts';
import { bounce, corpus, type Folder, folderOf, mbox } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

/** Whatever a terminal or an editor would obey, but for the ends of our own lines. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What a file may be called. */
const NAME = EVIL.replaceAll('/', '').replaceAll('\0', '');

let folder: Folder;
beforeAll(async () => {
  const sent = {
    sent: { log: 'sent.jsonl', coverage: [{ senders: ['example.org'], since: '2026-01-01' }] },
  };
  const own = { clients: ['192.0.2.7'], names: ['*.example.org'] };
  folder = folderOf({
    'in.mbox': mbox(hostileMails()),
    'spam.mbox': mbox(corpus('spam', 210)),
    'ham.mbox': mbox(corpus('ham', 210)),
    'sent.jsonl': '',
    'c.json': JSON.stringify({
      ...sent,
      directory: { known: ['alice@example.org'], domains: ['example.org'] },
      provenance: { ownServers: own },
      bayesian: { model: 'model.json' },
    }),
    [`${NAME}/genuine/${NAME}.eml`]: bounce(),
    [`${NAME}/backscatter/${NAME}.eml`]: hostileMails()[3] ?? '',
  });
  await run('learn', '--spam', 'spam.mbox', '--ham', 'ham.mbox', '--model', 'model.json');
});
afterAll(() => folder.remove());

const run = (...args: readonly string[]): Promise<Ended> => runIn({ folder }, ...args);

function obeyed({ stdout, stderr }: Ended): string | null {
  return OBEYED.exec(`${stdout}${stderr}`.replaceAll('\n', ''))?.[0] ?? null;
}

describe('mail that would steer its reader', () => {
  it.each([['classify -v --exhaustive'], ['explain'], ['classify --json']])(
    'is only shown: %s',
    async (words) => {
      const args = words.split(' ');
      const ended = await run(...args, '--config', 'c.json', '--now', 'arrival', 'in.mbox');
      expect(ended.exitCode).toBe(0);
      expect(ended.stdout).toContain(args.includes('--json') ? '\\u001b[2J' : '\\x1b[2J');
      expect(obeyed(ended)).toBeNull();
    },
  );

  it('comes out of a verdict in sentences that can be shown, and in data as it is', async () => {
    const args = ['--json', '--exhaustive', '--config', 'c.json', '--now', 'arrival'];
    const { stdout } = await run('classify', ...args, 'in.mbox');
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const sentences = verdicts.flatMap(({ reasons, abstained, unavailable, problems, report }) => [
      ...reasons.map(({ summary }: { summary: string }) => summary),
      ...[...abstained, ...unavailable].map(({ why }: { why: string }) => why),
      ...[...problems, ...(report?.problems ?? [])].map(({ detail }: { detail: string }) => detail),
    ]);
    expect(sentences.filter((sentence) => sentence.includes('\\x1b')).length).toBeGreaterThan(3);
    expect(sentences.filter((sentence) => OBEYED.test(sentence))).toEqual([]);
    expect(verdicts.some(({ report }) => OBEYED.test(report?.reportingMta ?? ''))).toBe(true);
  });
});

describe('a name that would steer its reader', () => {
  it.each([
    ['bench'],
    ['bench --markdown'],
    ['bench --json'],
    ['classify'],
    ['explain'],
    ['learn -v --model other.json --spam'],
    ['unlearn -v --model model.json'],
  ])('is only shown: %s', async (words) => {
    const ended = await run(...words.split(' '), NAME);
    expect(ended.exitCode).toBe(0);
    expect(ended.stdout.length).toBeGreaterThan(50);
    expect(obeyed(ended)).toBeNull();
  });

  it('stands in the page of a measurement as text', async () => {
    await run('bench', NAME);
    const page = readFileSync(join(folder.path, 'backscatter-bench.html'), 'utf8');
    expect(page).toContain('\\x1b[2J');
    expect(page.replaceAll('\n', '')).not.toMatch(OBEYED);
    expect(page).not.toMatch(/<script|<img/);
  });
});

describe('the command that repeats a measurement', () => {
  it('names each path as a shell reads it, with nothing that a terminal obeys', () => {
    let spelled = 0;
    const unit = fc.constantFrom(
      '\x1b',
      '\n',
      '\u202e',
      '\u{e0041}',
      "'",
      '\\',
      ' ',
      '$',
      'a',
      'ü',
    );
    fc.assert(
      fc.property(fc.array(fc.string({ unit, minLength: 1 }), { minLength: 1 }), (paths) => {
        const line = commandLine(paths, {});
        expect(line).not.toMatch(OBEYED);
        if (line.includes("$'")) spelled++;
        const script = line.replace(/^backscatter bench/, "printf '%s\\0'");
        const env = { ...process.env, LC_ALL: 'C.UTF-8' };
        const words = execFileSync('bash', ['-c', script], { encoding: 'utf8', env });
        expect(words).toBe(paths.map((path) => `${path}\0`).join(''));
      }),
      { seed: 3, numRuns: 60 },
    );
    expect(spelled).toBeGreaterThan(20);
  });

  it('holds no password', () => {
    const options = { model: 'redis://user:hunter2@redis.example.org:6380/1' };
    expect(commandLine(['mail'], options)).toBe(
      'backscatter bench mail --model redis://redis.example.org:6380/1',
    );
  });
});
