/**
 * What a report leaves to be counted once its verdict is final.
 */

import type { CounterEvent, SentKey } from '@backscatter/core';
import { z } from 'zod';
import { CAMPAIGN_HALF_LIFE, PROVED_AMOUNT } from './campaign-level.ts';
import type { FloodKeys } from './flood-keys.ts';
import { ALARM_HALF_LIFE, ALARMED_AMOUNT, QUICK_HALF_LIFE, SLOW_HALF_LIFE } from './flood-level.ts';

const key = z.string().regex(/^[0-9a-f]{16}$/);

const partySchema = z.strictObject({
  key,
  isFlooded: z.boolean(),
  remember: z.boolean(),
});

const noteSchema = z.strictObject({
  at: z.number().min(0),
  /** Address and domain. */
  parties: z.array(partySchema).max(2).readonly(),
  /** Bands and subject. */
  campaigns: z.array(key).max(20).readonly(),
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
  const parsed = noteSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new TypeError('flood.remember: not a note of this signal');
}

/** What is to be counted. */
export function eventsOf(note: FloodNote, { counter }: FloodKeys): readonly CounterEvent[] {
  const { at, parties, campaigns, is, hasEvidence } = note;
  const event = (of: SentKey, amount: number, halfLifeMs: number): CounterEvent => ({
    key: of,
    at,
    amount,
    halfLifeMs,
  });
  const once = (of: SentKey): CounterEvent => event(of, 1, CAMPAIGN_HALF_LIFE);
  if (is === 'proved') {
    return campaigns.map((one) => event(counter('proved', one), PROVED_AMOUNT, CAMPAIGN_HALF_LIFE));
  }
  return [
    ...parties.flatMap((party) => [
      event(counter('quick', party.key), 1, QUICK_HALF_LIFE),
      event(counter('slow', party.key), party.isFlooded ? ALARMED_AMOUNT : 1, SLOW_HALF_LIFE),
      ...(party.remember ? [event(counter('alarm', party.key), 1, ALARM_HALF_LIFE)] : []),
    ]),
    ...campaigns.map((one) => once(counter('members', one))),
    ...(hasEvidence ? campaigns.map((one) => once(counter('evidence', one))) : []),
  ];
}
