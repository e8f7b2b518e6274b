import { parseMail } from '@backscatter/mail/mailparser';
import { createKeyRing, verifyMessageId, verifyReturnPath } from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { binaryOf } from '../../src/binary-string.ts';
import { createBenchmarkSet } from '../../src/generator/create-benchmark-set.ts';
import { createRandom } from '../../src/random.ts';
import type { LabelledCase } from '../../src/truth.ts';
import { ADVERSARIES, adversaries } from '../../src/world/adversaries/index.ts';
import { poisonedLessons } from '../../src/world/adversaries/poisoned-training.ts';
import { sourceMails } from '../source-mails.ts';

const DAY = 86_400_000;
const EACH = 24;

const set = createBenchmarkSet({
  seed: 11,
  part: 'test',
  ham: sourceMails('ham', 60),
  spam: sourceMails('spam', 60),
  size: { genuine: 600, backscatter: 20, ordinary: 0 },
  days: 30,
  extra: [adversaries(EACH)],
});
const events = [...set.events()];
const cases = events.flatMap((event) => (event.what === 'case' ? [event.case] : []));
const keys = createKeyRing(set.world.keys);

/** When and by whom each logged id was sent; ids of providers are told afterwards. */
const sent = new Map<string, { readonly at: number; readonly sender: string }>();
for (const event of events) {
  if (event.what === 'sent') {
    const { messageId, sender } = event.sent;
    sent.set(String(messageId), { at: event.at, sender: String(sender) });
  }
  if (event.what === 'alias') {
    const first = sent.get(event.id);
    if (first !== undefined) sent.set(event.other, first);
  }
}

function of(name: string, label = 'backscatter'): readonly LabelledCase[] {
  return cases.filter(({ truth }) => truth.adversary === name && truth.label === label);
}

const original = ({ truth }: LabelledCase): NonNullable<LabelledCase['truth']['original']> => {
  if (truth.original === null) throw new Error(`${truth.id} has no original`);
  return truth.original;
};

describe('the table of adversaries', () => {
  it('names each once, says what it can do, and plans enough of it', () => {
    expect(new Set(ADVERSARIES.map(({ name }) => name)).size).toBe(ADVERSARIES.length);
    for (const { name, about } of ADVERSARIES) {
      expect(name).toMatch(/^[a-z-]+$/);
      expect(about).toMatch(/^[A-Z].*\.$/);
      expect(of(name).length).toBeGreaterThan(EACH / 3);
    }
  });

  it('says of no forged mail that it is logged or signed', () => {
    const forged = cases.filter(
      ({ truth }) => truth.adversary !== null && truth.label === 'backscatter',
    );
    for (const { truth } of forged) {
      expect(truth.evidence).toMatchObject({ logged: false, signed: [] });
    }
  });

  it('plans the same to the byte each time it is played', () => {
    const again = [...set.events()].flatMap((event) => (event.what === 'case' ? [event.case] : []));
    expect(again.map(({ raw }) => binaryOf(raw))).toEqual(cases.map(({ raw }) => binaryOf(raw)));
  });
});

describe('a copied id', () => {
  it('was sent within two weeks before, by another or by that very sender', () => {
    let logged = 0;
    for (const [name, same] of [
      ['copied-id', false],
      ['copied-id-of-sender', true],
      ['stuffed-copy', true],
      ['copy-to-correspondent', true],
    ] as const) {
      for (const one of of(name)) {
        const { messageId, from, sentAt } = original(one);
        const known = sent.get(messageId);
        // What a provider or an unlogged way sent is a post all the same.
        if (known === undefined) continue;
        logged += 1;
        expect(known.sender === from).toBe(same);
        expect(sentAt - known.at).toBeGreaterThanOrEqual(0);
        expect(sentAt - known.at).toBeLessThanOrEqual(14 * DAY);
      }
    }
    expect(logged).toBeGreaterThan(EACH);
  });

  it('is used by the dozen before the genuine report comes', () => {
    const last = of('exhausted-ids', 'genuine').filter(
      ({ truth }) => truth.scenario === 'failed-after-days',
    );
    expect(last.length).toBeGreaterThan(0);
    for (const one of last) {
      const { messageId } = original(one);
      const earlier = of('exhausted-ids').filter(
        (other) => original(other).messageId === messageId && other.truth.at < one.truth.at,
      );
      expect(earlier.length).toBeGreaterThan(12);
    }
  });
});

describe('a tag or a signed id', () => {
  it('does not hold where it is forged', () => {
    for (const { truth } of of('forged-tag')) {
      const check = verifyReturnPath(truth.envelope.recipient, {
        keys,
        windowDays: 7,
        now: truth.at,
      });
      expect(check.status).not.toBe('valid');
    }
    for (const one of of('forged-signed-id')) {
      const { messageId, from } = original(one);
      const { status } = verifyMessageId(messageId, { keys, sender: from, now: one.truth.at });
      expect(status).not.toBe('valid');
    }
  });

  it('holds where it is used again', () => {
    const replayed = [...of('replayed-tag'), ...of('replayed-tag-and-id')].filter(
      ({ truth }) => truth.envelope.recipient !== truth.original?.from,
    );
    expect(replayed.length).toBeGreaterThan(EACH);
    for (const { truth } of replayed) {
      const check = verifyReturnPath(truth.envelope.recipient, {
        keys,
        windowDays: 7,
        now: truth.at,
      });
      expect(check.status).toBe('valid');
    }
  });
});

describe('what an attacker writes', () => {
  it('has our relay in its trace, our domain in its signature, and honest words', async () => {
    const relay = set.world.relays[0]?.name ?? '';
    const whole = (name: string): readonly string[] =>
      of(name)
        .filter(({ truth }) => truth.returned === 'message' && truth.kind === 'failure')
        .map(({ raw }) => binaryOf(raw));
    const relayed = whole('forged-relay').filter((raw) => raw.includes(`by ${relay}`));
    expect(relayed.length).toBeGreaterThan(3);
    const { address } = set.world.relays[0] ?? { address: '' };
    for (const name of ['forged-forwarder', 'forged-handover']) {
      const handed = whole(name).filter(
        (raw) => raw.includes(`by ${relay}`) && raw.includes(address),
      );
      expect(handed.length, name).toBeGreaterThan(3);
    }
    const signed = whole('forged-dkim').filter((raw) => /^DKIM-Signature: v=1;/m.test(raw));
    expect(signed.length).toBeGreaterThan(3);
    const stuffed = of('ham-stuffing').filter(({ truth }) => truth.returned === 'message');
    const texts = await Promise.all(stuffed.map(({ raw }) => parseMail(raw)));
    expect(texts.length).toBeGreaterThan(EACH / 2);
    const words = stuffed.filter(({ raw }) => /meeting|agenda|minutes|budget/.test(binaryOf(raw)));
    expect(words.length).toBeGreaterThan(EACH / 2);
  });

  it('goes to somebody whom the sender writes to, where he knows that', () => {
    const pairs = new Set(
      events.flatMap((event) =>
        event.what === 'sent'
          ? [event.sent.recipient, event.sent.recipients]
              .flat()
              .map((recipient) => `${event.sent.sender} ${recipient}`)
          : [],
      ),
    );
    const known = of('known-correspondents').filter((one) => {
      const { from, to } = original(one);
      return pairs.has(`${from} ${to}`);
    });
    expect(known.length).toBeGreaterThan(EACH / 3);
  });

  it('comes in bursts, with genuine reports among them', () => {
    const byVictim = new Map<string, number>();
    for (const one of of('induced-flood')) {
      const { from } = original(one);
      byVictim.set(from, (byVictim.get(from) ?? 0) + 1);
    }
    for (const count of byVictim.values()) expect(count).toBeGreaterThanOrEqual(40);
    expect(of('induced-flood', 'genuine').length).toBeGreaterThan(0);
  });
});

describe('poisoned lessons', () => {
  it('call his spam ham, and what is full of honest words spam', () => {
    const lessons = poisonedLessons(set.earlier, createRandom(1));
    const ham = lessons.filter(({ as }) => as === 'ham');
    const spam = lessons.filter(({ as }) => as === 'spam');
    expect(Math.min(ham.length, spam.length)).toBeGreaterThan(0);
    for (const { raw } of ham) expect(binaryOf(raw)).toContain('example-shop.net');
    for (const { raw } of spam) expect(binaryOf(raw)).toMatch(/meeting|agenda|minutes|budget/);
    expect(poisonedLessons([], createRandom(1))).toEqual([]);
  });

  it('are on what he sends, and his victims are genuine', () => {
    for (const { raw } of of('poisoned-training')) expect(raw.length).toBeGreaterThan(0);
    expect(of('poisoned-training', 'genuine')).toHaveLength(EACH);
  });
});
