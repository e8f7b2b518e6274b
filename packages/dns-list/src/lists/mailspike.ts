/**
 * Mailspike: reputation of hosts in levels, L5 the worst to H5 the best. `bl` holds
 * L5 to L3 (127.0.0.10 to .12) and hosts of a current spam wave (127.0.0.2), `wl`
 * H2 to H5 (127.0.0.17 to .20).
 *
 * @see https://mailspike.org/usage.html
 */

import type { ListDefinition } from '../list-definition.ts';
import { unlistedPoints } from './rfc5782.ts';

const BOTH = {
  kinds: ['ip4'],
  refusals: [],
  // The page names no listed test point.
  selfTest: unlistedPoints(['ip4']),
  terms: 'Free below 100,000 messages and 100,000 queries a day. https://mailspike.org/usage.html',
  source: 'https://mailspike.org/usage.html',
  use: 'on-request',
} as const;

/** The lists of Mailspike. */
export const MAILSPIKE: readonly ListDefinition[] = [
  {
    name: 'mailspike-bl',
    title: 'Mailspike BL',
    zone: 'bl.mailspike.net',
    answers: [
      {
        when: '127.0.0.2',
        code: 'mailspike-wave',
        category: 'exploited',
        weight: 'normal',
        meaning: 'a host of a spam wave going on',
      },
      {
        when: '127.0.0.10',
        code: 'mailspike-l5',
        category: 'spam-source',
        weight: 'normal',
        meaning: 'a host of the worst reputation (L5)',
      },
      {
        when: '127.0.0.11',
        code: 'mailspike-l4',
        category: 'spam-source',
        weight: 'normal',
        meaning: 'a host of very bad reputation (L4)',
      },
      {
        when: '127.0.0.12',
        code: 'mailspike-l3',
        category: 'spam-source',
        weight: 'weak',
        meaning: 'a host of bad reputation (L3)',
      },
    ],
    ...BOTH,
  },
  {
    name: 'mailspike-wl',
    title: 'Mailspike WL',
    zone: 'wl.mailspike.net',
    answers: [
      {
        when: '127.0.0.17',
        code: 'mailspike-h2',
        category: 'good',
        weight: 'none',
        meaning: 'perhaps an honest sender (H2)',
      },
      {
        when: '127.0.0.18',
        code: 'mailspike-h3',
        category: 'good',
        weight: 'weak',
        meaning: 'a host of good reputation (H3)',
      },
      {
        when: '127.0.0.19',
        code: 'mailspike-h4',
        category: 'good',
        weight: 'weak',
        meaning: 'a host of very good reputation (H4)',
      },
      {
        when: '127.0.0.20',
        code: 'mailspike-h5',
        category: 'good',
        weight: 'normal',
        meaning: 'a host of excellent reputation (H5)',
      },
    ],
    ...BOTH,
  },
];
