import type { LoggedMessage, SentAnswer, SentQuery, SentStore } from '@backscatter/core';
import { createMemorySentStore, type MemorySentStoreOptions } from '@backscatter/newsender';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, NOW } from './evidence.ts';
import { key, sentStoreContract } from './sent-store-contract.ts';

const REALM = key('realm');

function sent(id: string, at: number, change: Partial<LoggedMessage> = {}): LoggedMessage {
  const of = { senders: [key('alice')], recipients: [key('bob')], domains: [], ids: [key(id)] };
  return { at, ...of, ...change };
}

async function ask(store: SentStore, ...ids: readonly string[]): Promise<SentAnswer> {
  const query: SentQuery = {
    realm: REALM,
    until: Number.POSITIVE_INFINITY,
    sender: key('alice'),
    ids: ids.map(key),
    recipients: [key('bob')],
    domains: [],
    slots: [key('slot')],
    scopes: [],
    delivery: null,
  };
  return await store.lookup(query);
}

describe('the sent log in memory', () => {
  sentStoreContract((world) => createMemorySentStore({ ...world, startsEmpty: true }));

  it('forgets what is older than the retention, counted from the newest message', async () => {
    const store = createMemorySentStore({ retentionDays: 2 });
    await store.record({ realm: REALM, messages: [sent('old', NOW - 3 * DAY)] });
    expect(store.size()).toBe(1);
    await store.record({ realm: REALM, messages: [sent('new', NOW)] });
    expect(store.size()).toBe(1);
    expect((await ask(store, 'old', 'new')).ids.map(({ at }) => at)).toEqual([null, NOW]);
  });

  it('drops the oldest when there are too many, in whatever order they came', async () => {
    const store = createMemorySentStore({ maxMessages: 2 });
    for (const [id, age] of [
      ['b', 2],
      ['a', 3],
      ['c', 1],
    ] as const) {
      await store.record({ realm: REALM, messages: [sent(id, NOW - age)] });
    }
    const { ids } = await ask(store, 'a', 'b', 'c');
    expect(ids.map(({ at }) => at)).toEqual([null, NOW - 2, NOW - 1]);
  });

  it('drops the acquaintances longest untouched when there are too many', async () => {
    const store = createMemorySentStore({ maxAcquaintances: 2 });
    for (const name of ['bob', 'carol', 'bob', 'dan']) {
      const message = sent('x', NOW, { recipients: [key(name)] });
      await store.record({ realm: REALM, messages: [message] });
    }
    const recipients = ['bob', 'carol', 'dan'].map(key);
    const about = { realm: REALM, until: NOW, sender: key('alice'), recipients, delivery: null };
    const answer = await store.lookup({ ...about, ids: [], domains: [], slots: [], scopes: [] });
    expect(answer.recipients.map(({ known }) => known !== null)).toEqual([true, false, true]);
  });

  it('is complete where all was recorded first, until it has to drop something', async () => {
    const store = createMemorySentStore({ maxMessages: 1 });
    expect((await ask(store)).completeSince).toBeNull();
    await store.record({ realm: REALM, messages: [sent('a', NOW - DAY)] });
    expect((await ask(store)).completeSince).toBe(NOW - 15 * DAY);
    await store.record({ realm: REALM, messages: [sent('b', NOW)] });
    expect((await ask(store)).completeSince).toBe(NOW - DAY + 1);
  });

  it('throws for a wrong option and names it', () => {
    const make = (options: unknown) => () =>
      createMemorySentStore(options as MemorySentStoreOptions);
    expect(make({ retentionDays: 0 })).toThrow(/retentionDays/);
    expect(make({ startsEmpty: true })).toThrow(/"startsEmpty": needs "now"/);
    expect(make({ days: 3 })).toThrow(/days/);
  });

  it('leaves no index entry behind for what it dropped', async () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 });
    const message = fc.record({ ids: names, at: fc.integer({ min: NOW, max: NOW + 5 }) });
    const step = fc.oneof(
      { weight: 3, arbitrary: message },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('c', 'e')) },
      { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e') },
    );
    let dropped = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const store = createMemorySentStore({ maxMessages: 4 });
        const plain: { at: number; ids: Set<string> }[] = [];
        for (const one of steps) {
          if (typeof one === 'string') {
            const use = { id: key(one), slot: key('slot'), spends: true, at: NOW };
            await store.countUses([use], key('delivery'));
          } else if ('ids' in one) {
            const ids = one.ids.map(key);
            await store.record({ realm: REALM, messages: [sent('', one.at, { ids })] });
            plain.push({ at: one.at, ids: new Set(one.ids) });
            plain.sort((a, b) => a.at - b.at);
            if (plain.length > 4) {
              plain.shift();
              dropped += 1;
            }
          } else {
            await store.alias(key(one[0]), key(one[1]));
            for (const { ids } of plain) if (ids.has(one[0])) ids.add(one[1]);
          }
        }
        expect(store.size()).toBe(plain.length);
        const all = ['a', 'b', 'c', 'd', 'e'];
        const { ids } = await ask(store, ...all);
        for (const [i, id] of all.entries()) {
          const there = plain.filter((one) => one.ids.has(id));
          expect(ids[i]?.recipientCount).toBe(there.length);
          expect(ids[i]?.at).toBe(there.at(-1)?.at ?? null);
          if (there.length === 0) expect(ids[i]).toMatchObject({ uses: [0], spent: 0 });
        }
      }),
      { seed: 20260320, numRuns: 200 },
    );
    expect(dropped).toBeGreaterThan(200);
  });
});
