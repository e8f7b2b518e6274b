/**
 * UCEPROTECT: level 1 lists single hosts, level 2 the networks around several of
 * them and level 3 whole providers, so that most of what levels 2 and 3 hold is
 * innocent. And backscatterer.org of the same operator: hosts that sent bounces,
 * automatic replies or sender callouts to people who had written nothing.
 *
 * Large providers are often on the last. Its operator asks that it be consulted in
 * "safe mode" only: for mail from the null sender or from postmaster.
 *
 * @see https://www.backscatterer.org/?target=usage
 */

import type { ListDefinition } from '../list-definition.ts';
import { IP4_POINTS } from './rfc5782.ts';

const LEVELS = {
  kinds: ['ip4'],
  refusals: [],
  selfTest: [IP4_POINTS],
  terms: 'Free; large sites fetch a copy. https://www.uceprotect.net/en/index.php?m=6&s=0',
  source: 'https://www.uceprotect.net/en/index.php?m=6&s=11',
  use: 'on-request',
} as const;

/** The lists of UCEPROTECT. */
export const UCEPROTECT: readonly ListDefinition[] = [
  {
    name: 'uceprotect-1',
    title: 'UCEPROTECT level 1',
    zone: 'dnsbl-1.uceprotect.net',
    answers: [
      {
        when: '127.0.0.2',
        code: 'uceprotect-1',
        category: 'spam-source',
        weight: 'weak',
        meaning: 'a host that sent to traps within a week',
      },
    ],
    ...LEVELS,
  },
  {
    name: 'uceprotect-2',
    title: 'UCEPROTECT level 2',
    zone: 'dnsbl-2.uceprotect.net',
    answers: [
      {
        when: '127.0.0.2',
        code: 'uceprotect-2',
        category: 'spam-source',
        weight: 'weak',
        meaning: 'part of a network with several hosts that sent to traps',
      },
    ],
    ...LEVELS,
  },
  {
    name: 'uceprotect-3',
    title: 'UCEPROTECT level 3',
    zone: 'dnsbl-3.uceprotect.net',
    answers: [
      {
        when: '127.0.0.2',
        code: 'uceprotect-3',
        category: 'spam-source',
        weight: 'none',
        meaning: 'an address of a provider with many hosts that sent to traps',
      },
    ],
    ...LEVELS,
  },
  {
    ...LEVELS,
    name: 'backscatterer',
    title: 'backscatterer.org',
    zone: 'ips.backscatterer.org',
    condition: 'bounce-reporter',
    answers: [
      {
        when: '127.0.0.2',
        code: 'backscatterer',
        category: 'bounces',
        weight: 'weak',
        meaning: 'a host that sent bounces nobody asked for within four weeks',
      },
    ],
    terms:
      'Free; only for mail from the null sender or postmaster. https://www.backscatterer.org/?target=license',
    source: 'https://www.backscatterer.org/?target=usage',
  },
];
