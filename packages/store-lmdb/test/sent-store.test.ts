import type { SentKey, SentStore } from '@backscatter/core';
import { createMemorySentStore } from '@backscatter/newsender';
import { createLmdbSentStore, type LmdbSentStoreOptions, openLmdb } from '@backscatter/store-lmdb';
import { open } from 'lmdb';
import { describe, expect, it } from 'vitest';
import { key, sentStoreContract } from '../../newsender/test/sent-store-contract.ts';
import { environmentOf } from '../src/environment.ts';
import { openSentTables } from '../src/sent/sent-tables.ts';
import { dice } from './lessons.ts';
import { DAY, mail, missing, question, REALM, START } from './mails.ts';
import { runScript } from './start-process.ts';
import { temporaryLmdb, temporaryPath } from './temporary.ts';

const HOUR = DAY / 24;

/** Reads a log without some pages, in a process of its own: C code that met a wild pointer would end it. */
const PAGE_READER = new URL('page-reader.ts', import.meta.url);

/** Mails of the log that it reads. */
const PAGED_MAILS = 1_500;

/** A store whose clock the test sets. */
interface World {
  now: number;
  readonly store: SentStore;
  /** How many keys each table has. */
  readonly entries: () => Readonly<Record<string, number>>;
}

function storeAt(options: LmdbSentStoreOptions = {}): World {
  const lmdb = temporaryLmdb();
  const clock = { now: START };
  const store = createLmdbSentStore(lmdb, { ...options, now: () => clock.now });
  const tables = Object.entries(openSentTables(environmentOf(lmdb)));
  const entries = (): Readonly<Record<string, number>> =>
    Object.fromEntries(tables.map(([name, table]) => [name, [...table.getRange()].length]));
  return Object.assign(clock, { store, entries });
}

const record = (store: SentStore, numbers: readonly number[], at = START): Promise<void> =>
  store.record({ realm: REALM, messages: numbers.map((number) => mail(number, at)) });

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

describe('the sent log in LMDB', () => {
  sentStoreContract((world) => createLmdbSentStore(temporaryLmdb(), world));

  it('answers for sixty days as the log in memory does', async () => {
    let now = START;
    const days = { retentionDays: 5, acquaintanceDays: 20, now: () => now };
    const lmdb = temporaryLmdb();
    const stores = [createLmdbSentStore(lmdb, days), createLmdbSentStore(lmdb, days)] as const;
    const memory = createMemorySentStore({ ...days, startsEmpty: true });
    const roll = dice(20_260_320);
    const some = (what: string, most: number): readonly SentKey[] => [
      ...new Set(Array.from({ length: roll(most + 1) }, () => key(`${what} ${roll(5)}`))),
    ];
    // As a rule an id is that of one day: uses leave with the newest message they were counted for.
    const idsAt = (at: number): readonly SentKey[] => some(`id of ${Math.floor(at / DAY)}`, 3);
    const found = { proofs: 0, uses: 0, acquaintances: 0 };
    for (let step = 0; step < 360; step += 1) {
      now = START + Math.floor(step / 6) * DAY;
      const writer = stores[step % 2 === 0 ? 0 : 1];
      const messages = Array.from({ length: roll(3) }, () => {
        const at = now - roll(150) * HOUR;
        const of = { senders: some('a', 2), recipients: some('a', 3), domains: some('domain', 2) };
        return { at, ...of, ids: idsAt(at) };
      });
      const [id = key('none')] = idsAt(now - roll(6) * DAY);
      const other = key(`other name of ${id}`);
      const uses = some('slot', 2).map((slot) => ({ id, slot, spends: roll(2) > 0, at: now }));
      const delivery = key(`delivery ${roll(20)}`);
      for (const store of [writer, memory]) {
        await store.record({ realm: REALM, messages });
        await store.countUses(uses, delivery);
      }
      if (step % 9 === 0) expect(await writer.alias(id, other)).toBe(await memory.alias(id, other));
      const asked = {
        ...{ realm: REALM, until: now - roll(30) * HOUR, sender: key(`a ${roll(5)}`) },
        ...{
          ids: [id, other, ...idsAt(now - roll(6) * DAY)],
          recipients: some('a', 4),
          domains: some('domain', 3),
        },
        ...{ slots: some('slot', 3), scopes: [], delivery },
      };
      const answer = await stores[step % 3 === 0 ? 0 : 1].lookup(asked);
      const expected = await memory.lookup(asked);
      // When they first wrote is forgotten some time after, by each store in its own order.
      const lastDays = (known: typeof answer.domains): unknown =>
        known.map((one) => one && Math.floor(one.last / DAY));
      expect(answer.ids).toEqual(expected.ids);
      expect(answer.recipients.map(({ at }) => at)).toEqual(
        expected.recipients.map(({ at }) => at),
      );
      expect(lastDays(answer.recipients.map(({ known }) => known))).toEqual(
        lastDays(expected.recipients.map(({ known }) => known)),
      );
      expect(lastDays(answer.domains)).toEqual(lastDays(expected.domains));
      expect(answer.completeSince).toBe(expected.completeSince);
      found.proofs += answer.ids.filter(({ senderAt }) => senderAt !== null).length;
      found.uses += answer.ids.filter(({ spent }) => spent > 0).length;
      found.acquaintances += answer.domains.filter((one) => one !== null).length;
    }
    expect(Math.min(found.proofs, found.uses, found.acquaintances)).toBeGreaterThan(30);
  });

  it('lets go of everything when its time is over', async () => {
    const world = storeAt({ retentionDays: 3, acquaintanceDays: 10 });
    const { store, entries } = world;
    await record(store, range(0, 300));
    const use = { id: key('id 1'), slot: key('slot'), spends: true, at: START };
    await store.countUses([use], key('delivery'));
    expect(entries()).toMatchObject({ messages: 300, ids: 600, pairs: 300, uses: 3 });
    world.now = START + 11 * DAY;
    for (let i = 0; i < 12; i += 1) await record(store, []);
    expect(entries()).toMatchObject({ messages: 0, ids: 0, pairs: 0, uses: 0, known: 0 });
  });

  it('hides at once what is too old, though it is dropped in several writes', async () => {
    const world = storeAt({ retentionDays: 3 });
    await record(world.store, range(0, 2_000));
    world.now = START + 5 * DAY;
    await record(world.store, [5_000], world.now);
    expect(world.entries()['messages']).toBeGreaterThan(1_500);
    expect(await missing(world.store, [0, 999, 1_999, 5_000])).toEqual([0, 999, 1_999]);
    expect(await world.store.alias(key('id 999'), key('other'))).toBe(0);
    const { completeSince } = await world.store.lookup(question(0));
    expect(completeSince).toBe(START + 2 * DAY);
  });

  it('drops the oldest when there are too many, and is complete from there only', async () => {
    const world = storeAt({ maxMessages: 100 });
    const { store } = world;
    for (const number of range(0, 150)) await record(store, [number], START + number * 1_000);
    expect(await missing(store, range(0, 150))).toEqual(range(0, 50));
    expect((await store.lookup(question(0))).completeSince).toBe(START + 50_000);
    // A batch that is larger than what is kept, and not in order.
    const batch = range(1_000, 1_300).map((number) => mail(number, START + (number % 7) * HOUR));
    await store.record({ realm: REALM, messages: batch });
    expect(world.entries()['messages']).toBeLessThanOrEqual(100);
    const { completeSince } = await store.lookup(question(0));
    expect(completeSince).toBeGreaterThan(START + 4 * HOUR);
    const kept = range(1_000, 1_300).filter((number) => number % 7 === 6);
    expect(await missing(store, kept)).toEqual([]);
  });

  it('remembers about as many acquaintances as it may, the latest of them', async () => {
    const world = storeAt({ maxAcquaintances: 200 });
    for (const day of range(0, 30)) {
      world.now = START + day * DAY;
      await record(world.store, range(day * 20, day * 20 + 20), world.now);
    }
    expect(world.entries()['known']).toBeLessThanOrEqual(200);
    const known = async (number: number): Promise<boolean> => {
      const { recipients } = await world.store.lookup(question(number));
      return recipients[0]?.known !== null;
    };
    expect(await Promise.all(range(580, 600).map(known))).not.toContain(false);
    expect(await Promise.all(range(0, 20).map(known))).not.toContain(true);
  });

  it('goes on after a clock that was far ahead, and says from when', async () => {
    const world = storeAt();
    await record(world.store, [1]);
    world.now = START + 9_000 * DAY;
    await record(world.store, [2], world.now);
    world.now = START + HOUR;
    await record(world.store, [3], world.now);
    expect(await missing(world.store, [3])).toEqual([]);
    expect((await world.store.lookup(question(3))).completeSince).toBe(START + HOUR);
  });

  it('imports thousands in transactions of a thousand, and one with very many recipients', async () => {
    const { store } = storeAt();
    await record(store, range(0, 2_500));
    expect(await missing(store, [0, 999, 1_000, 2_499])).toEqual([]);
    const recipients = range(0, 30_000).map((number) => key(`member ${number}`));
    const list = { ...mail(9_000), recipients, senders: [key('list'), key('sender')] };
    await store.record({ realm: REALM, messages: [list, mail(9_001)] });
    const ids = [key('id 9000')];
    const asked = { ids, sender: key('list'), recipients: recipients.slice(-1) };
    const answer = await store.lookup(question(9_000, asked));
    expect(answer.ids[0]).toMatchObject({ recipientCount: 30_000, recipientAt: [START] });
    expect(await missing(store, [9_001])).toEqual([]);
  });

  it('finds everything again when it is opened anew', async () => {
    const path = temporaryPath();
    const now = (): number => START;
    const first = openLmdb({ path });
    const store = createLmdbSentStore(first, { now });
    await record(store, [1, 2]);
    const suspension = { at: START, until: START + DAY, reason: 'A mail was missing.' };
    await store.suspend(key('scope'), suspension);
    await first.close();
    const reading = openLmdb({ path, readOnly: true });
    const reader = createLmdbSentStore(reading, { now });
    expect(await missing(reader, [1, 2])).toEqual([]);
    const { scopes, completeSince } = await reader.lookup(question(1, { scopes: [key('scope')] }));
    expect(scopes).toEqual([suspension]);
    expect(completeSince).toBe(START);
    await expect(record(reader, [3])).rejects.toThrow(
      `LMDB store ${path}: cannot write the sent log: it is open for reading only`,
    );
    await reading.close();
    await expect(reader.lookup(question(1))).rejects.toThrow(
      `LMDB store ${path}: cannot read the sent log: it is closed`,
    );
  });

  it('reads a log that nobody has made yet as an empty one', async () => {
    const path = temporaryPath();
    await openLmdb({ path }).close();
    const lmdb = openLmdb({ path, readOnly: true });
    const store = createLmdbSentStore(lmdb);
    expect(await missing(store, [1])).toEqual([1]);
    expect((await store.lookup(question(1))).completeSince).toBe(Number.POSITIVE_INFINITY);
    await lmdb.close();
  });

  it('says that it is damaged, and never "not sent"', async () => {
    /** Changes what stands in a table, as a failing disk would. */
    const damage = async (
      table: string,
      change: (key: Buffer, value: Buffer) => readonly [Buffer, Buffer] | null,
    ): Promise<string> => {
      const path = temporaryPath();
      const lmdb = openLmdb({ path });
      await record(createLmdbSentStore(lmdb, { now: () => START }), [1, 2, 3]);
      await lmdb.close();
      const raw = open({ path });
      const dupSort = table === 'sent-ids' || table === 'sent-known';
      const kind = {
        encoding: 'binary',
        keyEncoding: 'binary',
        dupSort,
        dupFixed: dupSort,
      } as const;
      const entries = raw.openDB<Buffer, Buffer>(table, kind);
      const before = [...entries.getRange()];
      for (const { key: at } of before) entries.removeSync(at);
      for (const { key: at, value } of before) {
        const after = change(Buffer.from(at), Buffer.from(value));
        if (after !== null) entries.putSync(after[0], after[1]);
      }
      await raw.close();
      const store = createLmdbSentStore(temporaryLmdb(path), { now: () => START });
      const { sender, ids } = question(1);
      try {
        await store.lookup(question(1));
        return 'it answered';
      } catch (error) {
        const { message } = error as Error;
        for (const secret of [sender ?? '', ...ids]) expect(message).not.toContain(secret);
        return message.replace(path, 'PATH');
      }
    };
    const flipped = (bytes: Buffer, at: number): Buffer => {
      bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
      return bytes;
    };
    const reason = 'LMDB store PATH: cannot read the sent log: ';
    const record_ = `${reason}the record of a message is damaged`;
    for (const at of [0, 2, 3, 12, 18]) {
      expect(await damage('sent-messages', (k, v) => [k, flipped(v, at)])).toBe(record_);
    }
    expect(await damage('sent-messages', (k, v) => [k, v.subarray(0, 1)])).toBe(record_);
    const gone = `${reason}a message of the sent log is missing`;
    expect(await damage('sent-messages', () => null)).toBe(gone);
    for (const at of [8, 13]) {
      expect(await damage('sent-ids', (k, v) => [k, flipped(v, at)])).toBe(gone);
    }
    expect(await damage('sent-known', (k, v) => [k, flipped(v, 8)])).toBe(
      `${reason}what is known of a correspondent is damaged`,
    );
    for (const at of [0, 7]) {
      expect(await damage('sent-state', (k, v) => [k, flipped(v, at)])).toBe(
        `${reason}the state of the sent log is damaged`,
      );
    }
  });

  it('answers rightly or not at all when pages of its file are gone', async () => {
    const path = temporaryPath();
    const before = openLmdb({ path });
    for (let i = 0; i < PAGED_MAILS; i += 500) {
      const store = createLmdbSentStore(before, { now: () => START });
      await record(store, range(i, i + 500));
    }
    await before.close();
    const { status, stdout, stderr } = runScript(PAGE_READER, [path, PAGED_MAILS]);
    expect(status).toBe(0);
    const said: readonly string[] = JSON.parse(stdout);
    const refused = said.filter((answer) => answer !== 'found');
    expect(refused.length).toBeGreaterThan(10);
    for (const answer of refused) {
      expect(answer).toMatch(/cannot read the sent log: (?:MDB_|.* damaged)/);
    }
    // LMDB's own C code says so of a page of zeros, beside the error that it returns.
    const lines = stderr.split('\n').filter((line) => line !== '');
    expect(new Set(lines)).toEqual(new Set(['internal error, index points to a 00 page!?']));
  });

  it('rejects what is no key, no time and no option', async () => {
    const { store } = storeAt();
    const wrong = [
      { ...mail(1), ids: ['1@example.org'] },
      { ...mail(1), at: Number.NaN },
      { ...mail(1), senders: range(0, 256).map((number) => key(`${number}`)) },
      { ...mail(1), recipients: [key('a').toUpperCase()] },
    ];
    for (const message of wrong) {
      const batch = { realm: REALM, messages: [mail(2), message] };
      await expect(store.record(batch)).rejects.toThrow(TypeError);
    }
    expect(await missing(store, [2])).toEqual([2]);
    await expect(store.lookup(question(1, { realm: 'x' }))).rejects.toThrow('hexadecimal');
    const lmdb = temporaryLmdb();
    expect(() => createLmdbSentStore({ ...lmdb })).toThrow(TypeError);
    for (const options of [{ retentionDays: 401 }, { maxMessages: 0 }, { now: 5 }]) {
      expect(() => createLmdbSentStore(lmdb, options as never)).toThrow(
        `option "${Object.keys(options)[0]}"`,
      );
    }
  });
});
