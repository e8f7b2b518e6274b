import { decodeXtext, parseRecipient, parseTypedValue } from '@backscatter/dsn-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8Address, parseMta } from '../src/fields/typed-value.ts';

describe('parseTypedValue', () => {
  it.each([
    ['rfc822; bob@example.net', 'rfc822', 'bob@example.net'],
    ['RFC822;bob@example.net', 'rfc822', 'bob@example.net'],
    ['smtp; 550 5.1.1 no; really', 'smtp', '550 5.1.1 no; really'],
    ['dns;\n mx.example.net', 'dns', 'mx.example.net'],
    ['bob@example.net', '', 'bob@example.net'],
    ['550 <bob@example.net>: no; go away', '', '550 <bob@example.net>: no; go away'],
    ['', '', ''],
  ])('splits %j', (raw, type, value) => {
    expect(parseTypedValue(raw)).toEqual({ type, value });
  });

  it('cuts a value that no server writes', () => {
    expect(parseTypedValue(`smtp; ${'x'.repeat(100_000)}`).value.length).toBeLessThan(4_000);
  });
});

describe('parseRecipient', () => {
  it.each([
    ['rfc822; bob@example.net', 'bob@example.net'],
    ['<bob@example.net>', 'bob@example.net'],
    ['rfc822; <bob@example.net> (Bob)', 'bob@example.net'],
    ['rfc822; bob@example.net (expanded from: team)', 'bob@example.net'],
    ['rfc822; bob@example.net 550 a folded line astray', 'bob@example.net'],
    ['rfc822; bob@example.net>; Tue, 4 Mar', 'bob@example.net'],
    ['rfc822; SMTP:bob@example.net', 'bob@example.net'],
    ["rfc822; 'bob@example.net'", 'bob@example.net'],
    ['rfc822; "bob (work)"@example.net', '"bob (work)"@example.net'],
    ['rfc822; bob+2Bnews@example.net', 'bob+news@example.net'],
    ['rfc822; bob+2Enews+40example.net', 'bob.news@example.net'],
    ['rfc822; bob+40lists', 'bob+40lists'],
    ['rfc822; bob+40lists@example.net', 'bob+40lists@example.net'],
    ['utf-8; j\\x{FC}rgen@example.net', 'jürgen@example.net'],
    ['utf-8; jürgen@example.net', 'jürgen@example.net'],
    ['x400; /S=bob/ADMD= /C=GB/', '/S=bob/ADMD= /C=GB/'],
    ['rfc822; ', null],
    ['rfc822; <>', null],
  ])('reads %j as %j', (raw, address) => {
    expect(parseRecipient(raw)).toBe(address);
  });

  it('leaves \\x{…} alone where the type is not utf-8', () => {
    expect(parseRecipient('rfc822; j\\x{FC}rgen@example.net')).toBe('j\\x{FC}rgen@example.net');
  });
});

describe('decodeXtext', () => {
  it.each([
    ['a+2Bb', 'a+b'],
    ['a+3Db', 'a=b'],
    ['a+20b', 'a b'],
    ['bob+40lists', 'bob+40lists'],
    ['bob+3d', 'bob+3d'],
    ['bob+2', 'bob+2'],
    ['plain', 'plain'],
  ])('decodes %j to %j', (value, decoded) => {
    expect(decodeXtext(value)).toBe(decoded);
  });

  it('undoes the encoding of RFC 3461 section 4', () => {
    let encodedSome = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom('+', '=', ' ', 'a', 'B', '2', '@', '.')), (chars) => {
        const value = chars.join('');
        const hex = (char: string): string =>
          `+${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
        const encoded = value.replace(/[+= ]/g, hex);
        if (encoded !== value) encodedSome++;
        expect(decodeXtext(encoded)).toBe(value);
      }),
      { seed: 3461, numRuns: 300 },
    );
    expect(encodedSome).toBeGreaterThan(100);
  });
});

describe('decodeUtf8Address', () => {
  it('decodes characters beyond 16 bits and leaves what is no character', () => {
    expect(decodeUtf8Address('\\x{1F431}@example.net')).toBe('🐱@example.net');
    expect(decodeUtf8Address('\\x{110000}@example.net')).toBe('\\x{110000}@example.net');
    expect(decodeUtf8Address('\\x{D800}@example.net')).toBe('\\x{D800}@example.net');
    expect(decodeUtf8Address('\\x{}@example.net')).toBe('\\x{}@example.net');
  });
});

describe('parseMta', () => {
  it.each([
    ['dns; mx.example.net', 'mx.example.net'],
    ['mx.example.net', 'mx.example.net'],
    ['dns; mx.example.net. (192.0.2.1, the server for the domain example.net.)', 'mx.example.net'],
    ['dns; mx.example.net [192.0.2.1]', 'mx.example.net'],
    ['dns; [192.0.2.1]', '192.0.2.1'],
    ['dns;', null],
  ])('reads %j as %j', (raw, host) => {
    expect(parseMta(raw)).toBe(host);
  });
});

describe('a source route', () => {
  it('is no part of the address it leads to', () => {
    expect(parseRecipient('rfc822;@mx.example.net:bob@example.org')).toBe('bob@example.org');
    expect(parseRecipient('rfc822;@mx.example.net,@in.example.net:bob@host')).toBe('bob@host');
  });
});
