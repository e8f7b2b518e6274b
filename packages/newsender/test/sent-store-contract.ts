/**
 * What every store of the sent log must do. A driver's test hands its factory
 * in; the store is fresh each time. Other packages' tests import this file by
 * its path.
 */

import type {
  Acquaintance,
  LoggedMessage,
  SentAnswer,
  SentKey,
  SentQuery,
  SentStore,
} from '@backscatter/core';
import { createShortHash } from '@backscatter/mail';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** A whole second, and the first of a day. */
const START = Date.UTC(2026, 2, 20);

/** What a driver's factory is told. */
export interface StoreWorld {
  /** The clock, in milliseconds since 1970; begins at 2026-03-20 and goes on as a test says. */
  readonly now: () => number;
  readonly retentionDays: number;
  readonly acquaintanceDays: number;
}

const hash = createShortHash(new Uint8Array(32));

/** A key as the newsender makes it, of a name. */
export function key(name: string): SentKey {
  return hash(name);
}

const REALM = key('realm');
const ALICE = key('alice');
const BOB = key('bob');
const CAROL = key('carol');
const DOMAIN = key('domain of bob');
const ID = key('id');
const OTHER_ID = key('other id');

function message(change: Partial<LoggedMessage> = {}): LoggedMessage {
  const at = START - DAY;
  return { at, senders: [ALICE], recipients: [BOB], domains: [DOMAIN], ids: [ID], ...change };
}

function query(change: Partial<SentQuery> = {}): SentQuery {
  const asked = { realm: REALM, until: START + HOUR, sender: ALICE, ids: [ID], recipients: [BOB] };
  return { ...asked, domains: [], slots: [], scopes: [], delivery: null, ...change };
}

/** Runs the suite on the stores that `create` makes. */
export function sentStoreContract(
  create: (world: StoreWorld) => SentStore | Promise<SentStore>,
): void {
  let now = START;

  async function open(messages: readonly LoggedMessage[] = []): Promise<SentStore> {
    now = START;
    const store = await create({ now: () => now, retentionDays: 14, acquaintanceDays: 400 });
    if (messages.length > 0) await store.record({ realm: REALM, messages });
    return store;
  }

  const ask = (store: SentStore, change: Partial<SentQuery> = {}): Promise<SentAnswer> =>
    store.lookup(query(change));

  it('knows nothing at first, and says that nothing is complete', async () => {
    const store = await open();
    const scopes = [key('scope')];
    expect(await ask(store, { domains: [DOMAIN], slots: [key('slot')], scopes })).toEqual({
      ids: [
        {
          at: null,
          senderAt: null,
          recipientCount: 0,
          recipientAt: [null],
          uses: [0],
          spent: 0,
          seen: false,
        },
      ],
      recipients: [{ at: null, known: null }],
      domains: [null],
      scopes: [null],
      completeSince: Number.POSITIVE_INFINITY,
    });
  });

  it('finds a message by each of its ids, and tells whose it is', async () => {
    const store = await open([message({ ids: [ID, OTHER_ID], recipients: [BOB, CAROL] })]);
    const at = START - DAY;
    for (const id of [ID, OTHER_ID]) {
      const own = await ask(store, { ids: [key('unknown'), id], recipients: [key('eve'), CAROL] });
      expect(own.ids[0]).toMatchObject({ at: null, senderAt: null });
      expect(own.ids[1]).toMatchObject({
        at,
        senderAt: at,
        recipientCount: 2,
        recipientAt: [null, at],
      });
      for (const sender of [CAROL, null]) {
        const others = await ask(store, { ids: [id], sender });
        expect(others.ids[0]).toMatchObject({ at, senderAt: null, recipientCount: 0 });
        expect(others.ids[0]?.recipientAt).toEqual([null]);
      }
    }
  });

  it('finds a message by each pair of sender and recipient, and no other', async () => {
    const store = await open([message({ senders: [ALICE, CAROL], recipients: [BOB, key('dan')] })]);
    for (const sender of [ALICE, CAROL]) {
      const recipients = [BOB, key('dan'), ALICE, CAROL];
      const { recipients: answers } = await ask(store, { sender, recipients });
      expect(answers.map(({ at }) => at)).toEqual([START - DAY, START - DAY, null, null]);
    }
    for (const sender of [BOB, null]) {
      const answer = await ask(store, { sender, recipients: [ALICE, BOB], domains: [DOMAIN] });
      const nothing = { at: null, known: null };
      expect(answer.recipients).toEqual([nothing, nothing]);
      expect(answer.domains).toEqual([null]);
    }
  });

  it('keeps a message without recipients, one without ids and one without senders', async () => {
    const store = await open([message({ recipients: [], domains: [] })]);
    expect((await ask(store)).ids[0]).toMatchObject({ senderAt: START - DAY, recipientCount: 0 });
    await store.record({ realm: REALM, messages: [message({ ids: [], at: START - 2 * DAY })] });
    expect((await ask(store)).recipients[0]?.at).toBe(START - 2 * DAY);
    await store.record({ realm: REALM, messages: [message({ senders: [], ids: [OTHER_ID] })] });
    expect((await ask(store, { ids: [OTHER_ID] })).ids[0]).toMatchObject({
      at: START - DAY,
      senderAt: null,
    });
  });

  it('adds up the recipients of one id that was logged once for each', async () => {
    const members = Array.from({ length: 300 }, (_, i) => key(`member ${i}`));
    const store = await open(members.map((member) => message({ recipients: [member] })));
    const recipients = [members[0] ?? '', members[299] ?? '', BOB];
    const [answer] = (await ask(store, { recipients })).ids;
    expect(answer?.recipientCount).toBe(300);
    expect(answer?.recipientAt).toEqual([START - DAY, START - DAY, null]);
  });

  it('takes a message with many recipients', async () => {
    const members = Array.from({ length: 5_000 }, (_, i) => key(`member ${i}`));
    const store = await open([message({ recipients: members })]);
    const answer = await ask(store, { recipients: [members[0] ?? '', members[4_999] ?? '', BOB] });
    expect(answer.ids[0]?.recipientCount).toBe(5_000);
    expect(answer.ids[0]?.recipientAt).toEqual([START - DAY, START - DAY, null]);
    expect(answer.recipients.map(({ at }) => at)).toEqual([START - DAY, START - DAY, null]);
  });

  it('answers with the newest that is not later than asked for', async () => {
    const ages = [3, 1, 2, 4];
    const store = await open(ages.map((days) => message({ at: START - days * DAY })));
    for (const days of ages) {
      const at = START - days * DAY;
      for (const until of [at, at + HOUR]) {
        const answer = await ask(store, { until });
        expect(answer.ids[0]).toMatchObject({ senderAt: at, recipientAt: [at] });
        expect(answer.ids[0]?.at).toBe(START - DAY);
        expect(answer.ids[0]?.recipientCount).toBe(5 - days);
        expect(answer.recipients[0]?.at).toBe(at);
      }
    }
    const before = await ask(store, { until: START - 4 * DAY - HOUR });
    expect(before.ids[0]).toMatchObject({ at: START - DAY, senderAt: null, recipientAt: [null] });
    expect(before.ids[0]?.recipientCount).toBe(0);
    expect(before.recipients[0]?.at).toBeNull();
  });

  it('forgets a message when its time is over, and not before', async () => {
    const store = await open([message({ at: START })]);
    now = START + 14 * DAY - HOUR;
    expect((await ask(store, { until: now })).ids[0]?.senderAt).toBe(START);
    expect((await ask(store, { until: now })).recipients[0]?.at).toBe(START);
    now = START + 15 * DAY + HOUR;
    const after = await ask(store, { until: now });
    expect(after.ids[0]).toMatchObject({ at: null, senderAt: null, recipientAt: [null] });
    expect(after.recipients[0]?.at).toBeNull();
  });

  it('remembers for longer who wrote to whom, and to which domain', async () => {
    const days = [0, 1, 100];
    const store = await open(days.map((day) => message({ at: START - day * DAY })));
    const known = { first: START - 100 * DAY, last: START };
    const ages = [0, 20, 399];
    for (const age of ages) {
      now = START + age * DAY;
      const answer = await ask(store, { domains: [DOMAIN, key('domain of eve')] });
      expect(inDays(answer.recipients[0]?.known)).toEqual(known);
      expect(answer.domains.map(inDays)).toEqual([known, null]);
    }
    now = START + 402 * DAY;
    const answer = await ask(store, { domains: [DOMAIN] });
    expect(answer.recipients).toEqual([{ at: null, known: null }]);
    expect(answer.domains).toEqual([null]);
  });

  it('makes acquaintances, and nothing else, of what is too old to be logged', async () => {
    const store = await open([message({ at: START - 100 * DAY })]);
    const answer = await ask(store);
    expect(answer.ids[0]?.at).toBeNull();
    expect(answer.recipients[0]?.at).toBeNull();
    expect(inDays(answer.recipients[0]?.known)).toEqual({
      first: START - 100 * DAY,
      last: START - 100 * DAY,
    });
    await store.record({ realm: REALM, messages: [message({ at: START - 500 * DAY, ids: [] })] });
    const { recipients } = await ask(store, { recipients: [key('nobody'), BOB] });
    expect(recipients[0]?.known).toBeNull();
    expect(inDays(recipients[1]?.known)?.last).toBe(START - 100 * DAY);
  });

  it('takes a time far ahead of its clock for its clock', async () => {
    const store = await open([message({ at: START + 3_000 * DAY })]);
    expect((await ask(store)).ids[0]?.senderAt).toBe(START);
    await store.record({ realm: REALM, messages: [message({ at: START + DAY, ids: [OTHER_ID] })] });
    const soon = await ask(store, { ids: [OTHER_ID], until: START + 2 * DAY });
    expect(soon.ids[0]?.senderAt).toBe(START + DAY);
  });

  it('adds an alias to every message that bears the id, and says how many', async () => {
    const store = await open([
      message(),
      message({ at: START - 2 * DAY, recipients: [CAROL] }),
      message({ at: START - 3 * DAY, ids: [key('third')] }),
    ]);
    expect(await store.alias(ID, OTHER_ID)).toBe(2);
    const asked = { ids: [ID, OTHER_ID], recipients: [BOB, CAROL] };
    const [own, alias] = (await ask(store, asked)).ids;
    expect(alias).toEqual(own);
    expect(alias).toMatchObject({
      recipientCount: 2,
      recipientAt: [START - DAY, START - 2 * DAY],
    });
  });

  it('adds an alias once, follows an alias of an alias, and finds none for a stranger', async () => {
    const store = await open([message({ at: START })]);
    expect(await store.alias(ID, OTHER_ID)).toBe(1);
    expect(await store.alias(ID, OTHER_ID)).toBe(1);
    expect(await store.alias(ID, ID)).toBe(1);
    expect(await store.alias(OTHER_ID, key('third'))).toBe(1);
    const asked = { ids: [ID, OTHER_ID, key('third')] };
    for (const answer of (await ask(store, asked)).ids) {
      expect(answer).toMatchObject({ senderAt: START, recipientCount: 1 });
    }
    expect(await store.alias(key('unknown'), key('fourth'))).toBe(0);
    expect((await ask(store, { ids: [key('fourth')] })).ids[0]?.at).toBeNull();
    now = START + 15 * DAY + HOUR;
    expect(await store.alias(OTHER_ID, key('fifth'))).toBe(0);
    for (const { at } of (await ask(store, { ...asked, until: now })).ids) expect(at).toBeNull();
  });

  it('counts a use once per delivery, and those that spend by themselves', async () => {
    const store = await open([message({ ids: [ID, OTHER_ID] })]);
    const [failed, delayed, of] = [key('failed bob'), key('delayed bob'), START - DAY];
    const use = { id: ID, slot: failed, spends: true, at: of };
    const delay = { id: ID, slot: delayed, spends: false, at: of };
    await store.countUses([use, delay], key('delivery 1'));
    await store.countUses([delay, use], key('delivery 1'));
    await store.countUses([delay], key('delivery 2'));
    await store.countUses([{ ...use, slot: key('failed carol') }], key('delivery 2'));
    const slots = [failed, delayed, key('failed carol'), key('failed dan')];
    const [counted, other] = (await ask(store, { ids: [ID, OTHER_ID], slots })).ids;
    expect(counted).toMatchObject({ uses: [1, 2, 1, 0], spent: 2 });
    expect(other).toMatchObject({ uses: [0, 0, 0, 0], spent: 0 });
    expect((await ask(store, { slots: [] })).ids[0]).toMatchObject({ uses: [], spent: 2 });
  });

  it('knows a delivery that was counted for an id, whatever slot it was counted in', async () => {
    const store = await open([message({ ids: [ID, OTHER_ID] })]);
    const use = { id: ID, slot: key('one'), spends: true, at: START - DAY };
    await store.countUses([use], key('delivery 1'));
    await store.countUses([{ ...use, slot: key('two'), spends: false }], key('delivery 2'));
    for (const [delivery, seen] of [
      [key('delivery 1'), true],
      [key('delivery 2'), true],
      [key('delivery 3'), false],
      [null, false],
    ] as const) {
      const { ids } = await ask(store, { ids: [ID, OTHER_ID], delivery });
      expect(ids.map((answer) => answer.seen)).toEqual([seen, false]);
    }
  });

  it('counts to a hundred in a slot, and the uses of a thousand slots', async () => {
    const store = await open([message()]);
    const use = { id: ID, slot: key('slot 0'), spends: true, at: START - DAY };
    for (let i = 0; i < 100; i += 1) await store.countUses([use], key(`delivery ${i}`));
    const many = Array.from({ length: 1_000 }, (_, i) => ({ ...use, slot: key(`slot ${i}`) }));
    await store.countUses(many, key('delivery 0'));
    const slots = [key('slot 0'), key('slot 999')];
    expect((await ask(store, { slots })).ids[0]).toMatchObject({ uses: [100, 1], spent: 1_099 });
  });

  it('forgets the uses of an id with the id', async () => {
    const store = await open([message({ at: START })]);
    const slots = [key('failed bob')];
    const use = { id: ID, slot: slots[0] ?? '', spends: true, at: START };
    now = START + 13 * DAY;
    await store.countUses([use], key('delivery'));
    expect((await ask(store, { slots })).ids[0]).toMatchObject({ uses: [1], spent: 1 });
    now = START + 15 * DAY + HOUR;
    expect((await ask(store, { slots })).ids[0]).toMatchObject({ uses: [0], spent: 0 });
  });

  it('suspends until the time is over, or the suspension is lifted', async () => {
    const store = await open();
    const scopes = [key('log of example'), key('log of other')];
    const suspension = { at: START, until: START + 7 * DAY, reason: 'A mail was missing.' };
    await store.suspend(key('log of example'), suspension);
    expect((await ask(store, { scopes })).scopes).toEqual([suspension, null]);
    const longer = { at: START + DAY, until: START + 8 * DAY, reason: 'Another was missing – ö.' };
    await store.suspend(key('log of example'), longer);
    await store.suspend(key('log of example'), suspension);
    expect((await ask(store, { scopes })).scopes).toEqual([longer, null]);
    now = START + 8 * DAY + HOUR;
    expect((await ask(store, { scopes })).scopes).toEqual([null, null]);
    const again = { at: now, until: now + DAY, reason: '' };
    await store.suspend(key('log of example'), again);
    expect((await ask(store, { scopes })).scopes[0]).toEqual(again);
    await store.resume(key('log of example'));
    await store.resume(key('log of other'));
    expect((await ask(store, { scopes })).scopes).toEqual([null, null]);
  });

  it('is complete from the first record in a realm, as long as it keeps messages', async () => {
    const store = await open([message({ at: START - 10 * DAY })]);
    expect((await ask(store)).completeSince).toBe(START);
    now = START + 5 * DAY;
    await store.record({ realm: key('new secret'), messages: [message()] });
    expect((await ask(store)).completeSince).toBe(START);
    expect((await ask(store, { realm: key('new secret') })).completeSince).toBe(now);
    expect((await ask(store, { realm: key('no secret') })).completeSince).toBe(
      Number.POSITIVE_INFINITY,
    );
    now = START + 30 * DAY;
    expect((await ask(store)).completeSince).toBeGreaterThanOrEqual(now - 15 * DAY);
    expect((await ask(store)).completeSince).toBeLessThanOrEqual(now - 14 * DAY);
  });

  it('begins a realm with an empty batch too', async () => {
    const store = await open();
    await store.record({ realm: REALM, messages: [] });
    expect((await ask(store)).completeSince).toBe(START);
  });

  it('keeps its own copy of what it was given', async () => {
    const ids = [ID];
    const store = await open([message({ ids })]);
    ids[0] = OTHER_ID;
    const answer = await ask(store, { ids: [ID, OTHER_ID] });
    expect(answer.ids.map(({ at }) => at)).toEqual([START - DAY, null]);
  });

  it('answers an empty question, and one with a key twice', async () => {
    const store = await open([message()]);
    const empty = { sender: null, ids: [], recipients: [] };
    expect(await ask(store, empty)).toMatchObject({ ids: [], recipients: [], domains: [] });
    const twice = await ask(store, { ids: [ID, ID], recipients: [BOB, BOB] });
    expect(twice.ids[0]).toEqual(twice.ids[1]);
    expect(twice.recipients[0]).toEqual(twice.recipients[1]);
    expect(twice.ids[0]?.recipientAt).toEqual([START - DAY, START - DAY]);
  });

  it('answers as a plain list of everything recorded would', async () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd').map(key), { maxLength: 3 });
    const domains = fc.uniqueArray(fc.constantFrom('a.example', 'b.example').map(key));
    const logged = fc.record({
      at: fc.integer({ min: 0, max: 13 * 24 }).map((hours) => START - hours * HOUR),
      senders: names,
      recipients: names,
      domains,
      ids: names,
    });
    const asked = fc.record({
      until: fc.integer({ min: 0, max: 24 }).map((hours) => START - hours * HOUR),
      sender: fc.constantFrom('a', 'b', 'c').map(key),
      ids: names,
      recipients: names,
      domains,
    });
    let matches = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(logged, { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
        asked,
        async (batches, question) => {
          const store = await open();
          for (const messages of batches) await store.record({ realm: REALM, messages });
          const answer = await ask(store, question);
          const expected = plainAnswer(batches.flat(), query(question));
          expect(answer.ids).toEqual(expected.ids);
          expect(answer.recipients.map(({ at }) => at)).toEqual(expected.pairs);
          expect(answer.recipients.map(({ known }) => inDays(known))).toEqual(expected.known);
          expect(answer.domains.map(inDays)).toEqual(expected.domains);
          matches += expected.pairs.filter((at) => at !== null).length;
          matches += expected.ids.filter(({ senderAt }) => senderAt !== null).length;
        },
      ),
      { seed: 20260320, numRuns: 60 },
    );
    expect(matches).toBeGreaterThan(50);
  });
}

/** Rounded down to days, as a store may keep it. */
function inDays(known: Acquaintance | null | undefined): Acquaintance | null {
  if (known === null || known === undefined) return null;
  const day = (ms: number): number => Math.floor(ms / DAY) * DAY;
  return { first: day(known.first), last: day(known.last) };
}

function newest(times: readonly LoggedMessage[]): number | null {
  return times.length === 0 ? null : Math.max(...times.map(({ at }) => at));
}

function plainAnswer(
  all: readonly LoggedMessage[],
  { until, sender, ids, recipients, domains }: SentQuery,
): {
  readonly ids: SentAnswer['ids'];
  readonly pairs: readonly (number | null)[];
  readonly known: readonly (Acquaintance | null)[];
  readonly domains: readonly (Acquaintance | null)[];
} {
  const own = all.filter(({ senders }) => sender !== null && senders.includes(sender));
  const seen = own.filter(({ at }) => at <= until);
  const known = (messages: readonly LoggedMessage[]): Acquaintance | null =>
    messages.length === 0
      ? null
      : inDays({ first: Math.min(...messages.map(({ at }) => at)), last: newest(messages) ?? 0 });
  return {
    ids: ids.map((id) => {
      const mine = seen.filter((one) => one.ids.includes(id));
      return {
        at: newest(all.filter((one) => one.ids.includes(id))),
        senderAt: newest(mine),
        recipientCount: mine.reduce((sum, one) => sum + one.recipients.length, 0),
        recipientAt: recipients.map((to) =>
          newest(mine.filter((one) => one.recipients.includes(to))),
        ),
        uses: [],
        spent: 0,
        seen: false,
      };
    }),
    pairs: recipients.map((to) => newest(seen.filter((one) => one.recipients.includes(to)))),
    known: recipients.map((to) => known(own.filter((one) => one.recipients.includes(to)))),
    domains: domains.map((to) => known(own.filter((one) => one.domains.includes(to)))),
  };
}
