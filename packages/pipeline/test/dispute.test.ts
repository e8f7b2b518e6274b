import { createWeigher, DEFAULT_WEIGHTS } from '@backscatter/pipeline';
import { describe, expect, it } from 'vitest';

const weigh = createWeigher();

/** The label of these findings, each at full strength unless it says otherwise. */
function labelOf(...found: readonly (string | readonly [string, number])[]): string {
  const findings = found.map((one) =>
    typeof one === 'string' ? { code: one, strength: 1 } : { code: one[0], strength: one[1] },
  );
  return weigh([{ signal: 'any', status: 'ok', proves: true, findings }]).label;
}

const PATH = ['untagged-return-path', 'invalid-return-path'];
const ID = ['unsigned-message-id', 'invalid-message-id'];
const SPAM = ['bayes-spam', 'keyword-spam', 'injector-exploited', 'surbl-phishing'];

describe('a signature that can be used again', () => {
  it('is neither believed nor refuted where another proof of all our mail is missing', () => {
    for (const [proof, against] of [
      ['signed-return-path', ['not-sent-id', 'sent-id-late', 'foreign-handover', ...ID]],
      ['signed-message-id', ['sent-id-late', 'foreign-handover', ...PATH]],
      ['signed-envelope-id', ['not-sent-id', 'sent-id-late', 'foreign-handover', ...PATH, ...ID]],
    ] as const) {
      expect(labelOf(proof, ...SPAM)).toBe('genuine');
      for (const code of against) {
        expect(labelOf(proof, code)).toBe('unsure');
        expect(labelOf(proof, code, ...SPAM)).toBe('unsure');
        // What may have been lost on the way contradicts nothing.
        expect(labelOf(proof, [code, 0.5])).toBe('genuine');
      }
    }
  });

  it('is believed for an unknown recipient on the day on which it was made', () => {
    expect(labelOf('signed-return-path', 'not-sent-recipient')).toBe('genuine');
    expect(labelOf(['signed-return-path', 0.9], 'not-sent-recipient')).toBe('genuine');
    expect(labelOf(['signed-return-path', 0.85], 'not-sent-recipient')).toBe('unsure');
    expect(labelOf(['signed-return-path', 0.85])).toBe('genuine');
  });

  it('is believed where the log lacks an id that we signed: then it is the log that errs', () => {
    expect(labelOf('signed-message-id', 'not-sent-id')).toBe('genuine');
    expect(labelOf('signed-message-id', 'signed-return-path', 'not-sent-id')).toBe('genuine');
  });

  it('is in question where the log lacks the id and the mail looks like spam: somebody kept the id', () => {
    for (const code of ['bayes-spam', 'injector-exploited', 'surbl-spam']) {
      expect(labelOf('signed-message-id', code)).toBe('genuine');
      expect(labelOf('signed-message-id', 'not-sent-id', code)).toBe('unsure');
      expect(labelOf('signed-message-id', 'not-sent-id', [code, 0.5])).toBe('genuine');
    }
  });

  it('is no more in question where a proof is bound', () => {
    for (const bound of ['sent-id', 'own-dkim', 'reported-by-own-server'])
      expect(labelOf('signed-return-path', bound, 'not-sent-id', ...ID, ...SPAM)).toBe('genuine');
  });
});

describe('a weak proof', () => {
  it('makes nothing genuine beside what all our mail has and this has not', () => {
    for (const proof of ['sent-id-elsewhere', 'sent-recipient', 'own-dkim-header']) {
      expect(labelOf(proof)).toBe('genuine');
      for (const code of [
        ...PATH,
        ...ID,
        'not-sent-id',
        'foreign-handover',
        'invalid-envelope-id',
      ]) {
        expect(labelOf(proof, code, 'bayes-ham', 'own-trace')).toBe('unsure');
      }
      expect(labelOf(proof, 'untagged-return-path', ...SPAM)).toBe('backscatter');
    }
  });

  it('makes nothing genuine beside what says that it is spam, and is not refuted by that either', () => {
    for (const proof of [['sent-id', 0.7], 'sent-id-elsewhere', 'sent-recipient'] as const) {
      expect(labelOf(proof)).toBe('genuine');
      for (const code of ['bayes-spam', 'injector-policy', 'surbl-phishing']) {
        expect(labelOf(proof, code)).toBe('unsure');
      }
    }
    expect(labelOf('sent-id', ...SPAM)).toBe('genuine');
  });

  it('does not add up to more with others that are weak', () => {
    const weak = [
      ['sent-recipient', 0.2],
      ['sent-id-exhausted', 0.3],
      ['sent-id-other-sender', 0.3],
      ['sent-id-elsewhere', 0.1],
    ] as const;
    const traces = [
      'own-handover',
      'own-trace',
      'misplaced-signature',
      'bayes-ham',
      'injector-good',
    ] as const;
    for (const one of weak) expect(labelOf(one, ...traces)).toBe('unsure');
  });

  it('is not as strong as a bound one', () => {
    expect(DEFAULT_WEIGHTS['sent-id-elsewhere']?.points).toBeGreaterThan(-30);
    expect(DEFAULT_WEIGHTS['sent-id']?.points).toBeLessThanOrEqual(-30);
  });
});
