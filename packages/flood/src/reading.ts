/**
 * What the counters say, asked in one question.
 */

import type { Count, CounterStore, SentKey } from '@backscatter/core';
import type { BandCounts } from './campaign-level.ts';
import { CAMPAIGN, type FloodKeys, LEVEL } from './flood-keys.ts';
import type { LevelCounts } from './flood-level.ts';

/** The keys of one report. */
export interface ReportKeys {
  readonly address: SentKey | null;
  readonly domain: SentKey | null;
  readonly bands: readonly SentKey[];
  readonly subject: SentKey | null;
}

export interface Reading {
  readonly address: LevelCounts;
  readonly domain: LevelCounts;
  readonly bands: readonly BandCounts[];
  readonly subject: BandCounts;
}

const NO_LEVEL: LevelCounts = { quick: null, slow: null, alarm: null };
const NO_BAND: BandCounts = { members: null, evidence: null, proved: null };

/**
 * Reads all counters of a report as they stood without it.
 *
 * @param delivery names the report; null where it cannot have been counted
 * @throws (rejects) what the store does
 */
export async function readCounters(
  store: CounterStore,
  { address, domain, bands, subject }: ReportKeys,
  { counters }: FloodKeys,
  at: number,
  delivery: SentKey | null,
): Promise<Reading> {
  const asked: SentKey[] = [];
  for (const one of [address, domain]) {
    if (one !== null) asked.push(...counters(one, LEVEL));
  }
  for (const one of [...bands, subject]) {
    if (one !== null) asked.push(...counters(one, CAMPAIGN));
  }
  const { counts, counted } = await store.read(asked, at, delivery);
  let place = 0;
  const next = (): Count | null => counts[place++] ?? null;
  // A second look must not find itself.
  const without = (count: Count | null): Count | null =>
    counted && count !== null ? { ...count, value: Math.max(0, count.value - 1) } : count;
  // In the order in which they were asked for.
  const level = (of: SentKey | null): LevelCounts =>
    of === null ? NO_LEVEL : { quick: without(next()), slow: without(next()), alarm: next() };
  const band = (of: SentKey | null): BandCounts =>
    of === null ? NO_BAND : { members: without(next()), evidence: without(next()), proved: next() };
  return {
    address: level(address),
    domain: level(domain),
    bands: bands.map(band),
    subject: band(subject),
  };
}
