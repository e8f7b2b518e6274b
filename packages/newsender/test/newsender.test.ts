import type { IdPlace, SentQuery, SentStore } from '@backscatter/core';
import {
  createMemorySentStore,
  createNewsender,
  formatSentLine,
  type Newsender,
  type NewsenderOptions,
  sentMessage,
} from '@backscatter/newsender';
import { describe, expect, it } from 'vitest';
import { ask, commit, findings, why } from './asking.ts';
import { DAY, HOUR, NOW } from './evidence.ts';

const ALICE = 'alice@example.org';
const BOB = 'bob@example.com';
const ID = '1@example.org';
const OURS = ['returned-message-id', ID] as const;
const UNKNOWN = ['returned-message-id', 'never@example.org'] as const;
const COVERED = { senders: ['example.org'], since: NOW - 30 * DAY };

/** A newsender that has logged one mail of Alice to Bob, a day ago. */
async function newsender(
  options: Partial<NewsenderOptions> = {},
  at = NOW - DAY,
): Promise<Newsender> {
  const signal = createNewsender({
    store: createMemorySentStore({ retentionDays: 60 }),
    ...options,
  });
  await signal.record({ sender: ALICE, recipients: [BOB], messageId: `<${ID}>`, at });
  return signal;
}

describe('a report that names an id of the log', () => {
  it('is proof when sender, recipient and age agree', async () => {
    const outcome = await ask(await newsender(), { ids: [OURS], recipients: [BOB] });
    expect(findings(outcome)).toEqual([['sent-id', 1]]);
  });

  it('is proof in whatever case the id comes back', async () => {
    const signal = await newsender({ coverage: [COVERED] });
    const folded = ['returned-message-id', ID.toUpperCase()] as const;
    const shape = { ids: [folded], recipients: [BOB] };
    expect(findings(await ask(signal, shape))).toEqual([['sent-id', 1]]);
  });

  it('is proof however an internationalised domain is written', async () => {
    const store = createMemorySentStore();
    const coverage = [{ senders: ['Bücher.example'], since: NOW - 30 * DAY }];
    const signal = createNewsender({ store, coverage });
    const sent = { sender: 'anna@bücher.example', recipient: 'bo@grün.example', at: NOW - DAY };
    await signal.record({ ...sent, messageId: ID });
    const shape = {
      addressee: 'anna@xn--bcher-kva.example',
      recipients: ['bo@xn--grn-ioa.example'],
    };
    expect(findings(await ask(signal, { ...shape, ids: [OURS] }))).toEqual([['sent-id', 1]]);
    expect(findings(await ask(signal, shape))).toEqual([['sent-recipient', 1]]);
    for (const addressee of [shape.addressee, 'anna@bücher.example']) {
      expect(findings(await ask(signal, { addressee, ids: [UNKNOWN] }))).toEqual([
        ['not-sent-id', 1],
      ]);
    }
  });

  it('is not bound to a recipient when the report names none, or the log knows none', async () => {
    const elsewhere = [['sent-id-elsewhere', 1]];
    expect(findings(await ask(await newsender(), { ids: [OURS] }))).toEqual(elsewhere);
    const signal = createNewsender({ store: createMemorySentStore() });
    await signal.record({ sender: ALICE, messageId: ID, at: NOW - DAY });
    const outcome = await ask(signal, { ids: [OURS], recipients: ['else@example.net'] });
    expect(findings(outcome)).toEqual(elsewhere);
  });

  it('is not bound to one when the recipient differs, as behind a forwarder', async () => {
    const outcome = await ask(await newsender(), { ids: [OURS], recipients: ['x@example.net'] });
    expect(findings(outcome)).toEqual([['sent-id-elsewhere', 1]]);
  });

  it('is late for another recipient when what came back arrived hours or days behind ours', async () => {
    const sent = NOW - 10 * DAY;
    const signal = await newsender({ coverage: [COVERED] }, sent);
    const late = (arrival: number | null, now = NOW) =>
      ask(signal, { ids: [OURS], recipients: ['x@example.net'], arrival, now });
    for (const [after, code, strength] of [
      [-14 * HOUR, 'sent-id-elsewhere', 1],
      [4 * HOUR, 'sent-id-elsewhere', 1],
      [4 * HOUR + 1_000, 'sent-id-late', 0.75],
      [DAY, 'sent-id-late', 0.75],
      [DAY + 1_000, 'sent-id-late', 1],
    ] as const) {
      expect(findings(await late(sent + after))).toEqual([[code, strength]]);
    }
    // Nothing says when it arrived: perhaps at once, perhaps long ago.
    expect(findings(await late(null, sent + HOUR))).toEqual([['sent-id-elsewhere', 1]]);
    expect(findings(await late(null))).toEqual([['sent-id-late', 0.75]]);
    // The recipient himself may wait for it.
    const own = { ids: [OURS], recipients: [BOB], arrival: NOW };
    expect(findings(await ask(signal, own))).toEqual([['sent-id', 0.7]]);
    const soon = { ...own, arrival: sent + DAY };
    expect(findings(await ask(signal, soon))).toEqual([['sent-id', 1]]);
  });

  it('is late however often it was reported on', async () => {
    const signal = await newsender({}, NOW - 10 * DAY);
    for (let i = 0; i < 20; i += 1) {
      const shape = { ids: [OURS], recipients: [`x${i}@example.net`], arrival: NOW };
      expect(await commit(signal, shape, `${i}`)).toEqual([['sent-id-late', 1]]);
    }
  });

  it('is proof when the original recipient or a wrapped one agrees', async () => {
    const signal = await newsender();
    const original = { ids: [OURS], recipients: ['x@example.net'], original: ['BOB@Example.com'] };
    expect(findings(await ask(signal, original))).toEqual([['sent-id', 1]]);
    const srs = { ids: [OURS], recipients: ['SRS0=HHHH=TT=example.com=bob@example.net'] };
    expect(findings(await ask(signal, srs))).toEqual([['sent-id', 1]]);
  });

  it('is weak when another sender sent it, for ids can be copied', async () => {
    const shape = { ids: [OURS], addressee: 'eve@example.org', recipients: [BOB] };
    const outcome = await ask(await newsender({ coverage: [COVERED] }), shape);
    expect(findings(outcome)).toEqual([['sent-id-other-sender', 0.3]]);
  });

  it('is weak when the mail is too old to bounce', async () => {
    const signal = await newsender({ coverage: [COVERED] }, NOW - 15 * DAY);
    expect(findings(await ask(signal, { ids: [OURS] }))).toEqual([['sent-id-expired', 0.3]]);
  });

  it('counts up to the last moment of the window and an hour ahead of the clock', async () => {
    for (const [at, code, says] of [
      [NOW - 14 * DAY, 'sent-id', 'as sent by'],
      [NOW - 14 * DAY - 1, 'sent-id-expired', 'outside the window of 14 days'],
      [NOW + HOUR, 'sent-id', 'as sent by'],
      [NOW + HOUR + 1, 'sent-id-expired', 'after the time as of which it is judged'],
    ] as const) {
      const shape = { ids: [OURS], recipients: [BOB] };
      const outcome = await ask(await newsender({}, at), shape);
      expect(findings(outcome).map(([c]) => c)).toEqual([code]);
      expect(outcome).toMatchObject({ findings: [{ summary: expect.stringContaining(says) }] });
    }
  });

  it('counts less when nothing says to whom the report came', async () => {
    const signal = await newsender({ coverage: [COVERED] });
    expect(findings(await ask(signal, { ids: [OURS], addressee: null }))).toEqual([
      ['sent-id', 0.6],
    ]);
    expect(why(await ask(signal, { ids: [UNKNOWN], addressee: null }))).toBe(
      'abstained: nothing says to whom the report came',
    );
  });

  it('is found whatever place the id stands in', async () => {
    const signal = await newsender();
    for (const place of ['original-message-id', 'in-reply-to', 'references', 'text'] as const) {
      const shape = { ids: [UNKNOWN, [place, ID]], recipients: [BOB] } as const;
      expect(findings(await ask(signal, shape))).toEqual([['sent-id', 1]]);
    }
    const envelope = { envelopeId: ID, recipients: [BOB] };
    expect(findings(await ask(signal, envelope))).toEqual([['sent-id', 1]]);
  });

  it('is half of it where a notice names the id in its text or thread, and no recipient of ours', async () => {
    const signal = await newsender();
    for (const place of ['in-reply-to', 'references', 'text'] as const) {
      for (const recipients of [[], ['x@example.net']]) {
        const shape = { ids: [[place, ID]], recipients } as const;
        expect(findings(await ask(signal, shape))).toEqual([['sent-id-elsewhere', 0.5]]);
        // Beside an id that the log does not have it is what a forger wrote into References.
        const beside = { ids: [UNKNOWN, [place, ID]], recipients } as const;
        expect(findings(await ask(signal, beside))).toEqual([['sent-id-elsewhere', 0.1]]);
      }
    }
  });

  it('is found by an alias, bound as the id itself is', async () => {
    const signal = await newsender();
    expect(await signal.alias(`<${ID}>`, '<010f@ses.example>')).toBe(1);
    const ids = [['returned-message-id', '010f@ses.example']] as const;
    expect(findings(await ask(signal, { ids, recipients: [BOB] }))).toEqual([['sent-id', 1]]);
    expect(findings(await ask(signal, { ids, addressee: 'eve@example.org' }))).toEqual([
      ['sent-id-other-sender', 0.3],
    ]);
  });

  it('prefers the entry that agrees among several with this id', async () => {
    const signal = await newsender();
    await signal.record({ sender: 'eve@example.org', recipients: [BOB], messageId: ID, at: NOW });
    await signal.record({ sender: ALICE, recipients: ['z@example.net'], messageId: ID, at: NOW });
    const outcome = await ask(signal, { ids: [OURS], recipients: [BOB] });
    expect(findings(outcome)).toEqual([['sent-id', 1]]);
  });

  it('is found by a queue id only where sender, recipient and age agree', async () => {
    const signal = await newsender({ coverage: [COVERED] });
    await signal.alias(ID, '4A1B2C3D4E', 'queue-id');
    const ids = [['queue-id', '4A1B2C3D4E']] as const;
    expect(findings(await ask(signal, { ids, recipients: [BOB] }))).toEqual([['sent-id', 1]]);
    // Each of these is another's message that a server called the same.
    const eve = 'eve@example.org';
    expect(findings(await ask(signal, { ids, recipients: [BOB], addressee: eve }))).toEqual([
      ['not-sent-recipient', 1],
    ]);
    expect(findings(await ask(signal, { ids, recipients: ['x@example.net'] }))).toEqual([
      ['not-sent-recipient', 1],
    ]);
    expect(why(await ask(signal, { ids }))).toMatch(/^abstained/);
    expect(why(await ask(signal, { ids, recipients: [BOB], addressee: null }))).toMatch(
      /^abstained/,
    );
    const later = { ids, recipients: [BOB], now: NOW + 20 * DAY };
    expect(findings(await ask(signal, later))).toEqual([
      ['known-correspondent', 1],
      ['not-sent-recipient', 1],
    ]);
  });

  it('is not found by an id so short that many messages share it', async () => {
    const signal = await newsender();
    await signal.alias(ID, '12345', 'queue-id');
    const short = { ids: [['queue-id', '12345']] as const, recipients: [BOB] };
    expect(findings(await ask(signal, short))).toEqual([['sent-recipient', 1]]);
  });

  it('does not take a Message-ID or an ENVID for a queue id', async () => {
    const signal = await newsender({ coverage: [COVERED] });
    await signal.alias(ID, '4A1B2C3D4E', 'queue-id');
    for (const id of ['4A1B2C3D4E', 'queue:4A1B2C3D4E']) {
      const ids = [['returned-message-id', id]] as const;
      const codes = findings(await ask(signal, { ids, recipients: ['x@example.net'] }));
      expect(codes.map(([code]) => code)).not.toContain('sent-id');
      const envelope = { envelopeId: id, recipients: ['x@example.net'] };
      expect(findings(await ask(signal, envelope))).toEqual([['not-sent-recipient', 1]]);
    }
  });

  it('takes a short id of no stated kind for no more than one of a server', async () => {
    const signal = await newsender();
    await signal.alias(ID, '4A1B2C3D4E');
    const ids = [['returned-message-id', '4A1B2C3D4E']] as const;
    expect(why(await ask(signal, { ids, recipients: ['x@example.net'] }))).toMatch(/^abstained/);
    expect(findings(await ask(signal, { ids, recipients: [BOB] }))).toEqual([['sent-id', 1]]);
  });

  it('counts an ENVID in full where the log says it is one', async () => {
    const signal = createNewsender({ store: createMemorySentStore() });
    const sent = { sender: ALICE, recipients: [BOB], at: NOW - DAY };
    await signal.record({ ...sent, envelopeId: 'QQ314159', queueId: '4A1B2C3D4E' });
    const shape = { envelopeId: 'QQ314159', recipients: ['x@example.net'] };
    expect(findings(await ask(signal, shape))).toEqual([['sent-id-elsewhere', 1]]);
    const queue = { ids: [['queue-id', '4A1B2C3D4E']] as const, recipients: [BOB] };
    expect(findings(await ask(signal, queue))).toEqual([['sent-id', 1]]);
    await expect(signal.alias('a', 'b', 'log-id' as 'queue-id')).rejects.toThrow(/option "kind"/);
  });

  it('keeps the kinds of ids through a file', async () => {
    const sent = { sender: ALICE, recipient: BOB, queueId: '<4A1B2C3D4E>', at: NOW - DAY };
    const signal = createNewsender({ store: createMemorySentStore() });
    const line = formatSentLine(sentMessage(sent));
    expect(await signal.importLines([line])).toEqual({ recorded: 1, problems: [] });
    const ids = [['queue-id', '4A1B2C3D4E']] as const;
    expect(findings(await ask(signal, { ids, recipients: [BOB] }))).toEqual([['sent-id', 1]]);
    const forged = [['returned-message-id', 'queue:4A1B2C3D4E']] as const;
    const other = { ids: forged, recipients: ['x@example.net'] };
    expect(why(await ask(signal, other))).toMatch(/^abstained/);
  });

  it('imports the good lines beside the bad ones', async () => {
    const signal = createNewsender({ store: createMemorySentStore() });
    const result = await signal.importLines([
      `{"at":"2026-03-19T08:00:00Z","from":"Alice@Example.org","to":["${BOB}"],"messageId":"<${ID}>"}`,
      '{"at":"2026-03-01T08:00:0',
      '',
      '{"at":"2026-03-01","from":"nobody"}',
    ]);
    expect(result.recorded).toBe(1);
    expect(result.problems.map(({ detail }) => detail)).toEqual([
      'line 2: not JSON',
      'line 4: sent: option "sender": "nobody" cannot be used',
    ]);
    const shape = { ids: [OURS], recipients: [BOB] };
    expect(findings(await ask(signal, shape))).toEqual([['sent-id', 1]]);
  });

  it('takes the absence of a queue id for nothing', async () => {
    const signal = await newsender({ coverage: [COVERED] });
    expect(why(await ask(signal, { ids: [['queue-id', '4A1B2C3D4E']] }))).toBe(
      'abstained: the report names neither an id of the original nor a recipient that would be logged',
    );
  });

  it('is looked for among a bounded number of ids', async () => {
    const padding = Array.from({ length: 20 }, (_, i): readonly [IdPlace, string] => [
      'references',
      `${i}@x.example`,
    ]);
    const signal = await newsender();
    expect(why(await ask(signal, { ids: [...padding, OURS] }))).toMatch(/^abstained/);
    const fewer = { ids: [...padding.slice(1), OURS], recipients: [BOB] };
    expect(findings(await ask(signal, fewer))).toEqual([['sent-id', 1]]);
  });
});

describe('a report that names a crowd', () => {
  it('is looked up with bounded lists, and says that it was cut', async () => {
    const asked: SentQuery[] = [];
    const inner = createMemorySentStore();
    const lookup: SentStore['lookup'] = (query) => {
      asked.push(query);
      return inner.lookup(query);
    };
    const signal = createNewsender({ store: { ...inner, lookup }, coverage: [COVERED] });
    const crowd = Array.from({ length: 400 }, (_, i) => `u${i}@x${i}.example`);
    const outcome = await ask(signal, {
      ids: crowd.map((id) => ['envelope-id', id] as const),
      recipients: crowd,
      original: crowd,
      addressee: 'news-a-b-c-d-u=x.example@example.org',
    });
    expect(outcome).toMatchObject({ status: 'ok', findings: [{ data: { cut: true } }] });
    const [query] = asked;
    expect(asked).toHaveLength(1);
    expect(query?.ids).toHaveLength(40);
    expect(query?.recipients).toHaveLength(50);
    for (const list of [query?.domains, query?.slots]) expect(list?.length).toBeLessThan(250);
  });
});

describe('a report on a recipient whom the addressee wrote to', () => {
  it('is proof where no id of the original came back', async () => {
    const signal = await newsender();
    expect(findings(await ask(signal, { recipients: ['Bob@Example.COM'] }))).toEqual([
      ['sent-recipient', 1],
    ]);
    const reply = { ids: [['in-reply-to', 'other@example.org']] as const, recipients: [BOB] };
    expect(findings(await ask(signal, reply))).toEqual([['sent-recipient', 1]]);
  });

  it('is little at another time than just before the mail arrived', async () => {
    const signal = await newsender();
    for (const [arrival, strength] of [
      [NOW - DAY - 15 * 60_000, 1],
      [NOW - DAY - 15 * 60_000 - 1_000, 0.2],
      [NOW - DAY + HOUR, 1],
      [NOW - DAY + HOUR + 1_000, 0.2],
      [null, 0.2],
    ] as const) {
      const outcome = await ask(signal, { recipients: [BOB], arrival });
      expect(findings(outcome)).toEqual([['sent-recipient', strength]]);
    }
    const soon = { recipients: [BOB], arrival: null, now: NOW - DAY + 60_000 };
    expect(findings(await ask(signal, soon))).toEqual([['sent-recipient', 1]]);
  });

  it('is the best of several', async () => {
    const signal = await newsender();
    await signal.record({ sender: ALICE, recipient: 'carol@example.net', at: NOW - 5 * DAY });
    const outcome = await ask(signal, { recipients: ['carol@example.net', BOB] });
    expect(findings(outcome)).toEqual([['sent-recipient', 1]]);
  });

  it('is half of it, and where the log would know it little, beside an unknown id that is answered', async () => {
    const ids = [['in-reply-to', 'other@example.org']] as const;
    const answer = { kind: 'auto-reply', ids, from: BOB } as const;
    expect(findings(await ask(await newsender(), answer))).toEqual([['sent-recipient', 0.5]]);
    const covered = await newsender({ coverage: [COVERED] });
    expect(findings(await ask(covered, answer))).toEqual([['sent-recipient', 0.2]]);
  });

  it('is half of it where the original has an id that the log does not know', async () => {
    const outcome = await ask(await newsender(), { ids: [UNKNOWN], recipients: [BOB] });
    expect(findings(outcome)).toEqual([['sent-recipient', 0.5]]);
  });

  it('is no proof where coverage promises that the log would know the id', async () => {
    const shape = { ids: [UNKNOWN], recipients: [BOB] };
    const covered = await newsender({ coverage: [COVERED] });
    expect(findings(await ask(covered, shape))).toEqual([['sent-recipient', 0.2]]);
    // One of many recipients is easily one of ours.
    const crowd = { ...shape, recipients: ['a@example.com', 'b@example.com', BOB] };
    expect(findings(await ask(covered, crowd))).toEqual([['sent-recipient', 0.2]]);
    // Nor with the id of another besides.
    await covered.record({ sender: 'eve@example.org', id: 'e@example.org', at: NOW - DAY });
    const eve = { ...shape, ids: [UNKNOWN, ['text', 'e@example.org']] as const };
    expect(findings(await ask(covered, eve))).toEqual([['sent-recipient', 0.2]]);
    const recipients = await newsender({ coverage: [{ ...COVERED, keys: ['recipients'] }] });
    expect(findings(await ask(recipients, shape))).toEqual([['sent-recipient', 0.5]]);
  });

  it('is no proof where he stands in the sub-address alone, which the forger writes', async () => {
    const addressee = 'alice+bob=example.com@example.org';
    expect(findings(await ask(await newsender(), { addressee }))).toEqual([
      ['sent-recipient', 0.2],
    ]);
    expect(findings(await ask(await newsender(), { addressee, recipients: [BOB] }))).toEqual([
      ['sent-recipient', 1],
    ]);
    const verp = ['alice+{user}={domain}@example.org'];
    expect(findings(await ask(await newsender({ verp }), { addressee }))).toEqual([
      ['sent-recipient', 1],
    ]);
    const covered = await newsender({ coverage: [COVERED] });
    expect(findings(await ask(covered, { addressee, ids: [UNKNOWN] }))).toEqual([
      ['known-correspondent', 1],
      ['not-sent-id', 1],
    ]);
  });

  it('is little when it was too long ago, and nothing when somebody else wrote', async () => {
    const old = await newsender({}, NOW - 15 * DAY);
    expect(findings(await ask(old, { recipients: [BOB] }))).toEqual([['known-correspondent', 1]]);
    const eve = { recipients: [BOB], addressee: 'eve@example.org' };
    expect(why(await ask(await newsender(), eve))).toMatch(/^abstained/);
  });

  it('takes the sender of an automatic answer for the recipient', async () => {
    const signal = await newsender();
    for (const kind of ['auto-reply', 'challenge-response', 'virus-warning'] as const) {
      const outcome = await ask(signal, { kind, from: `"Bob B." <${BOB}>` });
      expect(findings(outcome)).toEqual([['sent-recipient', 1]]);
    }
    expect(why(await ask(signal, { kind: 'failure', from: BOB }))).toMatch(/^abstained/);
  });

  it('knows the member that a list wrote into its return path', async () => {
    const signal = createNewsender({ store: createMemorySentStore() });
    await signal.record({ sender: 'list-bounces@example.org', recipients: [BOB], at: NOW - DAY });
    const outcome = await ask(signal, { addressee: 'list-bounces+bob=example.com@example.org' });
    expect(findings(outcome)).toEqual([['sent-recipient', 1]]);
  });

  it('tries every reading of such a return path, or the one that a pattern gives', async () => {
    const addressee = 'bounces-7-mary-ann=example.com@example.org';
    const of = async (recipient: string, verp: readonly string[] = []): Promise<string> => {
      const signal = createNewsender({ store: createMemorySentStore(), verp });
      await signal.record({ sender: addressee, recipient, at: NOW });
      const outcome = await ask(signal, { addressee });
      return outcome.status === 'ok' ? (outcome.findings[0]?.code ?? '') : outcome.status;
    };
    for (const name of ['ann', 'mary-ann', '7-mary-ann']) {
      expect(await of(`${name}@example.com`)).toBe('sent-recipient');
    }
    const pattern = ['bounces-{id}-{user}={domain}@example.org'];
    expect(await of('mary-ann@example.com', pattern)).toBe('sent-recipient');
    expect(await of('ann@example.com', pattern)).toBe('known-domain');
    expect(await of('eve@example.net')).toBe('abstained');
  });
});

describe('a report that the log knows nothing of', () => {
  it('is evidence against the report where coverage holds and an id came back', async () => {
    const outcome = await ask(await newsender({ coverage: [COVERED] }), {
      ids: [UNKNOWN],
      recipients: ['stranger@example.net'],
    });
    expect(findings(outcome)).toEqual([['not-sent-id', 1]]);
  });

  it('is weaker evidence where only recipients are named', async () => {
    const signal = await newsender({ coverage: [COVERED] });
    const shape = { recipients: ['stranger@example.net'] };
    expect(findings(await ask(signal, shape))).toEqual([['not-sent-recipient', 1]]);
    const reply = { ...shape, ids: [['in-reply-to', 'never@example.org']] as const };
    expect(findings(await ask(signal, reply))).toEqual([['not-sent-recipient', 1]]);
  });

  it('is no evidence without a key', async () => {
    expect(why(await ask(await newsender({ coverage: [COVERED] }), {}))).toBe(
      'abstained: the report names neither an id of the original nor a recipient that would be logged',
    );
  });

  it('is no evidence without coverage for this very sender', async () => {
    const shape = { ids: [UNKNOWN], recipients: ['stranger@example.net'] };
    const none = 'abstained: no coverage is declared for alice@example.org';
    expect(why(await ask(await newsender(), shape))).toBe(none);
    for (const sender of ['mail.example.org', 'ple.org', 'bob@example.org']) {
      const coverage = [{ ...COVERED, senders: [sender] }];
      expect(why(await ask(await newsender({ coverage }), shape))).toBe(none);
    }
    for (const sender of ['@Example.ORG', 'example.org.', 'Alice@example.org']) {
      const coverage = [{ ...COVERED, senders: [sender] }];
      expect(findings(await ask(await newsender({ coverage }), shape))).toEqual([
        ['not-sent-id', 1],
      ]);
    }
  });

  it('is no evidence before the log is older than a queue, and says when it will be', async () => {
    const coverage = [{ senders: ['example.org'], since: new Date(NOW - 7 * DAY + 1) }];
    const signal = await newsender({ coverage });
    expect(why(await ask(signal, { ids: [UNKNOWN] }))).toBe(
      'abstained: coverage of alice@example.org is too young: it counts from 2026-03-20',
    );
    expect(findings(await ask(signal, { ids: [UNKNOWN], now: NOW + 1 }))).toEqual([
      ['not-sent-id', 1],
    ]);
  });

  it('is no evidence once logging has ended or where it had a gap', async () => {
    const first = { senders: ['example.org'], since: NOW - 30 * DAY, until: NOW - 3 * DAY };
    const ended = await newsender({ coverage: [first] });
    expect(why(await ask(ended, { ids: [UNKNOWN] }))).toMatch(/holds now/);
    const gap = [{ senders: ['example.org'], since: NOW - 2 * DAY }, first];
    expect(why(await ask(await newsender({ coverage: gap }), { ids: [UNKNOWN] }))).toMatch(/young/);
    const joined = [{ senders: [ALICE], since: NOW - 3 * DAY }, first];
    expect(findings(await ask(await newsender({ coverage: joined }), { ids: [UNKNOWN] }))).toEqual([
      ['not-sent-id', 1],
    ]);
  });

  it('is no evidence where the store had to drop mail that may still bounce', async () => {
    const store = createMemorySentStore({ maxMessages: 1 });
    const signal = await newsender({ store, coverage: [COVERED] });
    expect(findings(await ask(signal, { ids: [UNKNOWN] }))).toEqual([['not-sent-id', 1]]);
    await signal.record({ sender: ALICE, recipients: [BOB], messageId: '2', at: NOW });
    expect(why(await ask(signal, { ids: [OURS] }))).toMatch(
      /^abstained: the sent log holds nothing sent before 2026-03-19/,
    );
  });
});

describe('the signal', () => {
  it('is unavailable, and tells nothing of the cause, when the store rejects', async () => {
    const fail = (): Promise<never> => Promise.reject(new Error('redis://user:secret@host'));
    const store: SentStore = {
      persistent: false,
      record: fail,
      alias: fail,
      lookup: fail,
      countUses: fail,
      suspend: fail,
      resume: fail,
    };
    const outcome = await ask(createNewsender({ store }), { ids: [OURS] });
    expect(outcome).toEqual({ status: 'unavailable', why: 'the sent log did not answer' });
  });

  it('runs with the network round when its store is remote', () => {
    const store = createMemorySentStore();
    expect(createNewsender({ store }).round).toBe('local');
    expect(createNewsender({ store, remote: true }).round).toBe('network');
  });

  it('quotes no more of a mail than a sentence can bear', async () => {
    const id = 'x'.repeat(900);
    const outcome = await ask(await newsender({ coverage: [COVERED] }), {
      ids: [['returned-message-id', id]],
    });
    expect(outcome.status === 'ok' && outcome.findings[0]?.summary.length).toBeLessThan(300);
  });

  it('throws for a wrong option and names it', async () => {
    const store = createMemorySentStore();
    const make =
      (options: unknown): (() => Newsender) =>
      () =>
        createNewsender(options as NewsenderOptions);
    expect(make({})).toThrow(/"store": must be a SentStore/);
    expect(make({ store, days: 3 })).toThrow(/days/);
    expect(make({ store, queueDays: 9, windowDays: 8 })).toThrow(/windowDays/);
    expect(make({ store, verp: ['{user}'] })).toThrow(/"verp\.0": VERP pattern "\{user\}"/);
    expect(make({ store, windowDays: Number.NaN })).toThrow(/windowDays/);
    expect(make({ store, coverage: [{ senders: [], since: 0 }] })).toThrow(/coverage\.0\.senders/);
    expect(make({ store, coverage: [{ senders: ['a b'], since: 0 }] })).toThrow(
      /address or domain/,
    );
    expect(make({ store, coverage: [{ senders: ['x.org'], since: 'soon' }] })).toThrow(/since/);
    expect(make({ store, coverage: [{ senders: ['x.org'], since: 2, until: 1 }] })).toThrow(
      /until/,
    );
    const signal = createNewsender({ store });
    await expect(signal.record({ sender: 'nobody', at: 0 })).rejects.toThrow(TypeError);
    await expect(signal.alias('', 'x')).rejects.toThrow(/"id"/);
    await expect(signal.alias('x', '<>')).rejects.toThrow(/"other"/);
  });
});
