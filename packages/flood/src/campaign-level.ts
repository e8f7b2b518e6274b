/**
 * What earlier copies of a message say of this one.
 *
 * Each band has counters of its own: how many reports had it, how many of them
 * with evidence of spam, and whether one was proved to be ours. The third
 * fullest band counts, for one or two may be common by chance: a list's footer,
 * say. One proved copy, in any band, and the campaign is ours.
 */

import type { Count } from '@backscatter/core';

const DAY = 86_400_000;

/** Half-life of a campaign's counters: spam runs for days, and its reports come for five. */
export const CAMPAIGN_HALF_LIFE = 3 * DAY;

/** A proof outlasts, and outweighs, what it is a proof against: it is kept for two months. */
export const PROVED_AMOUNT = 1_024;

/** Fewer copies are no campaign: four, less what has decayed of them within a day. */
const MIN_MEMBERS = 3.2;

/** A smaller share of copies with evidence is chance. */
const MIN_SHARE = 0.6;

/** Place of the band that counts, by how full it is, from 0. */
const TELLING = 2;

/** With so many copies a campaign is half certain. */
const HALF_CERTAIN = 3;

/** The three counters of a band or subject. */
export interface BandCounts {
  readonly members: Count | null;
  readonly evidence: Count | null;
  readonly proved: Count | null;
}

export interface Campaign {
  /** Earlier copies of late. */
  readonly members: number;
  /** The share of them with evidence of spam, 0 to 1. */
  readonly share: number;
  /** Whether one was proved to be ours. */
  readonly isProved: boolean;
  /** How sure, 0 to 1; 0 where there is none, too little evidence or a proof. */
  readonly strength: number;
}

/**
 * Reads the campaign.
 *
 * @param counts of the bands; or of the subject, alone
 */
export function campaignOf(counts: readonly BandCounts[]): Campaign {
  const isProved = counts.some(({ proved }) => proved !== null);
  const byMembers = [...counts].sort((a, b) => held(b.members) - held(a.members));
  const telling = byMembers[Math.min(TELLING, byMembers.length - 1)];
  const members = held(telling?.members);
  const share = members === 0 ? 0 : Math.min(1, held(telling?.evidence) / members);
  const isTelling = !isProved && members >= MIN_MEMBERS && share >= MIN_SHARE;
  const strength = isTelling ? (share * members) / (members + HALF_CERTAIN) : 0;
  return { members, share, isProved, strength };
}

function held(count: Count | null | undefined): number {
  return count?.value ?? 0;
}
