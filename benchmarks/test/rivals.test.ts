import { parseDsn } from '@backscatter/dsn-parser';
import type { LabelledCase } from '@backscatter/evaluation';
import { parseMail } from '@backscatter/mail/mailparser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MaskedMail } from '../filter/masked-mail.ts';
import { asDelivered } from '../rivals/as-delivered.ts';
import { createBogofilter, readBogofilter } from '../rivals/bogofilter.ts';
import { groupsOf } from '../rivals/groups-of.ts';
import { runOurs } from '../rivals/ours.ts';
import { cpuSecondsOf, runTimed, startProgram, ticksOf, versionOf } from '../rivals/program.ts';
import type { CreateRival } from '../rivals/rival.ts';
import { createRspamd, readRspamd } from '../rivals/rspamd.ts';
import { runRivals } from '../rivals/run-rivals.ts';
import { createSpamAssassin, readSpamAssassin } from '../rivals/spamassassin.ts';
import { accuracyTable, speedTable } from '../rivals/tables.ts';
import { wrappedSet } from '../rivals/wrapped-set.ts';

afterEach(() => vi.unstubAllEnvs());

const mails = (label: 'ham' | 'spam', count: number): readonly MaskedMail[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${label}-${i}`,
    corpus: 'own',
    label,
    quarter: 0,
    raw: Buffer.from(
      label === 'ham'
        ? `Subject: Minutes ${i}\n\nThe minutes of meeting ${i} are in the usual folder, please read them before Monday.\n`
        : `Subject: Winner ${i}\n\nClaim prize ${i} now, cheap luxury watches and pills without prescription.\n`,
    ),
  }));

const set = wrappedSet(
  [...mails('ham', 6), ...mails('spam', 6)],
  [...mails('ham', 2), ...mails('spam', 2)],
);
const cases: readonly LabelledCase[] = [...set.events()].flatMap((event) =>
  event.what === 'case' ? [event.case] : [],
);

describe('the answers of rivals', () => {
  const sa = { score: 2.1, required: 5, bayes: 0.5, tests: [], subtests: [] };
  const labelsOf = (answer: Parameters<typeof readSpamAssassin>[0]) =>
    [...readSpamAssassin(answer).values()].map(({ label }) => label);

  it('are read of SpamAssassin by the flag of VBounce, the score and the model', () => {
    const flagged = { ...sa, tests: ['BOUNCE_MESSAGE', 'ANY_BOUNCE_MESSAGE'] };
    expect(labelsOf(flagged)).toEqual(['backscatter', 'genuine', 'unsure']);
    const ours = { ...sa, bayes: 0.1, subtests: ['__BOUNCE_CTYPE', '__MY_SERVERS_FOUND'] };
    expect(labelsOf(ours)).toEqual(['genuine', 'genuine', 'genuine']);
    expect(labelsOf({ ...sa, score: 5, bayes: 0.97 })).toEqual([
      'not-a-bounce',
      'backscatter',
      'backscatter',
    ]);
  });

  it('are unsure where VBounce tells a bounce and nothing of whose it is', () => {
    const absent = { ...sa, tests: ['ANY_BOUNCE_MESSAGE', 'OOOBOUNCE_MESSAGE'] };
    expect(labelsOf(absent)[0]).toBe('unsure');
    expect(labelsOf({ ...sa, subtests: ['__HAVE_BOUNCE_RELAYS'] })[0]).toBe('not-a-bounce');
  });

  it('are ranked by the flag first', () => {
    const rankOf = (answer: Parameters<typeof readSpamAssassin>[0]): number =>
      readSpamAssassin(answer).get('SpamAssassin, VBounce')?.score ?? Number.NaN;
    const flagged = rankOf({ ...sa, score: -3, tests: ['BOUNCE_MESSAGE'] });
    const ours = rankOf({ ...sa, score: 40, subtests: ['__MY_SERVERS_FOUND'] });
    expect(flagged).toBeGreaterThan(rankOf({ ...sa, score: 40 }));
    expect(ours).toBeLessThan(rankOf({ ...sa, score: -3 }));
  });

  it('are read of rspamd by its action and by the points of its model', () => {
    const labels = (action: string, symbols: Parameters<typeof readRspamd>[0]['symbols']) =>
      [...readRspamd({ score: 1, action, symbols }).values()].map(({ label }) => label);
    expect(labels('add header', { BAYES_SPAM: { score: 5 } })).toEqual([
      'backscatter',
      'backscatter',
    ]);
    expect(labels('greylist', { BAYES_HAM: { score: -2.9 } })).toEqual(['genuine', 'genuine']);
    expect(labels('no action', { BAYES_SPAM: { score: 0.01 } })).toEqual(['genuine', 'unsure']);
  });

  it('are read of bogofilter by its own cut-offs', () => {
    expect(readBogofilter('/a b/1.eml 0.995').label).toBe('backscatter');
    expect(readBogofilter('/a/2.eml 0.6').label).toBe('unsure');
    expect(readBogofilter('/a/3.eml 1.2e-09').label).toBe('genuine');
    expect(() => readBogofilter('no such file')).toThrow('no such file');
  });
});

describe('programs', () => {
  it('have their processor time read, whatever they are called', () => {
    const rest = `S 1 ${'0 '.repeat(9)}150 50 7 7`;
    expect(ticksOf(`12 (a) b (c) ${rest}`)).toBe(200);
  });

  it('are run to their end, and a failure tells what they complained of', async () => {
    const { output, cpuSeconds } = await runTimed('cat', [], { input: 'a\nb' });
    expect(output).toBe('a\nb');
    expect(cpuSeconds).toBeGreaterThanOrEqual(0);
    await expect(runTimed('cat', ['/no/such/file'])).rejects.toThrow('/no/such/file');
  });

  it('end with whatever they started', async () => {
    const program = startProgram('sh', ['-c', 'sleep 600 & echo $!; wait']);
    const child = await new Promise<number>((resolve) => {
      program.child.stdout?.once('data', (line: Buffer) => resolve(Number(line)));
    });
    expect(cpuSecondsOf(program.pid)).toBeLessThan(60);
    await program.stop();
    await vi.waitFor(() => expect(() => process.kill(child, 0)).toThrow('ESRCH'), 5_000);
  });

  it('that are not installed are told as such', () => {
    expect(versionOf('no-such-program-at-all', [])).toBeNull();
  });
});

describe('what rivals are given', () => {
  it('bears the trace of our server, and one return path', () => {
    const [one] = cases;
    if (one === undefined) throw new Error('no case');
    const text = asDelivered(one, { name: 'mx.example.org', address: '192.0.2.25' }).toString();
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Return-Path: <>',
      'Delivered-To: anna@example.org',
      'Received: from mx.example.net (mx.example.net [198.51.100.7])',
    ]);
    expect(text.match(/^Return-Path:/gim)).toHaveLength(1);
    expect(text.split('\n').length - one.raw.toString().split('\n').length).toBe(4);
  });

  it('is left with the trace that it has', () => {
    const [one] = cases;
    if (one === undefined) throw new Error('no case');
    const server = { name: 'mx.example.org', address: '192.0.2.25' };
    const stored = asDelivered(one, server);
    const again = asDelivered({ ...one, raw: stored }, server).toString();
    expect(again.match(/by mx\.example\.org/g)).toHaveLength(1);
    expect(again.match(/^Return-Path:/gim)).toHaveLength(1);
    const crlf = stored.toString().replaceAll('\n', '\r\n');
    expect(asDelivered({ ...one, raw: Buffer.from(crlf) }, server).toString()).not.toMatch(
      /[^\r]\n/,
    );
  });

  it('is a set of reports that return what they should', async () => {
    expect(cases.map(({ truth }) => truth.label)).toEqual([
      'genuine',
      'genuine',
      'backscatter',
      'backscatter',
    ]);
    for (const { truth, raw } of cases) {
      const report = await parseDsn(await parseMail(raw), parseMail);
      expect(report?.kind).toBe('failure');
      const ids = report?.messageIds.map(({ id }) => `<${id}>`);
      expect(ids).toContain(truth.original?.messageId);
      expect(report?.recipients[0]?.finalRecipient).toBe(truth.original?.to);
    }
  });

  it('is judged by us as the log has it', async () => {
    const { rows, judging } = await runOurs(set);
    const judged = rows.get('Backscatter, whole pipeline offline') ?? [];
    expect(judged.map(({ label }) => label)).toEqual(cases.map(({ truth }) => truth.label));
    expect(judging.messages).toBe(cases.length);
  });

  it('comes in groups, the last of what is left', () => {
    expect([...groupsOf([1, 2, 3], 2)]).toEqual([[1, 2], [3]]);
  });
});

describe('the tables of rivals', () => {
  it('name each that is missing, and why', async () => {
    vi.stubEnv('PATH', '/no/such/folder');
    const { world, earlier } = set;
    const runs = await runRivals({ world, earlier, cases });
    const missing = runs.flatMap((run) => ('missing' in run ? [run] : []));
    expect(missing.map(({ name }) => name)).toEqual(['rspamd', 'SpamAssassin', 'bogofilter']);
    expect(accuracyTable([], missing).at(-1)).toContain('bogofilter is not installed');
  });

  it('count what was lost, caught and left open', () => {
    const judged = cases.map(({ truth }, i) => ({
      truth,
      label: (['genuine', 'unsure', 'backscatter', 'genuine'] as const)[i] ?? 'unsure',
      score: i,
      probability: null,
    }));
    const [, , row] = accuracyTable([['some', judged]], []);
    expect(row).toMatch(/^\| some \| 0\.0 % \(.+\) \| 50\.0 % \| 50\.0 % \(.+\) \| 0\.0 % \|/);
  });

  it('compare speeds by processor time', () => {
    const cost = { messages: 100, seconds: 1, cpuSeconds: 1, storeCpuSeconds: 0 };
    const slow = { ...cost, cpuSeconds: 4, storeCpuSeconds: 1 };
    const [, , ours, other] = speedTable({ name: 'a', cost }, [{ name: 'b', cost: slow }]);
    expect(ours).toContain('| 100 | 100 | 100 |  | 1.0 times');
    expect(other).toContain('| 100 | 100 | 25 | 20 | 4.0 times');
  });
});

const RIVALS: readonly (readonly [CreateRival, program: string, flag: string])[] = [
  [createRspamd, 'rspamd', '--version'],
  [createSpamAssassin, 'spamassassin', '--version'],
  [createBogofilter, 'bogofilter', '-V'],
];

/** A start may compile thousands of expressions on a busy machine. */
const PATIENCE = 180_000;

// They are compared with, and needed by nothing: without them nothing fails.
for (const [create, program, flag] of RIVALS) {
  const isInstalled = versionOf(program, [flag]) !== null;
  if (!isInstalled) console.warn(`skipped: a run of ${program}: it is not installed`);
  describe.skipIf(!isInstalled)(`a run of ${program}`, () => {
    it(
      'learns, answers of each message in turn, says what it took, and is gone',
      async () => {
        const rival = await create(set.world);
        if ('missing' in rival) throw new Error(rival.missing);
        const answers = [];
        try {
          const { earlier } = set;
          const raws = (as: string) =>
            earlier.filter((mail) => mail.as === as).map(({ raw }) => raw);
          expect((await rival.train(raws('ham'), raws('spam'))).messages).toBe(earlier.length);
          for await (const answer of rival.judge(cases)) answers.push(answer);
          expect(rival.spent().messages).toBe(cases.length);
        } finally {
          await rival.close();
        }
        expect(answers.map(({ id }) => id)).toEqual(cases.map(({ truth }) => truth.id));
        for (const { verdicts } of answers) expect([...verdicts.keys()]).toEqual(rival.rows);
        const vbounce = answers.map(({ verdicts }) => verdicts.get('SpamAssassin, VBounce')?.label);
        expect(vbounce).toEqual(
          program === 'spamassassin'
            ? ['genuine', 'genuine', 'backscatter', 'backscatter']
            : [undefined, undefined, undefined, undefined],
        );
      },
      PATIENCE,
    );
  });
}
