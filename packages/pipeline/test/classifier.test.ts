import { found, type Signal } from '@backscatter/core';
import { createDirectory } from '@backscatter/directory';
import { parseMail } from '@backscatter/mail/mailparser';
import { createMemorySentStore, createNewsender } from '@backscatter/newsender';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';
import { createPureClassifier } from '@backscatter/pipeline/pure';
import { describe, expect, it } from 'vitest';
import { finds, NOW, ORDINARY, report, says, stoppedClock } from './reports.ts';

const clock = stoppedClock();

async function withSentLog() {
  const sent = createNewsender({
    store: createMemorySentStore({ now: () => NOW }),
    coverage: [{ senders: ['example.org'], since: '2026-01-01' }],
  });
  await sent.record({
    sender: 'anna@example.org',
    recipients: ['bert@example.com'],
    messageId: '<m1@example.org>',
    at: Date.parse('2026-03-10T11:59:00Z'),
  });
  return createClassifier({ clock, signals: [...defaultSignals(), sent] });
}

describe('a classifier', () => {
  it('calls a report on a message of the sent log genuine, and says why', async () => {
    const verdict = await (await withSentLog()).classify(report());
    expect(verdict).toMatchObject({ label: 'genuine', kind: 'failure', score: -40 });
    expect(verdict.reasons[0]).toMatchObject({ code: 'sent-id', points: -40, signal: 'newsender' });
    expect(verdict.probability).toBeLessThan(0.01);
    expect(verdict.report?.recipients[0]?.finalRecipient).toBe('bert@example.com');
  });

  it('shows signals the bytes that came back, and does not hand them on', async () => {
    const seen: unknown[] = [];
    const witness: Signal = {
      name: 'witness',
      round: 'local',
      check: async (evidence) => {
        seen.push(evidence.report.returned.bytes?.length);
        return found([]);
      },
    };
    const verdict = await createClassifier({ clock, signals: [witness] }).classify(report());
    expect(seen).toEqual([expect.any(Number)]);
    expect(verdict.report?.returned).toEqual({ form: 'message', mail: expect.anything() });
  });

  it('keeps a proved report genuine whatever the returned message says', async () => {
    const classifier = await withSentLog();
    const spam = report({ body: 'Buy viagra without prescription at our online casino now.' });
    expect((await classifier.classify(spam)).label).toBe('genuine');
  });

  it('calls a report on a message that the covered log does not know backscatter', async () => {
    const forged = report({ id: 'never@example.net' }).replaceAll('bert@', 'carla@');
    const verdict = await (await withSentLog()).classify(forged);
    expect(verdict).toMatchObject({ label: 'backscatter', score: 8 });
    expect(verdict.reasons.map(({ code }) => code)).toContain('not-sent-id');
  });

  it('believes a report again that it has counted, and a copy of it less', async () => {
    const classifier = await withSentLog();
    const first = await classifier.classify(report());
    await classifier.commit(JSON.parse(JSON.stringify(first)));
    await classifier.commit(first);
    expect(await classifier.classify(report())).toMatchObject({ label: 'genuine', score: -40 });
    const copy = await classifier.classify(report({ body: 'Buy cheap watches.' }));
    expect(copy).toMatchObject({ score: -8, reasons: [{ code: 'sent-id-exhausted' }] });
    const named = { deliveryId: 'a name of the caller' };
    const other = await classifier.classify(report(), undefined, named);
    expect(other).toMatchObject({ score: -8, key: null });
  });

  it('suspends the coverage of a log that misses what another signal has proved', async () => {
    const proof = says('provenance', finds(['signed-message-id', 1]), {
      codes: ['signed-message-id'],
    });
    const store = createMemorySentStore();
    const coverage = [{ senders: ['example.org'], since: '2026-01-01' }];
    const sent = createNewsender({ store, coverage });
    const both = createClassifier({ clock, signals: [proof, sent, sent.audit] });
    const alone = createClassifier({ clock, signals: [sent] });
    expect((await alone.classify(report())).label).toBe('backscatter');
    const verdict = await both.classify(report());
    expect(verdict).toMatchObject({ label: 'genuine', score: -32 });
    expect(verdict.reasons.map(({ code }) => code)).toContain('coverage-suspended');
    await both.commit(JSON.parse(JSON.stringify(verdict)));
    const after = await alone.classify(report());
    expect(after.label).toBe('unsure');
    expect(after.abstained[0]?.why).toMatch(/is suspended until 2026-03-24/);
  });

  it('is unsure where nothing decides', async () => {
    const verdict = await createClassifier({ clock }).classify(report());
    expect(verdict).toMatchObject({ label: 'unsure', score: 0, probability: 0.5 });
  });

  it('leaves ordinary mail alone and asks no signal about it', async () => {
    const asked: Signal = says('asked', async () => {
      throw new Error('asked');
    });
    const verdict = await createClassifier({ clock, signals: [asked] }).classify(ORDINARY);
    expect(verdict).toMatchObject({
      label: 'not-a-bounce',
      kind: 'ordinary',
      score: 0,
      probability: null,
      report: null,
      unavailable: [],
    });
  });

  it('takes bytes, strings, streams and mails that were read already', async () => {
    const classifier = await withSentLog();
    const raw = report();
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(raw.slice(0, 700));
      yield Buffer.from(raw.slice(700));
    }
    const verdicts = await Promise.all([
      classifier.classify(raw),
      classifier.classify(Buffer.from(raw)),
      classifier.classify(new Uint8Array(Buffer.from(raw))),
      classifier.classify(stream()),
      classifier.classify(await parseMail(raw)),
    ]);
    for (const verdict of verdicts) expect(verdict).toEqual(verdicts[0]);
  });

  it('judges for the recipient of the envelope, not for who the header names', async () => {
    const lists = { known: ['anna@example.org'], domains: ['example.org'] };
    const signals = [createDirectory({ lookup: lists })];
    const classifier = createClassifier({ clock, signals });
    expect((await classifier.classify(report())).reasons[0]?.code).toBe('addressee-known');
    const other = await classifier.classify(report(), { recipient: 'nobody@example.org' });
    expect(other).toMatchObject({ label: 'backscatter' });
    expect(other.reasons[0]?.code).toBe('addressee-unknown');
  });

  it('refuses a wrong envelope and names the field', async () => {
    const classifier = createClassifier({ clock });
    await expect(classifier.classify(report(), { to: 'x' } as object)).rejects.toThrow(/"?to"?/);
    await expect(
      classifier.classify(report(), { recipient: 7 } as unknown as object),
    ).rejects.toThrow(/"recipient"/);
  });

  it('runs without a world of its own', async () => {
    const classifier = createPureClassifier({
      parse: (raw) => parseMail(raw),
      clock,
      signals: defaultSignals(),
    });
    const verdict = await classifier.classify(new TextEncoder().encode(report()));
    expect(verdict.kind).toBe('failure');
  });

  it('never asks about a feedback report', async () => {
    const complaint = [
      'From: feedback@provider.example',
      'To: abuse@example.org',
      'Subject: complaint',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
      '',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'User-Agent: Provider/1',
      'Version: 1',
      '',
      '--b--',
      '',
    ].join('\r\n');
    const verdict = await createClassifier({ clock }).classify(complaint);
    expect(verdict).toMatchObject({ label: 'not-a-bounce', kind: 'feedback-report' });
    expect(verdict.report?.kind).toBe('feedback-report');
  });
});

describe('the weight table', () => {
  const unknown = says('own', finds(['my-code', 1]));

  it('gives an unknown code no points and names it', async () => {
    const verdict = await createClassifier({ clock, signals: [unknown] }).classify(report());
    expect(verdict.score).toBe(0);
    expect(verdict.problems).toContainEqual(expect.objectContaining({ code: 'unknown-code' }));
  });

  it('can be overridden by code, by group and by cap', async () => {
    const classifier = createClassifier({
      clock,
      signals: [unknown, says('more', finds(['bayes-spam', 1], ['keyword-spam', 1]))],
      weights: { 'my-code': { points: 3, group: 'mine' }, 'bayes-spam': 4 },
      caps: { content: 4.5 },
    });
    const verdict = await classifier.classify(report());
    expect(verdict.reasons.map(({ code, points }) => [code, points])).toEqual([
      ['bayes-spam', 4],
      ['my-code', 3],
      ['keyword-spam', 0.5],
    ]);
    expect(verdict).toMatchObject({ score: 7.5, label: 'backscatter' });
  });

  it('never lets content alone make a report genuine', async () => {
    const signals = [says('ham', finds(['bayes-ham', 1]))];
    const classifier = createClassifier({
      clock,
      signals,
      weights: { 'bayes-ham': -20 },
      caps: { content: 20 },
    });
    expect(await classifier.classify(report())).toMatchObject({ score: -20, label: 'unsure' });
  });
});

describe('wrong options', () => {
  it.each([
    [{ signals: [{ name: 'X y', round: 'local', check: () => 0 }] }, /signals/],
    [{ signals: [says('a', finds()), says('a', finds())] }, /same name/],
    [{ deadlineMs: Number.NaN }, /deadlineMs/],
    [{ treshold: 1 }, /treshold/],
    [{ thresholds: { genuine: 3 } }, /thresholds\.genuine/],
    [{ weights: { 'sent-id': 'much' } }, /weights\.sent-id/],
    [{ clock: {} }, /clock/],
    [null, /expected object/],
    [Number.NaN, /expected object/],
    ['shadow', /expected object/],
  ])('are refused at once and named: %o', (options, named) => {
    expect(() => createClassifier(options as unknown as object)).toThrow(TypeError);
    expect(() => createClassifier(options as unknown as object)).toThrow(named);
  });
});
