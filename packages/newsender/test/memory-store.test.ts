import type { SentMessage } from '@backscatter/core';
import {
  createMemorySentStore,
  type MemorySentStore,
  parseSentLines,
} from '@backscatter/newsender';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, NOW } from './evidence.ts';
import { sentStoreContract } from './sent-store-contract.ts';

function sent(change: Partial<SentMessage> = {}): SentMessage {
  return {
    senders: ['alice@example.org'],
    recipients: ['bob@example.com'],
    ids: ['1@example.org'],
    at: NOW,
    ...change,
  };
}

describe('the sent log in memory', () => {
  sentStoreContract(() => createMemorySentStore());

  it('forgets what is older than the retention, counted from the newest message', async () => {
    const store = createMemorySentStore({ retentionDays: 2 });
    await store.record(sent({ ids: ['old'], at: NOW - 3 * DAY }));
    expect(store.size()).toBe(1);
    await store.record(sent({ ids: ['new'] }));
    expect(store.size()).toBe(1);
    expect(await store.findById('old', 1)).toEqual([]);
  });

  it('forgets by the clock where it is handed one, without another record', async () => {
    let now = NOW;
    const store = createMemorySentStore({ retentionDays: 2, now: () => now });
    await store.record(sent());
    now += 3 * DAY;
    expect(await store.findById('1@example.org', 1)).toEqual([]);
    expect(await store.findByRecipient('alice@example.org', 'bob@example.com', 0, 1)).toEqual([]);
  });

  it('drops the oldest when there are too many, in whatever order they came', async () => {
    const store = createMemorySentStore({ maxMessages: 2 });
    await store.record(sent({ ids: ['b'], at: NOW - 2 }));
    await store.record(sent({ ids: ['a'], at: NOW - 3 }));
    await store.record(sent({ ids: ['c'], at: NOW - 1 }));
    expect(await store.findById('a', 1)).toEqual([]);
    expect(await store.findById('b', 1)).toHaveLength(1);
    expect(await store.findById('c', 1)).toHaveLength(1);
  });

  it('says since when it is complete', async () => {
    const store = createMemorySentStore({ maxMessages: 1 });
    expect(await store.completeSince()).toBeNull();
    await store.record(sent({ at: NOW - DAY }));
    expect(await store.completeSince()).toBe(NOW - 15 * DAY);
    await store.record(sent({ at: NOW }));
    expect(await store.completeSince()).toBe(NOW - DAY + 1);
  });

  it('gives its lines out and takes them in again', async () => {
    const store = createMemorySentStore();
    await store.record(sent({ ids: ['2@example.org'], at: NOW }));
    await store.record(sent({ ids: [], at: NOW - DAY }));
    const copy = createMemorySentStore();
    const result = await copy.importLines(store.exportLines().join('\n'));
    expect(result).toEqual({ recorded: 2, problems: [] });
    expect(copy.exportLines()).toEqual(store.exportLines());
    expect(await copy.findById('2@example.org', 1)).toHaveLength(1);
  });

  it('imports the good lines beside the bad ones', async () => {
    const store = createMemorySentStore();
    const result = await store.importLines([
      '{"at":"2026-03-01T08:00:00Z","from":"Alice@Example.org","to":["bob@example.com"],"messageId":"<1@example.org>"}',
      '{"at":"2026-03-01T08:00:0',
      '',
      '{"at":"2026-03-01","from":"nobody"}',
    ]);
    expect(result.recorded).toBe(1);
    expect(result.problems.map(({ detail }) => detail)).toEqual([
      'line 2: not JSON',
      'line 4: sent: option "sender": "nobody" cannot be used',
    ]);
    expect(await store.findById('1@example.org', 1)).toHaveLength(1);
  });

  it('leaves no index entry behind for what it dropped', async () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 });
    const message = fc.record({
      senders: names,
      recipients: names,
      ids: names,
      at: fc.integer({ min: NOW, max: NOW + 5 }),
    });
    const step = fc.oneof(
      { weight: 3, arbitrary: message },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('c', 'e')) },
    );
    let dropped = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const store = createMemorySentStore({ maxMessages: 4 });
        let recorded = 0;
        for (const one of steps) {
          if ('senders' in one) {
            recorded += 1;
            // A recipient of its own tells messages of the same time apart.
            await store.record({ ...one, recipients: [`r${recorded}`] });
          } else await store.alias(one[0], one[1]);
        }
        dropped += recorded - store.size();
        const kept = parseSentLines(store.exportLines().map(withAddresses)).messages;
        for (const id of ['a', 'b', 'c', 'd', 'e']) {
          const expected = kept.filter(({ ids }) => ids.includes(id)).map(({ at }) => at);
          const indexed = await store.findById(id, 99);
          expect(indexed.map(({ at }) => at).reverse()).toEqual(expected);
          expect(new Set(indexed.flatMap(({ recipients }) => recipients)).size).toBe(
            indexed.length,
          );
          for (const { recipients } of indexed)
            expect(recipientsOf(store)).toContain(recipients[0]);
        }
      }),
      { seed: 20260321, numRuns: 200 },
    );
    expect(dropped).toBeGreaterThan(500);
  });

  it('refuses options it does not know', () => {
    expect(() => createMemorySentStore({ retentionDays: Number.NaN })).toThrow(/retentionDays/);
    expect(() => createMemorySentStore({ maxMessages: 0 })).toThrow(TypeError);
    expect(() => createMemorySentStore(JSON.parse('{"days":1}'))).toThrow(/days/);
  });
});

/** Bare names are no addresses: only ids and times matter to the test that uses this. */
function withAddresses(line: string): string {
  const { at, ids } = JSON.parse(line);
  return JSON.stringify({ at, ids, from: 'alice@example.org' });
}

function recipientsOf(store: MemorySentStore): readonly string[] {
  return store.exportLines().flatMap((line) => JSON.parse(line).recipients);
}
