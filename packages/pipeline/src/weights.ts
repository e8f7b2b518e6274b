/**
 * What each finding is worth. The only place that knows points.
 *
 * The points here are judged: what a finding means, and why. `fitted-weights.ts`
 * holds what a labelled set of reports made of those it had enough of; both together
 * are the table that counts.
 *
 * Positive points speak for backscatter, negative ones for a genuine report. A
 * finding's points are multiplied by its strength; findings of one group are
 * not independent, so a group as a whole is capped. One strong proof outweighs
 * all caps against it together: genuine bounces are often of mail that somebody
 * took for spam, so content never outvotes proof.
 */

import { STRONG_PROOF } from './dispute.ts';
import { FITTED_WEIGHTS } from './fitted-weights.ts';

/** Points of a finding at full strength, and the group whose cap it shares. */
export interface Weight {
  readonly points: number;
  readonly group: string;
}

/** What each finding is worth, by its code. */
export type Weights = Readonly<Record<string, Weight>>;

/** Points and caps that were fitted to data, and to which. */
export interface FittedWeights {
  /** SHA-256 of the observations, in hexadecimal. */
  readonly data: string;
  /** By code, signed as here; codes that are missing keep their judged points. */
  readonly points: Readonly<Record<string, number>>;
  /** By group. */
  readonly caps: Readonly<Record<string, number>>;
}

/** The groups of the product's table. `other` is where a caller's own codes go. */
export const GROUPS = [
  'proof',
  'trace',
  'absence',
  'addressee',
  'content',
  'reputation',
  'shape',
  'flood',
  'other',
] as const;

/** Most points a group can give towards what it is for, as judged. */
export const JUDGED_CAPS: Readonly<Record<string, number>> = {
  proof: 40,
  trace: 6,
  absence: 8,
  addressee: 8,
  content: 6,
  reputation: 6,
  shape: 6,
  flood: 3,
  other: 6,
};

/** What was judged, before anything was measured. */
export const JUDGED_WEIGHTS: Weights = {
  // Proof that we sent the returned message (newsender).
  'sent-id': { group: 'proof', points: -40 },
  // Not bound to the recipient: it must not void the absence of a signature that all mail bears.
  'sent-id-elsewhere': { group: 'proof', points: -26 },
  'sent-recipient': { group: 'proof', points: -14 },
  'sent-id-exhausted': { group: 'proof', points: -8 },
  'sent-id-other-sender': { group: 'proof', points: -6 },
  'sent-id-expired': { group: 'proof', points: -6 },
  // Whoever reads an address book knows that. It sows a doubt, and proves nothing.
  'known-correspondent': { group: 'trace', points: -1 },

  // The sent log covers the addressee and does not know the message (newsender). A
  // correspondent known by domain proves nothing, but makes absence a little less odd.
  'not-sent-id': { group: 'absence', points: 8 },
  'not-sent-recipient': { group: 'absence', points: 2 },
  // An id of ours on what arrived long after ours, and for somebody else.
  'sent-id-late': { group: 'absence', points: 2 },
  'known-domain': { group: 'absence', points: -0.5 },
  'coverage-suspended': { group: 'absence', points: 0 },

  // Proof by what we signed, or by a session we saw (provenance).
  'signed-return-path': { group: 'proof', points: -40 },
  'signed-message-id': { group: 'proof', points: -40 },
  'signed-envelope-id': { group: 'proof', points: -40 },
  'signed-forward': { group: 'proof', points: -40 },
  'reported-by-own-server': { group: 'proof', points: -40 },
  'own-dkim': { group: 'proof', points: -40 },
  // The body is unknown: proof, but content and absence may outvote it.
  'own-dkim-header': { group: 'proof', points: -20 },
  // Copied easily, so they prove nothing. But most mail of ours bears our traces and most forgers
  // do not bother: what only looks like spam is left undecided.
  'misplaced-signature': { group: 'trace', points: -0.5 },
  'own-trace': { group: 'trace', points: -2 },
  // The server that reports saw our address, and no forger chooses that; but who writes a report himself
  // writes this too. It takes back what content says, and makes nothing genuine.
  'own-handover': { group: 'trace', points: -6 },
  'replayable-dkim': { group: 'trace', points: -0.5 },

  // All mail of the addressee is signed, and this is not, or wrongly (provenance).
  'invalid-return-path': { group: 'absence', points: 8 },
  'untagged-return-path': { group: 'absence', points: 6 },
  'invalid-message-id': { group: 'absence', points: 8 },
  'unsigned-message-id': { group: 'absence', points: 8 },
  'invalid-envelope-id': { group: 'absence', points: 8 },
  'invalid-forward': { group: 'absence', points: 8 },
  'foreign-trace': { group: 'absence', points: 2 },
  // Of our own mail that comes back, one in some forty was passed on by a list or forwarder that drops the
  // lines below its own: short of what decides alone, as long as nothing else is odd.
  'foreign-handover': { group: 'absence', points: 4.5 },
  // Lists and gateways take signatures off, or rewrite what was signed.
  'unsigned-dkim': { group: 'absence', points: 4 },
  'broken-dkim': { group: 'absence', points: 1 },

  // Who it came to (directory).
  'addressee-unknown': { group: 'addressee', points: 8 },
  'addressee-never-sends': { group: 'addressee', points: 8 },
  'addressee-catch-all': { group: 'addressee', points: 1.5 },
  'addressee-known': { group: 'addressee', points: 0 },
  // Who bounces a spam run names many unknown recipients, and may bounce ours too.
  harvesting: { group: 'flood', points: 2 },

  // What was returned (bayesian, keyword). Ham is no proof: spam runs quote it.
  // The filter's strength is in log odds, a half at its cut-off: about a log-likelihood ratio.
  'bayes-spam': { group: 'content', points: 9 },
  'bayes-suspect': { group: 'content', points: 6 },
  'bayes-ham': { group: 'content', points: -2 },
  'keyword-spam': { group: 'content', points: 3 },

  // Where the returned message leads to (surbl). Honest mail links to honest sites, some of
  // which are broken into or new; and people forward what they warn of. So one alone decides nothing.
  'surbl-phishing': { group: 'reputation', points: 4.5 },
  'surbl-malware': { group: 'reputation', points: 4.5 },
  'surbl-botnet': { group: 'reputation', points: 4.5 },
  'surbl-spam': { group: 'reputation', points: 4 },
  'surbl-address': { group: 'reputation', points: 3 },
  'surbl-abused': { group: 'reputation', points: 1 },
  'surbl-new': { group: 'reputation', points: 1 },
  'surbl-grey': { group: 'reputation', points: 0.5 },

  // What DNS lists say of hosts (dnsbl): the injector sent what came back, the reporter told of it.
  'injector-exploited': { group: 'reputation', points: 5 },
  'injector-policy': { group: 'reputation', points: 5 },
  'injector-hijacked': { group: 'reputation', points: 5 },
  'injector-spam-source': { group: 'reputation', points: 3 },
  'injector-good': { group: 'reputation', points: -1 },
  'reporter-listed': { group: 'reputation', points: 1 },
  'reporter-bounces': { group: 'reputation', points: 0.5 },

  // The report itself (shape, keyword).
  'forged-report': { group: 'shape', points: 6 },
  'keyword-fake-notice': { group: 'shape', points: 4 },
  'answers-automatic': { group: 'shape', points: 1 },
  'returned-after-report': { group: 'shape', points: 1.5 },

  // Many such reports of late (flood). They lend weight to other evidence, see `decide`.
  'flood-campaign': { group: 'flood', points: 3 },
  'flood-address': { group: 'flood', points: 2 },
  'flood-domain': { group: 'flood', points: 1 },
};

/** Absence of what was declared of all mail: from so many points on. */
const STRONG_ABSENCE = 6;

/**
 * Points that no data move, and why. A set of reports has as many forgers as whoever
 * made it thought of, and a real one will do what pays.
 */
export const HELD: ReadonlyMap<string, string> = new Map([
  ...Object.entries(JUDGED_WEIGHTS)
    .filter(([, { points }]) => points <= STRONG_PROOF)
    .map(([code]) => [code, 'a strong proof decides by itself'] as const),
  ...['sent-id-elsewhere', 'sent-recipient', 'own-dkim-header'].map(
    (code) => [code, 'a proof whose strength says how much it proves'] as const,
  ),
  ...['sent-id-exhausted', 'sent-id-other-sender', 'sent-id-expired', 'known-correspondent'].map(
    (code) => [code, 'whoever has seen one mail of ours can copy it'] as const,
  ),
  ...['misplaced-signature', 'own-trace', 'replayable-dkim'].map(
    (code) => [code, 'anybody can copy it'] as const,
  ),
  ...Object.entries(JUDGED_WEIGHTS)
    .filter(([, { group, points }]) => group === 'absence' && points >= STRONG_ABSENCE)
    .map(([code]) => [code, 'the operator has declared that all his mail has it'] as const),
  ['sent-id-late', 'forgers who replay an id are as many as a set has'],
  ['own-handover', 'whoever writes the report himself writes it, too'],
  ['foreign-trace', 'forwarders and lists leave no trace of us either'],
  ['foreign-handover', 'forwarders and lists that drop our line are as many as a set has'],
  ['not-sent-recipient', 'lists and forwarders report on people nobody wrote to'],
]);

/** The table that counts. */
export const DEFAULT_WEIGHTS: Weights = Object.fromEntries(
  Object.entries(JUDGED_WEIGHTS).map(([code, { group, points }]) => [
    code,
    { group, points: FITTED_WEIGHTS.points[code] ?? points },
  ]),
);

/** The caps that count. */
export const DEFAULT_CAPS: Readonly<Record<string, number>> = {
  ...JUDGED_CAPS,
  ...FITTED_WEIGHTS.caps,
};
