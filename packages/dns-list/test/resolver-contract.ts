/**
 * What every resolver must make of what a DNS server says: one table, run by
 * each of them against a hostile server.
 */

import type { DnsAnswer, Resolver } from '@backscatter/core';
import { expect, it } from 'vitest';
import type { Reply, Row } from './servers/dns-packet.ts';
import { writeQuestion } from './servers/dns-packet.ts';
import type { Answering, Asked, HostileReply } from './servers/hostile-dns.ts';

type RecordType = Parameters<Resolver['resolve']>[1];

interface ContractRow {
  readonly title: string;
  readonly reply: (name: string, over: Asked['over']) => HostileReply | Promise<HostileReply>;
  readonly type?: RecordType;
  readonly answer: Partial<DnsAnswer>;
}

const soa = (ttl: number, minimum: number): readonly Row[] => [
  ['example', 'SOA', ttl, String(minimum)],
];

const truncated =
  (reply: Reply): ContractRow['reply'] =>
  (_name, over) =>
    over === 'udp' ? { truncated: true } : reply;

const many = (name: string): readonly Row[] =>
  Array.from({ length: 100 }, (_, i) => [name, 'A', 60, `127.0.1.${i}`] as const);

const ROWS: readonly ContractRow[] = [
  {
    title: 'an address with its TTL',
    reply: (name) => ({ answers: [[name, 'A', 300, '127.0.0.2']] }),
    answer: { status: 'ok', records: ['127.0.0.2'], ttl: 300 },
  },
  {
    title: 'several addresses with the shortest of their TTLs',
    reply: (name) => ({
      answers: [
        [name, 'A', 300, '127.0.0.2'],
        [name, 'A', 1, '127.0.0.10'],
      ],
    }),
    answer: { status: 'ok', records: ['127.0.0.2', '127.0.0.10'], ttl: 1 },
  },
  {
    title: 'addresses outside 127.0.0.0/8 as they are',
    reply: (name) => ({ answers: [[name, 'A', 60, '192.0.2.80']] }),
    answer: { status: 'ok', records: ['192.0.2.80'] },
  },
  {
    title: 'a TTL with the highest bit set as none',
    reply: (name) => ({ answers: [[name, 'A', 0xffffffff, '127.0.0.2']] }),
    answer: { status: 'ok', ttl: 0 },
  },
  {
    title: 'an IPv6 address',
    type: 'AAAA',
    reply: (name) => ({ answers: [[name, 'AAAA', 60, '2001:0db8:0000:0000:0000:0000:0000:0001']] }),
    answer: { status: 'ok', records: ['2001:db8::1'], ttl: 60 },
  },
  {
    title: 'the strings of a TXT record joined',
    type: 'TXT',
    reply: (name) => ({ answers: [[name, 'TXT', 60, 'listed, see |https://list.example/']] }),
    answer: { status: 'ok', records: ['listed, see https://list.example/'] },
  },
  {
    title: 'a mail exchanger with its preference',
    type: 'MX',
    reply: (name) => ({ answers: [[name, 'MX', 60, '10 mail.example']] }),
    answer: { status: 'ok', records: ['10 mail.example'] },
  },
  {
    title: 'a name that does not exist',
    reply: () => ({ rcode: 3, authorities: soa(900, 60) }),
    answer: { status: 'nxdomain' },
  },
  {
    title: 'a name without such records',
    reply: () => ({ authorities: soa(900, 60) }),
    answer: { status: 'nodata' },
  },
  { title: 'SERVFAIL', reply: () => ({ rcode: 2 }), answer: { status: 'servfail' } },
  { title: 'REFUSED', reply: () => ({ rcode: 5 }), answer: { status: 'refused' } },
  { title: 'NOTIMP', reply: () => ({ rcode: 4 }), answer: { status: 'servfail' } },
  { title: 'FORMERR', reply: () => ({ rcode: 1 }), answer: { status: 'servfail' } },
  { title: 'silence', reply: () => 'silence', answer: { status: 'timeout' } },
  {
    title: 'an alias, for as long as the alias holds',
    reply: (name) => ({
      answers: [
        [name, 'CNAME', 5, 'a.example'],
        ['a.example', 'CNAME', 300, 'b.example'],
        ['b.example', 'A', 60, '127.0.0.3'],
      ],
    }),
    answer: { status: 'ok', records: ['127.0.0.3'], ttl: 5 },
  },
  {
    title: 'an alias of a name that does not exist',
    reply: (name) => ({ rcode: 3, answers: [[name, 'CNAME', 5, 'a.example']] }),
    answer: { status: 'nxdomain' },
  },
  {
    title: 'an alias of a name without such records',
    reply: (name) => ({ answers: [[name, 'CNAME', 5, 'a.example']] }),
    answer: { status: 'nodata' },
  },
  {
    title: 'an answer that was cut off, asked again over TCP',
    reply: truncated({ answers: many('cut.example') }),
    answer: { status: 'ok', records: many('').map(([, , , address]) => address) },
  },
  {
    title: 'an answer that ends within a record',
    reply: () => Buffer.from('000081800001000100000000', 'hex'),
    answer: { status: 'servfail' },
  },
  { title: 'two bytes', reply: () => Buffer.from([0, 0]), answer: { status: 'servfail' } },
];

const CUT = ROWS.findIndex(({ title }) => title.includes('cut off'));
const nameOf = (i: number): string => (i === CUT ? 'cut.example' : `row${i}.example`);

/** Answers each row's name as the row says. */
export const contractAnswers: Answering = async ({ name, over, id, section }) => {
  if (name === 'otherid.example') return { id: id ^ 1, answers: [[name, 'A', 60, '127.0.0.2']] };
  if (name === 'othername.example') {
    return {
      question: writeQuestion('stranger.example', 'A'),
      answers: [['stranger.example', 'A', 60, '127.0.0.2']],
    };
  }
  if (name === 'slow.example') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { answers: [[name, 'A', 60, '127.0.0.2']] };
  }
  const row = ROWS.find((_, i) => nameOf(i) === name);
  const reply = await (row?.reply(name, over) ?? 'silence');
  if (!Buffer.isBuffer(reply) || reply.length < 12) return reply;
  const bytes = Buffer.concat([reply, section]);
  bytes.writeUInt16BE(id, 0);
  return bytes;
};

/** Milliseconds that a resolver waits for what never comes. */
const SHORT_MS = 600;

/** And for what does, on a machine however busy. */
const LONG_MS = 20_000;

/** The tests. `makeResolver` makes one that asks a server of `contractAnswers`. */
export function testResolver(makeResolver: (timeoutMs: number) => Resolver): void {
  const resolver = (): Resolver => makeResolver(LONG_MS);
  const ask = (name: string, type: RecordType = 'A', ms = LONG_MS): Promise<DnsAnswer> =>
    makeResolver(ms).resolve(name, type, new AbortController().signal);

  it.each(ROWS.map((row, i) => [row.title, i, row] as const))(
    'tells %s',
    async (_title, i, row) => {
      const ms = row.answer.status === 'timeout' ? SHORT_MS : LONG_MS;
      const answer = await ask(nameOf(i), row.type, ms);
      expect(answer).toMatchObject(row.answer);
      if ('why' in answer) expect(answer.why).not.toContain('example');
    },
  );

  it('never takes an answer to another question for one', async () => {
    const names = ['otherid.example', 'othername.example'];
    const answers = await Promise.all(names.map((name) => ask(name, 'A', SHORT_MS)));
    for (const { status } of answers) expect(['servfail', 'timeout']).toContain(status);
  });

  it('waits for an answer that takes its time', async () => {
    expect(await ask('slow.example')).toMatchObject({ status: 'ok' });
  });

  it.each(['', '.', 'a..example', `${'x'.repeat(64)}.example`, 'a b.example', 'ü.example', 'a\n'])(
    'does not ask for %j',
    async (name) => {
      expect(await ask(name)).toMatchObject({ status: 'servfail' });
    },
  );

  it('gives up one question alone', async () => {
    const silent = nameOf(ROWS.findIndex(({ title }) => title === 'silence'));
    const abort = new AbortController();
    const given = resolver().resolve(silent, 'A', abort.signal);
    const other = ask('slow.example');
    abort.abort();
    expect(await given).toMatchObject({ status: 'aborted' });
    expect(await other).toMatchObject({ status: 'ok' });
  });

  it('asks nothing once it is given up', async () => {
    const answer = await resolver().resolve('slow.example', 'A', AbortSignal.abort());
    expect(answer).toMatchObject({ status: 'aborted' });
  });

  it('answers a hundred questions that one signal can end, without a warning', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const abort = new AbortController();
    const answers = Array.from({ length: 100 }, () =>
      resolver().resolve('slow.example', 'A', abort.signal),
    );
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(new Set(statuses)).toEqual(new Set(['ok']));
    expect(warnings).toEqual([]);
  });
}
