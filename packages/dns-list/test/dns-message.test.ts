import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage } from '../src/doh/decode-message.ts';
import { decodeName } from '../src/doh/decode-name.ts';
import { encodeQuery, RECORD_TYPES } from '../src/doh/encode-query.ts';
import { readAnswer } from '../src/doh/read-answer.ts';
import {
  type Question,
  type Row,
  readQuestion,
  writeQuestion,
  writeReply,
} from './servers/dns-packet.ts';

const bytesOf = (...parts: readonly (number | string)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? part : [...Buffer.from(part)])),
  );

const ASKED = { name: 'a.example', type: RECORD_TYPES.A, id: 0 };
const QUESTION: Question = {
  id: 0,
  name: 'a.example',
  type: 'A',
  section: writeQuestion('a.example', 'A'),
};

describe('encodeQuery', () => {
  it('writes a question that another reader understands', () => {
    const query = Buffer.from(encodeQuery('2.0.0.127.List.example.', RECORD_TYPES.TXT) ?? []);
    expect(readQuestion(query)).toMatchObject({
      id: 0,
      name: '2.0.0.127.list.example',
      type: 'TXT',
    });
    expect(query.readUInt16BE(2)).toBe(0x0100);
  });

  it('takes names of 253 characters and labels of 63, and no longer ones', () => {
    const longest = [63, 63, 63, 61].map((n) => 'x'.repeat(n)).join('.');
    expect(longest).toHaveLength(253);
    expect(encodeQuery(longest, 1)).toHaveLength(12 + 255 + 4);
    expect(encodeQuery(`${longest}x`, 1)).toBeNull();
    expect(encodeQuery(`${'x'.repeat(64)}.example`, 1)).toBeNull();
  });
});

describe('decodeName', () => {
  it('follows a pointer to where the name stood before', () => {
    const bytes = bytesOf(7, 'example', 0, 1, 'A', 0xc0, 0);
    expect(decodeName(bytes, 9)).toEqual({ name: 'a.example', end: 13 });
  });

  it.each([
    ['points to itself', bytesOf(0xc0, 0), 0],
    ['points behind itself', bytesOf(0xc0, 2, 0), 0],
    ['points to a label that leads back to it', bytesOf(1, 'a', 0xc0, 0), 0],
    ['goes in a circle of two', bytesOf(1, 'a', 0xc0, 4, 1, 'b', 0xc0, 0), 4],
    ['ends within a pointer', bytesOf(0xc0), 0],
    ['ends within a label', bytesOf(5, 'ab'), 0],
    ['has no end', bytesOf(1, 'a'), 0],
    ['begins behind the message', bytesOf(0), 1],
    ['has a label of a form never used', bytesOf(0x41, 'a'.repeat(65), 0), 0],
  ])('refuses a name that %s', (_title, bytes, start) => {
    expect(decodeName(bytes, start)).toBeNull();
  });

  it('refuses a name longer than 255 octets, through pointers too', () => {
    const label = bytesOf(63, 'x'.repeat(63));
    const three = [...label, ...label, ...label, 0];
    expect(decodeName(Uint8Array.from([...three, ...label, 0xc0, 0]), three.length)).toBeNull();
    expect(
      decodeName(Uint8Array.from([...three, 2, 97, 98, 0xc0, 0]), three.length),
    ).not.toBeNull();
  });

  it('spells octets that could be taken for a dot or for control', () => {
    expect(decodeName(bytesOf(4, 'a.\\', 0x1b, 0), 0)?.name).toBe('a\\046\\092\\027');
  });
});

const ANSWERS: readonly Row[] = [
  ['a.example', 'CNAME', 60, 'b.example'],
  ['b.example', 'A', 60, '127.0.0.2'],
];
const WHOLE = writeReply(QUESTION, {
  answers: ANSWERS,
  authorities: [['example', 'SOA', 60, '60']],
});

describe('a DNS message', () => {
  it('is read to its last record', () => {
    expect(decodeMessage(WHOLE)).toMatchObject({
      questions: [{ name: 'a.example', type: 1, class: 1 }],
      answers: [{ name: 'a.example' }, { name: 'b.example', ttl: 60 }],
      authorities: [{ name: 'example' }],
    });
  });

  it('is none wherever it is cut', () => {
    for (let end = 0; end < WHOLE.length; end += 1) {
      expect(decodeMessage(WHOLE.subarray(0, end)), String(end)).toBeNull();
    }
  });

  it('is none with more records than anybody sends', () => {
    const answers = Array.from({ length: 1_000 }, (): Row => ['', 'A', 0, '127.0.0.2']);
    expect(decodeMessage(writeReply(QUESTION, { answers: answers.slice(0, 999) }))).not.toBeNull();
    expect(decodeMessage(writeReply(QUESTION, { answers }))).toBeNull();
  });

  it('is read where it lies within a larger buffer', () => {
    const larger = new Uint8Array([...new Uint8Array(7), ...WHOLE, 1, 2, 3]);
    const answer = readAnswer(larger.subarray(7, 7 + WHOLE.length), ASKED);
    expect(answer).toEqual({ status: 'ok', records: ['127.0.0.2'], ttl: 60 });
  });

  it.each([
    ['an address of three octets', 'A', 1, Buffer.from([127, 0, 0])],
    ['a TXT string that ends behind its record', 'TXT', 16, Buffer.from([5, 97])],
    ['an exchanger whose name ends before its record', 'MX', 15, Buffer.from([0, 1, 0, 0])],
    ['an alias whose name ends behind its record', 'A', 5, Buffer.from([1, 97])],
  ] as const)('is malformed with %s', (_title, type, number, data) => {
    const question = { ...QUESTION, section: writeQuestion('a.example', type) };
    const bytes = writeReply(question, {});
    bytes.writeUInt16BE(1, 6);
    const record = [0xc0, 12, 0, number, 0, 1, 0, 0, 0, 60, 0, data.length, ...data];
    const answer = readAnswer(Uint8Array.from([...bytes, ...record, 0]), {
      ...ASKED,
      type: RECORD_TYPES[type],
    });
    expect(answer).toEqual({ status: 'servfail', why: 'the answer is malformed' });
  });

  it('of any bytes gives an answer and never throws', () => {
    const statuses = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: WHOLE.length - 1 }), fc.nat({ max: 255 })), {
          maxLength: 6,
        }),
        fc.nat({ max: WHOLE.length }),
        fc.boolean(),
        (changes, end, cut) => {
          const bytes = Uint8Array.from(WHOLE);
          for (const [at, octet] of changes) bytes[at] = octet;
          const { status } = readAnswer(cut ? bytes.subarray(0, end) : bytes, ASKED);
          statuses.add(status);
        },
      ),
      { seed: 5, numRuns: 5_000 },
    );
    expect([...statuses].sort()).toEqual(['nodata', 'nxdomain', 'ok', 'refused', 'servfail']);
  });

  it('of arbitrary bytes behind a true header gives an answer and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat({ max: 3 }), (tail, count) => {
        const header = [0, 0, 0x81, 0x80, 0, 1, 0, count, 0, 1, 0, 0];
        const bytes = Uint8Array.from([...header, ...QUESTION.section, ...tail]);
        const { status } = readAnswer(bytes, ASKED);
        expect(['servfail', 'nodata', 'ok']).toContain(status);
      }),
      { seed: 5, numRuns: 3_000 },
    );
  });

  it.each([
    ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
    ['2001:0db8:0000:0001:0001:0001:0001:0001', '2001:db8:0:1:1:1:1:1'],
    ['2001:0000:0000:0001:0000:0000:0000:0001', '2001:0:0:1::1'],
    ['0000:0000:0000:0000:0000:0000:0000:0001', '::1'],
    ['0000:0000:0000:0000:0000:0000:0000:0000', '::'],
    ['2001:0db8:0000:0000:0000:0000:0000:0000', '2001:db8::'],
    ['0000:0000:0001:0000:0000:0000:0000:0010', '0:0:1::10'],
    ['1000:0000:1000:0000:1000:0000:1000:0000', '1000:0:1000:0:1000:0:1000:0'],
  ])('with the IPv6 address %s reads %s', (full, short) => {
    const question = { ...QUESTION, section: writeQuestion('a.example', 'AAAA') };
    const bytes = writeReply(question, { answers: [['a.example', 'AAAA', 60, full]] });
    expect(readAnswer(bytes, { ...ASKED, type: RECORD_TYPES.AAAA })).toMatchObject({
      records: [short],
    });
  });
});
