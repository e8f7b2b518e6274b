import { normalizeAddress } from '@backscatter/mail';
import {
  createKeyRing,
  verifyEnvelopeId,
  verifyMessageId,
  verifyReturnPath,
} from '@backscatter/provenance';
import { describe, expect, it } from 'vitest';
import { binaryOf } from '../../src/binary-string.ts';
import { createBenchmarkSet } from '../../src/generator/create-benchmark-set.ts';
import type { BenchmarkSet, SetEvent } from '../../src/generator/events.ts';
import { formatsOf } from '../../src/generator/split.ts';
import { NOTICE_FORMATS } from '../../src/notices/index.ts';
import type { LabelledCase, ReturnedAmount } from '../../src/truth.ts';
import { sourceMails } from '../source-mails.ts';

const HAM = sourceMails('ham', 120);
const SPAM = sourceMails('spam', 120);

const OPTIONS = {
  seed: 7,
  part: 'test',
  ham: HAM,
  spam: SPAM,
  size: { genuine: 150, backscatter: 150, ordinary: 0 },
  days: 30,
} as const;

function make(
  seed: number,
  returned?: ReturnedAmount,
  part: 'train' | 'test' = 'test',
): BenchmarkSet {
  return createBenchmarkSet({
    ...OPTIONS,
    seed,
    part,
    ...(returned === undefined ? {} : { returned }),
  });
}

function casesOf(set: BenchmarkSet): readonly LabelledCase[] {
  return [...set.events()].flatMap((event) => (event.what === 'case' ? [event.case] : []));
}

function textOf(event: SetEvent): string {
  return event.what === 'case'
    ? `${JSON.stringify(event.case.truth)}\n${binaryOf(event.case.raw)}`
    : JSON.stringify(event);
}

/** Domains of those who write: none of a list's or a service's. */
const PEOPLE = ['@example.com', '@office.example.com', '@abroad.example.com'];

/** The first address in From. */
function fromOf(text: string): string {
  return /^From:[^\n]*?([\w.+-]+@[\w.-]+)/m.exec(text)?.[1] ?? '';
}

describe('a benchmark set', () => {
  const set = make(7);
  const events = [...set.events()];
  const cases = casesOf(set);

  it('has an author’s mails all written by one of ours on each way out, learned and returned', () => {
    const authorOf = new Map(HAM.map(({ path, raw }) => [path, fromOf(binaryOf(raw))]));
    const names = new Map<string, Set<string>>();
    const note = (path: string | undefined, address: string): void => {
      const [author, domain] = [authorOf.get(path ?? ''), address.slice(address.indexOf('@'))];
      if (author === undefined || !PEOPLE.includes(domain)) return;
      const key = `${author} ${domain}`;
      names.set(key, (names.get(key) ?? new Set()).add(address));
    };
    for (const { as, path, raw } of set.earlier) {
      if (as === 'ham') note(path, fromOf(binaryOf(raw)));
    }
    const learned = names.size;
    for (const { truth } of cases) {
      const to = normalizeAddress(truth.envelope.recipient ?? '');
      if (truth.scenario === 'refused') note(truth.source?.path, to?.address ?? '');
    }
    expect(learned).toBeGreaterThan(20);
    expect(names.size).toBeGreaterThan(learned);
    expect([...names.values()].every((addresses) => addresses.size === 1)).toBe(true);
    expect(
      new Set([...names.values()].flatMap((addresses) => [...addresses])).size,
    ).toBeGreaterThan(8);
  });

  it('is the same to the byte for the same seed, each time it is played', () => {
    const first = events.map(textOf);
    expect([...set.events()].map(textOf)).toEqual(first);
    expect([...make(7).events()].map(textOf)).toEqual(first);
    expect([...make(8).events()].map(textOf)).not.toEqual(first);
  });

  it('has as many messages of each truth as asked for, in the order of time', () => {
    expect(cases.filter(({ truth }) => truth.label === 'genuine')).toHaveLength(150);
    expect(cases.filter(({ truth }) => truth.label === 'backscatter')).toHaveLength(150);
    const times = events.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(cases.map(({ truth }) => truth.id)).toEqual(
      cases.map((_, i) => String(i + 1).padStart(6, '0')),
    );
  });

  it('logs what its truth calls logged, before it comes back', () => {
    const ids = new Set<string>();
    let seen = 0;
    for (const event of events) {
      if (event.what === 'sent') ids.add(String(event.sent.messageId));
      if (event.what === 'alias') ids.add(event.other);
      if (event.what !== 'case') continue;
      const { original, evidence, label } = event.case.truth;
      if (label !== 'genuine' || evidence === null || original === null) continue;
      const isNamed =
        !evidence.covered.includes('sent-recipients') || evidence.covered.includes('sent-ids');
      if (!isNamed) continue;
      expect(ids.has(original.messageId)).toBe(evidence.logged);
      seen += 1;
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('signs what its truth calls signed, with the keys of its world', () => {
    const keys = createKeyRing(set.world.keys);
    let tagged = 0;
    for (const { truth } of cases) {
      const recipient = truth.envelope.recipient.toLowerCase();
      const isTagged = recipient.startsWith('prvs=');
      if (isTagged) {
        tagged += 1;
        expect(verifyReturnPath(recipient, { keys, now: truth.at }).status).toBe('valid');
      }
      const sender = recipient.replace(/^prvs=[^=]+=/, '');
      const id = verifyMessageId(truth.original?.messageId ?? '', { keys, sender, now: truth.at });
      expect(id.status).toBe(truth.evidence?.signed.includes('message-id') ? 'valid' : 'unsigned');
    }
    expect(tagged).toBeGreaterThan(50);
  });

  it('signs ENVIDs, which come back from programs that know them, and from no forged mail', () => {
    const keys = createKeyRing(set.world.keys);
    const counts = { genuine: 0, backscatter: 0, 'not-a-bounce': 0 };
    for (const { truth, raw } of cases) {
      const id = /^Original-Envelope-Id: ([^\r\n]{1,100})/im.exec(binaryOf(raw))?.[1];
      if (id === undefined) continue;
      const decoded = id.replace(/\+([0-9A-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      const sender = truth.original?.from ?? '';
      const { status } = verifyEnvelopeId(decoded, { keys, sender, now: truth.at });
      if (status === 'valid') counts[truth.label] += 1;
    }
    expect(counts.genuine).toBeGreaterThan(5);
    expect(counts).toMatchObject({ backscatter: 0, 'not-a-bounce': 0 });
  });

  it('has its relays in what comes back of relayed senders, and a stranger on top of what is forged', () => {
    const { relays, relayed } = set.world;
    const counts = { genuine: { ours: 0, all: 0 }, backscatter: { ours: 0, all: 0 } };
    for (const { truth, raw } of cases) {
      if (truth.returned !== 'message' || truth.original === null) continue;
      if (truth.label === 'not-a-bounce') continue;
      const domain = truth.envelope.recipient.split('@').at(-1) ?? '';
      if (!relayed.senders.includes(domain)) continue;
      // Above the blank line stands our own server's line, about whoever brought the report.
      const text = binaryOf(raw);
      const body = text.slice(text.indexOf('\r\n\r\n'));
      const count = counts[truth.label];
      count.all += 1;
      if (
        relays.some(({ name, address }) => body.includes(name) || body.includes(`[${address}]`))
      ) {
        count.ours += 1;
      }
    }
    const { genuine, backscatter } = counts;
    expect(genuine.all).toBeGreaterThan(20);
    expect(backscatter.all).toBeGreaterThan(20);
    // A list drops our line now and then, and some notices are in base64.
    expect(genuine.ours / genuine.all).toBeGreaterThan(0.8);
    expect(backscatter.ours / backscatter.all).toBeLessThan(0.05);
  });

  it('says of each addressee what the directory would', () => {
    const counts = new Map<string, number>();
    for (const { truth } of cases) {
      const addressee = truth.evidence?.addressee ?? '';
      counts.set(addressee, (counts.get(addressee) ?? 0) + 1);
      if (truth.label === 'genuine') expect(addressee).toBe('known');
    }
    expect(counts.get('unknown')).toBeGreaterThan(10);
  });

  it('writes ham and spam with the same fields in their headers', () => {
    const namesIn = (label: string): readonly string[] => {
      const names = new Set<string>();
      for (const { truth, raw } of cases) {
        if (truth.label !== label || truth.returned !== 'message') continue;
        const text = binaryOf(raw).replace(/\r\n[ \t]+/g, ' ');
        const at = text.search(/\r\nMessage-ID: <[^>]*>\r\n(?:[\w-]+:.*\r\n)*?X-Mailer: Desk/);
        if (at < 0) continue;
        const start = text.lastIndexOf('\r\n\r\n', at);
        const head = text.slice(start + 4, text.indexOf('\r\n\r\n', at));
        for (const name of head.match(/^[\w-]+(?=:)/gm) ?? []) names.add(name.toLowerCase());
      }
      return [...names].sort();
    };
    expect(namesIn('genuine')).toContain('x-mailer');
    expect(namesIn('genuine')).toEqual(namesIn('backscatter'));
    expect(namesIn('genuine').filter((name) => name.startsWith('list'))).toEqual([]);
  });

  it('uses the formats of its part alone, and none of its earlier mail', () => {
    const train = new Set(formatsOf(NOTICE_FORMATS, 'train').map(({ family }) => family));
    const test = new Set(formatsOf(NOTICE_FORMATS, 'test').map(({ family }) => family));
    expect([...train].filter((family) => test.has(family))).toEqual([]);
    const families = new Map(NOTICE_FORMATS.map(({ name, family }) => [name, family]));
    const used = cases.flatMap(({ truth }) => families.get(truth.format) ?? []);
    expect(new Set(used).size).toBeGreaterThan(3);
    expect(used.filter((family) => !test.has(family))).toEqual([]);
    const earlier = new Set(set.earlier.map(({ path }) => path));
    expect(earlier.size).toBeGreaterThan(60);
    expect(cases.filter(({ truth }) => earlier.has(truth.source?.path ?? ''))).toEqual([]);
  });

  it('has people answer from another address of their house now and then', () => {
    const size = { genuine: 1_500, backscatter: 1, ordinary: 0 };
    const answers = casesOf(createBenchmarkSet({ ...OPTIONS, size })).filter(
      ({ truth }) => truth.label === 'genuine' && truth.scenario.startsWith('auto-reply'),
    );
    const elsewhere = answers.filter(({ truth, raw }) => {
      const from = /^From: .*?([^\s<]+@[^\s>]+)/m.exec(binaryOf(raw))?.[1];
      return from !== truth.original?.to;
    });
    const ofHouse = elsewhere.filter(
      ({ truth, raw }) =>
        /^From: .*@([^\s>]+)/m.exec(binaryOf(raw))?.[1] === truth.original?.to.split('@')[1],
    );
    expect(answers.length).toBeGreaterThan(80);
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.length).toBeLessThan(answers.length / 6);
    expect(ofHouse).toEqual(elsewhere);
  });

  it('gives its earlier mail by turns, as mail comes, and in the same order each time', () => {
    const turns = set.earlier.filter(({ as }, i) => i > 0 && as !== set.earlier[i - 1]?.as);
    expect(turns.length).toBeGreaterThan(set.earlier.length / 4);
    const paths = set.earlier.map(({ path }) => path);
    expect(make(7).earlier.map(({ path }) => path)).toEqual(paths);
  });

  it('has most genuine reports where everything is configured and covers', () => {
    const genuine = cases.filter(({ truth }) => truth.label === 'genuine');
    const full = genuine.filter(({ truth }) => truth.evidence?.covered.length === 4);
    expect(full.length / genuine.length).toBeGreaterThan(0.6);
    expect(genuine.some(({ truth }) => truth.evidence?.logged === false)).toBe(true);
  });

  it('holds mail that is no report, of many kinds, and says so', () => {
    const size = { genuine: 5, backscatter: 5, ordinary: 200 };
    const ordinary = casesOf(createBenchmarkSet({ ...OPTIONS, size })).filter(
      ({ truth }) => truth.label === 'not-a-bounce',
    );
    expect(ordinary).toHaveLength(200);
    expect(new Set(ordinary.map(({ truth }) => truth.scenario)).size).toBeGreaterThan(9);
    expect(new Set(ordinary.map(({ truth }) => truth.kind))).toEqual(
      new Set(['ordinary', 'feedback-report']),
    );
  });

  it('shares neither addressees nor runs with the other part', () => {
    const seen = (all: readonly LabelledCase[]): ReadonlySet<string> =>
      new Set(
        all.flatMap(({ truth }) => [
          truth.campaign ?? truth.envelope.recipient,
          truth.envelope.recipient.replace(/^.*@/, '@'),
        ]),
      );
    const train = seen(casesOf(make(7, undefined, 'train')));
    expect([...seen(cases)].filter((one) => train.has(one))).toEqual([]);
    expect([...train].some((one) => one.startsWith('train-run-'))).toBe(true);
  });

  it('is made of formats of one’s own, though they lack kinds and amounts', () => {
    const notices = NOTICE_FORMATS.filter(({ name }) => name === 'qmail');
    const own = createBenchmarkSet({
      ...OPTIONS,
      formats: { notices, answers: [], fakes: [] },
      returned: 'headers',
    });
    const made = casesOf(own);
    expect(made).toHaveLength(300);
    expect(new Set(made.map(({ truth }) => truth.format))).toEqual(new Set(['qmail']));
    expect(new Set(made.map(({ truth }) => truth.kind))).toEqual(new Set(['failure']));
  });

  it('refuses wrong options by their names', () => {
    expect(() => createBenchmarkSet({ ...OPTIONS, days: 3 })).toThrow(/createBenchmarkSet.*"days"/);
    expect(() => createBenchmarkSet({ ...OPTIONS, spam: [] })).toThrow(/option "spam"/);
    const size = { genuine: -1, backscatter: 0, ordinary: 0 };
    expect(() => createBenchmarkSet({ ...OPTIONS, size })).toThrow(/"size.genuine"/);
  });

  it('returns less where less is asked for, and moves nothing else', () => {
    const none = casesOf(make(7, 'none'));
    const fixed = ({ truth }: LabelledCase): unknown => {
      const { id, label, at, source, original, scenario } = truth;
      return { id, label, at, source, original, scenario };
    };
    expect(none.map(fixed)).toEqual(cases.map(fixed));
    const share = (all: readonly LabelledCase[]): number =>
      all.filter(({ truth }) => truth.returned === 'none').length / all.length;
    expect(share(none)).toBeGreaterThan(0.8);
    expect(share(cases)).toBeLessThan(0.5);
  });
});
