/**
 * Invaluement: three lists for subscribers. Which zone a subscriber asks, on a name
 * server of his own or theirs, comes with the subscription; so the whole zone is
 * the key, and as secret as one. No public page names a listed test point.
 *
 * @see https://www.invaluement.com/
 */

import type { ListDefinition } from '../list-definition.ts';
import { unlistedPoints } from './rfc5782.ts';

const ALL = {
  zone: '{key}',
  refusals: [],
  terms: 'For paying subscribers. https://www.invaluement.com/getaccess/',
  source: 'https://www.invaluement.com/lists/',
  use: 'key',
} as const;

/** The lists of Invaluement. */
export const INVALUEMENT: readonly ListDefinition[] = [
  {
    name: 'invaluement-sip',
    title: 'Invaluement ivmSIP',
    key: 'invaluement-sip',
    kinds: ['ip4'],
    answers: [
      {
        when: '127.0.0.2',
        code: 'ivmsip',
        category: 'spam-source',
        weight: 'strong',
        meaning: 'a host that sends nothing but spam',
      },
    ],
    selfTest: unlistedPoints(['ip4']),
    ...ALL,
  },
  {
    name: 'invaluement-sip24',
    title: 'Invaluement ivmSIP/24',
    key: 'invaluement-sip24',
    kinds: ['ip4'],
    answers: [
      {
        when: '127.0.0.2',
        code: 'ivmsip24',
        category: 'spam-source',
        weight: 'weak',
        meaning: 'part of a network that sends spam',
      },
    ],
    selfTest: unlistedPoints(['ip4']),
    ...ALL,
  },
  {
    name: 'invaluement-uri',
    title: 'Invaluement ivmURI',
    key: 'invaluement-uri',
    kinds: ['domain'],
    domains: 'registered',
    answers: [
      {
        when: '127.0.0.2',
        code: 'ivmuri',
        category: 'spam-domain',
        weight: 'strong',
        meaning: 'a domain of spammers',
      },
    ],
    selfTest: unlistedPoints(['domain']),
    ...ALL,
  },
];
