/**
 * From what the lists say of the hosts to findings.
 *
 * A bot, a rented line or a hijacked network that hands mail straight to a
 * stranger's server is no relay of ours: it sent the spam that came back. Its
 * listing is strong. A listing as a spam source says less: large relays get listed
 * for what others send. That the reporter is listed says little, for servers that
 * send backscatter are honest ones that are badly set up; and a list of those
 * servers says least, for the largest providers are on it.
 *
 * Per role and kind there is one finding, as strong as its strongest listing: more
 * lists make it no weaker. What a list of the good says counts only where no list
 * says the opposite.
 */

import type { Finding } from '@backscatter/core';
import type { ListCategory, Listing, ListWeight } from '@backscatter/dns-list';
import type { AskedHost } from './extract-hosts.ts';

/** Every code that is reported. */
export const CODES = [
  'injector-exploited',
  'injector-policy',
  'injector-hijacked',
  'injector-spam-source',
  'injector-good',
  'reporter-listed',
  'reporter-bounces',
] as const;

type Code = (typeof CODES)[number];

/** Snowshoe hosts and bots (Spamhaus CSS) stand beside spammers' own, but send by themselves as XBL's do. */
const EXPLOITED_CODES: ReadonlySet<string> = new Set(['css']);

const STRENGTH: Readonly<Record<ListWeight, number>> = {
  strong: 1,
  normal: 0.7,
  weak: 0.3,
  none: 0,
};

/** Null: says nothing of a host in that role. Lists of domains may be defined for hosts too. */
const INJECTOR: Readonly<Record<ListCategory, Code | null>> = {
  'spam-source': 'injector-spam-source',
  exploited: 'injector-exploited',
  policy: 'injector-policy',
  hijacked: 'injector-hijacked',
  bounces: null,
  'spam-domain': 'injector-spam-source',
  phishing: 'injector-spam-source',
  malware: 'injector-exploited',
  botnet: 'injector-exploited',
  'abused-domain': null,
  'new-domain': null,
  grey: null,
  good: 'injector-good',
};

const REPORTER: Readonly<Record<ListCategory, Code | null>> = {
  'spam-source': 'reporter-listed',
  exploited: 'reporter-listed',
  policy: 'reporter-listed',
  hijacked: 'reporter-listed',
  bounces: 'reporter-bounces',
  'spam-domain': 'reporter-listed',
  phishing: 'reporter-listed',
  malware: 'reporter-listed',
  botnet: 'reporter-listed',
  'abused-domain': null,
  'new-domain': null,
  grey: null,
  good: null,
};

/** The findings of one host. */
export function judgeListings(host: AskedHost, listings: readonly Listing[]): readonly Finding[] {
  const byCode = new Map<Code, Listing[]>();
  for (const listing of listings) {
    const code = codeOf(host, listing);
    if (code === null || STRENGTH[listing.weight] === 0) continue;
    byCode.set(code, [...(byCode.get(code) ?? []), listing]);
  }
  const bad = [...byCode.keys()].some((code) => code !== 'injector-good');
  if (bad) byCode.delete('injector-good');
  return CODES.flatMap((code) => {
    const found = byCode.get(code);
    return found === undefined ? [] : [findingOf(code, host, found)];
  });
}

function codeOf({ role, question }: AskedHost, { category, code }: Listing): Code | null {
  if (category === 'bounces' && question.meets?.includes('bounce-reporter') !== true) return null;
  if (role === 'reporter') return REPORTER[category];
  return EXPLOITED_CODES.has(code) ? 'injector-exploited' : INJECTOR[category];
}

function findingOf(code: Code, host: AskedHost, listings: readonly Listing[]): Finding {
  const { address, why, role, by, hop, derived, certainty, doubts } = host;
  const strongest = Math.max(...listings.map(({ weight }) => STRENGTH[weight]));
  const says = listings.map(({ title, meaning }) => `on ${title} as ${meaning}`);
  const but = doubts.length === 0 ? '' : `; ${doubts.join('; ')}`;
  return {
    code,
    strength: strongest * certainty,
    summary: `${address}, ${why}, is ${[...new Set(says)].join(' and ')}${but}.`,
    data: {
      role,
      address,
      by,
      hop,
      derived,
      certainty,
      doubts,
      listings: listings.map(({ list, code: of, category, answer }) => ({
        list,
        code: of,
        category,
        answer,
      })),
    },
  };
}
