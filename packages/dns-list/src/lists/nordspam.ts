/**
 * NordSpam: hosts and domains behind spam to the Nordic countries, each entry made
 * by hand. Follows RFC 5782 with all its test points.
 *
 * @see https://nordspam.com/usage
 */

import type { ListDefinition } from '../list-definition.ts';
import { DOMAIN_POINTS, IP4_POINTS, IP6_POINTS } from './rfc5782.ts';

const BOTH = {
  refusals: [],
  terms: 'Free, also commercially; above 10,000 queries a day ask them. https://nordspam.com/usage',
  source: 'https://nordspam.com/usage',
  use: 'on-request',
} as const;

/** The lists of NordSpam. */
export const NORDSPAM: readonly ListDefinition[] = [
  {
    name: 'nordspam-bl',
    title: 'NordSpam BL',
    zone: 'bl.nordspam.com',
    kinds: ['ip4', 'ip6'],
    answers: [
      {
        when: '127.0.0.2',
        code: 'nordspam-bl',
        category: 'spam-source',
        weight: 'normal',
        meaning: 'a source of spam',
      },
    ],
    selfTest: [IP4_POINTS, IP6_POINTS],
    ...BOTH,
  },
  {
    name: 'nordspam-dbl',
    title: 'NordSpam DBL',
    zone: 'dbl.nordspam.com',
    kinds: ['domain'],
    domains: 'registered',
    answers: [
      {
        when: '127.0.0.2',
        code: 'nordspam-dbl',
        category: 'spam-domain',
        weight: 'normal',
        meaning: 'a domain behind spam',
      },
    ],
    selfTest: [DOMAIN_POINTS],
    ...BOTH,
  },
];
