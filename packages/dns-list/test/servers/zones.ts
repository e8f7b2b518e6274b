/**
 * Zones of a real list server, each with the points that RFC 5782 section 5
 * wants: hosts of IPv4 in two forms of data, hosts of IPv6, and domains.
 */

import type { Zone } from './rbldnsd.ts';

/** So long "there is none" may be believed, in seconds. */
export const NEGATIVE_TTL = 150;

const HEAD = [
  `$SOA 900 ns.example hostmaster.example 1 600 300 86400 ${NEGATIVE_TTL}`,
  '$NS 900 ns.example',
] as const;

export const ZONES: readonly Zone[] = [
  {
    zone: 'hosts.example',
    type: 'ip4set',
    lines: [
      ...HEAD,
      '$TTL 300',
      ':127.0.0.2:Listed, see https://list.example/$',
      '127.0.0.2',
      '192.0.2.1',
      '192.0.2.64/26 :127.0.0.4:Exploited',
      '!192.0.2.99',
      '192.0.2.200 :127.0.0.10:Dial-up',
    ],
  },
  // The same host may be in several data sets: then there are several answers.
  {
    zone: 'hosts.example',
    type: 'ip4trie',
    lines: ['192.0.2.200 :127.0.0.4:Exploited'],
  },
  {
    zone: 'hosts.example',
    type: 'ip6trie',
    lines: [
      ':127.0.0.2:Listed',
      '0:0:0:0:0:ffff:7f00:2/128',
      '2001:db8:1::/48 :127.0.0.3:Snowshoe',
      '!2001:db8:1::bead/128',
    ],
  },
  {
    zone: 'trie.example',
    type: 'ip4trie',
    lines: [...HEAD, ':127.0.0.2:Listed', '127.0.0.2/32', '198.51.100.0/25 :127.0.0.9:Hijacked'],
  },
  {
    zone: 'names.example',
    type: 'dnset',
    lines: [
      ...HEAD,
      '$TTL 60',
      ':127.0.1.2:Spam, see https://list.example/$',
      'test',
      '.spam.example.net',
      '*.shared.example.org',
      'phish.example.com :127.0.1.4:Phishing',
    ],
  },
];
