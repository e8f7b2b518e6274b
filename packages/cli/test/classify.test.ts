import { describe, expect, it } from 'vitest';
import { bounce, CONFIG, emptyBounce, mbox, ordinary, SENT } from './mails.ts';
import { runIn } from './run-program.ts';

const AS_OF = ['--now', '2026-03-03T12:00:00Z'];
const LOG = { 'backscatter.config.json': CONFIG, 'sent.jsonl': `${SENT}\n` };
const SPAM = bounce({ recipient: 'eve@example.net', id: '<spam@example.net>' });

const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('backscatter classify', () => {
  it('tells what was sent from what was not, by the sent log', async () => {
    const files = { ...LOG, 'a.eml': bounce(), 'b.eml': SPAM };
    const ended = await runIn({ files }, 'classify', ...AS_OF, '--json', 'a.eml', 'b.eml');
    expect(ended.exitCode).toBe(0);
    expect(lines(ended.stdout)).toMatchObject([
      { path: 'a.eml', index: 0, label: 'genuine', reasons: [{ code: 'sent-id' }] },
      { path: 'b.eml', index: 0, label: 'backscatter', reasons: [{ code: 'not-sent-id' }] },
    ]);
  });

  it('prints one line a message in the order of the input, whatever the number of jobs', async () => {
    const mails = Array.from({ length: 40 }, (_, n) => (n % 3 === 0 ? bounce() : ordinary(`${n}`)));
    const files = { 'in.mbox': mbox(mails), 'd/a.eml': bounce(), 'd/b.eml': ordinary() };
    const one = await runIn(
      { files, stdin: bounce() },
      'classify',
      '--json',
      '--jobs',
      '1',
      'in.mbox',
      '-',
      'd',
    );
    const many = await runIn(
      { files, stdin: bounce() },
      'classify',
      '--json',
      '--jobs',
      '16',
      'in.mbox',
      '-',
      'd',
    );
    expect(many.stdout).toBe(one.stdout);
    expect(lines(one.stdout).map(({ path, index }) => `${path}#${index}`)).toEqual([
      ...mails.map((_, n) => `in.mbox#${n}`),
      '-#0',
      'd/a.eml#0',
      'd/b.eml#0',
    ]);
  });

  it('shows a person label, kind, score, subject and reasons, and sums up on standard error', async () => {
    const files = { ...LOG, 'in.mbox': mbox([bounce(), SPAM, ordinary()]) };
    const ended = await runIn({ files }, 'classify', ...AS_OF, 'in.mbox');
    expect(ended.stdout).toContain(
      'in.mbox[0]  Undelivered Mail Returned to Sender\n  genuine  failure, score -40',
    );
    expect(ended.stdout).toContain('  backscatter  failure, score +8');
    expect(ended.stdout).toContain('in.mbox[2]  lunch\n  not-a-bounce  ordinary\n');
    expect(ended.stderr).toMatch(/failure +1 +1 +· +·\n.*\n3 messages +1 +1 +0 +1\n$/);
    const quiet = await runIn({ files }, 'classify', ...AS_OF, '--quiet', 'in.mbox');
    expect(quiet).toMatchObject({ stdout: ended.stdout, stderr: '' });
  });

  it('says once why a signal abstains, and at the end of how many messages it is true', async () => {
    const two = [bounce(), bounce({ id: '<2@example.org>' }), bounce({ id: '<3@example.org>' })];
    const files = { 'in.mbox': mbox([...two, emptyBounce()]) };
    const ended = await runIn({ files }, 'classify', 'in.mbox');
    const nothing = /nothing is learned yet/g;
    expect(ended.stdout.match(nothing)).toHaveLength(1);
    expect(ended.stdout).toContain('    abstained: keyword: no message was returned\n');
    expect(ended.stderr).toMatch(
      /^Abstained on several unsure messages:\n {2}3 {2}bayesian: nothing is learned yet \(.*\)\nNo sent/m,
    );
    const many = await runIn({ files }, 'classify', '--jobs', '16', 'in.mbox');
    expect(many).toEqual(ended);
    const all = await runIn({ files }, 'classify', '-v', 'in.mbox');
    expect(all.stdout.match(nothing)).toHaveLength(3);
    expect(all.stderr).not.toContain('Abstained');
    const { stdout } = await runIn({ files }, 'classify', '--json', 'in.mbox');
    expect(stdout.match(nothing)).toHaveLength(3);
  });

  it('says that without a sent log nothing can be proved', async () => {
    const ended = await runIn({ files: { 'a.eml': bounce() } }, 'classify', 'a.eml');
    expect(ended.stderr).toContain('No sent log is configured');
  });

  it('colours a terminal and nothing else', async () => {
    const world = { files: { 'a.eml': bounce() } };
    expect((await runIn({ ...world, isTTY: true }, 'classify', 'a.eml')).stdout).toContain('\x1b[');
    expect((await runIn(world, 'classify', 'a.eml')).stdout).not.toContain('\x1b');
    const forced = { ...world, env: { FORCE_COLOR: '1' } };
    expect((await runIn(forced, 'classify', 'a.eml')).stdout).toContain('\x1b[');
  });

  it('lets nothing out of a mail reach the terminal', async () => {
    const subject = '=?utf-8?Q?=1B]0;owned=07=C2=9B2J=E2=80=AE?=';
    const evil = bounce({ subject, diagnostic: '550 \x1b[2J\u009b\u202e no' });
    const ended = await runIn({ files: { 'a.eml': evil } }, 'explain', 'a.eml');
    expect(ended.stdout).toContain('\\x1b]0;owned\\x07\\x9b2J\\u202e');
    expect(ended.stdout).toContain('\\x1b[2J\\x9b\\u202e no');
    expect(ended.stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('names what it cannot read, goes on with the rest, and ends with 2', async () => {
    const files = { 'a.eml': bounce(), 'b.eml': bounce() };
    const ended = await runIn({ files }, 'classify', '--json', 'a.eml', 'no\x1b.eml', 'b.eml');
    expect(ended.exitCode).toBe(2);
    expect(lines(ended.stdout).map(({ path }) => path)).toEqual(['a.eml', 'b.eml']);
    expect(ended.stderr).toContain('backscatter: no\\x1b.eml: no such file or directory\n');
  });

  it('counts the files of a directory that are no mail', async () => {
    const files = { 'd/a.eml': bounce(), 'd/notes.md': '# Notes\n' };
    const ended = await runIn({ files }, 'classify', '--json', 'd');
    expect(lines(ended.stdout)).toHaveLength(1);
    expect(ended.stderr).toContain('Files that do not begin like a mail: 1\n');
    expect(ended.exitCode).toBe(0);
  });

  it('says when there was nothing to read', async () => {
    const ended = await runIn({ files: { 'd/': '' } }, 'classify', 'd');
    expect(ended).toMatchObject({ exitCode: 0, stdout: '', stderr: 'No message was found.\n' });
  });

  it.each([
    ['genuine', 10, bounce()],
    ['backscatter', 11, SPAM],
    ['unsure', 12, bounce({ to: 'alice@example.com', id: '<2@example.com>' })],
    ['not-a-bounce', 13, ordinary()],
    ['the most telling of several', 11, mbox([bounce(), ordinary(), SPAM])],
    [
      'unsure before genuine',
      12,
      mbox([bounce(), bounce({ to: 'alice@example.com', id: '<2@e>' })]),
    ],
  ])('tells %s by its exit code', async (_label, exitCode, stdin) => {
    const ended = await runIn({ files: LOG, stdin }, 'classify', ...AS_OF, '--exit-code', '-');
    expect(ended.exitCode).toBe(exitCode);
    expect((await runIn({ files: LOG, stdin }, 'classify', ...AS_OF, '-')).exitCode).toBe(0);
  });

  it('takes the envelope it is told', async () => {
    const files = { ...LOG, 'a.eml': SPAM };
    const to = ['--envelope-to', '<carol@example.com>', '--envelope-from', '<>'];
    const client = ['--client', '192.0.2.7', '--helo', 'mx.example.net'];
    const ended = await runIn({ files }, 'explain', ...AS_OF, ...to, ...client, 'a.eml');
    expect(ended.stdout).toMatch(/^ {2}addressee +carol@example.com$/m);
    expect(ended.stdout).toMatch(/^ {2}return path +<>$/m);
    expect(ended.stdout).toMatch(/^ {2}delivered by +192.0.2.7, HELO mx.example.net$/m);
    expect(ended.stdout).toContain(
      'abstained: newsender: no coverage is declared for carol@example.com',
    );
  });

  it('judges old mail as of its arrival', async () => {
    const files = { ...LOG, 'a.eml': bounce() };
    const label = async (...now: string[]) =>
      lines((await runIn({ files }, 'classify', '--json', ...now, 'a.eml')).stdout)[0].label;
    expect(await label('--now', 'arrival')).toBe('genuine');
    expect(await label('--now', '2026-12-01')).toBe('unsure');
  });

  it('asks no more than it must, unless it is to be exhaustive', async () => {
    const files = { ...LOG, 'a.eml': bounce() };
    const skipped = async (...more: string[]) =>
      lines((await runIn({ files }, 'classify', '--json', ...AS_OF, ...more, 'a.eml')).stdout)[0]
        .skipped;
    expect((await skipped()).map(({ signal }: { signal: string }) => signal)).toEqual([
      'keyword',
      'bayesian',
    ]);
    expect(await skipped('--exhaustive')).toEqual([]);
  });
});

describe('backscatter explain', () => {
  it('shows the verdict and the report as it was read', async () => {
    const files = { ...LOG, 'a.eml': bounce() };
    const ended = await runIn({ files }, 'explain', ...AS_OF, 'a.eml');
    expect(ended.exitCode).toBe(0);
    for (const line of [
      /^ {2}genuine {2}failure, score -40, 0\.0 % backscatter$/m,
      /^ {5}-40 {2}sent-id {2}.*1@example\.org/m,
      /^ {2}thresholds +backscatter from a score of \+5, genuine by proof from -5$/m,
      /^ {2}addressee +alice@example\.org \(from the header\)$/m,
      /^ {2}return path +<> \(from the header\)$/m,
      /^ {2}judged as of +2026-03-03T12:00:00\.000Z$/m,
      /^ {2}reporting host +mx\.example\.com$/m,
      /^ {2}recipient +bob@example\.com$/m,
      /^ {4}outcome +failed, 5\.1\.1, user-unknown, permanent$/m,
      /^ {4}saying +550 5\.1\.1 no such user$/m,
      /^ {2}id +1@example\.org \(returned message id\)$/m,
      /^ {2}returned +message$/m,
      /^ {4}subject +minutes$/m,
    ]) {
      expect(ended.stdout).toMatch(line);
    }
    expect(ended.stdout).not.toContain('witness');
  });

  it('says by which thresholds, as the configuration has them', async () => {
    const config = { costs: { lost: 100 }, thresholds: { genuine: -8 } };
    const files = { 'a.eml': bounce(), 'backscatter.config.json': JSON.stringify(config) };
    const { stdout } = await runIn({ files }, 'explain', 'a.eml');
    expect(stdout).toMatch(
      /^ {2}thresholds +backscatter from a score of \+8\.75, genuine by .* -8$/m,
    );
  });

  it('explains ordinary mail and what cannot be read, too', async () => {
    const ended = await runIn({ files: { 'a.eml': ordinary() } }, 'explain', 'a.eml', 'b.eml');
    expect(ended).toMatchObject({
      exitCode: 2,
      stdout: 'a.eml  lunch\n  not-a-bounce  ordinary\n',
      stderr: 'backscatter: b.eml: no such file or directory\n',
    });
  });
});

describe('the usage', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['clasify', 'a.eml']],
    ['no path', ['classify']],
    ['an unknown option', ['classify', '--jsn', 'a.eml']],
    ['no address', ['classify', '--envelope-to', 'alice', 'a.eml']],
    ['no IP', ['classify', '--client', '300.1.1.1', 'a.eml']],
    ['HELO of nobody', ['classify', '--helo', 'x', 'a.eml']],
    ['no time', ['classify', '--now', 'yesterday', 'a.eml']],
    ['standard input twice', ['classify', '-', '-']],
    ['no job', ['classify', '--jobs', '0', 'a.eml']],
    ['nothing to learn', ['learn', '--model', 'm.json']],
    ['standard input as both', ['learn', '--model', 'm.json', '--spam', '-', '--ham', '-']],
    ['a certainty that is none', ['learn', '--ham', 'a.eml', '--refuse-certain', '2']],
    ['a ratio that is none', ['learn', '--ham', 'a.eml', '--max-ratio', 'x']],
    ['a user of a JSON file', ['learn', '--ham', 'a.eml', '--model', 'm.json', '--user', 'alice']],
    ['a URL that is none', ['learn', '--ham', 'a.eml', '--model', 'redis://u:secret@[']],
    ['nothing to unlearn', ['unlearn']],
    ['nothing to do with a model', ['model']],
    ['nothing to import', ['model', 'import']],
    ['both ways to import', ['model', 'import', '--merge', '--replace', 'a.json']],
  ])('is told to be wrong for %s, with 64', async (_what, args) => {
    const ended = await runIn({ files: { 'a.eml': bounce() } }, ...args);
    expect(ended.exitCode).toBe(64);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).not.toBe('');
    expect(ended.stderr).not.toMatch(/^ +at /m);
    expect(ended.stderr).not.toContain('secret');
  });

  it('echoes no control character of a wrong argument', async () => {
    const ended = await runIn({}, 'classify', '--x\x1b[2J', 'a.eml');
    expect(ended.stderr).not.toContain('\x1b');
  });

  it.each([
    ['--help'],
    ['help'],
    ['classify', '--help'],
    ['explain', '--help'],
    ['help', 'explain'],
  ])('is shown by %s %s', async (...args) => {
    const ended = await runIn({}, ...args);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toContain('Usage: backscatter');
  });

  it('shows examples and exit codes for each command', async () => {
    for (const command of [
      ['classify'],
      ['explain'],
      ['learn'],
      ['unlearn'],
      ['model', 'info'],
      ['model', 'export'],
      ['model', 'import'],
    ]) {
      const { stdout } = await runIn({}, ...command, '--help');
      expect(stdout).toContain('Examples:');
      expect(stdout).toContain('Exit codes:');
    }
  });

  it('prints the version of the manifest', async () => {
    expect((await runIn({}, '--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
