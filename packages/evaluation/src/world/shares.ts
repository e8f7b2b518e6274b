/**
 * How often what happens. Set by judgement: what postmasters describe, what the
 * manuals' defaults make likely and what the parsers' collections of bounces hold;
 * no measurement of a real stream is public. Numbers of one table are weights, and
 * need not add up to a hundred.
 */

import type { FailureCause } from '../notices/notice-format.ts';
import type { Random } from '../random.ts';
import type { ReturnedAmount } from '../truth.ts';
import type { Way } from './world-view.ts';

/** Things by how often they happen. */
export type Shares<T> = readonly (readonly [what: T, share: number])[];

/** What becomes of our mail, so that something comes back: by reports, not by mails. */
export const FATES: Shares<
  | 'refused'
  | 'delayed'
  | 'forwarded'
  | 'list-member'
  | 'own-list'
  | 'newsletter'
  | 'our-forward'
  | 'auto-reply'
  | 'challenge'
  | 'virus-warning'
  | 'receipt'
  | 'success'
> = [
  // Dead addresses, full mailboxes, filters: most of it.
  ['refused', 50],
  // A warning after hours, perhaps more of them, perhaps an end after days.
  ['delayed', 5],
  // The mailbox forwards to another that fails; a third of the forwarders rewrite the return path.
  ['forwarded', 6],
  // A list of others that leaves our return path on, and so sends us its members' bounces.
  ['list-member', 4],
  // Members of our own lists who are gone.
  ['own-list', 6],
  // By a service that logs nothing with us.
  ['newsletter', 5],
  // What a mailbox of ours passes on to an address elsewhere that is gone.
  ['our-forward', 1],
  ['auto-reply', 11],
  ['challenge', 2],
  // Scanners that take an honest attachment for a virus.
  ['virus-warning', 1],
  // Read receipts that somebody asked for, and delivery receipts.
  ['receipt', 3],
  ['success', 3],
];

/** What the world sends us for mail that somebody else sent in our name. */
export const ANSWERS_TO_FORGED: Shares<
  | 'refused'
  | 'delayed'
  | 'forwarded'
  | 'auto-reply'
  | 'challenge'
  | 'virus-warning'
  | 'receipt'
  | 'success'
> = [
  ['refused', 79],
  ['delayed', 4],
  ['forwarded', 4],
  // Fewer answer spam than mail, as most are behind a filter; challenges come before it.
  ['auto-reply', 5],
  ['challenge', 3],
  ['virus-warning', 1.5],
  ['receipt', 0.3],
  ['success', 0.7],
];

/** Of a hundred that come for forged mail, how many are no report at all but look like one, with a payload. */
export const FAKE_SHARE = 0.03;

/** Of the mail of strangers that our lists and forwarders pass on, how much is spam. */
export const SPAM_OF_OTHERS = { 'own-list': 0.02, 'our-forward': 0.3 } as const;

/** By which way the mails left that come back, where the fate does not say. */
export const WAYS: Shares<Extract<Way, 'own' | 'told' | 'untold' | 'crm' | 'young'>> = [
  ['own', 81],
  ['told', 6],
  ['untold', 4],
  ['crm', 5],
  ['young', 4],
];

/** Why mail of ours fails, and why spam does: the latter more often by filters. */
export const CAUSES: Readonly<Record<'ham' | 'spam', Shares<FailureCause>>> = {
  ham: [
    ['user-unknown', 56],
    ['mailbox-full', 13],
    ['policy', 10],
    ['spam-rejected', 6],
    ['too-large', 2],
    ['host-unknown', 7],
    ['timeout', 6],
  ],
  spam: [
    ['user-unknown', 62],
    ['mailbox-full', 10],
    ['policy', 8],
    ['spam-rejected', 13],
    ['host-unknown', 2],
    ['timeout', 5],
  ],
};

/** How much comes back, among what a format can give. */
export const AMOUNTS: Shares<ReturnedAmount> = [
  ['message', 44],
  ['headers', 28],
  ['truncated', 9],
  ['quoted', 8],
  ['none', 11],
];

/** How often programs report, by family; one that is not named has `OTHER_FAMILY`. */
export const FAMILIES: ReadonlyMap<string, number> = new Map([
  ['postfix', 18],
  ['exim', 12],
  ['exchange', 12],
  ['exchange-2003', 2],
  ['microsoft-365', 10],
  ['gmail', 9],
  ['sendmail', 6],
  ['qmail', 6],
  ['yahoo', 4],
  ['hotmail', 4],
  ['icloud', 2],
  ['gmx', 2],
  // Programs of one's own and the last gateways: one server in some hundreds has them.
  ['list-manager', 0.2],
  ['ticket-system', 0.2],
  ['terse-webmail', 0.2],
  ['small-agent', 0.2],
  ['x400', 0.1],
  ['alias-script', 0.05],
]);
/** The weight of any other family. */
export const OTHER_FAMILY = 1;

/**
 * How often programs answer, by family and among those of one kind: where people work, groupware; where
 * they have their own mailbox, that of large providers. Filters that ask or warn are hosters' and gateways'.
 */
export const ANSWERERS: ReadonlyMap<string, number> = new Map([
  ['exchange', 40],
  ['gmail', 18],
  ['sieve', 12],
  ['hosting-panel', 8],
  ['vacation', 4],
  ['domino', 3],
  ['thunderbird', 8],
  ['provider-challenge', 4],
  ['guest-list', 4],
  ['tmda', 2],
  ['amavis', 5],
  ['virus-windows-gateway', 3],
  ['virus-milter', 2],
]);

/** Of people's answers, how many come from another address of theirs in the same house. */
export const ANSWERS_ELSEWHERE = 0.06;

/** Forgers: what they know of us. */
export const FORGER = {
  /** Addresses that exist; all others are invented in our domains. */
  real: 0.65,
  /** Of runs: of background, a spam comes alone. */
  campaign: 0.75,
  /** Spams with a forged line of trace below the first. */
  forgedTrace: 0.3,
} as const;

/** One of a table, by its weight. */
export function pickShare<T>(random: Random, shares: Shares<T>): T {
  let left = random.next() * shares.reduce((sum, [, share]) => sum + share, 0);
  let last: T | undefined;
  for (const [what, share] of shares) {
    last = what;
    left -= share;
    if (left < 0) return what;
  }
  if (last === undefined) throw new RangeError('nothing to pick from');
  return last;
}
