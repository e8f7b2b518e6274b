/**
 * Barracuda Reputation Block List: hosts that sent spam to Barracuda's traps and
 * customers. Answers only resolvers whose addresses were registered; to others it
 * answers nothing, which the time-outs show.
 *
 * @see https://www.barracudacentral.org/rbl/how-to-use
 */

import type { ListDefinition } from '../list-definition.ts';
import { IP4_POINTS } from './rfc5782.ts';

/** The list of Barracuda. */
export const BARRACUDA: readonly ListDefinition[] = [
  {
    name: 'barracuda',
    title: 'Barracuda BRBL',
    zone: 'b.barracudacentral.org',
    kinds: ['ip4'],
    answers: [
      {
        when: '127.0.0.2',
        code: 'brbl',
        category: 'spam-source',
        weight: 'normal',
        meaning: 'a source of spam',
      },
    ],
    refusals: [],
    selfTest: [IP4_POINTS],
    terms:
      'Free, but the addresses of your resolvers must be registered. https://www.barracudacentral.org/rbl/terms-of-use',
    source: 'https://www.barracudacentral.org/rbl/how-to-use',
    use: 'key',
  },
];
