import {
  createClassifier,
  DEFAULT_CAPS,
  DEFAULT_THRESHOLDS,
  DEFAULT_WEIGHTS,
  defaultSignals,
} from '@backscatter/pipeline';
import {
  createKeyRing,
  createProvenance,
  signMessageId,
  signReturnPath,
} from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { finds, NOW, report, says, stoppedClock } from './reports.ts';

const ANNA = 'anna@example.org';
const keys = createKeyRing({ keys: { 1: 'correct horse battery staple' }, active: 1 });
const strangers = createKeyRing({ keys: { 1: 'the key of somebody else' }, active: 1 });
const coverage = [{ senders: ['example.org'], since: '2026-01-01' }];
const random = new Uint8Array(8);
const SPAM = 'Buy viagra without prescription at our online casino now.';

/** Label and first reason of a report, by the signal and all that is there by default. */
async function judge(
  facts: Parameters<typeof report>[0],
  declared = coverage,
): Promise<readonly [string, string | undefined]> {
  const signal = createProvenance({
    returnPath: { keys, coverage: declared },
    messageId: { keys, coverage: declared },
  });
  const signals = [...defaultSignals(), signal];
  const classifier = createClassifier({ clock: stoppedClock(), signals });
  // The session names whom it came to, so that nothing is derived.
  const envelope = { mailFrom: '', recipient: facts?.to ?? ANNA };
  const { label, reasons } = await classifier.classify(report(facts), envelope);
  return [label, reasons[0]?.code];
}

const idOf = (ring: typeof keys): string =>
  signMessageId({ keys: ring, sender: ANNA, now: NOW, random }).slice(1, -1);

describe('a report that bears a signature of ours', () => {
  it('is genuine by any one, also where spam was returned', async () => {
    const to = signReturnPath(ANNA, { keys, now: NOW });
    expect(await judge({ to }, [])).toEqual(['genuine', 'signed-return-path']);
    expect(await judge({ to, body: SPAM }, [])).toEqual(['genuine', 'signed-return-path']);
    const id = idOf(keys);
    expect(await judge({ id, body: SPAM }, [])).toEqual(['genuine', 'signed-message-id']);
    expect((await judge({ to, id, body: SPAM }))[0]).toBe('genuine');
  });

  it('is unsure by one alone where all mail bears two, for each by itself can be used again', async () => {
    const to = signReturnPath(ANNA, { keys, now: NOW });
    for (const body of [undefined, SPAM]) {
      const facts = body === undefined ? {} : { body };
      expect(await judge({ ...facts, to })).toEqual(['unsure', 'signed-return-path']);
      expect((await judge({ ...facts, id: idOf(keys) }))[0]).toBe('unsure');
    }
  });

  it('is backscatter where it is forged or missing, and that is declared to mean something', async () => {
    const to = signReturnPath(ANNA, { keys: strangers, now: NOW });
    expect(await judge({ to })).toEqual(['backscatter', 'invalid-return-path']);
    expect(await judge({ id: idOf(strangers) })).toEqual(['backscatter', 'invalid-message-id']);
    expect(await judge({})).toEqual(['backscatter', 'unsigned-message-id']);
  });

  it('is unsure where nothing is declared', async () => {
    expect((await judge({}, []))[0]).toBe('unsure');
    const to = signReturnPath(ANNA, { keys: strangers, now: NOW });
    expect((await judge({ to, id: idOf(strangers) }, []))[0]).toBe('unsure');
  });
});

describe('what is easily copied', () => {
  const WEAK = [
    'misplaced-signature',
    'own-handover',
    'own-trace',
    'replayable-dkim',
    'known-correspondent',
  ];
  // A header of ours above another body: the strength that `createDkimProver` gives it.
  const HEADER = ['own-dkim-header', 0.1] as const;

  const judged = async (...findings: readonly [string, number][]): Promise<string> => {
    const signals = [says('all', finds(...findings))];
    const classifier = createClassifier({ clock: stoppedClock(), signals });
    return (await classifier.classify(report())).label;
  };

  it('is no proof, not all of it together and with everything that is good to hear', async () => {
    const good = Object.entries(DEFAULT_WEIGHTS)
      .filter(([, { group, points }]) => group !== 'proof' && points < 0)
      .map(([code]) => [code, 1] as const);
    const all = [...WEAK.map((code) => [code, 1] as const), HEADER, ...good];
    const signals = [says('all', finds(...all))];
    const { label, score } = await createClassifier({ clock: stoppedClock(), signals }).classify(
      report(),
    );
    expect(label).toBe('unsure');
    // The control: the score alone would have done.
    expect(score).toBeLessThanOrEqual(DEFAULT_THRESHOLDS.genuine);
  });

  it('takes back what content says, and no more', async () => {
    expect(await judged(['bayes-spam', 1])).toBe('backscatter');
    expect(await judged(['bayes-spam', 1], ['keyword-spam', 1], ['own-handover', 1])).toBe(
      'unsure',
    );
    expect(await judged(['own-handover', 1], ['own-trace', 1])).toBe('unsure');
    expect(await judged(['own-handover', 1], ['not-sent-id', 1], ['bayes-spam', 1])).toBe(
      'backscatter',
    );
  });

  it('does not outweigh what our own records say', async () => {
    for (const code of ['not-sent-id', 'invalid-return-path', 'unsigned-message-id']) {
      expect(await judged(['own-handover', 1], ['own-trace', 1], [code, 1])).toBe('backscatter');
    }
  });

  it('does not refute alone where all our mail has it, but with what else is odd', async () => {
    expect(await judged(['foreign-handover', 1])).toBe('unsure');
    expect(await judged(['foreign-handover', 1], ['bayes-suspect', 0.5])).toBe('backscatter');
    expect(await judged(['foreign-handover', 1], ['bayes-ham', 1])).toBe('unsure');
  });

  it('counts two points at most against, where all our mail has it', () => {
    expect(DEFAULT_WEIGHTS['foreign-trace']?.points).toBeLessThanOrEqual(2);
    expect(DEFAULT_CAPS['absence']).toBeGreaterThan(2);
  });
});
