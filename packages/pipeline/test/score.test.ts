import type { Signal } from '@backscatter/core';
import { parseMail } from '@backscatter/mail/mailparser';
import {
  createClassifier,
  DEFAULT_CAPS,
  DEFAULT_THRESHOLDS,
  DEFAULT_WEIGHTS,
  GROUPS,
} from '@backscatter/pipeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finds, report, says, stoppedClock } from './reports.ts';

const mail = await parseMail(report());
const codes = Object.keys(DEFAULT_WEIGHTS);
const rounds = ['local', 'content', 'network', 'after'] as const;

const signal = fc.record({
  codes: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 }),
  strengths: fc.array(
    fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
    { minLength: 3, maxLength: 3 },
  ),
  said: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  round: fc.constantFrom(...rounds),
  silent: fc.constantFrom('no', 'no', 'no', 'abstained', 'unavailable'),
});

function toSignals(
  list: readonly (typeof signal extends fc.Arbitrary<infer T> ? T : never)[],
): readonly Signal[] {
  return list.map(({ codes: declared, strengths, said, round, silent }, index) => {
    const pairs = declared
      .map((code, i) => [code, strengths[i] ?? 0] as const)
      .filter((_, i) => said[i] === true);
    const outcome = silent === 'no' ? finds(...pairs) : ({ status: silent, why: 'so' } as const);
    return says(`s${index}`, outcome, { round, codes: declared });
  });
}

describe('the score', () => {
  it('is exactly the sum of the reasons, within the caps', async () => {
    let scored = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(signal, { maxLength: 8 }), async (list) => {
        const classifier = createClassifier({
          clock: stoppedClock(),
          signals: toSignals(list),
          exhaustive: true,
        });
        const { score, reasons, probability, label } = await classifier.classify(mail);
        if (score !== 0) scored++;
        expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
        expect(score).toBe([...reasons].reverse().reduce((sum, { points }) => sum + points, 0));
        for (const group of GROUPS) {
          const own = reasons.filter(({ code }) => DEFAULT_WEIGHTS[code]?.group === group);
          const up = own.reduce((sum, { points }) => sum + Math.max(0, points), 0);
          expect(up).toBeLessThanOrEqual(DEFAULT_CAPS[group] ?? 0);
        }
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
        if (label === 'genuine') expect(score).toBeLessThanOrEqual(DEFAULT_THRESHOLDS.genuine);
        if (label === 'backscatter') {
          expect(score).toBeGreaterThanOrEqual(DEFAULT_THRESHOLDS.backscatter);
        }
      }),
      { seed: 7, numRuns: 200 },
    );
    expect(scored).toBeGreaterThan(50);
  });

  it('gives the same label whether or not signals were skipped', async () => {
    let skips = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(signal, { maxLength: 8 }), async (list) => {
        const options = { clock: stoppedClock(), signals: toSignals(list) };
        const quick = await createClassifier(options).classify(mail);
        const full = await createClassifier({ ...options, exhaustive: true }).classify(mail);
        skips += quick.skipped.length;
        expect(quick.label).toBe(full.label);
      }),
      { seed: 11, numRuns: 1_000 },
    );
    expect(skips).toBeGreaterThan(50);
  });

  it('lets one strong proof outweigh all caps against it', () => {
    const against = Object.entries(DEFAULT_CAPS)
      // A strong proof voids absence; and no trace speaks against.
      .filter(([group]) => !['proof', 'absence', 'trace'].includes(group))
      .reduce((sum, [, cap]) => sum + cap, 0);
    const proof = DEFAULT_WEIGHTS['sent-id']?.points ?? 0;
    expect(proof + against).toBeLessThanOrEqual(DEFAULT_THRESHOLDS.genuine);
  });

  it('makes nothing genuine of all that is weak together', async () => {
    const weak = says(
      'weak',
      finds(
        ['known-correspondent', 1],
        ['known-domain', 1],
        ['own-trace', 1],
        ['misplaced-signature', 1],
      ),
    );
    // A pair that anybody may have guessed comes without the correspondent, and DKIM has its own.
    const pair = says(
      'pair',
      finds(
        ['sent-recipient', 0.2],
        ['own-trace', 1],
        ['misplaced-signature', 1],
        ['misplaced-signature', 1],
      ),
    );
    const ham = says('ham', finds(['bayes-ham', 1]));
    for (const signals of [
      [weak, ham],
      [pair, ham],
    ]) {
      const verdict = await createClassifier({ clock: stoppedClock(), signals }).classify(report());
      expect(verdict.label).toBe('unsure');
    }
  });

  it('clamps a strength that is out of range', async () => {
    const wild = says('wild', finds(['bayes-spam', 99], ['keyword-spam', Number.NaN]));
    const { reasons } = await createClassifier({ clock: stoppedClock(), signals: [wild] }).classify(
      report(),
    );
    expect(reasons.map(({ points }) => points)).toEqual([DEFAULT_CAPS['content'], 0]);
  });

  it('knows every code of its table by group', () => {
    for (const { group } of Object.values(DEFAULT_WEIGHTS)) expect(GROUPS).toContain(group);
  });
});
