/**
 * Is there more than usual?
 *
 * A quick counter holds what came within hours, a slow one what came within
 * weeks. Both count the same, so the slow one says what the quick one would
 * hold if all days were alike: that is usual. An alarm begins at four times
 * the usual and ends below two and a half (hysteresis), so that it does not
 * flicker; and a few reports are no flood, whatever is usual.
 *
 * A slow counter that has just begun holds little for that reason alone; what
 * it will hold follows from its age, of which two days are granted. In an alarm
 * it counts by half, so that a flood is not usual before a week or two.
 */

import type { Count } from '@backscatter/core';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Half-life of what is now: a joe-job comes within hours, and ebbs for a day or two. */
export const QUICK_HALF_LIFE = 6 * HOUR;

/** Half-life of what is usual. */
export const SLOW_HALF_LIFE = 14 * DAY;

/** Half-life of the memory of an alarm. */
export const ALARM_HALF_LIFE = 6 * HOUR;

/** What a report adds to the slow counter in an alarm. */
export const ALARMED_AMOUNT = 0.5;

/** An alarm begins at so many times the usual, */
const ON = 4;

/** … and ends below so many. */
const OFF = 2.5;

/** An alarm is remembered down to this value. */
const REMEMBERED = 0.5;

/** A counter younger than this is taken for so old. */
const GRANTED_AGE = 2 * DAY;

/** How many doublings above the usual make certain. */
const CERTAIN_DOUBLINGS = 5;

/** The three counters of an address or domain. */
export interface LevelCounts {
  readonly quick: Count | null;
  readonly slow: Count | null;
  readonly alarm: Count | null;
}

export interface Level {
  /** Reports of late. */
  readonly count: number;
  /** How many are usual in that time. */
  readonly usual: number;
  readonly isFlooded: boolean;
  /** How sure, 0 to 1: a half at four times the usual, and 1 at thirty-two. */
  readonly strength: number;
}

/**
 * Reads the level.
 *
 * @param at time of reading, in milliseconds since 1970
 * @param floor fewer reports than this begin no alarm
 */
export function levelOf({ quick, slow, alarm }: LevelCounts, at: number, floor: number): Level {
  const count = quick?.value ?? 0;
  const usual = slow === null ? 0 : usualOf(slow, at);
  const isAlarmed = (alarm?.value ?? 0) >= REMEMBERED;
  const isFlooded = isAlarmed
    ? count >= OFF * usual && count >= floor / 2
    : count >= ON * usual && count >= floor;
  const doublings = Math.log2(count / Math.max(usual, 1 / ON));
  const strength = Math.min(1, Math.max(0, 0.5 + (doublings - 2) / (2 * (CERTAIN_DOUBLINGS - 2))));
  return { count, usual, isFlooded, strength: isFlooded ? strength : 0 };
}

/** Whether an alarm has to be remembered anew. */
export function mustRemember({ isFlooded }: Level, { alarm }: LevelCounts): boolean {
  return isFlooded && (alarm?.value ?? 0) < 1;
}

function usualOf({ value, since }: Count, at: number): number {
  const age = Math.max(GRANTED_AGE, at - since);
  const filled = 1 - 2 ** (-age / SLOW_HALF_LIFE);
  return (value * QUICK_HALF_LIFE) / SLOW_HALF_LIFE / filled;
}
