import { describe, expect, it } from 'vitest';
import type { ListKind } from '../src/index.ts';
import { writeQuestionName } from '../src/index.ts';

describe('the name asked of a list', () => {
  // RFC 5782 sections 2.1, 2.2 and 2.4; the IPv6 address is that of its section 2.4.
  it.each<[ListKind, string, string]>([
    ['ip4', '192.0.2.99', '99.2.0.192'],
    ['ip4', '0.0.0.0', '0.0.0.0'],
    ['ip4', '255.255.255.255', '255.255.255.255'],
    [
      'ip6',
      '2001:db8:1:2:3:4:567:89ab',
      'b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2',
    ],
    ['ip6', '::FFFF:7F00:2', '2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0'],
    ['ip6', '::ffff:127.0.0.1', '1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0'],
    ['ip6', '::', `0${'.0'.repeat(31)}`],
    ['domain', 'shop.example.com', 'shop.example.com'],
    ['domain', 'xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['domain', '_dmarc.example.com', '_dmarc.example.com'],
  ])('writes the %s %s as %s', (kind, value, name) => {
    expect(writeQuestionName({ kind, value })).toBe(name);
  });

  it.each<[ListKind, string]>([
    ['ip4', '192.0.2'],
    ['ip4', '192.0.2.256'],
    ['ip4', '192.0.2.01'],
    ['ip4', '2001:db8::1'],
    ['ip4', ' 192.0.2.1'],
    ['ip6', '192.0.2.1'],
    ['ip6', '1:2:3:4:5:6:7'],
    ['ip6', '1:2:3:4:5:6:7:8:9'],
    ['ip6', '1::2::3'],
    ['ip6', '1:2:3:4:5:6:7:8::'],
    ['ip6', 'fe80::1%eth0'],
    ['ip6', '2001:db8::/32'],
    ['ip6', '::192.0.2.1:1'],
    ['ip6', '::ffff:192.0.2.999'],
    ['domain', 'localhost'],
    ['domain', '192.0.2.1'],
    ['domain', 'Example.com'],
    ['domain', 'example.com.'],
    ['domain', 'a..example'],
    ['domain', '-a.example'],
    ['domain', 'bücher.example'],
    ['domain', 'a b.example'],
    ['domain', `${'a'.repeat(64)}.example`],
    ['domain', `${'a.'.repeat(150)}example`],
    ['domain', ''],
  ])('asks nothing about the %s "%s"', (kind, value) => {
    expect(writeQuestionName({ kind, value })).toBeNull();
  });
});
