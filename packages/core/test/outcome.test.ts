import { abstained, type Finding, found, unavailable } from '@backscatter/core';
import { describe, expect, it } from 'vitest';

const FINDING: Finding = { code: 'sent-id', strength: 1, summary: 'The log has <1@example.org>.' };

describe('the answers of a signal', () => {
  it('are findings, of which there may be none', () => {
    expect(found([FINDING])).toEqual({ status: 'ok', findings: [FINDING] });
    expect(found([])).toEqual({ status: 'ok', findings: [] });
  });

  it('have notes only where there is something to remember', () => {
    expect(found([FINDING], [{ id: '1@example.org' }])).toEqual({
      status: 'ok',
      findings: [FINDING],
      notes: [{ id: '1@example.org' }],
    });
    expect(found([FINDING], [])).not.toHaveProperty('notes');
  });

  it('say why there was nothing to judge by', () => {
    expect(abstained('nothing came back')).toEqual({
      status: 'abstained',
      why: 'nothing came back',
    });
  });

  it('say which source did not answer', () => {
    expect(unavailable('the list timed out')).toEqual({
      status: 'unavailable',
      why: 'the list timed out',
    });
  });

  it('are plain data, and survive being written as JSON', () => {
    for (const outcome of [found([FINDING], [1]), abstained('x'), unavailable('y')]) {
      expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
    }
  });
});
