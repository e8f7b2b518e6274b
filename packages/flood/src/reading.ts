/**
 * What the counters say, asked in one question.
 */

import type { Count, CounterStore, SentKey } from '@backscatter/core';
import type { BandCounts } from './campaign-level.ts';
import type { MakeKey } from './flood-keys.ts';
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

/**
 * Reads all counters of a report as they stood without it.
 *
 * @param delivery names the report; null where it cannot have been counted
 * @throws (rejects) what the store does
 */
export async function readCounters(
  store: CounterStore,
  keys: ReportKeys,
  keyOf: MakeKey,
  at: number,
  delivery: SentKey | null,
): Promise<Reading> {
  const parties = [keys.address, keys.domain].flatMap((one) =>
    one === null ? [] : (['quick', 'slow', 'alarm'] as const).map((kind) => keyOf(kind, one)),
  );
  const campaigns = [...keys.bands, ...(keys.subject === null ? [] : [keys.subject])].flatMap(
    (one) => (['members', 'evidence', 'proved'] as const).map((kind) => keyOf(kind, one)),
  );
  const asked = [...parties, ...campaigns];
  const { counts, counted } = await store.read(asked, at, delivery);
  const found = new Map(asked.map((key, i) => [key, counts[i] ?? null]));
  // A second look must not find itself.
  const without = (count: Count | null): Count | null =>
    counted && count !== null ? { ...count, value: Math.max(0, count.value - 1) } : count;
  const level = (of: SentKey | null): LevelCounts => ({
    quick: without(get(found, of, 'quick', keyOf)),
    slow: without(get(found, of, 'slow', keyOf)),
    alarm: get(found, of, 'alarm', keyOf),
  });
  const band = (of: SentKey | null): BandCounts => ({
    members: without(get(found, of, 'members', keyOf)),
    evidence: without(get(found, of, 'evidence', keyOf)),
    proved: get(found, of, 'proved', keyOf),
  });
  return {
    address: level(keys.address),
    domain: level(keys.domain),
    bands: keys.bands.map(band),
    subject: band(keys.subject),
  };
}

function get(
  found: ReadonlyMap<SentKey, Count | null>,
  of: SentKey | null,
  kind: Parameters<MakeKey>[0],
  keyOf: MakeKey,
): Count | null {
  return of === null ? null : (found.get(keyOf(kind, of)) ?? null);
}
