/**
 * What a forger can know (an address, an id from a list archive, whom somebody
 * once wrote to) held against what he cannot know together.
 */

import { createMemorySentStore, createNewsender, type Newsender } from '@backscatter/newsender';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, findings, why } from './asking.ts';
import { DAY, HOUR, NOW, type ReportShape } from './evidence.ts';

const ALICE = 'alice@example.org';
const BOB = 'bob@example.com';
const COVERED = { senders: ['example.org'], since: NOW - 60 * DAY };

/** Alice wrote to Bob yesterday and to Carol three months ago, Eve to Dan yesterday. */
async function log(options: { readonly freemail?: readonly string[] } = {}): Promise<Newsender> {
  const store = createMemorySentStore();
  const signal = createNewsender({ store, coverage: [COVERED], ...options });
  const at = NOW - DAY;
  await signal.record([
    { sender: ALICE, recipient: BOB, messageId: 'a1@example.org', at },
    { sender: ALICE, recipient: 'gina@gmail.com', messageId: 'a2@example.org', at },
    { sender: ALICE, recipient: 'paul@example.org', messageId: 'a3@example.org', at },
    {
      sender: ALICE,
      recipient: 'carol@example.net',
      messageId: 'a4@example.org',
      at: at - 90 * DAY,
    },
    { sender: 'eve@example.org', recipient: 'dan@example.com', messageId: 'e1@example.org', at },
  ]);
  return signal;
}

async function found(shape: ReportShape): Promise<readonly (readonly [string, number])[]> {
  return findings(await ask(await log(), shape));
}

const returned = (id: string): Pick<ReportShape, 'ids'> => ({ ids: [['returned-message-id', id]] });

describe('a report that is nearly on a mail of ours', () => {
  it('proves little with the id of another sender', async () => {
    const weak = [['sent-id-other-sender', 0.3]];
    expect(await found(returned('e1@example.org'))).toEqual(weak);
    const shape = { ...returned('e1@example.org'), recipients: ['dan@example.com'] };
    expect(await found(shape)).toEqual(weak);
  });

  it('is not sent by us though its thread names an id of another sender', async () => {
    const missing = ['returned-message-id', 'x@example.org'] as const;
    for (const place of ['text', 'references', 'in-reply-to'] as const) {
      expect(await found({ ids: [missing, [place, 'e1@example.org']] })).toEqual([
        ['sent-id-other-sender', 0.3],
        ['not-sent-id', 1],
      ]);
    }
    // Here the report says that it is the original's own.
    expect(await found({ ids: [missing, ['original-message-id', 'e1@example.org']] })).toEqual([
      ['sent-id-other-sender', 0.3],
    ]);
  });

  it('proves nothing with other recipients of the same sender', async () => {
    expect(await found({ ...returned('x@example.org'), recipients: ['dan@example.net'] })).toEqual([
      ['not-sent-id', 1],
    ]);
    expect(await found({ recipients: ['dan@elsewhere.example'] })).toEqual([
      ['not-sent-recipient', 1],
    ]);
  });

  it('proves little with a recipient outside the window', async () => {
    expect(await found({ recipients: ['carol@example.net'] })).toEqual([
      ['known-correspondent', 1],
      ['not-sent-recipient', 1],
    ]);
    expect(
      await found({ ...returned('x@example.org'), recipients: ['carol@example.net'] }),
    ).toEqual([
      ['known-correspondent', 1],
      ['not-sent-id', 1],
    ]);
  });

  it('proves nothing with the recipient of another sender', async () => {
    const shape = { recipients: [BOB], addressee: 'eve@example.org' };
    // Dan has his mailbox at the same firm as Bob.
    expect(await found(shape)).toEqual([
      ['known-domain', 1],
      ['not-sent-recipient', 1],
    ]);
  });

  it('is none where a stranger answers an id that we never sent', async () => {
    const answer = (place: 'in-reply-to' | 'references', from: string): ReportShape => ({
      kind: 'auto-reply',
      ids: [[place, 'spam@example.org']],
      from,
    });
    expect(await found(answer('in-reply-to', 'dan@elsewhere.example'))).toEqual([
      ['not-sent-id', 0.75],
    ]);
    // Threads name ids of others, and a firm we know may keep tickets.
    expect(await found(answer('references', 'dan@elsewhere.example'))).toEqual([
      ['not-sent-recipient', 1],
    ]);
    expect(await found(answer('in-reply-to', 'other@example.com'))).toEqual([
      ['known-domain', 1],
      ['not-sent-recipient', 1],
    ]);
    expect(await found(answer('in-reply-to', 'carol@example.net'))).toEqual([
      ['known-correspondent', 1],
      ['not-sent-recipient', 1],
    ]);
  });

  it('is not missing under an id that is too short to prove it, but logged', async () => {
    const signal = await log();
    await signal.record({ sender: ALICE, messageId: '20140913142357', at: NOW - DAY });
    expect(why(await ask(signal, returned('20140913142357')))).toMatch(/^abstained/);
    expect(await found(returned('20140913142357'))).toEqual([['not-sent-id', 1]]);
  });

  it('is judged at its own time, not by what was sent later', async () => {
    const early = NOW - DAY - 2 * HOUR;
    expect(await found({ recipients: [BOB], now: early })).toEqual([['not-sent-recipient', 1]]);
    expect(await found({ ...returned('a1@example.org'), now: early })).toEqual([
      ['sent-id-expired', 0.3],
    ]);
  });
});

describe('a correspondent', () => {
  it('known by domain only makes absence less odd, but no id less missing', async () => {
    expect(await found({ recipients: ['other@example.com'] })).toEqual([
      ['known-domain', 1],
      ['not-sent-recipient', 1],
    ]);
    expect(
      await found({ ...returned('x@example.org'), recipients: ['other@example.com'] }),
    ).toEqual([['not-sent-id', 1]]);
  });

  it('is not known by the domain of a provider for everybody, nor by our own', async () => {
    for (const recipient of ['other@gmail.com', 'ghost@example.org']) {
      expect(await found({ recipients: [recipient] })).toEqual([['not-sent-recipient', 1]]);
    }
    const signal = await log({ freemail: ['Example.com'] });
    expect(findings(await ask(signal, { recipients: ['other@example.com'] }))).toEqual([
      ['not-sent-recipient', 1],
    ]);
  });

  it('is told without coverage too', async () => {
    const signal = createNewsender({ store: createMemorySentStore() });
    const old = { sender: ALICE, recipient: BOB, at: NOW - 300 * DAY };
    await signal.record([old, { ...old, recipient: 'x@example.net', at: NOW }]);
    const outcome = await ask(signal, { recipients: [BOB] });
    expect(outcome).toMatchObject({
      status: 'ok',
      findings: [
        {
          code: 'known-correspondent',
          summary: `${ALICE} has written to ${BOB} before, first at 2025-05-24T12:00Z.`,
        },
      ],
    });
    expect(why(await ask(signal, { recipients: ['y@elsewhere.example'] }))).toMatch(/^abstained/);
  });
});

describe('a whole log', () => {
  const sender = fc.constantFrom('a@one.example', 'b@one.example', 'c@two.example');
  const recipient = fc.constantFrom('w@x.example', 'x@x.example', 'y@y.example', 'z@gmail.com');
  const mail = fc.record({
    sender,
    recipients: fc.uniqueArray(recipient, { minLength: 1, maxLength: 3 }),
    age: fc.integer({ min: 0, max: 400 * 24 }),
  });
  const log = fc.array(mail, { minLength: 1, maxLength: 15 });
  const coverage = [{ senders: ['one.example', 'two.example'], since: NOW - 500 * DAY }];

  it('knows every genuine report, and takes no decoy for one', async () => {
    let [genuine, decoys] = [0, 0];
    await fc.assert(
      fc.asyncProperty(log, sender, recipient, async (mails, addressee, failed) => {
        const signal = createNewsender({
          store: createMemorySentStore({ now: () => NOW }),
          coverage,
        });
        const sent = mails.map((one, i) => ({
          ...one,
          id: `${i}@id.example`,
          at: NOW - one.age * HOUR,
        }));
        await signal.record(
          sent.map(({ sender, recipients, id, at }) => ({ sender, recipients, id, at })),
        );
        const lately = sent.filter(({ at }) => at >= NOW - 14 * DAY);
        for (const one of lately) {
          const arrival = one.at + 5 * 60_000;
          const shape = { ...returned(one.id), recipients: [failed], addressee, arrival };
          const [first] = findings(await ask(signal, shape));
          if (one.sender === addressee) {
            genuine += 1;
            const isLogged = one.recipients.includes(failed);
            expect(first).toEqual([isLogged ? 'sent-id' : 'sent-id-elsewhere', 1]);
            if (one.age < 48) continue;
            const later = { ...shape, arrival: one.at + 2 * DAY };
            const copied = isLogged ? ['sent-id', 0.7] : ['sent-id-late', 1];
            expect(findings(await ask(signal, later))[0]).toEqual(copied);
          } else {
            decoys += 1;
            expect(first?.[0]).not.toMatch(/^sent-id(?:-elsewhere)?$/);
          }
        }
        const pair = lately.some(
          (one) => one.sender === addressee && one.recipients.includes(failed),
        );
        const [first] = findings(await ask(signal, { recipients: [failed], addressee }));
        expect(first?.[0] === 'sent-recipient').toBe(pair);
        const [forged] = findings(await ask(signal, { ...returned('never@x.example'), addressee }));
        expect(forged).toEqual(['not-sent-id', 1]);
      }),
      { seed: 6, numRuns: 200 },
    );
    expect(Math.min(genuine, decoys)).toBeGreaterThan(20);
  });
});
