/**
 * What a report leaves to be counted once its verdict is final.
 */

import { type CounterEvent, hasExactly, isSentKey, type SentKey } from '@backscatter/core';
import { z } from 'zod';
import { CAMPAIGN_HALF_LIFE, PROVED_AMOUNT } from './campaign-level.ts';
import { CAMPAIGN, type FloodKeys, LEVEL } from './flood-keys.ts';
import { ALARM_HALF_LIFE, ALARMED_AMOUNT, QUICK_HALF_LIFE, SLOW_HALF_LIFE } from './flood-level.ts';

/** Address and domain. */
const MAX_PARTIES = 2;

/** Bands and subject, and some more. */
const MAX_CAMPAIGNS = 20;

const key = z.string().regex(/^[0-9a-f]{16}$/);

const partySchema = z.strictObject({
  key,
  isFlooded: z.boolean(),
  remember: z.boolean(),
});

const noteSchema = z.strictObject({
  at: z.number().min(0),
  parties: z.array(partySchema).max(MAX_PARTIES).readonly(),
  campaigns: z.array(key).max(MAX_CAMPAIGNS).readonly(),
  is: z.enum(['proved', 'unmatched']),
  hasEvidence: z.boolean(),
});

/** Plain JSON; addresses and texts as keyed hashes. */
export type FloodNote = z.output<typeof noteSchema>;

/**
 * Reads a note, which may have been through JSON and through other hands.
 *
 * @throws TypeError for anything else
 */
export function parseNote(value: unknown): FloodNote {
  if (isNote(value)) return value;
  const parsed = noteSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new TypeError('flood.remember: not a note of this signal');
}

const FIELDS = ['at', 'parties', 'campaigns', 'is', 'hasEvidence'];
const PARTY_FIELDS = ['key', 'isFlooded', 'remember'];

/** What the schema takes; see `hasExactly`. */
function isNote(value: unknown): value is FloodNote {
  if (!hasExactly(value, FIELDS)) return false;
  const { at, parties, campaigns, is, hasEvidence } = value;
  return (
    typeof at === 'number' &&
    at >= 0 &&
    at < Number.POSITIVE_INFINITY &&
    Array.isArray(parties) &&
    parties.length <= MAX_PARTIES &&
    parties.every(isParty) &&
    Array.isArray(campaigns) &&
    campaigns.length <= MAX_CAMPAIGNS &&
    campaigns.every(isSentKey) &&
    (is === 'proved' || is === 'unmatched') &&
    typeof hasEvidence === 'boolean'
  );
}

function isParty(value: unknown): boolean {
  if (!hasExactly(value, PARTY_FIELDS)) return false;
  const { isFlooded, remember } = value;
  return isSentKey(value['key']) && typeof isFlooded === 'boolean' && typeof remember === 'boolean';
}

/** What is to be counted. */
export function eventsOf(note: FloodNote, { counters }: FloodKeys): readonly CounterEvent[] {
  const { at, parties, campaigns, is, hasEvidence } = note;
  const events: CounterEvent[] = [];
  const count = (key: SentKey | undefined, amount: number, halfLifeMs: number): void => {
    if (key !== undefined) events.push({ key, at, amount, halfLifeMs });
  };
  if (is === 'proved') {
    for (const one of campaigns) {
      count(counters(one, ['proved'])[0], PROVED_AMOUNT, CAMPAIGN_HALF_LIFE);
    }
    return events;
  }
  for (const { key: one, isFlooded, remember } of parties) {
    const [quick, slow, alarm] = counters(one, LEVEL);
    count(quick, 1, QUICK_HALF_LIFE);
    count(slow, isFlooded ? ALARMED_AMOUNT : 1, SLOW_HALF_LIFE);
    if (remember) count(alarm, 1, ALARM_HALF_LIFE);
  }
  for (const one of campaigns) {
    const [members, evidence] = counters(one, CAMPAIGN);
    count(members, 1, CAMPAIGN_HALF_LIFE);
    if (hasEvidence) count(evidence, 1, CAMPAIGN_HALF_LIFE);
  }
  return events;
}
