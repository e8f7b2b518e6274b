import { parseMail } from '@backscatter/mail/mailparser';
import {
  createClassifier,
  createWeigher,
  DEFAULT_CAPS,
  DEFAULT_WEIGHTS,
  type WeighedAnswer,
} from '@backscatter/pipeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finds, report, says, stoppedClock } from './reports.ts';

const CODES = Object.keys(DEFAULT_WEIGHTS);
const signed = (test: (group: string, points: number) => boolean): readonly string[] =>
  CODES.filter((code) => {
    const { group = '', points = 0 } = DEFAULT_WEIGHTS[code] ?? {};
    return test(group, points);
  });
const PROOFS = signed((group) => group === 'proof');
const LISTINGS = signed((group, points) => group === 'reputation' && points > 0);

/** 0 and 1 often, and what lies between. */
const strength = fc.oneof(
  fc.constantFrom(0, 1, 1),
  fc.integer({ min: 0, max: 40 }).map((n) => n / 40),
);
const findingOf = (codes: readonly string[]) =>
  fc.record({ code: fc.constantFrom(...codes), strength });
const answer = fc
  .record({
    codes: fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 4 }),
    status: fc.constantFrom('ok', 'ok', 'ok', 'abstained', 'unavailable'),
    strengths: fc.array(strength, { minLength: 4, maxLength: 4 }),
    said: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  })
  .map(({ codes, status, strengths, said }): WeighedAnswer & { codes: string[] } => ({
    signal: 'any',
    status,
    codes,
    proves: codes.some((code) => PROOFS.includes(code)),
    findings:
      status === 'ok'
        ? codes
            .map((code, i) => ({ code, strength: strengths[i] ?? 0 }))
            .filter((_, i) => said[i] === true)
        : [],
  }));
const answers = fc.array(answer, { maxLength: 8 });

/** Any points whose signs are those of the table, and any caps. */
const anyPoints = fc
  .record({
    factors: fc.array(fc.integer({ min: 0, max: 16 }), {
      minLength: CODES.length,
      maxLength: CODES.length,
    }),
    caps: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ factors, caps }) => ({
    weights: Object.fromEntries(
      CODES.map((code, i) => [
        code,
        ((DEFAULT_WEIGHTS[code]?.points ?? 0) * (factors[i] ?? 0)) / 8,
      ]),
    ),
    caps: Object.fromEntries(Object.keys(DEFAULT_CAPS).map((group, i) => [group, caps[i] ?? 0])),
  }));
const points = fc.oneof(fc.constant({}), anyPoints);

const RUNS = { seed: 20_261_126, numRuns: 3_000 };
const ORDER = ['genuine', 'unsure', 'backscatter'];

/** The same answers with one finding more, said by a signal of its own. */
function more(all: readonly WeighedAnswer[], finding: WeighedAnswer['findings'][number]) {
  return [...all, { signal: 'more', status: 'ok', proves: false, findings: [finding] } as const];
}

describe('for any set of findings, and any points of the table’s signs', () => {
  it('the score is exactly the sum of the reasons', async () => {
    const mail = await parseMail(report());
    let scored = 0;
    await fc.assert(
      fc.asyncProperty(answers, points, async (all, options) => {
        const signals = all.map(({ codes, status, findings }, i) =>
          says(
            `s${i}`,
            status === 'ok'
              ? finds(...findings.map((one) => [one.code, one.strength] as const))
              : { status, why: 'so' },
            { codes },
          ),
        );
        const classifier = createClassifier({
          clock: stoppedClock(),
          signals,
          exhaustive: true,
          ...options,
        });
        const { score, reasons, label } = await classifier.classify(mail);
        expect(score).toBe(reasons.reduce((sum, one) => sum + one.points, 0));
        // Who weighs again what was found comes to the same.
        expect(createWeigher(options)(all)).toMatchObject({ label, score });
        if (score !== 0) scored += 1;
      }),
      { ...RUNS, numRuns: 500 },
    );
    expect(scored).toBeGreaterThan(250);
  });

  it('a proof more never raises the score, nor moves the label towards backscatter', () => {
    let lowered = 0;
    fc.assert(
      fc.property(answers, findingOf(PROOFS), points, (all, proof, options) => {
        const weigh = createWeigher(options);
        const [before, after] = [weigh(all), weigh(more(all, proof))];
        expect(after.score).toBeLessThanOrEqual(before.score);
        expect(after.probability).toBeLessThanOrEqual(before.probability);
        expect(ORDER.indexOf(after.label)).toBeLessThanOrEqual(ORDER.indexOf(before.label));
        if (after.score < before.score) lowered += 1;
      }),
      RUNS,
    );
    expect(lowered).toBeGreaterThan(500);
  });

  it('a listing more never lowers the score, nor moves the label towards genuine', () => {
    let raised = 0;
    fc.assert(
      fc.property(answers, findingOf(LISTINGS), points, (all, listing, options) => {
        const weigh = createWeigher(options);
        const [before, after] = [weigh(all), weigh(more(all, listing))];
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(after.probability).toBeGreaterThanOrEqual(before.probability);
        expect(ORDER.indexOf(after.label)).toBeGreaterThanOrEqual(ORDER.indexOf(before.label));
        if (after.score > before.score) raised += 1;
      }),
      RUNS,
    );
    expect(raised).toBeGreaterThan(500);
  });

  it('a source that stops answering makes nothing surer, unless the addressee decides it', () => {
    let [unsure, decided] = [0, 0];
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 255 }), points, (all, mask, options) => {
        const weigh = createWeigher(options);
        const silenced = all.map(
          (one, i): WeighedAnswer =>
            (mask & (1 << i)) === 0 ? one : { ...one, status: 'unavailable', findings: [] },
        );
        const before = weigh(all);
        if (before.label !== 'unsure') return;
        const after = weigh(silenced);
        const byAddressee = weigh(
          silenced.map((one) => ({
            ...one,
            findings: one.findings.filter(
              ({ code }) => DEFAULT_WEIGHTS[code]?.group === 'addressee',
            ),
          })),
        );
        unsure += 1;
        if (after.label === 'unsure') return;
        decided += 1;
        expect(after.label).toBe('backscatter');
        expect(byAddressee.score).toBeGreaterThanOrEqual(5);
        expect(silenced.some(({ status, proves }) => status === 'unavailable' && proves)).toBe(
          true,
        );
      }),
      { ...RUNS, numRuns: 10_000 },
    );
    expect(unsure).toBeGreaterThan(2_000);
    // The exception is one: of proofs that spoke against what the addressee says.
    expect(decided).toBeLessThan(unsure / 50);
  });
});
