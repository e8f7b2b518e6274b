/**
 * dnswl.org: hosts that send good mail. The answer is 127.0.x.y, x the kind of
 * organisation and y how far it is trusted, 0 to 3. Kinds are added now and then,
 * so an unknown one still counts by its trust.
 *
 * @see https://www.dnswl.org/?page_id=15
 */

import type { ListAnswerRow, ListDefinition, ListWeight } from '../list-definition.ts';
import { IP4_POINTS, IP6_UNLISTED } from './rfc5782.ts';

const KINDS: readonly (readonly [octet: string, name: string])[] = [
  ['2', 'financial services'],
  ['3', 'email service providers'],
  ['4', 'organisations'],
  ['5', 'network providers'],
  ['6', 'personal servers'],
  ['7', 'travel and leisure'],
  ['8', 'the public sector'],
  ['9', 'media and technology'],
  ['10', 'special cases'],
  ['11', 'education'],
  ['12', 'healthcare'],
  ['13', 'industry'],
  ['14', 'retail and services'],
  ['15', 'email marketing'],
  ['16-254', 'a kind not known here'],
];

const TRUST: readonly (readonly [name: string, weight: ListWeight])[] = [
  ['none', 'none'],
  ['low', 'weak'],
  ['medium', 'normal'],
  ['high', 'strong'],
];

const rows: readonly ListAnswerRow[] = KINDS.flatMap(([octet, name]) =>
  TRUST.map(([trust, weight], score) => ({
    when: `127.0.${octet}.${score}`,
    code: `dnswl-${trust}`,
    category: 'good' as const,
    weight,
    meaning: `a known mail server (${name}), trust ${trust}`,
  })),
);

/** The list of dnswl.org. */
export const DNSWL: readonly ListDefinition[] = [
  {
    name: 'dnswl',
    title: 'dnswl.org',
    zone: 'list.dnswl.org',
    kinds: ['ip4', 'ip6'],
    answers: rows,
    refusals: [
      {
        when: '127.0.0.255',
        of: 'zone',
        why: 'refuses our queries for their number; ask through a resolver of your own, or subscribe',
      },
    ],
    selfTest: [IP4_POINTS, IP6_UNLISTED],
    terms:
      'Free below 100,000 queries a day and for non-commercial use, else by subscription. https://www.dnswl.org/?page_id=110',
    source: 'https://www.dnswl.org/?page_id=15',
    use: 'default',
  },
];
