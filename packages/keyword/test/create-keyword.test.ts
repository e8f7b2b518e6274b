import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyword, DEFAULT_PHRASES, foldText } from '../src/index.ts';
import { noisyOr } from '../src/noisy-or.ts';
import { context, evidenceOf, mailOf } from './report.ts';

const phrases = [
  { phrase: 'cheap pills', weight: 0.5 },
  { phrase: 'act now', weight: 0.2 },
  { phrase: 'gold rush', weight: 0.4 },
  { phrase: 'last chance', weight: 0.1 },
];

describe('createKeyword', () => {
  it('declares its name, its round and its codes', () => {
    expect(createKeyword()).toMatchObject({
      name: 'keyword',
      round: 'content',
      codes: ['keyword-spam', 'keyword-fake-notice'],
    });
  });

  it('abstains where no message was returned, whatever the notice says', async () => {
    const outcome = await createKeyword({ phrases }).check(
      evidenceOf(null, 'cheap pills'),
      context,
    );
    expect(outcome).toEqual({ status: 'abstained', why: 'no message was returned' });
  });

  it('abstains where the returned message has no text', async () => {
    const returned = mailOf({ subject: ' ', html: '<p><img src="cid:1"></p>' });
    const outcome = await createKeyword({ phrases }).check(evidenceOf(returned), context);
    expect(outcome).toEqual({ status: 'abstained', why: 'the returned message has no text' });
  });

  it('finds nothing in an ordinary message', async () => {
    const returned = mailOf({ subject: 'Minutes of Tuesday', text: 'Find the minutes below.' });
    const outcome = await createKeyword().check(evidenceOf(returned, 'cheap viagra'), context);
    expect(outcome).toEqual({ status: 'ok', findings: [] });
  });

  it('combines the weights of distinct phrases and lists them all', async () => {
    const returned = mailOf({
      subject: 'Act now',
      text: 'Cheap pills, cheap pills! Your last chance in the gold rush.',
    });
    const outcome = await createKeyword({ phrases }).check(evidenceOf(returned), context);
    expect(outcome).toEqual({
      status: 'ok',
      findings: [
        {
          code: 'keyword-spam',
          strength: expect.closeTo(1 - 0.5 * 0.6 * 0.8 * 0.9, 12),
          summary: 'The returned message says "cheap pills", "gold rush", "act now" and 1 more.',
          data: {
            phrases: [
              { phrase: 'cheap pills', weight: 0.5, count: 2, where: ['body'] },
              { phrase: 'gold rush', weight: 0.4, count: 1, where: ['body'] },
              { phrase: 'act now', weight: 0.2, count: 1, where: ['subject'] },
              { phrase: 'last chance', weight: 0.1, count: 1, where: ['body'] },
            ],
          },
        },
      ],
    });
  });

  it('judges by the subject alone where only a header was returned', async () => {
    const outcome = await createKeyword({ phrases }).check(
      evidenceOf(mailOf({ subject: '=?utf-8?q?Cheap_p=C3=ADlls?=' })),
      context,
    );
    expect(outcome).toMatchObject({ findings: [{ strength: 0.5 }] });
  });

  it('reads what HTML shows and not what it hides', async () => {
    const signal = createKeyword({ phrases });
    const shown = mailOf({ html: '<p>che<b>ap</b> pi&#108;ls</p>' });
    const hidden = mailOf({ html: '<style>.cheap pills {}</style><!-- act now --><p>Hello</p>' });
    expect(await signal.check(evidenceOf(shown), context)).toMatchObject({
      findings: [{ code: 'keyword-spam', strength: 0.5 }],
    });
    expect(await signal.check(evidenceOf(hidden), context)).toEqual({
      status: 'ok',
      findings: [],
    });
  });

  it('looks for the given phrases in place of the default ones', async () => {
    const returned = mailOf({ text: 'A Canadian pharmacy sells cheap viagra.' });
    const own = await createKeyword({ phrases: ['gold rush'] }).check(
      evidenceOf(returned),
      context,
    );
    expect(own).toEqual({ status: 'ok', findings: [] });
    expect(await createKeyword().check(evidenceOf(returned), context)).toMatchObject({
      findings: [{ code: 'keyword-spam', strength: expect.closeTo(0.75, 12) }],
    });
  });

  it('answers with plain JSON', async () => {
    const outcome = await createKeyword({ phrases }).check(
      evidenceOf(mailOf({ text: 'act now' })),
      context,
    );
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });

  it.each([
    ['an unknown option', { phrase: ['a b'] }, /createKeyword: .*phrase/],
    ['a wrong phrase', { phrases: [{ phrase: 'a b', weight: 2 }] }, /"phrases\.0\.weight"/],
    ['no options object', null, /createKeyword/],
  ])('refuses %s at once', (_title, options, message) => {
    const create = createKeyword as (options: unknown) => unknown;
    expect(() => create(options)).toThrow(TypeError);
    expect(() => create(options)).toThrow(message);
  });
});

describe('noisyOr', () => {
  it('is 0 for nothing, the weight for one, 1 once a weight is 1', () => {
    expect(noisyOr([])).toBe(0);
    expect(noisyOr([0.25])).toBe(0.25);
    expect(noisyOr([0.3, 1, 0.2])).toBe(1);
  });

  it('stays within 0 and 1 and never falls below its largest weight', () => {
    const weight = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 50 }), (weights) => {
        const strength = noisyOr(weights);
        expect(strength).toBeLessThanOrEqual(1);
        expect(strength).toBeGreaterThanOrEqual(Math.max(0, ...weights) - 1e-12);
      }),
      { seed: 20_260_117, numRuns: 500 },
    );
  });
});

describe('DEFAULT_PHRASES', () => {
  const phrases = DEFAULT_PHRASES.map(({ phrase }) => phrase);

  it('holds several hundred phrases of moderate weight', () => {
    expect(DEFAULT_PHRASES.length).toBeGreaterThan(500);
    for (const { weight } of DEFAULT_PHRASES) expect(weight).toBeLessThanOrEqual(0.8);
  });

  it('holds no phrase so short that ordinary mail would hit it', () => {
    const short = phrases.filter((phrase) =>
      /[\u3040-\u9fff]/.test(phrase)
        ? phrase.length < 4
        : phrase.split(/\s+/).length < 2 || phrase.length < 7,
    );
    expect(short).toEqual([]);
  });

  it('holds each phrase once and none within another', () => {
    // Ideographs match anywhere, words only as wholes.
    const folded = phrases.map((phrase) =>
      /[\u3040-\u9fff]/.test(phrase) ? foldText(phrase).trim() : foldText(phrase),
    );
    const nested = phrases.filter((_, i) =>
      folded.some((other, j) => i !== j && other.includes(folded[i] ?? '')),
    );
    expect(nested).toEqual([]);
  });
});
