import { describe, expect, it } from 'vitest';
import { sourceUseOf, type ToldAnswer } from '../../src/index.ts';

const finding = [{ code: 'sent-id', strength: 1 }];
const ok = (signal: string, findings: ToldAnswer['findings'] = []): ToldAnswer => ({
  signal,
  status: 'ok',
  findings,
});
const not = (signal: string, status: 'abstained' | 'unavailable', why: string): ToldAnswer => ({
  signal,
  status,
  findings: [],
  why,
});
const of = (messages: readonly (readonly ToldAnswer[])[], source: string) =>
  sourceUseOf(messages).find((use) => use.source === source);

describe('what sources of evidence said', () => {
  it('counts each message once by what its source had to say', () => {
    const messages = [
      [ok('newsender', finding), ok('newsender-audit')],
      [ok('newsender'), ok('newsender-audit', finding)],
      [ok('newsender'), not('newsender', 'unavailable', 'the log did not answer')],
      [ok('newsender')],
      [not('newsender', 'abstained', 'no id was returned')],
      // Nobody took it for a report.
      [],
    ];
    expect(of(messages, 'log')).toEqual({
      source: 'log',
      asked: true,
      found: 2,
      unavailable: 1,
      silent: 1,
      abstained: 1,
      why: 'no id was returned',
    });
  });

  it('tells the reason that was given most often', () => {
    const empty = not('bayesian', 'abstained', 'it has learned too little');
    const late = not('bayesian', 'unavailable', 'it timed out');
    expect(of([[late], [empty], [empty]], 'filter')?.why).toBe('it has learned too little');
    expect(of([[ok('bayesian')]], 'filter')?.why).toBeNull();
  });

  it('names the sources that were not there', () => {
    const uses = sourceUseOf([[ok('shape', finding)]]);
    expect(uses.filter(({ asked }) => asked).map(({ source }) => source)).toEqual(['shape']);
    expect(uses).toHaveLength(8);
  });
});
