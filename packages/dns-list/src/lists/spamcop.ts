/**
 * SpamCop: hosts that users reported as sources of spam within the last day or two.
 * Its own page calls it aggressive and advises not to block by it alone.
 *
 * @see https://www.spamcop.net/bl.shtml
 */

import type { ListDefinition } from '../list-definition.ts';
import { IP4_POINTS } from './rfc5782.ts';

/** The list of SpamCop. */
export const SPAMCOP: readonly ListDefinition[] = [
  {
    name: 'spamcop',
    title: 'SpamCop',
    zone: 'bl.spamcop.net',
    kinds: ['ip4'],
    answers: [
      {
        when: '127.0.0.2',
        code: 'spamcop',
        category: 'spam-source',
        weight: 'normal',
        meaning: 'a source of reported spam',
      },
    ],
    refusals: [],
    selfTest: [IP4_POINTS],
    terms: 'Free, without warranty. https://www.spamcop.net/bl.shtml',
    source: 'https://www.spamcop.net/fom-serve/cache/291.html',
    use: 'on-request',
  },
];
