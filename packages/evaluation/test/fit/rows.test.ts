import { type Observation, perOriginal, rowsOf, withoutSignals } from '@backscatter/evaluation';
import { describe, expect, it } from 'vitest';
import { truthOf } from '../judged.ts';

/** A report in which one signal found one code, of a mail of a corpus. */
function seen(label: 'genuine' | 'backscatter', id: string, path: string | null): Observation {
  const source = path === null ? null : { corpus: 'c', path };
  const findings = [{ code: 'bayes-spam', strength: 1 }];
  return {
    truth: truthOf(label, id, { source }),
    label: 'unsure',
    kind: 'failure',
    score: 0,
    probability: 0.5,
    answers: [
      { signal: 'bayesian', status: 'ok', proves: false, findings },
      { signal: 'shape', status: 'ok', proves: false, findings: [] },
    ],
  };
}

const FULL = { name: 'full', without: [] };
const BARE = { name: 'bare', without: ['bayesian'] };

describe('the rows of a fit', () => {
  const reports = [
    seen('genuine', '1', 'a'),
    seen('genuine', '2', 'a'),
    seen('genuine', '3', 'b'),
    seen('backscatter', '4', 'a'),
    seen('backscatter', '5', null),
    seen('backscatter', '6', null),
  ];

  it('count an original once, however often it came back, and apart by its label', () => {
    expect(reports.map(perOriginal(reports))).toEqual([0.5, 0.5, 1, 1, 1, 1]);
  });

  it('weigh as much as there are reports, both labels and all strata alike', () => {
    const { rows, reports: count } = rowsOf(reports.slice(0, 4), [FULL, BARE]);
    expect(count).toBe(4);
    expect(rows).toEqual([
      { codes: ['bayes-spam'], strengths: [1], genuine: 1, backscatter: 1 },
      { codes: [], strengths: [], genuine: 1, backscatter: 1 },
    ]);
  });

  it('lose the answers of a signal that is taken away, and no others', () => {
    const [first] = reports;
    if (first === undefined) throw new Error('there is a first report');
    const left = withoutSignals(first, ['bayesian']);
    expect(left.answers.map(({ signal }) => signal)).toEqual(['shape']);
    expect(withoutSignals(first, [])).toEqual(first);
  });
});
