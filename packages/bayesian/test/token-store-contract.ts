/**
 * What every token store must do. A driver's test hands its factory in; the
 * store is fresh each time.
 */

import type { MailClass, TokenStore } from '@backscatter/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';

/** Tokens that a plain object would take for its own. */
const TRAPS = ['b:constructor', 'b:__proto__', 'b:toString', 'constructor', '__proto__'];

/** Runs the suite on the stores that `create` makes. */
export function tokenStoreContract(create: () => TokenStore | Promise<TokenStore>): void {
  it('begins with nothing', async () => {
    const store = await create();
    expect(await store.totals()).toEqual({ spam: 0, ham: 0 });
    expect(await store.counts(['b:x', ...TRAPS])).toEqual(
      ['b:x', ...TRAPS].map(() => ({ spam: 0, ham: 0 })),
    );
    expect(await store.learnedAs('1')).toBeNull();
  });

  it('counts messages and their tokens by class, in the order asked', async () => {
    const store = await create();
    await store.learn('1', ['b:x', 'b:y'], 'spam');
    await store.learn('2', ['b:x'], 'ham');
    expect(await store.totals()).toEqual({ spam: 1, ham: 1 });
    expect(await store.counts(['b:y', 'b:z', 'b:x'])).toEqual([
      { spam: 1, ham: 0 },
      { spam: 0, ham: 0 },
      { spam: 1, ham: 1 },
    ]);
    expect(await store.learnedAs('1')).toBe('spam');
    expect(await store.learnedAs('2')).toBe('ham');
  });

  it('counts a message once, and a repeated token once', async () => {
    const store = await create();
    await store.learn('1', ['b:x', 'b:x'], 'spam');
    await store.learn('1', ['b:x', 'b:x'], 'spam');
    expect(await store.totals()).toEqual({ spam: 1, ham: 0 });
    expect(await store.counts(['b:x'])).toEqual([{ spam: 1, ham: 0 }]);
  });

  it('counts a message once when it is learned twice at the same time', async () => {
    const store = await create();
    await Promise.all([store.learn('1', ['b:x'], 'spam'), store.learn('1', ['b:x'], 'spam')]);
    expect(await store.counts(['b:x'])).toEqual([{ spam: 1, ham: 0 }]);
  });

  it('moves a message that is learned as the other class', async () => {
    const store = await create();
    await store.learn('1', ['b:x'], 'spam');
    await store.learn('1', ['b:x'], 'ham');
    expect(await store.totals()).toEqual({ spam: 0, ham: 1 });
    expect(await store.counts(['b:x'])).toEqual([{ spam: 0, ham: 1 }]);
    expect(await store.learnedAs('1')).toBe('ham');
  });

  it('takes back only what was learned, and as what it was learned', async () => {
    const store = await create();
    await store.learn('1', ['b:x'], 'spam');
    await store.unlearn('1', ['b:x'], 'ham');
    await store.unlearn('2', ['b:x'], 'spam');
    expect(await store.totals()).toEqual({ spam: 1, ham: 0 });
    await store.unlearn('1', ['b:x'], 'spam');
    await store.unlearn('1', ['b:x'], 'spam');
    expect(await store.totals()).toEqual({ spam: 0, ham: 0 });
    expect(await store.counts(['b:x'])).toEqual([{ spam: 0, ham: 0 }]);
    expect(await store.learnedAs('1')).toBeNull();
  });

  it('takes names of object properties for tokens and ids', async () => {
    const store = await create();
    for (const id of ['__proto__', 'constructor']) {
      expect(await store.learnedAs(id)).toBeNull();
      await store.learn(id, [...new Set(TRAPS.slice(0, 3))], 'spam');
      expect(await store.learnedAs(id)).toBe('spam');
    }
    expect(await store.counts(TRAPS.slice(0, 3))).toEqual(Array(3).fill({ spam: 2, ham: 0 }));
    expect(Object.hasOwn(Object.prototype, 'b:x')).toBe(false);
  });

  it('counts as a plain list of what is learned would, whatever the order of changes', async () => {
    const id = fc.constantFrom('1', '2', '3', '4');
    // The tokens belong to the id: an id names the content.
    const tokensOf = (name: string): readonly string[] => [
      'b:all',
      `b:${name}`,
      ...TRAPS.slice(0, 2),
    ];
    const as = fc.constantFrom<MailClass>('spam', 'ham');
    const step = fc.record({ id, as, learn: fc.boolean() });
    let learned = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 15 }), async (steps) => {
        const store = await create();
        const model = new Map<string, MailClass>();
        for (const one of steps) {
          if (one.learn) {
            await store.learn(one.id, tokensOf(one.id), one.as);
            model.set(one.id, one.as);
          } else {
            await store.unlearn(one.id, tokensOf(one.id), one.as);
            if (model.get(one.id) === one.as) model.delete(one.id);
          }
        }
        learned += model.size;
        const count = (c: MailClass): number => [...model.values()].filter((v) => v === c).length;
        const totals = { spam: count('spam'), ham: count('ham') };
        expect(await store.totals()).toEqual(totals);
        expect(await store.counts(['b:all', ...TRAPS.slice(0, 2)])).toEqual(Array(3).fill(totals));
        for (const name of ['1', '2', '3', '4']) {
          const known = model.get(name) ?? null;
          expect(await store.learnedAs(name)).toBe(known);
          expect(await store.counts([`b:${name}`])).toEqual([
            { spam: known === 'spam' ? 1 : 0, ham: known === 'ham' ? 1 : 0 },
          ]);
        }
      }),
      { seed: 20260405, numRuns: 60 },
    );
    expect(learned).toBeGreaterThan(60);
  });
}
