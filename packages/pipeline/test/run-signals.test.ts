import type { Outcome, Signal } from '@backscatter/core';
import { createClassifier, DEFAULT_CAPS } from '@backscatter/pipeline';
import { describe, expect, it } from 'vitest';
import { finds, report, says, stoppedClock } from './reports.ts';

const never = (): Promise<Outcome> => new Promise(() => {});

function classify(signals: readonly Signal[], options: object = {}) {
  return createClassifier({ clock: stoppedClock(), signals, ...options }).classify(report());
}

describe('running signals', () => {
  it('turns a throw, a rejection and nonsense into unavailable, without repeating their text', async () => {
    const { unavailable } = await classify([
      says('throws', finds(), {
        check: () => {
          throw new RangeError('key=secret');
        },
      }),
      says('rejects', () => Promise.reject(new Error('key=secret'))),
      says('babbles', () => Promise.resolve('hello' as unknown as Outcome)),
      says('misshapen', () =>
        Promise.resolve({ status: 'ok', findings: [{}] } as unknown as Outcome),
      ),
      says('trap', () =>
        Promise.resolve({
          get status(): never {
            throw new TypeError('key=secret');
          },
        } as unknown as Outcome),
      ),
    ]);
    expect(unavailable).toEqual([
      { signal: 'throws', why: 'it failed (RangeError)' },
      { signal: 'rejects', why: 'it failed (Error)' },
      { signal: 'babbles', why: 'its answer is no outcome' },
      { signal: 'misshapen', why: 'its answer is no outcome' },
      { signal: 'trap', why: 'it failed (TypeError)' },
    ]);
  });

  it('takes an answer that is no promise', async () => {
    const outcome = finds(['addressee-unknown', 1]);
    const check = () => outcome as unknown as Promise<Outcome>;
    expect((await classify([says('quick', outcome, { check })])).score).toBe(8);
  });

  it('names abstentions and unavailable sources with their reasons', async () => {
    const verdict = await classify([
      says('shy', { status: 'abstained', why: 'nothing to judge' }),
      says('down', { status: 'unavailable', why: 'no answer' }),
    ]);
    expect(verdict.abstained).toEqual([{ signal: 'shy', why: 'nothing to judge' }]);
    expect(verdict.unavailable).toEqual([{ signal: 'down', why: 'no answer' }]);
  });

  it('keeps what some sources found and names the others that did not answer', async () => {
    const partly = finds(['addressee-unknown', 1]);
    const verdict = await classify([
      says('lists', { ...partly, unavailable: ['a.example timed out'] } as Outcome),
      says('odd', { ...partly, unavailable: [1] } as unknown as Outcome),
    ]);
    expect(verdict.score).toBe(8);
    expect(verdict.unavailable).toEqual([
      { signal: 'lists', why: 'a.example timed out' },
      { signal: 'odd', why: 'its answer is no outcome' },
    ]);
  });

  it('counts who answers in time and calls the others late', async () => {
    let aborted = false;
    const late = says('late', finds(), {
      round: 'network',
      check: (_evidence, { abort }) => {
        abort.addEventListener('abort', () => {
          aborted = true;
        });
        return never();
      },
    });
    const verdict = await classify(
      [late, says('quick', finds(['addressee-unknown', 1]), { round: 'network' })],
      { clock: stoppedClock('at-once'), deadlineMs: 50 },
    );
    expect(verdict.unavailable).toEqual([{ signal: 'late', why: 'no answer within 50 ms' }]);
    expect(verdict.score).toBe(8);
    expect(aborted).toBe(true);
  });

  it('spends one deadline on all rounds', async () => {
    const clock = stoppedClock('at-once');
    let sleeps = 0;
    const counting = { ...clock, sleep: () => Promise.resolve(void sleeps++) };
    const verdict = await classify(
      [
        says('a', never),
        says('b', never, { round: 'content' }),
        says('c', never, { round: 'network' }),
      ],
      { clock: counting, deadlineMs: 20 },
    );
    expect(verdict.unavailable.map(({ signal }) => signal)).toEqual(['a', 'b', 'c']);
    expect(sleeps).toBe(1);
  });

  it('rejects with the reason of the caller who gives up', async () => {
    const controller = new AbortController();
    const classifier = createClassifier({ clock: stoppedClock(), signals: [says('a', never)] });
    const verdict = classifier.classify(report(), undefined, { signal: controller.signal });
    controller.abort(new Error('the session ended'));
    await expect(verdict).rejects.toThrow('the session ended');
    await expect(
      classifier.classify(report(), undefined, { signal: controller.signal }),
    ).rejects.toThrow('the session ended');
  });

  it('runs the rounds in order, and shows findings to the last one only', async () => {
    const order: string[] = [];
    const note = (name: string, round: Signal['round']): Signal => ({
      name,
      round,
      check: async (_evidence, { findings }) => {
        order.push(`${name}:${findings.map(({ code }) => code).join()}`);
        return finds([`code-${name}`, 1]);
      },
    });
    await classify([
      note('d', 'after'),
      note('c', 'network'),
      note('b', 'content'),
      note('a', 'local'),
    ]);
    expect(order).toEqual(['a:', 'b:', 'c:', 'd:code-a,code-b,code-c']);
  });

  it('starts all signals of a round before it waits for one', async () => {
    let started = 0;
    const together: Signal[] = ['a', 'b', 'c'].map((name) =>
      says(name, finds(), {
        check: async () => {
          started++;
          while (started < 3) await null;
          return finds();
        },
      }),
    );
    await classify(together);
    expect(started).toBe(3);
  });
});

describe('skipping', () => {
  const proof = says('proof', finds(['sent-id', 1]), { codes: ['sent-id'] });
  const dns = says('dns', finds(['bayes-spam', 1]), { round: 'network', codes: ['bayes-spam'] });

  it('skips what cannot change the label and says so', async () => {
    const verdict = await classify([proof, dns]);
    expect(verdict.skipped).toEqual([
      { signal: 'dns', why: 'it could not change the label any more' },
    ]);
    expect(verdict.label).toBe('genuine');
  });

  it('asks everybody when told to be exhaustive', async () => {
    const verdict = await classify([proof, dns], { exhaustive: true });
    expect(verdict.skipped).toEqual([]);
    expect(verdict.reasons.map(({ code }) => code)).toContain('bayes-spam');
    expect(verdict.label).toBe('genuine');
  });

  it('always asks a signal that does not say what it may find', async () => {
    const open = says('open', finds(['mine', 1]), { round: 'network' });
    const verdict = await classify([proof, open], {
      weights: { mine: { points: 1, group: 'mine' } },
    });
    expect(verdict.reasons.map(({ code }) => code)).toContain('mine');
  });
});

describe('a source of proof that does not answer', () => {
  const down = says('log', { status: 'unavailable', why: 'down' }, { codes: ['sent-id'] });

  it('leaves content undecided', async () => {
    const spam = says('spam', finds(['bayes-spam', 1], ['keyword-spam', 1]));
    const verdict = await classify([down, spam]);
    expect(verdict).toMatchObject({ score: DEFAULT_CAPS['content'], label: 'unsure' });
  });

  it('does not shield an address that never sends', async () => {
    const verdict = await classify([down, says('dir', finds(['addressee-never-sends', 1]))]);
    expect(verdict.label).toBe('backscatter');
  });
});

describe('commit', () => {
  it('hands each note to its signal, also after a JSON round trip, under one key', async () => {
    const remembered: unknown[] = [];
    const counter: Signal = {
      name: 'counter',
      round: 'local',
      check: async () => ({ status: 'ok', findings: [], notes: [{ seen: 1 }] }),
      remember: async (value, key) => void remembered.push([value, key]),
    };
    const classifier = createClassifier({ clock: stoppedClock(), signals: [counter] });
    const verdict = await classifier.classify(report());
    expect(remembered).toEqual([]);
    await classifier.commit(JSON.parse(JSON.stringify(verdict)));
    expect(remembered).toEqual([[{ seen: 1 }, verdict.key]]);
    expect(verdict.key).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keys a delivery by what is delivered, not by how it travelled', async () => {
    const counter = says('counter', { status: 'ok', findings: [], notes: [1] });
    const classifier = createClassifier({ clock: stoppedClock(), signals: [counter] });
    const { key } = await classifier.classify(report());
    const later = report().replace('id 4Xk1;', 'id 9Zz9;').replaceAll('\r\n', '\n');
    expect((await classifier.classify(later)).key).toBe(key);
    expect((await classifier.classify(report({ body: 'Another.' }))).key).not.toBe(key);
    const named = await classifier.classify(report(), undefined, { deliveryId: 'queue-7' });
    expect(named.key).toBe('queue-7');
  });
});
