import { headerAddresses, parseAddresses } from '@backscatter/mail';
import fc from 'fast-check';
import { addressParser } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { parsePlainMailbox } from '../src/plain-mailbox.ts';

describe('an address list', () => {
  it.each([
    ['anna@example.org', [['', 'anna@example.org']]],
    ['<anna@example.org>', [['', 'anna@example.org']]],
    ['Anna B <anna@example.org>', [['Anna B', 'anna@example.org']]],
    [
      '"B, Anna" <anna@example.org>, b@example.org',
      [
        ['B, Anna', 'anna@example.org'],
        ['', 'b@example.org'],
      ],
    ],
    ['anna@example.org (Anna B)', [['Anna B', 'anna@example.org']]],
    ['=?utf-8?Q?J=C3=BCrgen?= <j@example.org>', [['Jürgen', 'j@example.org']]],
    [
      'Team: a@example.org, B <b@example.org>;',
      [
        ['', 'a@example.org'],
        ['B', 'b@example.org'],
      ],
    ],
    ['undisclosed-recipients:;', []],
    ['<>', [['', '']]],
    ['', []],
    ['Mail Delivery System', [['Mail Delivery System', '']]],
    ['"victim@example.net" <a@example.org>', [['victim@example.net', 'a@example.org']]],
  ])('is read as mailboxes: %s', (value, expected) => {
    expect(parseAddresses(value).map(({ name, address }) => [name, address])).toEqual(expected);
  });

  it('is cut at a length that nobody needs', () => {
    const list = parseAddresses('a@example.org, '.repeat(5_000));
    expect(list.length).toBeGreaterThan(500);
    expect(list.length).toBeLessThan(1_500);
  });

  it.each(['(', '<', '"', 'a:', '\\', '=?utf-8?Q?', 'a@', ',', '(<'])(
    'is read however often it repeats %j',
    (piece) => {
      expect(Array.isArray(parseAddresses(piece.repeat(20_000)))).toBe(true);
    },
  );

  it('is read by the short way as the grammar reads it', () => {
    const piece = fc.constantFrom(
      ...['a', 'B', '7', '.', '-', '_', '+', '=', "'", ' ', ' ', '@', '@', '<', '>', '"', '(', ')'],
      ...['a@b', '<a@b.c>', 'Ann', 'Ann Bee ', '"Ann" ', ' (Ann)', ',', ':', '?', '\\', '\t', 'é'],
    );
    let short = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const value = pieces.join('');
        const plain = parsePlainMailbox(value);
        if (plain === null) return;
        short++;
        expect([plain]).toEqual(addressParser(value));
      }),
      { seed: 5322, numRuns: 20_000 },
    );
    expect(short).toBeGreaterThan(200);
  });

  it.each([
    'anna@example.org',
    '<anna@example.org>',
    "Anna B. O'Neill <anna+x@example.org>",
    '"Mail Delivery System" <mailer-daemon@mx.example.org>',
    'mailer-daemon@example.org (Mail Delivery System)',
    '"Nobody, Anna" <anna@example.org>',
  ])('takes the short way for %s', (value) => {
    expect([parsePlainMailbox(value)]).toEqual(addressParser(value));
  });

  it('gives back every plain mailbox that was written', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'z', '7'),
      minLength: 1,
      maxLength: 8,
    });
    const mailbox = fc.record({ name: word, address: word.map((local) => `${local}@example.org`) });
    fc.assert(
      fc.property(fc.array(mailbox, { minLength: 1, maxLength: 10 }), (mailboxes) => {
        const value = mailboxes.map(({ name, address }) => `${name} <${address}>`).join(', ');
        expect(parseAddresses(value)).toEqual(mailboxes);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (value) => {
        for (const { name, address } of parseAddresses(value)) {
          expect([typeof name, typeof address]).toEqual(['string', 'string']);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('headerAddresses', () => {
  const read = (raw: string) => headerAddresses([{ name: 'from', raw }], 'from');

  it('reads the grammar before it decodes', () => {
    expect(read(' =?utf-8?q?Anna=2C_Bert_=3Cx=40example.net=3E?= <anna@example.org>')).toEqual([
      { name: 'Anna, Bert <x@example.net>', address: 'anna@example.org' },
    ]);
  });

  it('reads a field that was encoded as a whole', () => {
    expect(read(' =?utf-8?q?Anna_=3Canna=40example=2Eorg=3E?=')).toEqual([
      { name: 'Anna', address: 'anna@example.org' },
    ]);
  });

  it('reads all fields of a name, folded or not, and none of another', () => {
    const headers = [
      { name: 'to', raw: ' a@example.org,\r\n b@example.org' },
      { name: 'cc', raw: ' c@example.org' },
      { name: 'to', raw: ' d@example.org' },
    ];
    expect(headerAddresses(headers, 'to').map(({ address }) => address[0])).toEqual([
      'a',
      'b',
      'd',
    ]);
    expect(headerAddresses(headers, 'from')).toEqual([]);
  });
});
