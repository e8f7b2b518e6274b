import type { Verdict } from '@backscatter/core';
import { describe, expect, it } from 'vitest';
import { renderVerdict } from '../src/index.ts';
import { styleFor } from '../src/render/style.ts';
import { createTally } from '../src/render/tally.ts';

const VERDICT: Verdict = {
  label: 'backscatter',
  kind: 'failure',
  score: 9.5,
  probability: 0.9967,
  reasons: [
    { code: 'not-sent-id', points: 8, summary: 'It was not sent.', signal: 'newsender' },
    { code: 'keyword-spam', points: 2.25, summary: 'It says "buy".', signal: 'keyword' },
    { code: 'bayes-ham', points: -0.75, summary: 'Looks like ham.', signal: 'bayesian' },
  ],
  abstained: [{ signal: 'directory', why: 'not covered' }],
  unavailable: [{ signal: 'slow', why: 'no answer within 5 ms' }],
  skipped: [{ signal: 'late', why: 'it could not change the label any more' }],
  report: null,
  problems: [{ code: 'bare-cr', detail: 'Lines end in CR alone.' }],
  notes: [],
  key: null,
};

describe('renderVerdict', () => {
  it('shows label, measures and reasons in the order of the verdict', () => {
    expect(renderVerdict(VERDICT, { path: 'in.mbox', index: 3, subject: 'Undelivered' })).toBe(
      `in.mbox[3]  Undelivered
  backscatter  failure, score +9.5, 99.7 % backscatter
       +8  not-sent-id   It was not sent. (newsender)
    +2.25  keyword-spam  It says "buy". (keyword)
    -0.75  bayes-ham     Looks like ham. (bayesian)
    unavailable: slow: no answer within 5 ms
    1 problem (-v shows more)
`,
    );
  });

  it('shows who abstained, who was not asked and each problem when it is to be verbose', () => {
    const shown = renderVerdict(VERDICT, { path: 'a', verbose: true });
    expect(shown).toContain('    abstained: directory: not covered\n');
    expect(shown).toContain('    not asked: late: it could not change the label any more\n');
    expect(shown).toContain('    problem: bare-cr: Lines end in CR alone.\n');
    expect(shown).not.toContain('-v');
  });

  it('says who abstained where nothing decided, and no reason that counted nothing', () => {
    const nothing = {
      code: 'addressee-known',
      points: 0,
      summary: 'Is known.',
      signal: 'directory',
    };
    const verdict: Verdict = { ...VERDICT, label: 'unsure', score: 0, reasons: [nothing] };
    const shown = renderVerdict(verdict, { path: 'a' });
    expect(shown).toContain('    abstained: directory: not covered\n');
    expect(shown).not.toContain('addressee-known');
    expect(renderVerdict(verdict, { path: 'a', verbose: true })).toContain('addressee-known');
  });

  it('lets nothing out of a mail reach the terminal', () => {
    const evil = '\x1b[2J\u009b\u202e\r\n';
    const [reason] = VERDICT.reasons;
    const shown = renderVerdict(
      {
        ...VERDICT,
        reasons:
          reason === undefined ? [] : [{ ...reason, summary: evil, code: evil, signal: evil }],
        unavailable: [{ signal: evil, why: evil }],
        problems: [{ code: evil, detail: evil }],
      },
      { path: evil, subject: evil, verbose: true },
    );
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(shown.split('\n')).toHaveLength(8);
  });

  it('cuts what is too long for a person', () => {
    const problems = Array.from({ length: 5_000 }, () => ({
      code: 'x',
      detail: 'y'.repeat(10_000),
    }));
    const shown = renderVerdict(
      { ...VERDICT, problems },
      { path: 'a', subject: 'z'.repeat(1_000_000), verbose: true },
    );
    expect(shown.length).toBeLessThan(20_000);
    expect(shown).toContain('4980 more problems');
  });
});

describe('styleFor', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['a pipe under CI', false, { CI: 'true' }, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('decides about colour on %s', (_where, isTTY, env, coloured) => {
    expect(styleFor(isTTY, env).red('x') !== 'x').toBe(coloured);
  });
});

describe('createTally', () => {
  it('counts labels by kind, the commonest kind first', () => {
    const tally = createTally();
    tally.add({ kind: 'delay', label: 'genuine' });
    for (let round = 0; round < 12; round++) tally.add({ kind: 'failure', label: 'backscatter' });
    tally.add({ kind: 'failure', label: 'unsure' });
    expect(tally.total()).toBe(14);
    expect([tally.has('unsure'), tally.has('not-a-bounce')]).toEqual([true, false]);
    expect(tally.render()).toBe(
      `                  genuine   backscatter        unsure  not-a-bounce
failure                 ·            12             1             ·
delay                   1             ·             ·             ·
14 messages             1            12             1             0
`,
    );
  });
});
