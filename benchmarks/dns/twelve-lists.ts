/**
 * Twelve lists, seven of hosts and five of domains, and what they answer: every
 * eighth host and every fourth domain is listed.
 */

import type { ListDefinition } from '@backscatter/dns-list';

/** Seven lists of hosts and five of domains; their zones exist nowhere. */
export const TWELVE_LISTS: readonly ListDefinition[] = Array.from({ length: 12 }, (_, i) =>
  listOf(i, i < 7),
);

function listOf(i: number, hosts: boolean): ListDefinition {
  return {
    name: `list-${i}`,
    title: `List ${i}`,
    zone: `list${i}.lists.example`,
    kinds: hosts ? ['ip4', 'ip6'] : ['domain'],
    ...(hosts ? {} : { domains: 'registered' as const }),
    answers: [
      {
        when: '127.0.0.2',
        code: 'spam',
        category: hosts ? 'exploited' : 'spam-domain',
        weight: 'normal',
        meaning: 'sending or selling spam',
      },
    ],
    refusals: [],
    selfTest: hosts
      ? [{ kind: 'ip4', listed: '127.0.0.2', unlisted: '127.0.0.1' }]
      : [{ kind: 'domain', listed: 'test', unlisted: 'invalid' }],
    terms: 'None.',
    source: 'Made up.',
    use: 'on-request',
  };
}

/** The address that is answered to a name, or null where it is not listed. */
export function answerOf(name: string): string | null {
  const subject = name.replace(/\.list\d+\.lists\.example$/, '');
  if (subject === '2.0.0.127' || subject === 'test') return '127.0.0.2';
  if (subject === '1.0.0.127' || subject === 'invalid') return null;
  const host = /^(\d+)\./.exec(subject);
  if (host !== null) return Number(host[1]) % 8 === 0 ? '127.0.0.2' : null;
  return Number(/(\d+)\.com$/.exec(subject)?.[1] ?? 1) % 4 === 0 ? '127.0.0.2' : null;
}
