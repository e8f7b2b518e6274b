/**
 * URIBL: registered domains (and addresses) in the links of spam, in one zone whose
 * answers are sums of bits. Bit 1 alone means that the query was refused.
 *
 * @see https://uribl.com/about.shtml
 */

import type { ListDefinition } from '../list-definition.ts';
import { IP4_POINTS } from './rfc5782.ts';

/** The lists of URIBL. */
export const URIBL: readonly ListDefinition[] = [
  {
    name: 'uribl-multi',
    title: 'URIBL',
    zone: 'multi.uribl.com',
    kinds: ['domain', 'ip4'],
    domains: 'registered',
    condition: 'link-host',
    answers: [
      {
        when: { bit: 2 },
        code: 'uribl-black',
        category: 'spam-domain',
        weight: 'strong',
        meaning: 'a domain of spammers (black)',
      },
      {
        when: { bit: 4 },
        code: 'uribl-grey',
        category: 'grey',
        weight: 'weak',
        meaning: 'a domain in bulk mail, perhaps asked for (grey)',
      },
      {
        when: { bit: 8 },
        code: 'uribl-red',
        category: 'new-domain',
        weight: 'weak',
        meaning: 'a very young or hidden domain in mail (red)',
      },
    ],
    refusals: [
      {
        when: { bit: 1 },
        of: 'zone',
        why: 'refuses our queries; ask through a resolver of your own (uribl.com/refused.shtml)',
      },
    ],
    selfTest: [{ kind: 'domain', listed: 'test.uribl.com', unlisted: 'example.com' }, IP4_POINTS],
    terms:
      'Free for low volume through a resolver of your own, else a data feed. https://uribl.com/about.shtml#abuse',
    source: 'https://uribl.com/about.shtml#implementation',
    use: 'default',
  },
];
