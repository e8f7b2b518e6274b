import { inspect } from 'node:util';
import {
  type CounterStore,
  createMemoryCounterStore,
  type Evidence,
  type Outcome,
  type Signal,
} from '@backscatter/core';
import { createFlood, type FloodOptions } from '@backscatter/flood';
import { describe, expect, it } from 'vitest';
import { after, DAY, HOUR, headerOf, NOW, reportOf, spam } from './reports.ts';

const MINUTE = 60_000;

/** A signal, and how reports are judged and counted by it. */
function world(store: CounterStore = createMemoryCounterStore()) {
  const flood = createFlood({ store });
  let number = 0;
  /** Judges, and remembers what the judging left, through JSON. */
  const receive = async (
    evidence: Evidence,
    codes: readonly string[] = [],
    key = `delivery ${++number}`,
  ): Promise<Outcome> => {
    const outcome = await flood.check(evidence, after(key, ...codes));
    for (const note of notesOf(outcome)) await remember(flood, note, key);
    return outcome;
  };
  return { flood, receive };
}

async function remember(flood: Signal, note: unknown, key: string): Promise<void> {
  await flood.remember?.(JSON.parse(JSON.stringify(note)), key);
}

function notesOf(outcome: Outcome): readonly unknown[] {
  return outcome.status === 'ok' ? (outcome.notes ?? []) : [];
}

function codesOf(outcome: Outcome): readonly string[] {
  return outcome.status === 'ok' ? outcome.findings.map(({ code }) => code) : [outcome.status];
}

const nothing = (at: number, addressee = 'anna@example.org'): Promise<Evidence> =>
  reportOf({ returned: null, now: at, addressee });

describe('flood, of an address', () => {
  it('is silent on the first reports, and speaks of the twenty-first within an hour', async () => {
    const { receive } = world();
    for (let i = 0; i < 20; i += 1) {
      expect(codesOf(await receive(await nothing(NOW + i * 10_000)))).toEqual([]);
    }
    for (let i = 20; i < 30; i += 1) await receive(await nothing(NOW + i * 10_000));
    const outcome = await receive(await nothing(NOW + 300_000));
    expect(codesOf(outcome)).toEqual(['flood-address']);
    expect(outcome).toMatchObject({ findings: [{ data: { count: 30 } }] });
    expect(JSON.stringify(outcome)).toContain('30 unmatched reports came to anna@example.org');
  });

  it('does not take sixty reports a day for a flood where fifty are usual', async () => {
    const { receive } = world();
    let flooded = 0;
    for (let day = 0; day < 30; day += 1) {
      for (let i = 0; i < 50; i += 1) {
        const outcome = await receive(await nothing(NOW + day * DAY + (i * DAY) / 50));
        flooded += codesOf(outcome).length;
      }
    }
    for (let i = 0; i < 60; i += 1) {
      flooded += codesOf(await receive(await nothing(NOW + 30 * DAY + (i * DAY) / 60))).length;
    }
    expect(flooded).toBe(0);
    // The same number again within the hour is one.
    const codes = new Set<string>();
    for (let i = 0; i < 200; i += 1) {
      for (const code of codesOf(await receive(await nothing(NOW + 31 * DAY + i * 10_000)))) {
        codes.add(code);
      }
    }
    expect([...codes].sort()).toEqual(['flood-address', 'flood-domain']);
  });

  it('ends an alarm lower than it begins, and then does not begin at once', async () => {
    const { receive } = world();
    const quiet = async (days: number, from: number): Promise<void> => {
      for (let i = 0; i < days * 24; i += 1) await receive(await nothing(from + i * HOUR));
    };
    await quiet(20, NOW);
    const start = NOW + 20 * DAY;
    // Usual is some nine; an alarm begins at thirty-five and ends at twenty-two.
    const burst = async (count: number, at: number): Promise<readonly string[]> => {
      let last: readonly string[] = [];
      for (let i = 0; i < count; i += 1)
        last = codesOf(await receive(await nothing(at + i * 1_000)));
      return last;
    };
    expect(await burst(18, start)).toEqual([]);
    expect(await burst(14, start + MINUTE)).toEqual(['flood-address']);
    // Decays to some twenty-eight: between the two, and still an alarm.
    expect(codesOf(await receive(await nothing(start + 3 * HOUR)))).toEqual(['flood-address']);
    expect(codesOf(await receive(await nothing(start + 12 * HOUR)))).toEqual([]);
    await quiet(1, start + 13 * HOUR);
    expect(await burst(16, start + 40 * HOUR)).toEqual([]);
  });

  it('takes a flood of a week for one to its end', async () => {
    const { receive } = world();
    for (let i = 0; i < 20; i += 1) await receive(await nothing(NOW + i * DAY));
    const start = NOW + 20 * DAY;
    let missed = 0;
    for (let i = 0; i < 7 * 24 * 4; i += 1) {
      const codes = codesOf(await receive(await nothing(start + i * 15 * MINUTE)));
      if (i > 40 && !codes.includes('flood-address')) missed += 1;
    }
    expect(missed).toBe(0);
  });

  it('sees a flood of a domain whose addresses get one report each', async () => {
    const { receive } = world();
    let last: readonly string[] = [];
    for (let i = 0; i < 100; i += 1) {
      last = codesOf(await receive(await nothing(NOW + i * 10_000, `user${i}@example.org`)));
    }
    expect(last).toEqual(['flood-domain']);
    expect(codesOf(await receive(await nothing(NOW + HOUR, 'x@example.net')))).toEqual([]);
  });

  it('counts no report that is proved, nor one that holds what can be copied', async () => {
    const { receive } = world();
    for (let i = 0; i < 100; i += 1) {
      await receive(await nothing(NOW + i), ['sent-id']);
      const copied = await receive(await nothing(NOW + i), ['sent-id-exhausted', 'keyword-spam']);
      expect(copied).toMatchObject({ status: 'abstained' });
    }
    expect(codesOf(await receive(await nothing(NOW + 1_000)))).toEqual([]);
  });
});

describe('flood, of a campaign', () => {
  it('judges the tenth copy with the evidence of the first nine', async () => {
    const { receive } = world();
    for (let i = 0; i < 9; i += 1) {
      const copy = await reportOf({ returned: spam(`name${i}`), addressee: `u${i}@example.org` });
      await receive(copy, ['bayes-spam']);
    }
    const tenth = await receive(await reportOf({ returned: spam('paula') }));
    expect(codesOf(tenth)).toEqual(['flood-campaign']);
    expect(tenth).toMatchObject({
      findings: [{ strength: 0.75, data: { members: 9, share: 100 } }],
    });
    const other = spam().replace(/quiet|thousands|families|table|hour|boat|team/g, 'garden');
    expect(codesOf(await receive(await reportOf({ returned: other.slice(0, 420) })))).toEqual([]);
  });

  it('knows the copies of which only the header came back by their subject', async () => {
    const { receive } = world();
    for (let i = 0; i < 9; i += 1) {
      await receive(await reportOf({ returned: spam(`n${i}`), addressee: null }), ['surbl-spam']);
    }
    const short = headerOf(spam('paula'));
    expect(codesOf(await receive(await reportOf({ returned: short })))).toEqual(['flood-campaign']);
    // A thread shares its subject, and so do the messages of another program.
    const reply = short.replace('MIME-Version', 'In-Reply-To: <1@example.org>\r\nMIME-Version');
    expect(codesOf(await receive(await reportOf({ returned: reply })))).toEqual([]);
    const program = short.replace('MIME-Version', 'X-Mailer: Post\r\nMIME-Version');
    expect(codesOf(await receive(await reportOf({ returned: program })))).toEqual([]);
  });

  it('says nothing where the copies hold no evidence, or few do', async () => {
    const { receive } = world();
    for (let i = 0; i < 30; i += 1) {
      const copy = await reportOf({ returned: spam(`n${i}`), addressee: `u${i}@example.org` });
      const outcome = await receive(copy, i % 3 === 0 ? ['keyword-spam'] : []);
      expect(codesOf(outcome)).not.toContain('flood-campaign');
    }
  });

  it('loses nothing of a newsletter to five hundred dead addresses once one copy is proved', async () => {
    const { receive } = world();
    const copy = (i: number): Promise<Evidence> =>
      reportOf({ returned: spam(`reader${i}`), now: NOW + i * 1_000 });
    for (let i = 0; i < 50; i += 1) await receive(await copy(i), ['keyword-spam']);
    expect([...codesOf(await receive(await copy(50), ['keyword-spam']))].sort()).toEqual([
      'flood-address',
      'flood-campaign',
    ]);
    await receive(await copy(51), ['keyword-spam', 'signed-return-path']);
    for (let i = 52; i < 500; i += 1) {
      expect(codesOf(await receive(await copy(i), ['keyword-spam']))).toEqual([]);
    }
    expect(codesOf(await receive(await reportOf({ returned: headerOf(spam('last')) })))).toEqual(
      [],
    );
  });

  it('takes no short text for a copy of another', async () => {
    const { receive } = world();
    const short = 'Subject: Hello\r\n\r\nsee you tomorrow at the office, then';
    for (let i = 0; i < 20; i += 1) {
      const evidence = await reportOf({ returned: short, addressee: null });
      expect(await receive(evidence, ['bayes-spam'])).toMatchObject({ status: 'abstained' });
    }
  });
});

describe('flood, as a signal', () => {
  it('only reads while it judges, and counts a delivery once', async () => {
    const { flood, receive } = world();
    const evidence = await nothing(NOW);
    for (let i = 0; i < 100; i += 1) {
      expect(codesOf(await flood.check(evidence, after(`d ${i}`)))).toEqual([]);
    }
    for (let i = 0; i < 100; i += 1) await receive(evidence, [], 'the same delivery');
    expect(codesOf(await receive(evidence))).toEqual([]);
  });

  it('gives a report that was counted the same answer at a second look', async () => {
    const { flood, receive } = world();
    for (let i = 0; i < 19; i += 1) await receive(await nothing(NOW));
    const [first, second] = ['first', 'second'];
    expect(codesOf(await receive(await nothing(NOW), [], first))).toEqual([]);
    expect(codesOf(await flood.check(await nothing(NOW), after(first)))).toEqual([]);
    expect(codesOf(await flood.check(await nothing(NOW), after(second)))).toEqual([
      'flood-address',
    ]);
  });

  it('is unavailable, without the reason, when the counters do not answer', async () => {
    const broken = async (): Promise<never> => {
      throw new Error('redis://user:secret@host');
    };
    const flood = createFlood({ store: { persistent: false, add: broken, read: broken } });
    const outcome = await flood.check(await reportOf(), after('d'));
    expect(outcome).toEqual({ status: 'unavailable', why: 'the counters did not answer' });
    const proved = await flood.check(await reportOf(), after('d', 'sent-id'));
    expect(proved).toMatchObject({ status: 'ok', findings: [] });
  });

  it('gives the store neither addresses nor texts, and shows no secret', async () => {
    const secret = 'a secret of some length';
    const seen: unknown[] = [];
    const memory = createMemoryCounterStore();
    const store: CounterStore = {
      persistent: true,
      add: async (...args) => {
        seen.push(args);
        return await memory.add(...args);
      },
      read: async (...args) => {
        seen.push(args);
        return await memory.read(...args);
      },
    };
    const flood = createFlood({ store, secret });
    const outcome = await flood.check(await reportOf(), after('d', 'bayes-spam'));
    for (const note of notesOf(outcome)) await remember(flood, note, 'd');
    const all = `${JSON.stringify(seen)}${JSON.stringify(outcome)}${inspect(flood, { depth: 9 })}`;
    expect(seen).toHaveLength(2);
    for (const text of ['anna', 'example', 'kitchen', secret]) expect(all).not.toContain(text);
    const other = createFlood({ store: memory, secret: 'another secret of length' });
    const same = await other.check(await reportOf(), after('d', 'bayes-spam'));
    expect(JSON.stringify(same)).not.toBe(JSON.stringify(outcome));
  });

  it('takes its own notes with each field changed or missing for none', async () => {
    const { flood } = world();
    const [note] = notesOf(await flood.check(await reportOf(), after('d')));
    const good = note as Record<string, unknown>;
    await remember(flood, good, 'd');
    const party = { key: '0'.repeat(16), isFlooded: false, remember: false };
    const wrong: readonly (readonly [string, readonly unknown[]])[] = [
      ['at', [undefined, -1, Number.POSITIVE_INFINITY, '1']],
      ['campaigns', [undefined, {}, ['0'], ['G'.repeat(16)], Array(21).fill('0'.repeat(16))]],
      ['parties', [{}, [party, party, party], [{ ...party, key: 1 }], [{ ...party, more: 1 }]]],
      ['parties', [[{ ...party, isFlooded: 1 }], [{ ...party, remember: null }], [null]]],
      ['is', [undefined, 'doubtful']],
      ['hasEvidence', [undefined, 1]],
      ['more', [1]],
    ];
    for (const [field, values] of wrong) {
      for (const value of values) {
        const changed = { ...good, [field]: value };
        await expect(flood.remember?.(changed, 'd2'), field).rejects.toThrow(/not a note/);
      }
    }
  });

  it('refuses a note that is none, and wrong options at once', async () => {
    const { flood } = world();
    for (const note of [null, {}, { at: 1 }, { at: Number.NaN }]) {
      await expect(flood.remember?.(note, 'd')).rejects.toThrow(/not a note of this signal/);
    }
    const store = createMemoryCounterStore();
    const make = (options: object) => () => createFlood({ store, ...options } as FloodOptions);
    expect(make({ store: {} })).toThrow(/option "store"/);
    expect(make({ secret: 'short' })).toThrow(/option "secret"/);
    expect(make({ store: { ...store, persistent: true } })).toThrow(/option "secret": is needed/);
    expect(make({ addressFloor: 0 })).toThrow(/option "addressFloor"/);
    expect(make({ floor: 3 })).toThrow(TypeError);
  });

  it('abstains where nothing says to whom it came and nothing was returned', async () => {
    const { receive } = world();
    const outcome = await receive(await reportOf({ returned: null, addressee: null }));
    expect(outcome).toMatchObject({ status: 'abstained' });
  });
});
