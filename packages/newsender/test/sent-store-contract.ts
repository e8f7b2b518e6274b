/**
 * What every store of the sent log must do. A driver's test hands its factory
 * in; the store is fresh each time and must keep at least the 14 days before
 * `NOW`.
 */

import type { SentMessage, SentStore } from '@backscatter/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, NOW } from './evidence.ts';

/** A name that a plain object already has is a name like any other. */
const TRAPS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const ALICE = 'alice@example.org';
const BOB = 'bob@example.com';
const CAROL = 'carol@example.net';

function message(change: Partial<SentMessage> = {}): SentMessage {
  return { senders: [ALICE], recipients: [BOB], ids: ['1@example.org'], at: NOW - DAY, ...change };
}

/** Runs the suite on the stores that `create` makes. */
export function sentStoreContract(create: () => SentStore | Promise<SentStore>): void {
  it('finds a message by each of its ids', async () => {
    const store = await create();
    const sent = message({ ids: ['1@example.org', 'queue-7'] });
    await store.record(sent);
    expect(await store.findById('1@example.org', 10)).toEqual([sent]);
    expect(await store.findById('queue-7', 10)).toEqual([sent]);
    expect(await store.findById('2@example.org', 10)).toEqual([]);
  });

  it('tells ids apart by case', async () => {
    const store = await create();
    await store.record(message({ ids: ['AbC@example.org'] }));
    expect(await store.findById('abc@example.org', 10)).toEqual([]);
    expect(await store.findById('AbC@example.org', 10)).toHaveLength(1);
  });

  it('finds a message by each pair of sender and recipient, and no other', async () => {
    const store = await create();
    const sent = message({ senders: [ALICE, CAROL], recipients: [BOB, 'dan@example.com'] });
    await store.record(sent);
    for (const sender of sent.senders) {
      for (const recipient of sent.recipients) {
        expect(await store.findByRecipient(sender, recipient, 0, 10)).toEqual([sent]);
      }
    }
    expect(await store.findByRecipient(BOB, ALICE, 0, 10)).toEqual([]);
    expect(await store.findByRecipient(ALICE, CAROL, 0, 10)).toEqual([]);
  });

  it('answers with the newest first, and with no more than was asked for', async () => {
    const store = await create();
    const ages = [3, 1, 2, 4];
    for (const days of ages) await store.record(message({ at: NOW - days * DAY }));
    const times = (found: readonly SentMessage[]): readonly number[] =>
      found.map(({ at }) => (NOW - at) / DAY);
    expect(times(await store.findById('1@example.org', 2))).toEqual([1, 2]);
    expect(times(await store.findByRecipient(ALICE, BOB, 0, 3))).toEqual([1, 2, 3]);
    expect(times(await store.findById('1@example.org', 10))).toEqual([1, 2, 3, 4]);
  });

  it('leaves out what was sent before the time asked for', async () => {
    const store = await create();
    await store.record(message({ at: NOW - 2 * DAY }));
    expect(await store.findByRecipient(ALICE, BOB, NOW - 2 * DAY, 10)).toHaveLength(1);
    expect(await store.findByRecipient(ALICE, BOB, NOW - 2 * DAY + 1, 10)).toEqual([]);
  });

  it('adds an alias to every message that bears the id, and says how many', async () => {
    const store = await create();
    await store.record(message({ at: NOW - DAY }));
    await store.record(message({ at: NOW - 2 * DAY, recipients: [CAROL] }));
    expect(await store.alias('1@example.org', 'ses-9')).toBe(2);
    const aliased = await store.findById('ses-9', 10);
    expect(aliased.map(({ ids }) => ids)).toEqual([
      ['1@example.org', 'ses-9'],
      ['1@example.org', 'ses-9'],
    ]);
    expect(await store.findById('1@example.org', 10)).toEqual(aliased);
    expect((await store.findByRecipient(ALICE, BOB, 0, 1))[0]?.ids).toContain('ses-9');
  });

  it('adds an alias once, follows an alias of an alias, and finds none for a stranger', async () => {
    const store = await create();
    await store.record(message());
    expect(await store.alias('1@example.org', 'ses-9')).toBe(1);
    expect(await store.alias('1@example.org', 'ses-9')).toBe(1);
    expect(await store.alias('ses-9', 'relay-3')).toBe(1);
    expect(await store.findById('relay-3', 10)).toHaveLength(1);
    expect((await store.findById('ses-9', 10))[0]?.ids).toEqual([
      '1@example.org',
      'ses-9',
      'relay-3',
    ]);
    expect(await store.alias('unknown', 'other')).toBe(0);
    expect(await store.findById('other', 10)).toEqual([]);
  });

  it('keeps a message without recipients and one without ids', async () => {
    const store = await create();
    await store.record(message({ recipients: [] }));
    await store.record(message({ ids: [] }));
    expect(await store.findById('1@example.org', 10)).toHaveLength(1);
    expect(await store.findByRecipient(ALICE, BOB, 0, 10)).toHaveLength(1);
  });

  it('takes names of object properties for names', async () => {
    const store = await create();
    for (const name of TRAPS) {
      expect(await store.findById(name, 10)).toEqual([]);
      expect(await store.findByRecipient(name, name, 0, 10)).toEqual([]);
      expect(await store.alias(name, 'other')).toBe(0);
      await store.record(message({ ids: [name], senders: [name], recipients: [name] }));
      expect(await store.findById(name, 10)).toHaveLength(1);
      expect(await store.findByRecipient(name, name, 0, 10)).toHaveLength(1);
    }
  });

  it('keeps its own copy of what it was given', async () => {
    const store = await create();
    const ids = ['1@example.org'];
    await store.record(message({ ids }));
    ids.push('2@example.org');
    expect((await store.findById('1@example.org', 1))[0]?.ids).toEqual(['1@example.org']);
  });

  it('answers as a plain list of everything recorded would', async () => {
    const name = fc.constantFrom('a', 'b', 'c', ...TRAPS);
    const names = fc.uniqueArray(name, { maxLength: 3 });
    // Times are distinct, so that "newest" has one meaning.
    const sent = fc
      .uniqueArray(fc.integer({ min: 0, max: 13 * 24 }), { maxLength: 20 })
      .chain((hours) =>
        fc.tuple(
          ...hours.map((h) =>
            fc.record({
              senders: names,
              recipients: names,
              ids: names,
              at: fc.constant(NOW - h * 3_600_000),
            }),
          ),
        ),
      );
    let matches = 0;
    await fc.assert(
      fc.asyncProperty(sent, name, name, fc.integer({ min: 1, max: 5 }), async (all, x, y, max) => {
        const store = await create();
        for (const one of all) await store.record(one);
        const newest = [...all].sort((a, b) => b.at - a.at);
        const byId = newest.filter(({ ids }) => ids.includes(x)).slice(0, max);
        expect(await store.findById(x, max)).toEqual(byId);
        const byPair = newest
          .filter(({ senders, recipients }) => senders.includes(x) && recipients.includes(y))
          .slice(0, max);
        expect(await store.findByRecipient(x, y, NOW - 14 * DAY, max)).toEqual(byPair);
        matches += byId.length + byPair.length;
      }),
      { seed: 20260320, numRuns: 60 },
    );
    expect(matches).toBeGreaterThan(50);
  });
}
