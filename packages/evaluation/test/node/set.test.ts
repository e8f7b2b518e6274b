import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BenchmarkSet, SetEvent } from '../../src/generator/index.ts';
import type { LabelledCase } from '../../src/index.ts';
import { digestSet, readCorpus, readSet, writeSet } from '../../src/node/index.ts';
import { folderOf, mail } from './folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function caseOf(n: number, label: 'genuine' | 'backscatter'): LabelledCase {
  return {
    truth: {
      id: `r${n}`,
      label,
      kind: 'failure',
      at: 1_000 + n,
      envelope: {
        mailFrom: '',
        recipient: 'anna@example.org',
        client: { address: '192.0.2.1', helo: null },
      },
      format: 'postfix',
      language: 'en',
      returned: 'headers',
      source: { corpus: 'c', path: `${n}.eml` },
      campaign: null,
      scenario: 'refused',
      adversary: null,
      original: { from: 'a@example.org', to: 'b@example.com', messageId: '1@x', sentAt: 1 },
      evidence: {
        logged: true,
        covered: ['sent-ids'],
        signed: [],
        addressee: 'known',
        namesId: true,
        listed: ['link'],
      },
    },
    raw: Uint8Array.of(...bytes(mail(`report ${n}`)), 0, 255, n),
  };
}

function setOf(seed = 7): BenchmarkSet {
  const events: SetEvent[] = Array.from({ length: 30 }, (_, n) => {
    const at = 1_000 + n;
    if (n % 3 === 0) return { what: 'sent', at, sent: { sender: 'a@example.org', at } };
    if (n % 7 === 1) return { what: 'alias', at, id: '1@x', other: `${n}@y` };
    return { what: 'case', at, case: caseOf(n, n % 2 === 0 ? 'genuine' : 'backscatter') };
  });
  return {
    seed,
    part: 'test',
    world: {
      addresses: ['anna@example.org'],
      neverSends: [],
      catchAll: [],
      domains: ['example.org'],
      keys: { keys: { 0: 'secret-0' }, active: 0 },
      signs: { returnPath: [], messageId: ['example.org'], since: 5 },
      coverage: [{ senders: ['example.org'], keys: ['ids'], since: 5 }],
      relayed: { senders: ['example.org'], since: 5 },
      relays: [{ name: 'mx.example.org', address: '192.0.2.9' }],
      freemail: ['example.net'],
      zone: {
        addresses: new Map([
          ['b.bl.test', ['127.0.0.2', '127.0.0.4']],
          ['a.bl.test', []],
        ]),
      },
    },
    earlier: [
      { corpus: 'c', path: 'ham/1', as: 'ham', raw: bytes(mail('learn me')) },
      { corpus: 'c', path: 'spam/1', as: 'spam', raw: bytes(mail('and me')) },
    ],
    events: () => events,
  };
}

/** Bytes as plain arrays: a Buffer is no other message than an array of the same bytes. */
const plain = (set: BenchmarkSet) => ({
  ...set,
  earlier: set.earlier.map(({ raw, ...rest }) => ({ ...rest, raw: [...raw] })),
  events: [...set.events()].map((event) =>
    event.what === 'case' ? { ...event, case: { ...event.case, raw: [...event.case.raw] } } : event,
  ),
});

describe('writeSet and readSet', () => {
  it('give back the same world and the same events, as often as asked', async () => {
    const folder = join(folderOf(), 'set');
    await writeSet(setOf(), folder);
    const read = await readSet(folder);
    expect(plain(read)).toEqual(plain(setOf()));
    expect([...read.events()]).toHaveLength(30);
    expect([...read.world.zone.addresses.keys()]).toEqual(['b.bl.test', 'a.bl.test']);
    expect(digestSet(read)).toBe(digestSet(setOf()));
  });

  it('write the same bytes each time', async () => {
    const [one, other] = [join(folderOf(), 'a'), join(folderOf(), 'b')];
    await writeSet(setOf(), one);
    await writeSet(setOf(), other);
    const files = readdirSync(one, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(one.length));
    expect(files).toHaveLength(5 + 2 + [...setOf().events()].filter(isCase).length);
    for (const file of files) expect(readFileSync(one + file)).toEqual(readFileSync(other + file));
  });

  it('are a corpus to readCorpus, truth and all', async () => {
    const folder = join(folderOf(), 'set');
    await writeSet(setOf(), folder);
    const cases = [...setOf().events()].filter(isCase).map((event) => event.case);
    const read = [];
    for await (const item of readCorpus(folder)) read.push(item);
    expect(read).toMatchObject(cases.map(({ truth }) => ({ status: 'ok', truth })));
    expect(read[0]).toMatchObject({ name: 'reports/000/000000.eml' });
  });

  it('refuse a folder that holds something, one that is no set, and a half-written one', async () => {
    await expect(writeSet(setOf(), folderOf({ x: '' }))).rejects.toThrow(/holds something already/);
    await expect(readSet(folderOf({ x: '' }))).rejects.toThrow(/no whole set/);
    const folder = join(folderOf(), 'set');
    await writeSet(setOf(), folder);
    const [first] = readFileSync(join(folder, 'sent.jsonl'), 'utf8').split('\n');
    writeFileSync(join(folder, 'sent.jsonl'), `${first}\n`);
    const lacking = await readSet(folder);
    expect(() => [...lacking.events()]).toThrow(/lacks event/);
    rmSync(join(folder, 'world.json'));
    await expect(readSet(folder)).rejects.toThrow(/no whole set/);
  });

  it('read no file elsewhere, by name or by link, and no class that is none', async () => {
    const folder = join(folderOf(), 'set');
    await writeSet(setOf(), folder);
    const secret = join(folderOf({ 'secret.eml': mail('secret') }), 'secret.eml');
    const file = join(folder, 'reports/000/000000.eml');
    rmSync(file);
    symlinkSync(secret, file);
    const linked = await readSet(folder);
    expect(() => [...linked.events()]).toThrow(/names a file elsewhere: reports/);
    const place = join(folder, 'earlier.jsonl');
    const lines = readFileSync(place, 'utf8');
    for (const [from, to, says] of [
      ['"path":"earlier/', '"path":"../earlier/', /elsewhere: \.\.\/earlier/],
      ['"label":"', '"label":"../../', /earlier\.jsonl: \.\.\/\.\.\/\w+ is no class/],
    ] as const) {
      expect(lines).toContain(from);
      writeFileSync(
        place,
        lines.replace(from, () => to),
      );
      await expect(readSet(folder)).rejects.toThrow(says);
    }
  });

  it('refuse an event that would not come back as it was', async () => {
    const wrong = (event: SetEvent): BenchmarkSet => ({ ...setOf(), events: () => [event] });
    const sent = { sender: 'a@example.org', at: '2026-03-03T08:00:00Z' };
    await expect(
      writeSet(wrong({ what: 'sent', at: 1, sent }), join(folderOf(), 'set')),
    ).rejects.toThrow(TypeError);
    const early = wrong({ what: 'case', at: 1, case: caseOf(1, 'genuine') });
    expect(() => digestSet(early)).toThrow(TypeError);
  });
});

describe('digestSet', () => {
  it('differs where anything of a set does', () => {
    const set = setOf();
    const others: readonly BenchmarkSet[] = [
      setOf(8),
      { ...set, part: 'train' },
      { ...set, earlier: set.earlier.slice(1) },
      { ...set, world: { ...set.world, freemail: [] } },
      { ...set, world: { ...set.world, zone: { addresses: new Map() } } },
      { ...set, events: () => [...set.events()].slice(1) },
    ];
    const digests = [set, ...others].map(digestSet);
    expect(new Set(digests).size).toBe(7);
    expect(digestSet(setOf())).toBe(digests[0]);
  });
});

const isCase = (event: SetEvent): event is Extract<SetEvent, { what: 'case' }> =>
  event.what === 'case';
