import { describe, expect, it } from 'vitest';
import { looksLikeALine } from '../src/looks-like-a-line.ts';
import { isPublicName, organisationOf } from '../src/organisation.ts';
import { readAddress } from '../src/read-address.ts';

describe('the organisation of a name', () => {
  it.each([
    ['mx1.mail.example.co.uk', 'example.co.uk'],
    ['MX.Example.NET.', 'example.net'],
    ['googlemail.com', 'google.com'],
    ['AM9P001MB0001.EURP001.PROD.OUTLOOK.COM', 'outlook.com'],
    ['example.onmicrosoft.com', 'outlook.com'],
    ['EXCH01.corp.local', 'corp.local'],
    ['localhost', null],
    ['192.0.2.1', null],
    ['[192.0.2.1]', null],
    ['2001:db8::1', null],
    ['', null],
    ['x'.repeat(300), null],
  ])('of %j is %j', (name, organisation) => {
    expect(organisationOf(name)).toBe(organisation);
  });

  it('tells names that the world knows from those of a house', () => {
    expect(['example.net', 'mx.example.co.uk'].filter(isPublicName)).toHaveLength(2);
    expect(
      ['exch01.corp.local', 'ip-10-0-0-1.compute.internal', 'pc', ''].filter(isPublicName),
    ).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['203-0-113-7.example.net', '203.0.113.7', true],
    ['7.113.0.203.static.example.net', '203.0.113.7', true],
    ['cb007107.example.net', '203.0.113.7', true],
    ['h203000113007.example.net', '203.0.113.7', true],
    ['pool-12.example.net', '203.0.113.7', true],
    ['host7.dsl.example.net', '203.0.113.7', true],
    ['mx7.example.net', '203.0.113.7', false],
    ['mail-113-7.example.net', '203.0.113.7', false],
    ['mx1.pool.net', '203.0.113.7', false],
    ['mx10.example.net', '10.10.10.10', false],
    ['mail.example.net', '2001:db8::7', false],
    ['cpe-1.example.net', '2001:db8::7', true],
  ])('%s of %s is that of a rented line: %j', (name, address, line) => {
    const read = readAddress(address);
    if (read === null) throw new Error('no address');
    expect(looksLikeALine(name, read)).toBe(line);
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.7', 'ip4', '203.0.113.7', true],
    ['::ffff:203.0.113.7', 'ip4', '203.0.113.7', true],
    ['2001:DB8:0:0:1:0:0:1', 'ip6', '2001:db8::1:0:0:1', true],
    ['10.0.0.1', 'ip4', '10.0.0.1', false],
    ['::ffff:10.0.0.1', 'ip4', '10.0.0.1', false],
    ['fe80::1', 'ip6', 'fe80::1', false],
    ['2002:a00::1', 'ip6', '2002:a00::1', false],
    ['64:ff9b::a00:1', 'ip6', '64:ff9b::a00:1', false],
    ['255.255.255.255', 'ip4', '255.255.255.255', false],
  ])('%s is read as %s %s, public: %j', (text, kind, value, known) => {
    expect(readAddress(text)).toEqual({ kind, value, public: known });
  });

  it.each([
    '010.0.0.1',
    '256.0.0.1',
    '1.2.3',
    '0x7f000001',
    '7',
    '1::2::3',
    'mx',
    '',
    ':'.repeat(60),
    null,
  ])('is none: %j', (text) => {
    expect(readAddress(text)).toBeNull();
  });
});
