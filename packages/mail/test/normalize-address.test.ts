import { normalizeAddress, unwrapLocalPart } from '@backscatter/mail';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const normal = (raw: string): string | null => normalizeAddress(raw)?.address ?? null;

describe('the normal form of an address', () => {
  it.each([
    ['Anna@Example.ORG', 'anna@example.org'],
    [' <anna@example.org> ', 'anna@example.org'],
    ['mailto:anna@example.org', 'anna@example.org'],
    ['anna@example.org.', 'anna@example.org'],
    ['<@relay.example,@other.example:anna@example.org>', 'anna@example.org'],
    ['anna@[192.0.2.1]', 'anna@[192.0.2.1]'],
    ['anna@[IPv6:2001:DB8::1]', 'anna@[ipv6:2001:db8::1]'],
    ['Anna@BÜCHER.example', 'anna@bücher.example'],
    ['anna@xn--bcher-kva.example', 'anna@xn--bcher-kva.example'],
    ['Änna@example.org', 'änna@example.org'],
    ['root@localhost', 'root@localhost'],
  ])('of %j is %j', (raw, expected) => {
    expect(normal(raw)).toBe(expected);
  });

  it.each([
    ['"anna"@example.org', 'anna@example.org'],
    ['"an\\na"@example.org', 'anna@example.org'],
    ['"anna..b"@example.org', 'anna..b@example.org'],
    ['"John Doe"@example.org', '"john doe"@example.org'],
    ['John Doe@example.org', '"john doe"@example.org'],
    ['"a@b"@example.org', '"a@b"@example.org'],
    ['a@b@example.org', '"a@b"@example.org'],
    ['"<a"@example.org', '"<a"@example.org'],
    ['"a\\"b"@example.org', '"a\\"b"@example.org'],
    ['"mailto:a"@example.org', '"mailto:a"@example.org'],
  ])('quotes a local part only where it must: %s', (raw, expected) => {
    expect(normal(raw)).toBe(expected);
  });

  it.each([
    '',
    '<>',
    'anna',
    '@example.org',
    'anna@',
    'anna@.',
    'anna@example.org..',
    'anna@exam ple.org',
    'anna@example.org>',
    '""@example.org',
    'an\r\nna@example.org',
    'anna@example.org\0.example',
    `${'a'.repeat(1_000)}@example.org`,
  ])('is null for %j', (raw) => {
    expect(normalizeAddress(raw)).toBeNull();
  });

  it('keeps what was written, and the parts', () => {
    expect(normalizeAddress('<Anna+News@Example.org>')).toEqual({
      raw: 'Anna+News@Example.org',
      address: 'anna@example.org',
      local: 'anna',
      domain: 'example.org',
      tag: 'News',
      wrapping: null,
    });
  });

  it.each([
    ['anna+@example.org', 'anna@example.org', ''],
    ['anna+a+b@example.org', 'anna@example.org', 'a+b'],
    ['+anna@example.org', '+anna@example.org', null],
    ['"anna+a b"@example.org', 'anna@example.org', 'a b'],
  ])('takes the tag off %s', (raw, address, tag) => {
    expect(normalizeAddress(raw)).toMatchObject({ address, tag });
  });
});

describe('the wrapping of an address', () => {
  it.each([
    ['prvs=0123ABCDEF=Anna@example.org', '0123ABCDEF'],
    ['prvs=anna=0123abcdef@example.org', '0123abcdef'],
    ['btv1==0123456789a==anna@example.org', '0123456789a'],
    ['msprvs1=17834TgFgH3Kq=anna@example.org', '17834TgFgH3Kq'],
    ['anna+prvs=0123abcdef@example.org', '0123abcdef'],
    ['PRVS=0123abcdef=anna@example.org', '0123abcdef'],
  ])('is BATV in %s', (raw, tag) => {
    expect(normalizeAddress(raw)).toMatchObject({
      address: 'anna@example.org',
      wrapping: { kind: 'batv', tag },
    });
  });

  it('is BATV in the usual order where the mailbox looks like a tag too', () => {
    expect(normalizeAddress('prvs=0123abcdef=4567abcdef@example.org')).toMatchObject({
      local: '4567abcdef',
      wrapping: { kind: 'batv', tag: '0123abcdef' },
    });
  });

  it.each([
    ['SRS0=HHHH=TT=Example.org=Anna@forwarder.example', 'srs0', 'anna@example.org'],
    ['srs0+hhhh=tt=example.org=anna+tag@forwarder.example', 'srs0', 'anna+tag@example.org'],
    [
      'SRS1=GGGG=first.example==HHHH=TT=example.org=anna@second.example',
      'srs1',
      'anna@example.org',
    ],
  ])('is SRS in %s, which stays an address of its own', (raw, kind, original) => {
    expect(normalizeAddress(raw)).toMatchObject({
      address: raw.toLowerCase(),
      tag: null,
      wrapping: { kind, original },
    });
  });

  it.each([
    'list-bounces+anna=example.org@lists.example',
    'list-bounces-anna=example.org@lists.example',
  ])('is VERP in %s', (raw) => {
    expect(normalizeAddress(raw)).toMatchObject({
      address: 'list-bounces@lists.example',
      wrapping: { kind: 'verp', recipient: 'anna@example.org' },
    });
  });

  it('is the outermost where there are several', () => {
    expect(normalizeAddress('prvs=0123abcdef=list+anna=example.net@example.org')).toMatchObject({
      address: 'list@example.org',
      wrapping: { kind: 'batv', tag: '0123abcdef' },
    });
  });

  it('is refused where it never ends', () => {
    expect(normalizeAddress(`${'prvs=1=a'.repeat(1).repeat(20)}@example.org`)).not.toBeNull();
    expect(normalizeAddress(`${'prvs=1='.repeat(20)}anna@example.org`)).toBeNull();
  });

  it.each(['anna', 'prvs', 'prvs=', 'prvs==anna', 'srs0=a', 'a=b', 'x+y=z', 'btv1=a=b'])(
    'is none in %s',
    (local) => {
      expect(unwrapLocalPart(local)).toEqual({ local, wrapping: null });
    },
  );
});

describe('any address', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'prvs=',
      'btv1==',
      'SRS0=',
      'SRS1=',
      '=0123abcdef=',
      '==',
      '=',
      '+',
      '-',
      'anna',
    ),
    fc.constantFrom(
      '@',
      '"',
      '\\',
      '<',
      '>',
      ' ',
      '.',
      ':',
      'mailto:',
      'example.org',
      '\u00fc',
      'İ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const raw = fc
    .tuple(
      fc.array(piece, { maxLength: 8 }),
      fc.constantFrom('@example.org', '', '@[192.0.2.1]>', '@Ü.'),
    )
    .map(([pieces, end]) => pieces.join('') + end);

  it('has a normal form that is its own normal form', () => {
    let addresses = 0;
    let changed = 0;
    fc.assert(
      fc.property(raw, (written) => {
        const once = normalizeAddress(written);
        if (once === null) return;
        addresses++;
        if (once.address !== written) changed++;
        const twice = normalizeAddress(once.address);
        expect(twice?.address).toBe(once.address);
        expect(once.address).toBe(`${once.local}@${once.domain}`);
        expect(once.address).toBe(once.address.toLowerCase());
      }),
      { seed: 5321, numRuns: 3_000 },
    );
    expect(addresses).toBeGreaterThan(1_000);
    expect(changed).toBeGreaterThan(500);
  });
});
