import { createRandom, type EvidenceTruth, type Judged, rowMaker } from '@backscatter/evaluation';
import { describe, expect, it } from 'vitest';
import { judgedAs, truthOf } from '../../packages/evaluation/test/judged.ts';
import {
  ABLATIONS,
  evidenceStratum,
  FOREIGN_FILTER,
  POISONED_FILTER,
} from '../benchmark/evidence.ts';
import { reportOf } from '../benchmark/report.ts';

const EVIDENCE: EvidenceTruth = {
  logged: true,
  covered: ['sent-ids', 'return-path'],
  signed: ['return-path'],
  addressee: 'known',
  namesId: false,
  listed: [],
};

describe('the strata of evidence', () => {
  const stratum = (
    evidence: Partial<EvidenceTruth> | null,
    more: Parameters<typeof truthOf>[2] = {},
  ) => {
    const given = evidence === null ? null : { ...EVIDENCE, ...evidence };
    return evidenceStratum({ truth: truthOf('genuine', '1', { ...more, evidence: given }) });
  };

  it('are full where log and signatures cover, and a server reports or something came back', () => {
    expect(stratum({})).toBe('full evidence');
    expect(stratum({}, { returned: 'none' })).toBe('full evidence');
    expect(stratum({}, { kind: 'auto-reply', returned: 'quoted' })).toBe('full evidence');
  });

  it('tell answers that name an id from those that name nothing', () => {
    const answer = { kind: 'auto-reply', returned: 'none' } as const;
    expect(stratum({ namesId: true }, answer)).toBe('answers that name an id alone');
    expect(stratum({}, answer)).toBe('the rest');
  });

  it('leave the rest where one of both does not cover, or nothing is known', () => {
    expect(stratum({ covered: ['sent-ids'] })).toBe('the rest');
    expect(stratum({ covered: ['return-path', 'sent-recipients'] })).toBe('the rest');
    expect(stratum(null)).toBe('the rest');
  });
});

it('No ablation hears two content filters at once.', () => {
  const filters = ['bayesian', FOREIGN_FILTER, POISONED_FILTER];
  const heard = ABLATIONS.map(
    ({ without, inPlaceOf }) =>
      filters.filter((name) => !without.includes(name) && name !== inPlaceOf?.signal).length,
  );
  expect(Math.max(...heard)).toBe(1);
  expect(new Set(ABLATIONS.map(({ name }) => name)).size).toBe(ABLATIONS.length);
});

describe('the headlines of the benchmark', () => {
  const row = (name: string, cases: readonly Judged[]) =>
    rowMaker({ mail: 'synthetic', whole: cases, chance: (of) => createRandom(1).fork(of) })(
      name,
      cases,
      { ranked: false },
    );
  const table = (title: string, rows: readonly ReturnType<typeof row>[]) => ({
    title,
    about: '',
    rows,
    plots: [],
  });
  const task = (id: string, tables: readonly ReturnType<typeof table>[]) => ({
    id,
    title: id,
    about: '',
    tables,
    recognition: null,
    differences: [],
  });
  const meta = { seed: 1, digest: null, date: null, versions: {}, settings: {}, command: '' };

  it('name the attack that turned most of its cases, either way', () => {
    const mild = row('mild', judgedAs('backscatter', [2, 2, 2, -2]));
    const harsh = row('harsh', judgedAs('genuine', [2, 2, -2, -2]));
    const tasks = [task('adversaries', [table('a', [mild]), table('b', [harsh])])];
    const { headlines } = reportOf({ meta, tasks, speed: [] });
    expect(headlines).toMatchObject([
      { title: 'Worst adversary: harsh', figures: [{ value: { count: 2, total: 4 } }] },
      { title: 'Worst adversary: mild', figures: [{ value: { count: 1, total: 4 } }] },
    ]);
  });

  it('count what looks like no report as passed, and not as turned into genuine', () => {
    const unseen = judgedAs('backscatter', [2, 2, 2, 2]).map((one) => ({
      ...one,
      label: 'not-a-bounce' as const,
    }));
    const tasks = [task('adversaries', [table('a', [row('unseen', unseen)])])];
    expect(reportOf({ meta, tasks, speed: [] }).headlines).toMatchObject([
      { figures: [{ name: 'turned into the opposite', value: { count: 0, total: 4 } }] },
      { figures: [{ name: 'passed as genuine or as no report', value: { count: 4, total: 4 } }] },
    ]);
  });

  it('leave out what was not measured', () => {
    expect(reportOf({ meta, tasks: [], speed: [] }).headlines).toEqual([]);
  });
});
