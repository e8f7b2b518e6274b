import { type FitTable, fitPoints, readable, rowsOf } from '@backscatter/evaluation';
import { describe, expect, it } from 'vitest';
import { type MadeCode, makeObservations } from './made-observations.ts';

const ODDS = 0.6;
const CODES: readonly MadeCode[] = [
  // True points: ln(0.4/0.02)/0.6 = 5; ln(0.3/0.1)/0.6 = 1.8; ln(0.05/0.4)/0.6 = −3.5.
  { code: 'spammy', signal: 'bayesian', genuine: 0.02, backscatter: 0.4 },
  { code: 'listed', signal: 'dnsbl', genuine: 0.1, backscatter: 0.3 },
  { code: 'logged', signal: 'newsender', genuine: 0.4, backscatter: 0.05 },
  // A listing that genuine reports have more often.
  { code: 'odd', signal: 'dnsbl', genuine: 0.5, backscatter: 0.1 },
  { code: 'sure', signal: 'newsender', genuine: 0.5, backscatter: 0 },
];
const FULL = [{ name: 'full', without: [] }];

function tableOf(changes: Partial<FitTable> = {}): FitTable {
  const code = (name: string, group: string, judged: number, held = false) => ({
    code: name,
    group,
    judged,
    least: 0,
    most: held ? Math.abs(judged) : 20,
    held,
  });
  return {
    codes: [
      code('spammy', 'content', 2),
      code('listed', 'reputation', 4),
      code('logged', 'proof', -10),
      code('odd', 'reputation', 1),
      code('sure', 'proof', -40, true),
      code('never', 'reputation', 3.3),
    ],
    caps: [
      { group: 'content', judged: 12, least: 3, most: 12 },
      { group: 'reputation', judged: 12, least: 3, most: 12 },
      { group: 'proof', judged: 60, least: 60, most: 60 },
    ],
    together: { groups: ['content', 'reputation'], most: 35 },
    oddsPerPoint: ODDS,
    voids: new Set(['sure']),
    ...changes,
  };
}

describe('fitting points', () => {
  const observations = makeObservations(CODES, 20_000);
  const rows = rowsOf(observations, FULL);

  it('finds the weights that the reports were made with', () => {
    // Of two codes each other's mirror, nothing found says nothing. The one without the other is
    // worth ln(0.4 · 0.98 / (0.02 · 0.6)) / 0.6 = 5.8 points, either way.
    const even: readonly MadeCode[] = [
      { code: 'spammy', signal: 'bayesian', genuine: 0.02, backscatter: 0.4 },
      { code: 'logged', signal: 'newsender', genuine: 0.4, backscatter: 0.02 },
    ];
    const { points, before, after } = fitPoints(
      rowsOf(makeObservations(even, 20_000), FULL),
      tableOf(),
    );
    expect(points.get('spammy')).toBeCloseTo(5.8, 0);
    expect(points.get('logged')).toBeCloseTo(-5.8, 0);
    expect(after).toBeLessThan(before);
  });

  it('keeps every sign, though the sample would turn it round', () => {
    const { points } = fitPoints(rows, tableOf());
    expect(points.get('odd')).toBe(0);
    expect(points.get('listed')).toBeGreaterThan(0);
    expect(points.get('logged')).toBeLessThan(0);
  });

  it('keeps exactly what is held, and what was never seen', () => {
    const { points } = fitPoints(rows, tableOf());
    expect(points.get('sure')).toBe(-40);
    expect(points.get('never')).toBe(3.3);
  });

  it('claims no more than was judged of what one side alone has', () => {
    const one: readonly MadeCode[] = [
      { code: 'spammy', signal: 'bayesian', genuine: 0, backscatter: 0.4 },
    ];
    const { points } = fitPoints(rowsOf(makeObservations(one, 4_000), FULL), tableOf());
    expect(points.get('spammy')).toBe(2);
  });

  it('stays near what was judged where little was seen', () => {
    const few = rowsOf(observations.slice(0, 40), FULL);
    const many = fitPoints(rows, tableOf()).points.get('spammy') ?? 0;
    const little = fitPoints(few, tableOf(), { trust: 50 }).points.get('spammy') ?? 0;
    expect(many).toBeGreaterThan(4);
    expect(little).toBeLessThan(3.5);
    expect(little).toBeGreaterThanOrEqual(2);
  });

  it('lowers a cap where the findings of a group say the same', () => {
    const twins: readonly MadeCode[] = [
      { code: 'spammy', signal: 'bayesian', genuine: 0.05, backscatter: 0.5 },
    ];
    const same = makeObservations(twins, 8_000).map((one) => ({
      ...one,
      answers: one.answers.map((answer) => ({
        ...answer,
        findings: answer.findings.flatMap((finding) => [finding, { ...finding, code: 'twin' }]),
      })),
    }));
    const twin = { code: 'twin', group: 'content', judged: 4, least: 0, most: 4, held: true };
    const held = { code: 'spammy', group: 'content', judged: 4, least: 0, most: 4, held: true };
    const table = tableOf({ codes: [held, twin] });
    const { caps } = fitPoints(rowsOf(same, FULL), table);
    expect(caps.get('content')).toBeLessThan(5.5);
    expect(caps.get('reputation')).toBe(12);
  });

  it('never lets the caps come to more than a strong proof', () => {
    const table = tableOf({ together: { groups: ['content', 'reputation'], most: 24 } });
    const { caps } = fitPoints(rows, table);
    expect((caps.get('content') ?? 0) + (caps.get('reputation') ?? 0)).toBeLessThanOrEqual(24);
  });

  it('gives the same table for the same reports', () => {
    expect(fitPoints(rowsOf(makeObservations(CODES, 20_000), FULL), tableOf())).toEqual(
      fitPoints(rows, tableOf()),
    );
  });

  it('weighs strata and classes alike, however many reports they have', () => {
    const lopsided = observations.filter(
      ({ truth }, i) => truth.label === 'genuine' || i % 8 === 1,
    );
    const even = rowsOf(lopsided, [...FULL, { name: 'no lists', without: ['dnsbl'] }]);
    const sum = (label: 'genuine' | 'backscatter'): number =>
      even.rows.reduce((all, row) => all + row[label], 0);
    expect(sum('genuine')).toBeCloseTo(lopsided.length / 2, 6);
    expect(sum('backscatter')).toBeCloseTo(lopsided.length / 2, 6);
    const found = even.rows.filter(({ codes }) => codes.includes('listed'));
    expect(found.reduce((all, row) => all + row.backscatter, 0) / sum('backscatter')).toBeCloseTo(
      0.15,
      1,
    );
  });
});

describe('numbers that are easily read', () => {
  it.each([
    [0.1, 0],
    [-0.3, -0.25],
    [1.9, 2],
    [2.3, 2.5],
    [-9.7, -9.5],
    [14.4, 14],
  ])('%d becomes %d', (points, read) => {
    expect(readable(points)).toBe(read);
  });
});
