import { createMemoryCounterStore } from '@backscatter/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientNetwork } from '../src/client-network.ts';
import {
  createDirectory,
  createHarvestCounter,
  type HarvestCounter,
  type HarvestOptions,
} from '../src/index.ts';
import { addressOf, contextWith, evidenceTo } from './report.ts';

const START = Date.UTC(2026, 0, 15);
const MINUTE = 60_000;

const counterOf = (options: Partial<HarvestOptions> = {}): HarvestCounter =>
  createHarvestCounter({ store: createMemoryCounterStore(), ...options });

let deliveries = 0;
/** Has the counter remember a recipient, as one delivery. */
async function name(
  counter: HarvestCounter,
  client: string,
  recipient: string,
  exists = false,
  at = START,
): Promise<void> {
  deliveries += 1;
  const note = counter.note(client, addressOf(recipient), exists, at);
  if (note !== null) await counter.remember(note, `delivery ${deliveries}`);
}

async function nameMany(counter: HarvestCounter, count: number, from = 0): Promise<void> {
  for (let i = from; i < from + count; i += 1)
    await name(counter, '192.0.2.1', `x${i}@example.org`);
}

describe('createHarvestCounter', () => {
  it('reports a client that names many different unknown recipients', async () => {
    const counter = counterOf();
    await nameMany(counter, 9);
    expect(await counter.look('192.0.2.1', START)).toMatchObject({ attacks: false, unknown: 9 });
    await nameMany(counter, 1, 9);
    expect(await counter.look('192.0.2.1', START)).toEqual({
      attacks: true,
      unknown: 10,
      known: 0,
      client: '192.0.2.1',
    });
    expect(await counter.look('192.0.2.2', START)).toMatchObject({ attacks: false, unknown: 0 });
  });

  it('counts a recipient once, however often and in which form it is named', async () => {
    const counter = counterOf();
    for (let i = 0; i < 50; i += 1) await name(counter, '192.0.2.1', `Old+${i}@Example.org`);
    expect(await counter.look('192.0.2.1', START)).toMatchObject({ attacks: false, unknown: 1 });
  });

  it('counts a delivery once, also where another process looks at it again', async () => {
    const store = createMemoryCounterStore();
    const [one, other] = [counterOf({ store }), counterOf({ store })];
    const note = one.note('192.0.2.1', addressOf('x@example.org'), false, START);
    // Far later the pair is forgotten, and the delivery is not.
    const later = { ...note, at: START + 3 * 60 * MINUTE };
    await one.remember(note, 'the same');
    await other.remember(JSON.parse(JSON.stringify(later)), 'the same');
    const state = await other.look('192.0.2.1', later.at);
    expect(state?.unknown).toBe(0);
  });

  it('takes no provider for a harvester whose other recipients exist', async () => {
    const counter = counterOf();
    for (let i = 0; i < 30; i += 1) await name(counter, '192.0.2.1', `k${i}@example.org`, true);
    await nameMany(counter, 20);
    expect(await counter.look('192.0.2.1', START)).toMatchObject({
      attacks: false,
      unknown: 20,
      known: 30,
    });
    await nameMany(counter, 20, 20);
    expect(await counter.look('192.0.2.1', START)).toMatchObject({ attacks: true });
  });

  it('ends an attack later than it began: only when half of it is forgotten', async () => {
    const counter = counterOf();
    await nameMany(counter, 12);
    const attacks = async (minutes: number): Promise<boolean | undefined> =>
      (await counter.look('192.0.2.1', START + minutes * MINUTE))?.attacks;
    expect(await attacks(0)).toBe(true);
    // 12 · e^(−t/60): fewer than ten after 11 minutes, than five after 58.
    expect(await attacks(30)).toBe(true);
    expect(await attacks(75)).toBe(false);
    const calm = counterOf();
    await nameMany(calm, 7);
    expect((await calm.look('192.0.2.1', START))?.attacks).toBe(false);
  });

  it('takes the 64 bits of an IPv6 host for one client, and no more', async () => {
    const counter = counterOf();
    for (let i = 1; i <= 10; i += 1)
      await name(counter, `2001:db8:1:2:${i}::1`, `x${i}@example.org`);
    expect(await counter.look('2001:db8:1:2::ffff', START)).toMatchObject({
      attacks: true,
      client: '2001:db8:1:2::/64',
    });
    expect(await counter.look('2001:db8:1:3::1', START)).toMatchObject({ unknown: 0 });
    expect(clientNetwork('::ffff:192.0.2.1')).toBe('192.0.2.1');
  });

  it('never counts the clients that are excepted, nor what is no address', async () => {
    const counter = counterOf({ except: ['192.0.2.1', '2001:db8:1:2::9'] });
    await nameMany(counter, 20);
    expect(await counter.look('192.0.2.1', START)).toBeNull();
    expect(await counter.look('2001:db8:1:2::1', START)).toBeNull();
    for (const none of ['', 'unknown', '192.0.2', '0300.1.2.3', '::1::', 'x'.repeat(99)]) {
      expect(await counter.look(none, START)).toBeNull();
    }
  });

  it('holds no name of a client or recipient in its notes, and no secret when printed', () => {
    const secret = 'a secret of sixteen or more';
    const counter = counterOf({ secret });
    const note = counter.note('192.0.2.1', addressOf('anna@example.org'), false, START);
    expect(JSON.stringify(note)).not.toMatch(/192|anna|example/);
    expect(JSON.stringify(Object.values(note ?? {}))).toMatch(/[0-9a-f]{16}/);
    const other = counterOf({ secret: 'another secret of sixteen' });
    expect(other.note('192.0.2.1', addressOf('anna@example.org'), false, START)).not.toEqual(note);
  });

  it('refuses wrong options by name', () => {
    const persistent = { ...createMemoryCounterStore(), persistent: true };
    const wrong: [Record<string, unknown>, RegExp][] = [
      [{ store: {} }, /"store"/],
      [{ store: persistent }, /"secret".*outlives/],
      [{ secret: 'short' }, /"secret"/],
      [{ enter: 1 }, /"enter"/],
      [{ enter: 5, leave: 5 }, /"leave"/],
      [{ share: Number.NaN }, /"share"/],
      [{ except: ['nobody'] }, /"except\.0"/],
      [{ minutes: 1 }, /minutes/],
    ];
    for (const [options, says] of wrong) expect(() => counterOf(options)).toThrow(says);
  });

  it('refuses a note that is none', async () => {
    await expect(counterOf().remember({ at: 1 }, 'x')).rejects.toThrow(TypeError);
  });

  it('never counts more recipients than were named, in any order', async () => {
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(20), fc.nat(120), fc.boolean()), { maxLength: 40 }),
        async (events) => {
          const counter = counterOf();
          const sorted = [...events].sort((a, b) => a[1] - b[1]);
          for (const [who, minutes, exists] of sorted) {
            const at = START + minutes * MINUTE;
            await name(counter, '192.0.2.1', `x${who}@example.org`, exists, at);
          }
          const last = START + (sorted.at(-1)?.[1] ?? 0) * MINUTE;
          const state = await counter.look('192.0.2.1', last);
          const different = new Set(events.map(([who]) => who)).size;
          counted += state?.unknown ?? 0;
          // One that is named again after the window counts again while the first decays.
          expect((state?.unknown ?? 0) + (state?.known ?? 0)).toBeLessThanOrEqual(
            Math.ceil(1.6 * different) + 1,
          );
        },
      ),
      { numRuns: 100, seed: 6 },
    );
    expect(counted).toBeGreaterThan(100);
  });
});

describe('createDirectory with a harvest counter', () => {
  const lookup = { known: ['anna@example.org'], domains: ['example.org'] };
  const evidenceOf = (recipient: string, derived = false) => {
    const evidence = evidenceTo(recipient);
    return {
      ...evidence,
      envelope: {
        ...evidence.envelope,
        client: { address: '192.0.2.1', helo: null },
        derived: { ...evidence.envelope.derived, client: derived },
      },
    };
  };

  it('notes in check, counts in remember, and reports once it is too much', async () => {
    const signal = createDirectory({ lookup, harvest: counterOf() });
    expect(signal.codes).toContain('harvesting');
    for (let i = 0; i < 10; i += 1) {
      const evidence = evidenceOf(`x${i}@example.org`);
      await signal.check(evidence, contextWith());
      const outcome = await signal.check(evidence, contextWith());
      if (outcome.status !== 'ok') throw new Error(outcome.why);
      expect(outcome.findings.map(({ code }) => code)).toEqual(['addressee-unknown']);
      expect(outcome.notes).toHaveLength(1);
      await signal.remember?.(outcome.notes?.[0], `key ${i}`);
    }
    expect(await signal.check(evidenceOf('anna@example.org'), contextWith())).toMatchObject({
      status: 'ok',
      findings: [
        { code: 'addressee-known' },
        {
          code: 'harvesting',
          summary: '192.0.2.1 named 10 recipients lately that do not exist, and 0 that do.',
        },
      ],
    });
    // Also where the directory has nothing to say.
    expect(await signal.check(evidenceOf('x@other.example'), contextWith())).toMatchObject({
      findings: [{ code: 'harvesting' }],
    });
    const derived = await signal.check(evidenceOf('anna@example.org', true), contextWith());
    expect(derived).toEqual({ status: 'ok', findings: [expect.anything()] });
  });

  it('says that the counters did not answer, and what the directory says all the same', async () => {
    const down = { ...createMemoryCounterStore(), read: () => Promise.reject(new Error('secret')) };
    const signal = createDirectory({ lookup, harvest: counterOf({ store: down }), remote: true });
    expect(signal.round).toBe('network');
    const outcome = await signal.check(evidenceOf('x@example.org'), contextWith());
    expect(outcome).toMatchObject({
      findings: [{ code: 'addressee-unknown' }],
      unavailable: ['the harvesting counters did not answer'],
    });
  });

  it('keeps what the counters say where the directory is down', async () => {
    const harvest = counterOf();
    await nameMany(harvest, 10);
    const signal = createDirectory({
      lookup: () => Promise.reject(new Error('down')),
      harvest,
    });
    expect(await signal.check(evidenceOf('x@example.org'), contextWith())).toEqual({
      status: 'ok',
      findings: [expect.objectContaining({ code: 'harvesting' })],
      unavailable: ['the directory look-up failed (Error)'],
    });
  });
});
