import { describe, expect, it } from 'vitest';
import { bounce, CONFIG, SENT } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

const SPAM = bounce({ recipient: 'eve@example.net', id: '<spam@example.net>' });

/** Classifies with this configuration; the first line of the answer is parsed. */
async function classify(
  config: unknown,
  files: Readonly<Record<string, string>> = {},
  mail = bounce(),
): Promise<Ended & { readonly line: Record<string, unknown> }> {
  const all = { 'c/my.json': JSON.stringify(config), 'a.eml': mail, ...files };
  const now = ['--now', '2026-03-03T12:00:00Z'];
  const ended = await runIn(
    { files: all },
    'classify',
    '--json',
    '--quiet',
    '--exhaustive',
    ...now,
    '--config',
    'c/my.json',
    'a.eml',
  );
  return { ...ended, line: ended.stdout === '' ? {} : JSON.parse(ended.stdout) };
}

describe('the configuration', () => {
  it('finds the files it names beside itself', async () => {
    const { line } = await classify(JSON.parse(CONFIG), { 'c/sent.jsonl': SENT });
    expect(line['label']).toBe('genuine');
  });

  it('is not needed', async () => {
    const ended = await runIn({ files: { 'a.eml': bounce() } }, 'classify', '--json', 'a.eml');
    expect(ended.exitCode).toBe(0);
  });

  it('asks the directory, with lists of its own or in files', async () => {
    const lists = await classify({ directory: { neverSends: ['alice@example.org'] } });
    expect(lists.line['reasons']).toMatchObject([{ code: 'addressee-never-sends' }]);
    const files = { 'c/known.txt': '# all of us\nbob@example.org\r\n\n' };
    const named = await classify(
      { directory: { known: 'known.txt', domains: ['example.org'] } },
      files,
    );
    expect(named.line['reasons']).toMatchObject([{ code: 'addressee-unknown' }]);
  });

  it('replaces, extends or drops the phrases', async () => {
    const own = [{ phrase: 'the minutes', weight: 0.9 }];
    const of = async (keyword: unknown, mail = bounce()) =>
      (await classify({ keyword }, {}, mail)).line['reasons'];
    const spam = bounce().replace(
      'Here are the minutes.',
      'Make money fast! Viagra online. The minutes.',
    );
    expect(await of({ phrases: own })).toMatchObject([{ code: 'keyword-spam' }]);
    expect(await of(false, spam)).toEqual([]);
    const replaced = JSON.stringify(await of({ phrases: own }, spam));
    const extended = JSON.stringify(await of({ phrases: own, extend: true }, spam));
    expect(replaced).toContain('the minutes');
    expect(extended).toContain('the minutes');
    expect(extended.length).toBeGreaterThan(replaced.length);
  });

  it('loads lists of phrases, regular expressions and JSON among them', async () => {
    const lists = {
      'c/own.txt': '# ours\n0.9 the minutes\n0.4 /min[u]tes\\./i\n',
      'c/own.json': '[{ "name": "m", "weight": 0, "phrase": "minutes" }]',
    };
    const both = { weight: 0.7, name: 'both', all: ['m'] };
    const { line, stderr } = await classify(
      { keyword: { lists: ['own.txt', 'own.json'], phrases: [both] } },
      lists,
    );
    expect(stderr).toBe('');
    expect(line['reasons']).toMatchObject([
      {
        code: 'keyword-spam',
        summary: 'The returned message says "the minutes", "both", "/min[u]tes\\./i".',
      },
    ]);
  });

  it.each([
    ['a weight out of range', 'ok\n\n1.5 too much', 3, /^1\.5 is no weight/],
    ['a bad expression', '# a\n/a(b/', 2, /^regex: .*missing closing/],
    ['a phrase without letters', '...\n???', 1, /^phrase: needs a letter.*\(and 1 more\)$/],
    ['JSON that is none', '[\n"a",\n{"phrase": }\n]', 3, /^is not JSON$/],
  ])('names file and line of a list for %s, with 78', async (_what, list, line, says) => {
    const ended = await classify({ keyword: { lists: ['own.txt'] } }, { 'c/own.txt': list });
    expect(ended.exitCode).toBe(78);
    const [, at, what = ''] = /^backscatter: c\/own\.txt:(\d+): (.*)\n$/.exec(ended.stderr) ?? [];
    expect([Number(at), ended.stderr]).toEqual([line, expect.any(String)]);
    expect(what).toMatch(says);
  });

  it('asks the model it names, which may be missing yet', async () => {
    const named = { bayesian: { model: 'm.json' } };
    const nothing = {
      signal: 'bayesian',
      why: 'nothing is learned yet (backscatter learn --spam PATH --ham PATH)',
    };
    const empty = await classify(named, { 'c/m.json': '{}' });
    expect(empty.line['abstained']).toMatchObject([nothing]);
    const missing = await classify(named);
    expect(missing.line['abstained']).toMatchObject([nothing]);
    expect(missing.stderr).toBe('m.json is not there yet: nothing is learned\n');
    const unnamed = await classify({});
    expect(unnamed.line['abstained']).toMatchObject([nothing]);
    expect(unnamed.stderr).toBe('');
    expect((await classify({ bayesian: false })).line['abstained']).toEqual([]);
  });

  it('says how much is missing while too little is learned', async () => {
    const few = { docCount: { spam: 3, ham: 1 }, wordFrequencyCount: {} };
    const { line } = await classify(
      { bayesian: { model: 'm.json', minLearned: { spam: 2, ham: 2 } } },
      { 'c/m.json': JSON.stringify(few) },
    );
    expect(line['abstained']).toMatchObject([
      {
        why: 'too little is learned: 3 of 2 spam, 1 of 2 ham (backscatter learn --spam PATH --ham PATH)',
      },
    ]);
  });

  it('lets a model of other people’s mail speak lower', async () => {
    const text = 'order cheap pills online today and save money on every refill we ship';
    const words = Object.fromEntries(text.split(' ').map((word) => [`b:${word}`, 250]));
    const model = {
      docCount: { spam: 300, ham: 300 },
      wordFrequencyCount: { spam: words, ham: {} },
    };
    const probability = async (learnedElsewhere: boolean): Promise<number> => {
      const { line } = await classify(
        { bayesian: { model: 'm.json', learnedElsewhere } },
        { 'c/m.json': JSON.stringify(model) },
        bounce().replace('Here are the minutes.', text),
      );
      const reasons = JSON.stringify(line['reasons']);
      return Number(/"probability":(0\.[0-9]+)/.exec(reasons)?.[1] ?? 0.5);
    };
    const [own, others] = [await probability(false), await probability(true)];
    expect(own).toBeGreaterThan(0.5);
    expect(others).toBeLessThan(own);
  });

  it('sets weights, caps, costs and thresholds', async () => {
    const directory = { neverSends: ['alice@example.org'] };
    const weighed = await classify({ directory, weights: { 'addressee-never-sends': 3 } });
    expect(weighed.line).toMatchObject({ score: 3, label: 'unsure' });
    const capped = await classify({ directory, caps: { addressee: 2 } });
    expect(capped.line).toMatchObject({ score: 2 });
    const strict = await classify({ directory, thresholds: { backscatter: 9 } });
    expect(strict.line).toMatchObject({ score: 8, label: 'unsure' });
    // One lost report costs a thousand let through: 99.95 %, 12.75 points.
    const dear = await classify({ directory, costs: { lost: 1_000 } });
    expect(dear.line).toMatchObject({ score: 8, label: 'unsure' });
  });

  it('lets a log with lines missing prove by what it holds, and not by its silence', async () => {
    const files = { 'c/sent.jsonl': `${SENT}\n{"at":"2026-03-0` };
    const known = await classify(JSON.parse(CONFIG), files);
    expect(known.line['label']).toBe('genuine');
    expect(known.stderr).toContain('sent.jsonl: line 2: not JSON\n');
    expect(known.stderr).toContain('its silence proves nothing');
    const unknown = await classify(JSON.parse(CONFIG), files, SPAM);
    expect(unknown.line['label']).toBe('unsure');
    const whole = await classify(JSON.parse(CONFIG), { 'c/sent.jsonl': SENT }, SPAM);
    expect(whole.line['label']).toBe('backscatter');
  });

  it.each([
    ['an unknown option', { sents: {} }, /"sents"/],
    [
      'an unknown option within',
      { sent: { log: 'sent.jsonl', coverige: [] } },
      /option "sent".*"coverige"/,
    ],
    [
      'a log and a store',
      { sent: { log: 'sent.jsonl', store: 'data' } },
      /option "sent\.store": goes with a store, and "log" names a file/,
    ],
    [
      'a file for a store',
      { sent: { store: 'my.json' } },
      /option "sent\.store": my\.json is no directory; a file of JSON lines is "sent\.log"/,
    ],
    [
      'a server for a store without a secret',
      { sent: { store: 'redis://user:hunter2@127.0.0.1:1' } },
      /^(?!.*hunter2).*option "sent\.secret": is needed for a server/,
    ],
    [
      'a secret that is not set',
      { sent: { secret: { env: 'SENT_SECRET' } } },
      /option "sent\.secret": the environment variable SENT_SECRET is not set/,
    ],
    [
      'a log that is not there',
      { sent: { log: 'none.jsonl' } },
      /option "sent\.log": none\.jsonl cannot be read: no such file/,
    ],
    [
      'coverage that is none',
      { sent: { log: 'sent.jsonl', coverage: [{ senders: ['a b'], since: '2026-01-01' }] } },
      /option "sent\.coverage\.0\.senders\.0": must be an address or domain/,
    ],
    [
      'a window that is too short',
      { sent: { log: 'sent.jsonl', windowDays: 1 } },
      /option "sent\.windowDays": must not be shorter/,
    ],
    [
      'an outbound path that is none',
      { sent: { log: 'sent.jsonl', paths: ['a b'] } },
      /option "sent\.paths\.0": takes letters/,
    ],
    [
      'a pattern without a recipient',
      { sent: { log: 'sent.jsonl', verp: ['bounces-{id}@example.org'] } },
      /option "sent\.verp\.0": VERP pattern/,
    ],
    [
      'an address that is none',
      { directory: { known: ['alice'] } },
      /option "directory\.known\.0": must be an address/,
    ],
    [
      'a list that is none',
      { directory: { known: 5 } },
      /option "directory\.known": must be a list or the path/,
    ],
    [
      'a phrase without letters',
      { keyword: { phrases: ['…'], extend: true } },
      /option "keyword\.phrases\.0\.phrase": needs a letter/,
    ],
    [
      'an expression that is none',
      { keyword: { phrases: ['fine', { regex: '*', weight: 0.1 }], extend: true } },
      /option "keyword\.phrases\.1\.regex": \/\*\/: .*missing argument/,
    ],
    [
      'a list that is not there',
      { keyword: { lists: ['none.txt'] } },
      /option "keyword\.lists\.0": none\.txt cannot be read: no such file/,
    ],
    [
      'too little to learn',
      { bayesian: { model: 'm.json', minLearned: { spam: 0 } } },
      /option "bayesian\.minLearned\.spam"/,
    ],
    [
      'learned nobody knows where',
      { bayesian: { learnedElsewhere: 'yes' } },
      /option "bayesian": must be false or .*"learnedElsewhere": true\|false/,
    ],
    ['bayesian: true', { bayesian: true }, /option "bayesian": must be false or/],
    ['keyword: true', { keyword: true }, /option "keyword": must be false or/],
    [
      'an unknown code',
      { weights: { 'keyword-spma': 2 } },
      /option "weights": "keyword-spma" is no code; there are .*keyword-spam/,
    ],
    [
      'an unknown group',
      { caps: { prof: 2 } },
      /option "caps": "prof" is no group; there are proof/,
    ],
    [
      'a threshold on the wrong side',
      { thresholds: { genuine: 5 } },
      /option "thresholds\.genuine"/,
    ],
    ['costs that make no sense', { costs: { lost: -1 } }, /option "costs\.lost"/],
    ['a deadline that is none', { deadlineMs: 0 }, /option "deadlineMs"/],
    ['too many jobs', { jobs: 1e6 }, /option "jobs"/],
  ])('is refused for %s, with 78', async (_what, config, says) => {
    const ended = await classify(config, { 'c/sent.jsonl': SENT });
    expect(ended.exitCode).toBe(78);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(/^backscatter: c\/my\.json: /);
    expect(ended.stderr).toMatch(says);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    ['is not JSON', '{', /^backscatter: backscatter\.config\.json: is not JSON: /],
    ['is no object', '[]', /^backscatter: backscatter\.config\.json: /],
  ])('is refused when it %s', async (_what, text, says) => {
    const files = { 'backscatter.config.json': text, 'a.eml': bounce() };
    const ended = await runIn({ files }, 'classify', 'a.eml');
    expect(ended.exitCode).toBe(78);
    expect(ended.stderr).toMatch(says);
  });

  it('is refused when it was named and is not there', async () => {
    const ended = await runIn(
      { files: { 'a.eml': bounce() } },
      'classify',
      '--config',
      'x.json',
      'a.eml',
    );
    expect(ended).toMatchObject({
      exitCode: 78,
      stderr: 'backscatter: x.json: cannot be read: no such file or directory\n',
    });
  });
});
