import { createMemorySentStore, createNewsender, type Newsender } from '@backscatter/newsender';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, commit, findings } from './asking.ts';
import { DAY, NOW, type ReportShape } from './evidence.ts';

const ALICE = 'alice@example.org';
const ID = '1@example.org';
const IDS = [['returned-message-id', ID]] as const;
const FULL = [['sent-id', 1]];
const ELSEWHERE = [['sent-id-elsewhere', 1]];
const EXHAUSTED = [['sent-id-exhausted', 1]];
const WORN_OUT = [['sent-id-exhausted', 0.3]];

/** A newsender that has logged one mail of Alice. */
async function logged(...recipients: readonly string[]): Promise<Newsender> {
  const store = createMemorySentStore();
  const coverage = [{ senders: ['example.org'], since: NOW - 30 * DAY }];
  const signal = createNewsender({ store, coverage });
  await signal.record({ sender: ALICE, recipients, messageId: ID, at: NOW - DAY });
  return signal;
}

function members(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `member${i}@list${i % 7}.example`);
}

function failed(...recipients: readonly string[]): ReportShape {
  return { ids: IDS, recipients };
}

describe('an id that has been reported on', () => {
  it('is believed for many delays and for one end', async () => {
    const signal = await logged('bob@example.com');
    const delay: ReportShape = { ...failed('bob@example.com'), action: 'delayed', kind: 'delay' };
    for (let i = 0; i < 30; i += 1) {
      expect(await commit(signal, delay, `delay ${i}`)).toEqual(FULL);
    }
    expect(await commit(signal, delay, 'delay 30')).toEqual(WORN_OUT);
    expect(await commit(signal, failed('bob@example.com'), 'end')).toEqual(FULL);
    expect(await commit(signal, failed('bob@example.com'), 'replay')).toEqual(EXHAUSTED);
  });

  it('is judged again as it was judged before, and counts once', async () => {
    const signal = await logged('bob@example.com');
    const report = failed('bob@example.com');
    for (let i = 0; i < 3; i += 1) expect(await commit(signal, report, 'same')).toEqual(FULL);
    expect(findings(await ask(signal, report, [], 'same'))).toEqual(FULL);
    expect(findings(await ask(signal, report, [], 'other'))).toEqual(EXHAUSTED);
    expect(findings(await ask(signal, report))).toEqual(EXHAUSTED);
  });

  it('counts nothing before the verdict is final', async () => {
    const signal = await logged('bob@example.com');
    const report = failed('bob@example.com');
    for (let i = 0; i < 3; i += 1) {
      expect(findings(await ask(signal, report, [], `${i}`))).toEqual(FULL);
    }
  });

  it('is believed once for each kind of answer', async () => {
    const signal = await logged('bob@example.com');
    const answer = { ids: IDS, kind: 'auto-reply', from: 'bob@example.com' } as const;
    expect(await commit(signal, answer, 'away')).toEqual(FULL);
    expect(await commit(signal, failed('bob@example.com'), 'end')).toEqual(FULL);
    expect(await commit(signal, answer, 'away again')).toEqual(EXHAUSTED);
  });

  it('is believed for each of five hundred recipients that the log has', async () => {
    const all = members(500);
    const signal = await logged(...all);
    for (const member of all) expect(await commit(signal, failed(member), member)).toEqual(FULL);
    expect(await commit(signal, failed(all[7] ?? ''), 'replay')).toEqual(EXHAUSTED);
  });

  it('is believed for as many when each copy was logged by itself', async () => {
    const all = members(500);
    const signal = await logged();
    const copies = all.map((recipient) => ({ sender: ALICE, recipient, messageId: ID, at: NOW }));
    await signal.record(copies);
    for (const member of all) expect(await commit(signal, failed(member), member)).toEqual(FULL);
  });

  it('is believed less, and never called absent, when a list bounces five hundred times', async () => {
    const signal = await logged('list@lists.example');
    const counts = new Map<string, number>();
    for (const member of members(500)) {
      const [first, ...more] = await commit(signal, failed(member), member);
      expect(more).toEqual([]);
      counts.set(first?.[0] ?? '', (counts.get(first?.[0] ?? '') ?? 0) + 1);
    }
    // Ten for the message, and two for each recipient that the log has.
    expect([...counts]).toEqual([
      ['sent-id-elsewhere', 12],
      ['sent-id-exhausted', 488],
    ]);
    // What strangers have used up is not taken from the recipient himself.
    expect(await commit(signal, failed('list@lists.example'), 'end')).toEqual(FULL);
  });

  it('grows with its recipients', async () => {
    const signal = await logged(...members(20));
    const outcomes: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      const [first] = await commit(signal, failed(`x${i}@elsewhere.example`), `${i}`);
      outcomes.push(first?.[0] ?? '');
    }
    expect(outcomes.filter((code) => code === 'sent-id-elsewhere')).toHaveLength(50);
  });

  it('does not gain by delays on ever other recipients', async () => {
    const signal = await logged('bob@example.com');
    const codes: string[] = [];
    for (let i = 0; i < 20; i += 1) {
      const delay = { ...failed(`x${i}@elsewhere.example`), action: 'delayed', kind: 'delay' };
      const [first] = await commit(signal, delay as ReportShape, `${i}`);
      codes.push(first?.[0] ?? '');
    }
    expect(codes.filter((code) => code === 'sent-id-elsewhere')).toHaveLength(12);
    const again = { ...failed('x0@elsewhere.example'), action: 'delayed', kind: 'delay' } as const;
    expect(await commit(signal, again, 'again')).toEqual(ELSEWHERE);
  });

  it('is believed behind a forwarder, by its original recipient in full', async () => {
    const signal = await logged('bob@example.com');
    expect(await commit(signal, failed('bob@forwarded.example'), 'a')).toEqual(ELSEWHERE);
    const srs = 'SRS0=HHHH=TT=example.com=bob@forwarder.example';
    expect(await commit(signal, failed(srs), 'b')).toEqual(FULL);
    // He is one and the same, in whatever dress.
    expect(await commit(signal, failed('bob@example.com'), 'c')).toEqual(EXHAUSTED);
  });

  it('is believed where one of several recipients is believed', async () => {
    const signal = await logged('bob@example.com', 'carol@example.net');
    const both = failed('bob@example.com', 'carol@example.net');
    expect(await commit(signal, failed('bob@example.com'), 'first')).toEqual(FULL);
    expect(await commit(signal, both, 'second')).toEqual(FULL);
    // Both were counted, in one report or in two.
    expect(await commit(signal, both, 'third')).toEqual(EXHAUSTED);
  });

  it('shares its allowance among reports that name nobody', async () => {
    const signal = await logged('bob@example.com');
    const codes: string[] = [];
    for (let i = 0; i < 15; i += 1) {
      codes.push((await commit(signal, { ids: IDS }, `${i}`))[0]?.[0] ?? '');
    }
    expect(codes.filter((code) => code === 'sent-id-elsewhere')).toHaveLength(12);
  });

  it('has one allowance under all its names', async () => {
    const signal = await logged('bob@example.com');
    await signal.alias(ID, '0100@mail.example.net');
    const alias = [['returned-message-id', '0100@mail.example.net']] as const;
    const both = { ids: [...IDS, ...alias], recipients: ['bob@example.com'] };
    expect(await commit(signal, both, 'first')).toEqual(FULL);
    for (const ids of [IDS, alias]) {
      expect(await commit(signal, { ...both, ids }, 'replay')).toEqual(EXHAUSTED);
    }
  });

  it('never becomes absence, however it is used', async () => {
    const recipient = fc.constantFrom('bob@example.com', 'x@example.net', 'y@example.net');
    const action = fc.constantFrom('failed' as const, 'delayed' as const, 'relayed' as const);
    const report = fc.record({
      recipients: fc.uniqueArray(recipient, { maxLength: 3 }),
      action,
      addressee: fc.constantFrom(ALICE, ALICE, null),
    });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(report, { minLength: 20, maxLength: 40 }), async (reports) => {
        const signal = await logged('bob@example.com');
        for (const [i, shape] of reports.entries()) {
          const found = await commit(signal, { ...shape, ids: IDS }, `${i}`);
          expect(found).toHaveLength(1);
          expect(found[0]?.[0]).toMatch(/^sent-id(?:-elsewhere|-exhausted)?$/);
          seen.add(found[0]?.[0] ?? '');
        }
      }),
      { seed: 6, numRuns: 20 },
    );
    expect(seen.size).toBe(3);
  });

  it('takes no note but its own', async () => {
    const signal = await logged('bob@example.com');
    const bad = [null, {}, { uses: [{ id: 'x' }] }, { uses: [], more: 1 }];
    for (const note of bad) await expect(signal.remember?.(note, 'k')).rejects.toThrow(TypeError);
    await expect(signal.remember?.({ uses: [] }, 'k')).resolves.toBeUndefined();
  });
});
