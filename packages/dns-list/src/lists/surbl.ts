/**
 * SURBL: domains and addresses that stand in the links of spam, not its senders.
 * All its lists are one zone, the last octet of the answer the sum of their bits.
 *
 * @see https://surbl.org/lists
 */

import type { ListDefinition } from '../list-definition.ts';
import { IP4_POINTS } from './rfc5782.ts';

/** The lists of SURBL. */
export const SURBL: readonly ListDefinition[] = [
  {
    name: 'surbl-multi',
    title: 'SURBL',
    zone: 'multi.surbl.org',
    kinds: ['domain', 'ip4'],
    domains: 'registered',
    condition: 'link-host',
    answers: [
      {
        when: { bit: 8 },
        code: 'surbl-ph',
        category: 'phishing',
        weight: 'strong',
        meaning: 'a phishing site (PH)',
      },
      {
        when: { bit: 16 },
        code: 'surbl-mw',
        category: 'malware',
        weight: 'strong',
        meaning: 'a malware site (MW)',
      },
      {
        when: { bit: 64 },
        code: 'surbl-abuse',
        category: 'spam-domain',
        weight: 'strong',
        meaning: 'a site advertised by spam (ABUSE)',
      },
      {
        when: { bit: 128 },
        code: 'surbl-cr',
        category: 'abused-domain',
        weight: 'normal',
        meaning: 'a cracked site (CR)',
      },
      {
        when: { bit: 32 },
        code: 'surbl-ct',
        category: 'grey',
        weight: 'weak',
        meaning: 'a click tracker (CT)',
      },
      {
        when: { bit: 4 },
        code: 'surbl-dm',
        category: 'grey',
        weight: 'weak',
        meaning: 'a domain of disposable mail addresses (DM)',
      },
    ],
    refusals: [
      {
        when: { bit: 1 },
        of: 'zone',
        why: 'refuses our queries; ask through a resolver of your own, or get a data feed (surbl.org/usage-policy)',
      },
    ],
    selfTest: [
      {
        kind: 'domain',
        listed: 'surbl-org-permanent-test-point.com',
        unlisted: 'example.com',
      },
      IP4_POINTS,
    ],
    terms:
      'Free below 1,000 users and 250,000 messages a day, through a resolver of your own; not inside paid products. https://surbl.org/usage-policy',
    source: 'https://surbl.org/lists',
    use: 'default',
  },
];
