import type { Finding, SentStore, Suspension } from '@backscatter/core';
import {
  type Coverage,
  createMemorySentStore,
  createNewsender,
  type Newsender,
  type NewsenderOptions,
} from '@backscatter/newsender';
import { describe, expect, it } from 'vitest';
import { ask, commit, findings, why } from './asking.ts';
import { DAY, evidence, HOUR, NOW } from './evidence.ts';

const MISSING = { ids: [['returned-message-id', 'never@example.org']] as const };
const STRANGER = { recipients: ['stranger@example.net'] };
const COVERED: Coverage = { senders: ['example.org'], since: NOW - 30 * DAY };
const PROOF = { code: 'signed-message-id', strength: 1, summary: 'It is ours.' };
const NO_ID = [['not-sent-id', 1]];

/** A newsender over a store that was filled before. */
function newsender(options: Partial<NewsenderOptions> = {}): Newsender {
  return createNewsender({ store: createMemorySentStore(), coverage: [COVERED], ...options });
}

describe('the warm-up of a log', () => {
  const started = NOW - 2 * DAY;

  async function server(): Promise<{ signal: Newsender; advance: (to: number) => void }> {
    let now = started;
    const store = createMemorySentStore({ now: () => now, startsEmpty: true });
    const signal = createNewsender({ store, coverage: [COVERED] });
    return {
      signal,
      advance: (to) => {
        now = to;
      },
    };
  }

  it('begins with the first record, whatever coverage is claimed', async () => {
    const { signal, advance } = await server();
    expect(why(await ask(signal, MISSING))).toBe(
      'abstained: nothing was recorded in the sent log yet',
    );
    await signal.record({ sender: 'alice@example.org', recipient: 'b@example.com', at: started });
    advance(NOW);
    expect(why(await ask(signal, MISSING))).toBe(
      'abstained: the sent log holds nothing sent before 2026-03-18T12:00Z',
    );
    const end = started + 7 * DAY;
    advance(end);
    expect(why(await ask(signal, { ...MISSING, now: end - HOUR }))).toMatch(/^abstained/);
    expect(findings(await ask(signal, { ...MISSING, now: end }))).toEqual(NO_ID);
  });

  it('begins anew with another secret', async () => {
    let now = started;
    const store = createMemorySentStore({ now: () => now, startsEmpty: true });
    const of = (secret: string): Newsender =>
      createNewsender({ store, coverage: [COVERED], secret });
    await of('the first secret').record([]);
    now = started + 8 * DAY;
    expect(findings(await ask(of('the first secret'), { ...MISSING, now }))).toEqual(NO_ID);
    expect(why(await ask(of('the other secret'), { ...MISSING, now }))).toMatch(/nothing was/);
  });
});

describe('coverage', () => {
  it('of one path does not cover the others', async () => {
    const smtp = { ...COVERED, path: 'smtp-out' };
    const shop = { ...COVERED, path: 'shop', since: NOW - 8 * DAY };
    const both = [smtp, shop];
    const one = 'abstained: no coverage is declared for alice@example.org by';
    expect(why(await ask(newsender({ coverage: [smtp] }), MISSING))).toBe(`${one} all paths`);
    const paths = ['smtp-out', 'shop'];
    expect(why(await ask(newsender({ coverage: [smtp], paths }), MISSING))).toBe(
      `${one} the path shop`,
    );
    expect(findings(await ask(newsender({ coverage: both, paths }), MISSING))).toEqual(NO_ID);
    expect(findings(await ask(newsender({ paths }), MISSING))).toEqual(NO_ID);
    const young = [smtp, { ...shop, since: NOW - DAY }];
    expect(why(await ask(newsender({ coverage: young, paths }), MISSING))).toMatch(/too young/);
  });

  it('counts only for what the log holds', async () => {
    const nothing =
      'abstained: the report names neither an id of the original nor a recipient that would be logged';
    const recipients = newsender({ coverage: [{ ...COVERED, keys: ['recipients'] }] });
    expect(why(await ask(recipients, MISSING))).toBe(nothing);
    expect(findings(await ask(recipients, { ...MISSING, ...STRANGER }))).toEqual([
      ['not-sent-recipient', 1],
    ]);
    const ids = newsender({ coverage: [{ ...COVERED, keys: ['ids'] }] });
    expect(why(await ask(ids, STRANGER))).toBe(nothing);
    expect(findings(await ask(ids, MISSING))).toEqual(NO_ID);
  });

  it('says nothing of mail that was relayed under an address of ours', async () => {
    const addressee = 'SRS0=HHHH=TT=example.net=carol@example.org';
    expect(why(await ask(newsender(), { ...MISSING, addressee }))).toMatch(/was relayed$/);
  });
});

describe('coverage that a proved report contradicts', () => {
  const until = '2026-04-03T12:00Z';

  it('is suspended, and says so, until its time is over', async () => {
    let now = NOW;
    const signal = newsender({ store: createMemorySentStore({ now: () => now }) });
    expect(findings(await ask(signal, MISSING))).toEqual(NO_ID);
    expect(await commit(signal.audit, MISSING, 'one', [PROOF])).toEqual([
      ['coverage-suspended', 1],
    ]);
    expect(why(await ask(signal, MISSING))).toBe(
      `abstained: coverage of alice@example.org is suspended until ${until}: a report of 2026-03-20T12:00Z, proved by signed-message-id, is on a mail that the log does not have`,
    );
    now = NOW + 14 * DAY - HOUR;
    expect(why(await ask(signal, { ...MISSING, now }))).toMatch(/is suspended/);
    now = NOW + 14 * DAY;
    expect(findings(await ask(signal, { ...MISSING, now }))).toEqual(NO_ID);
  });

  it('is suspended for all whom it covers, and for nobody else', async () => {
    const other = { senders: ['example.net'], since: NOW - 30 * DAY };
    const signal = newsender({ coverage: [COVERED, other] });
    await commit(signal.audit, MISSING, 'one', [PROOF]);
    const eve = { ...MISSING, addressee: 'eve@example.org' };
    expect(why(await ask(signal, eve))).toMatch(/is suspended/);
    const carol = { ...MISSING, addressee: 'carol@example.net' };
    expect(findings(await ask(signal, carol))).toEqual(NO_ID);
  });

  it('tells it as a warning beside other findings', async () => {
    const signal = newsender();
    const sent = { sender: 'alice@example.org', recipient: 'old@example.net', at: NOW - 40 * DAY };
    await signal.record([sent, { ...sent, recipient: 'new@example.com', at: NOW }]);
    await commit(signal.audit, MISSING, 'one', [PROOF]);
    const outcome = await ask(signal, { ...MISSING, recipients: ['old@example.net'] });
    expect(findings(outcome)).toEqual([
      ['known-correspondent', 1],
      ['coverage-suspended', 1],
    ]);
  });

  it('holds again when the caller says so', async () => {
    const signal = newsender();
    await commit(signal.audit, MISSING, 'one', [PROOF]);
    expect(why(await ask(signal, MISSING))).toMatch(/is suspended/);
    await signal.resume();
    expect(findings(await ask(signal, MISSING))).toEqual(NO_ID);
  });

  it('holds again where it was declared anew, from its new start', async () => {
    const store = createMemorySentStore();
    await commit(newsender({ store }).audit, MISSING, 'one', [PROOF]);
    const coverage = [{ ...COVERED, since: NOW - 7 * DAY }];
    expect(findings(await ask(newsender({ store, coverage }), MISSING))).toEqual(NO_ID);
    expect(why(await ask(newsender({ store }), MISSING))).toMatch(/is suspended/);
  });

  it('looks into the log once with the signal, and once more where that got no answer', async () => {
    const memory = createMemorySentStore();
    let [asked, fails] = [0, false];
    const store: SentStore = {
      ...memory,
      lookup: async (query) => {
        asked += 1;
        if (fails) throw new Error('is down');
        return memory.lookup(query);
      },
    };
    const signal = newsender({ store });
    const context = { abort: new AbortController().signal, findings: [PROOF] };
    const report = evidence(MISSING);
    const alone = await signal.audit.check(evidence(MISSING), context);
    expect(asked).toBe(1);
    await signal.check(report, context);
    expect(await signal.audit.check(report, context)).toEqual(alone);
    expect(asked).toBe(2);
    fails = true;
    const other = evidence(MISSING);
    expect(await signal.check(other, context)).toMatchObject({ status: 'unavailable' });
    fails = false;
    expect(await signal.audit.check(other, context)).toEqual(alone);
    expect(asked).toBe(4);
  });

  it('is suspended by no less than a strong proof of an id that is missing', async () => {
    const signal = newsender();
    await signal.record({
      sender: 'alice@example.org',
      recipient: 'bob@example.com',
      messageId: '1@example.org',
      at: NOW - DAY,
    });
    const logged = { ids: [['returned-message-id', '1@example.org']] as const };
    for (const [shape, proof] of [
      [MISSING, { ...PROOF, strength: 0.5 }],
      [MISSING, { ...PROOF, code: 'sent-recipient' }],
      [STRANGER, PROOF],
      [logged, PROOF],
      [{ ...MISSING, recipients: ['bob@example.com'] }, PROOF],
      [{ ...MISSING, addressee: 'carol@example.net' }, PROOF],
    ] as const) {
      expect(await commit(signal.audit, shape, 'one', [proof])).toEqual([]);
    }
    expect(await commit(signal.audit, MISSING, 'one')).toEqual([]);
    expect(findings(await ask(signal, MISSING))).toEqual(NO_ID);
    const own = newsender({ proofs: ['my-proof'] });
    expect(await commit(own.audit, MISSING, 'one', [PROOF])).toEqual([]);
    expect(await commit(own.audit, MISSING, 'one', [{ ...PROOF, code: 'my-proof' }])).toEqual([
      ['coverage-suspended', 1],
    ]);
  });

  it('is not suspended by a proof of mail from before the days that it speaks of', async () => {
    const of = (ageDays: number): Finding => ({ ...PROOF, data: { ageDays } });
    // A public post of ours, kept until its entry has left the log.
    for (const age of [6, 10, 14]) {
      expect(await commit(newsender().audit, MISSING, 'one', [of(age)])).toEqual([]);
    }
    expect(await commit(newsender().audit, MISSING, 'one', [of(14), of(5)])).toEqual([
      ['coverage-suspended', 1],
    ]);
  });

  it('is not suspended where the proved id may be one that was not looked up', async () => {
    const signal = newsender();
    await signal.record({ sender: 'alice@example.org', id: '1@example.org', at: NOW - DAY });
    const heap = Array.from({ length: 30 }, (_, i) => `made-up-${i}@example.org`);
    const ids = [...heap, '1@example.org'].map((id) => ['returned-message-id', id] as const);
    expect(findings(await ask(signal, { ids }))).toEqual(NO_ID);
    expect(await commit(signal.audit, { ids }, 'one', [PROOF])).toEqual([]);
  });

  it('is suspended for as long as the caller says, once per contradiction', async () => {
    const kept: [string, Suspension][] = [];
    const store: SentStore = {
      ...createMemorySentStore(),
      suspend: async (scope, suspension) => {
        kept.push([scope, suspension]);
      },
    };
    const signal = newsender({ store, suspendDays: 2 });
    await commit(signal.audit, MISSING, 'one', [PROOF]);
    expect(kept.map(([, suspension]) => suspension.until)).toEqual([NOW + 2 * DAY]);
    expect(JSON.stringify(kept)).not.toMatch(/example|never/);
    await expect(signal.audit.remember?.({ scopes: ['x'] }, 'k')).rejects.toThrow(TypeError);
  });

  it('is audited after all others, whatever they found', async () => {
    expect(newsender().audit).toMatchObject({ name: 'newsender-audit', round: 'after' });
    expect(newsender().audit.codes).toBeUndefined();
    const lookup = (): Promise<never> => Promise.reject(new Error('redis://user:secret@host'));
    const broken = newsender({ store: { ...createMemorySentStore(), lookup } });
    expect(await ask(broken.audit, MISSING, [PROOF])).toEqual({
      status: 'unavailable',
      why: 'the sent log did not answer',
    });
  });
});

it('expects people to be in the log who answer, and no scanner that warns in its own name', async () => {
  const signal = newsender();
  await signal.record({ sender: 'alice@example.org', recipient: 'b@example.com', at: NOW - DAY });
  const from = 'antivirus@example.net';
  expect(findings(await ask(signal, { kind: 'auto-reply', from }))).toEqual([
    ['not-sent-recipient', 1],
  ]);
  expect(why(await ask(signal, { kind: 'virus-warning', from }))).toMatch(
    /nor a recipient that would be logged/,
  );
  expect(findings(await ask(signal, { kind: 'virus-warning', from, ...STRANGER }))).toEqual([
    ['not-sent-recipient', 1],
  ]);
});
