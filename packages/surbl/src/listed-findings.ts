/**
 * Listings as findings: one for each thing that lists say, with the name that says
 * it most.
 */

import type { Finding } from '@backscatter/core';
import type { ListCategory, Listing, ListWeight } from '@backscatter/dns-list';
import { type FoundName, NAME_ROLES, type NameRole } from './found-name.ts';

/** Listings that a finding repeats as data. */
const MAX_DATA = 20;

/**
 * What of each category is reported. Left out is what speaks of a host as a sender
 * of mail and not as a place that links lead to (home lines, senders of backscatter), and praise.
 */
const CODES: Readonly<Partial<Record<ListCategory, string>>> = {
  'spam-domain': 'surbl-spam',
  phishing: 'surbl-phishing',
  malware: 'surbl-malware',
  botnet: 'surbl-botnet',
  'spam-source': 'surbl-address',
  exploited: 'surbl-address',
  hijacked: 'surbl-address',
  'abused-domain': 'surbl-abused',
  'new-domain': 'surbl-new',
  grey: 'surbl-grey',
};

/** Every code that the signal may report. */
export const SURBL_CODES: readonly string[] = [...new Set(Object.values(CODES))];

/** How sure one listing makes it, by the list's own class. */
const TRUST: Readonly<Record<ListWeight, number>> = {
  strong: 0.9,
  normal: 0.7,
  weak: 0.3,
  none: 0,
};

/**
 * How much a name counts by its role: a link is what the mail is for, while a sender
 * may be forged and an id may name whoever relayed the mail.
 */
const ROLES: Readonly<Record<NameRole, readonly [weight: number, says: string]>> = {
  link: [1, 'A link of the returned message leads to'],
  'redirect-target': [1, 'A redirector linked in the returned message leads to'],
  'reply-to': [1, 'Replies to the returned message go to'],
  unsubscribe: [0.9, 'The returned message is unsubscribed from at'],
  address: [0.9, 'The returned message gives a mail address at'],
  resource: [0.8, 'The returned message loads pictures or the like from'],
  sender: [0.7, 'The returned message says it is from'],
  'return-path': [0.7, 'The return path of the returned message is at'],
  signature: [0.7, 'The returned message is signed by'],
  'message-id': [0.4, 'The id of the returned message was made at'],
};

interface Judged {
  readonly name: FoundName;
  readonly role: NameRole;
  readonly strength: number;
  readonly listings: readonly Listing[];
}

/** Findings of the listings of `names`, the strongest name of each code first. */
export function listedFindings(
  names: readonly FoundName[],
  listings: readonly Listing[],
): readonly Finding[] {
  const byCode = new Map<string, Map<FoundName, Listing[]>>();
  for (const listing of listings) {
    const code = CODES[listing.category];
    const name = nameOf(listing, names);
    if (code === undefined || name === undefined || TRUST[listing.weight] === 0) continue;
    const ofCode = byCode.get(code) ?? new Map<FoundName, Listing[]>();
    byCode.set(code, ofCode);
    ofCode.set(name, [...(ofCode.get(name) ?? []), listing]);
  }
  return [...byCode].map(([code, ofCode]) =>
    findingOf(
      code,
      [...ofCode].map(judge).sort((a, b) => b.strength - a.strength),
    ),
  );
}

/**
 * The name that a listing speaks of. Hosts of one registered domain are one question:
 * of these it is the one that the mail wants followed most.
 */
function nameOf({ subject, asked }: Listing, names: readonly FoundName[]): FoundName | undefined {
  const meant = names.filter(
    ({ value, registered }) => value === subject.value || registered === asked,
  );
  return meant.reduce<FoundName | undefined>(
    (best, next) =>
      best === undefined || ROLES[roleOf(next)][0] > ROLES[roleOf(best)][0] ? next : best,
    undefined,
  );
}

/** The role that counts most. */
function roleOf({ roles }: FoundName): NameRole {
  return roles.reduce((best, next) => (ROLES[next][0] > ROLES[best][0] ? next : best));
}

/** Lists that agree make it surer, as independent witnesses do (noisy-or). */
function judge([name, listings]: readonly [FoundName, readonly Listing[]]): Judged {
  const role = roleOf(name);
  const doubt = listings.reduce((left, { weight }) => left * (1 - TRUST[weight]), 1);
  return { name, role, strength: (1 - doubt) * ROLES[role][0], listings };
}

function findingOf(code: string, judged: readonly Judged[]): Finding {
  const [first] = judged;
  if (first === undefined) throw new Error(`${code}: a finding needs a listing`);
  const others = judged.length - 1;
  return {
    code,
    strength: first.strength,
    summary: `${sentence(first)}${others > 0 ? `, and ${others} more like it` : ''}.`,
    data: { listings: judged.flatMap(rows).slice(0, MAX_DATA) },
  };
}

function sentence({ name, role, listings }: Judged): string {
  const [first] = listings;
  const titles = [...new Set(listings.map(({ title }) => title))];
  return `${ROLES[role][1]} ${name.value}, listed as ${first?.meaning ?? ''} by ${titles.join(' and ')}`;
}

function rows({ name, listings }: Judged): readonly Readonly<Record<string, unknown>>[] {
  return listings.map(({ list, asked, answer, code }) => ({
    name: name.value,
    roles: NAME_ROLES.filter((role) => name.roles.includes(role)),
    list,
    asked,
    answer,
    code,
  }));
}
