import { describe, expect, it } from 'vitest';
import { cached, type DirectoryLookup, firstOf, rateLimited, unanswered } from '../src/index.ts';
import { testClock } from './clock.ts';
import { addressOf } from './report.ts';

const HOUR = 3_600_000;
const anna = addressOf('anna@example.org');
const never = (): AbortSignal => new AbortController().signal;

/** A look-up that keeps what it was asked. */
function asked(answer: DirectoryLookup): {
  readonly lookup: DirectoryLookup;
  readonly questions: string[];
} {
  const questions: string[] = [];
  return {
    questions,
    lookup: (address, abort) => {
      questions.push(address.address);
      return answer(address, abort);
    },
  };
}

describe('cached', () => {
  it('asks once for a mailbox while the answer holds, whatever its tag', async () => {
    const clock = testClock();
    const { lookup, questions } = asked((address) => {
      expect([address.tag, address.wrapping]).toEqual([null, null]);
      return 'known';
    });
    const ask = cached(lookup, { clock });
    for (const raw of [
      'anna@example.org',
      'Anna+x@Example.org',
      'prvs=1234ab12cd=anna@example.org',
    ])
      expect(await ask(addressOf(raw), never())).toBe('known');
    expect(questions).toHaveLength(1);
    await clock.advance(HOUR);
    await ask(anna, never());
    expect(questions).toHaveLength(2);
  });

  it('asks again sooner for what it does not know', async () => {
    const clock = testClock();
    const { lookup, questions } = asked(() => 'unknown');
    const ask = cached(lookup, { clock, ttlMs: { unknown: 1_000 } });
    await ask(anna, never());
    await clock.advance(999);
    await ask(anna, never());
    expect(questions).toHaveLength(1);
    await clock.advance(1);
    await ask(anna, never());
    expect(questions).toHaveLength(2);
  });

  it('repeats a failure for seconds only, and never as an answer', async () => {
    const clock = testClock();
    let up = false;
    const { lookup, questions } = asked(() => {
      if (up) return 'known';
      throw unanswered('it is down');
    });
    const ask = cached(lookup, { clock });
    await expect(ask(anna, never())).rejects.toThrow('it is down');
    up = true;
    await expect(ask(anna, never())).rejects.toThrow('it is down');
    expect(questions).toHaveLength(1);
    await clock.advance(5_000);
    expect(await ask(anna, never())).toBe('known');
  });

  it('keeps as many mailboxes as it may', async () => {
    const { lookup, questions } = asked(() => 'known');
    const ask = cached(lookup, { clock: testClock(), size: 2 });
    for (const name of ['a', 'b', 'c', 'c', 'b', 'a'])
      await ask(addressOf(`${name}@example.org`), never());
    expect(questions.map((address) => address[0]).join('')).toBe('abca');
  });

  it('asks one question for all who wait, and gives it up with the last of them', async () => {
    let given: AbortSignal | null = null;
    const { lookup, questions } = asked((_, abort) => {
      given = abort;
      return new Promise(() => {});
    });
    const ask = cached(lookup, { clock: testClock() });
    const [one, two] = [new AbortController(), new AbortController()];
    const both = [ask(anna, one.signal), ask(anna, two.signal)].map((answer) =>
      answer.catch((error: Error) => error.name),
    );
    await Promise.resolve();
    one.abort();
    expect(await both[0]).toBe('AbortError');
    expect(given).toMatchObject({ aborted: false });
    two.abort();
    expect(await both[1]).toBe('AbortError');
    expect(given).toMatchObject({ aborted: true });
    expect(questions).toHaveLength(1);
    // The next one is not left with the question that was given up.
    void ask(anna, never()).catch(() => {});
    await Promise.resolve();
    expect(questions).toHaveLength(2);
  });

  it('refuses wrong options by name', () => {
    const lookup: DirectoryLookup = () => 'known';
    const clock = testClock();
    expect(() => cached(lookup, { clock, size: 0 })).toThrow(/cached: option "size"/);
    expect(() => cached(lookup, { clock, ttlMs: { known: -1 } })).toThrow(/"ttlMs\.known"/);
    expect(() => cached(lookup, {} as never)).toThrow(/"clock"/);
    expect(() => cached('x' as never, { clock })).toThrow(/must be a look-up/);
  });
});

describe('rateLimited', () => {
  it('lets a burst through, has the next wait its turn and refuses the rest', async () => {
    const clock = testClock();
    const { lookup, questions } = asked(() => 'known');
    const ask = rateLimited(lookup, { clock, perSecond: 2, burst: 3, maxWaitMs: 1_000 });
    await Promise.all([1, 2, 3].map(() => ask(anna, never())));
    const waiting = [ask(anna, never()), ask(anna, never())];
    await expect(ask(anna, never())).rejects.toThrow('asked too often');
    expect(questions).toHaveLength(3);
    await clock.advance(500);
    expect(questions).toHaveLength(4);
    await clock.advance(500);
    expect(await Promise.all(waiting)).toEqual(['known', 'known']);
    await clock.advance(60_000);
    await Promise.all([1, 2, 3].map(() => ask(anna, never())));
    expect(questions).toHaveLength(8);
  });

  it('gives up with the asker while it waits', async () => {
    const { lookup, questions } = asked(() => 'known');
    const ask = rateLimited(lookup, { clock: testClock(), perSecond: 1, burst: 1 });
    await ask(anna, never());
    const giveUp = new AbortController();
    const waiting = ask(anna, giveUp.signal);
    giveUp.abort();
    await expect(waiting).rejects.toThrow();
    expect(questions).toHaveLength(1);
  });

  it('goes on soon where the clock was set back', async () => {
    const clock = testClock();
    const { lookup } = asked(() => 'known');
    const ask = rateLimited(lookup, { clock, perSecond: 1, burst: 2, maxWaitMs: 0 });
    await ask(anna, never());
    await ask(anna, never());
    await clock.advance(-HOUR);
    await expect(ask(anna, never())).rejects.toThrow('asked too often');
    await clock.advance(1_000);
    expect(await ask(anna, never())).toBe('known');
  });

  it('refuses wrong options by name', () => {
    const wrong = { clock: testClock(), perSecond: 0 };
    expect(() => rateLimited(() => 'known', wrong)).toThrow(/rateLimited: option "perSecond"/);
  });
});

describe('firstOf', () => {
  const of =
    (answer: string): DirectoryLookup =>
    () =>
      answer as 'known';
  const down: DirectoryLookup = () => Promise.reject(unanswered('it is down'));

  it.each([
    [['not-covered', 'known', 'unknown'], 'known'],
    [['unknown', 'known'], 'unknown'],
    [['not-covered', 'not-covered'], 'not-covered'],
    [['not-covered', 'catch-all'], 'catch-all'],
  ])('asks until one is responsible: %j', async (answers, answer) => {
    expect(await firstOf(answers.map(of))(anna, never())).toBe(answer);
  });

  it.each(['known', 'never-sends'])(
    'believes a later "%s" where an earlier one is down',
    async (answer) => {
      expect(await firstOf([down, of(answer)])(anna, never())).toBe(answer);
    },
  );

  it.each(['unknown', 'catch-all', 'not-covered'])(
    'does not believe a later "%s" where an earlier one is down',
    async (answer) => {
      const ask = firstOf([of('not-covered'), down, of(answer)]);
      await expect(ask(anna, never())).rejects.toThrow('it is down');
    },
  );

  it('takes what is no answer for a failure', async () => {
    await expect(firstOf([of('maybe'), of('unknown')])(anna, never())).rejects.toThrow(/no answer/);
  });

  it('asks nobody any more once the asker has given up', async () => {
    const giveUp = new AbortController();
    const second = asked(of('known'));
    const first: DirectoryLookup = () => {
      giveUp.abort();
      return 'not-covered';
    };
    const ask = firstOf([first, second.lookup]);
    await expect(ask(anna, giveUp.signal)).rejects.toThrow();
    expect(second.questions).toEqual([]);
  });

  it('refuses what is no look-up', () => {
    expect(() => firstOf([])).toThrow(TypeError);
    expect(() => firstOf([{} as never])).toThrow(/firstOf/);
  });
});
