import { inspect } from 'node:util';
import type { SentStore } from '@backscatter/core';
import {
  createMemorySentStore,
  createNewsender,
  type Newsender,
  type NewsenderOptions,
} from '@backscatter/newsender';
import { describe, expect, it } from 'vitest';
import { ask, commit } from './asking.ts';
import { DAY, NOW } from './evidence.ts';

const SECRET = 'quite a long secret, really';
const REPORT = {
  ids: [['returned-message-id', '1@example.org']] as const,
  recipients: ['bob@example.com'],
};

interface Watched {
  readonly store: SentStore;
  /** Everything that was handed to the store. */
  readonly seen: unknown[];
}

function watched(persistent = true): Watched {
  const inner = createMemorySentStore();
  const seen: unknown[] = [];
  const watch =
    <Given extends readonly unknown[], Answer>(method: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      seen.push(given);
      return method(...given);
    };
  const store: SentStore = {
    persistent,
    record: watch(inner.record),
    alias: watch(inner.alias),
    lookup: watch(inner.lookup),
    countUses: watch(inner.countUses),
    suspend: watch(inner.suspend),
    resume: watch(inner.resume),
  };
  return { store, seen };
}

async function used(store: SentStore, secret: string | Uint8Array): Promise<Newsender> {
  const coverage = [{ senders: ['alice@example.org'], since: NOW - 30 * DAY }];
  const signal = createNewsender({ store, secret, coverage });
  await signal.record({
    sender: 'alice@example.org',
    recipients: ['bob@example.com'],
    messageId: '1@example.org',
    at: NOW - DAY,
  });
  await signal.alias('1@example.org', '2@mail.example.net');
  await commit(signal, REPORT, 'a delivery for alice@example.org');
  const missing = { ids: [['returned-message-id', 'never@example.org']] as const };
  const proof = { code: 'own-dkim', strength: 1, summary: '' };
  await commit(signal.audit, missing, 'another', [proof]);
  return signal;
}

describe('a store that outlives the process', () => {
  it('gets no address, no id, no domain and no delivery, only keys', async () => {
    const { store, seen } = watched();
    await used(store, SECRET);
    const text = JSON.stringify(seen);
    expect(seen.length).toBeGreaterThanOrEqual(6);
    for (const plain of ['example', 'alice', 'bob', 'never', '@', 'delivery for', SECRET]) {
      expect(text).not.toContain(plain);
    }
  });

  it('gets other keys under another secret, and the same from text and its bytes', async () => {
    const [one, two, bytes] = [watched(), watched(), watched()];
    await used(one.store, SECRET);
    await used(two.store, `${SECRET}!`);
    await used(bytes.store, new TextEncoder().encode(SECRET));
    const keys = (seen: unknown): Set<string> =>
      new Set(JSON.stringify(seen).match(/[0-9a-f]{16}/g) ?? []);
    expect(keys(one.seen).size).toBeGreaterThan(8);
    expect(keys(bytes.seen)).toEqual(keys(one.seen));
    for (const key of keys(two.seen)) expect(keys(one.seen)).not.toContain(key);
  });

  it('is refused without a secret, or with a short one', () => {
    const { store } = watched();
    const make = (options: Partial<NewsenderOptions>) => () =>
      createNewsender({ store, ...options });
    expect(make({})).toThrow(/option "secret": is needed for a store that outlives the process/);
    expect(make({ secret: 'short' })).toThrow(/option "secret": must be text or bytes, 16 or more/);
    expect(make({ secret: new Uint8Array(15) })).toThrow(TypeError);
    expect(make({ secret: 7 as unknown as string })).toThrow(TypeError);
    expect(make({ secret: new Uint8Array(16) })).not.toThrow();
    expect(() => createNewsender({ store: watched(false).store })).not.toThrow();
  });
});

describe('the secret', () => {
  it('is not told with what a store complains of', async () => {
    const { store } = watched();
    const fail = (): Promise<never> => Promise.reject(new Error(`no answer, ${SECRET}`));
    const signal = createNewsender({ store: { ...store, lookup: fail }, secret: SECRET });
    expect(JSON.stringify(await ask(signal, REPORT))).toBe(
      '{"status":"unavailable","why":"the sent log did not answer"}',
    );
  });

  it('is in nothing that the signal shows', async () => {
    const signal = await used(watched().store, SECRET);
    const outcome = await ask(signal, REPORT);
    const shown = [signal, signal.audit, outcome].map((value) =>
      inspect(value, { depth: 9, showHidden: true, getters: true }),
    );
    for (const text of [...shown, JSON.stringify(outcome)]) expect(text).not.toContain(SECRET);
  });

  it('is in no error about options', () => {
    const { store } = watched();
    const wrong: readonly Partial<Record<keyof NewsenderOptions | 'more', unknown>>[] = [
      { secret: 'hunter2' },
      { secret: SECRET, windowDays: -1 },
      { secret: SECRET, more: 1 },
      { secret: { toString: () => SECRET } },
    ];
    for (const options of wrong) {
      let message = '';
      try {
        createNewsender({ store, ...options } as NewsenderOptions);
      } catch (error) {
        message = inspect(error, { depth: 9, showHidden: true });
      }
      expect(message).toMatch(/TypeError/);
      expect(message).not.toMatch(/hunter2|quite a long/);
    }
  });
});

describe('a store', () => {
  it('in leaving out part of an answer makes nothing "not sent"', async () => {
    const { store } = watched();
    const coverage = [{ senders: ['example.org'], since: NOW - 30 * DAY }];
    for (const lacks of ['ids', 'recipients', 'domains', 'scopes']) {
      const lookup: SentStore['lookup'] = async (query) => {
        const answer = await store.lookup(query);
        return { ...answer, [lacks]: [] };
      };
      const signal = createNewsender({ store: { ...store, lookup }, secret: SECRET, coverage });
      expect(await ask(signal, REPORT)).toMatchObject({ status: 'unavailable' });
    }
  });
});
