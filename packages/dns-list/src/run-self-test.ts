/**
 * Is a list alive, and does it list only what it lists (RFC 5782 section 5)?
 *
 * Its test point must be listed: else the zone is dead, empty or hidden by a resolver
 * that answers in its place. The other must not be: else it lists everything, as a
 * domain does that expired and was parked, or a list whose operator closed it down and
 * wanted to be noticed. A test whose questions are not answered says nothing.
 */

import type { DnsAnswer } from '@backscatter/core';
import type { SelfTestPoints } from './list-definition.ts';
import { NOT_LISTED, type Reading } from './read-answer.ts';
import { writeQuestionName } from './write-question-name.ts';
import type { Zone } from './zone.ts';
import type { TestResult, ZoneTrouble } from './zone-state.ts';

/** Asks for the A records of a name. Never rejects. */
type Ask = (name: string) => Promise<DnsAnswer>;

/** Asks both points at once. Never rejects. */
export async function runSelfTest(
  zone: Zone,
  points: SelfTestPoints,
  ask: Ask,
): Promise<TestResult> {
  const [listed, unlisted] = await Promise.all([
    points.listed === null ? null : askPoint(zone, points.kind, points.listed, ask),
    askPoint(zone, points.kind, points.unlisted, ask),
  ]);
  const both = [unlisted, listed].filter((found) => found !== null);
  const bad = both.find(({ trouble, sure }) => trouble !== null && sure)?.trouble;
  if (bad != null) return { status: 'bad', trouble: bad };
  if (unlisted.reading !== null && unlisted.reading !== NOT_LISTED) {
    return {
      status: 'bad',
      trouble: zone.say.broken(
        `lists everything: its test point ${points.unlisted}, which must not be listed, is`,
      ),
    };
  }
  if (listed !== null && listed.reading === NOT_LISTED) {
    return {
      status: 'bad',
      trouble: zone.say.broken(
        `lists nothing: its test point ${points.listed}, which must be listed, is not; the list may be dead, or a resolver answers in its place`,
      ),
    };
  }
  const unknown = both.find(({ trouble }) => trouble !== null)?.trouble;
  return unknown == null ? { status: 'ok' } : { status: 'unknown', trouble: unknown };
}

interface Found {
  readonly reading: Reading | null;
  readonly trouble: ZoneTrouble | null;
  /** Whether the trouble is a fault of the list, and not of this one question. */
  readonly sure: boolean;
}

async function askPoint(
  { zone, read, say }: Zone,
  kind: SelfTestPoints['kind'],
  value: string,
  ask: Ask,
): Promise<Found> {
  // `test` and `invalid` are no domains that could stand in a mail.
  const labels = kind === 'domain' ? value : writeQuestionName({ kind, value });
  if (labels === null) {
    return { reading: null, trouble: say.unavailable('has a bad test point'), sure: false };
  }
  const answer = await ask(`${labels}.${zone}`);
  if (answer.status === 'nxdomain' || answer.status === 'nodata') {
    return { reading: NOT_LISTED, trouble: null, sure: false };
  }
  if (answer.status !== 'ok') {
    return { reading: null, trouble: say.dns(answer), sure: answer.status === 'refused' };
  }
  const reading = read(answer.records);
  if (reading.status === 'answered') return { reading, trouble: null, sure: false };
  const trouble = reading.status === 'refused' ? say.refused(reading.why) : say.broken(reading.why);
  const sure = reading.status === 'broken' || reading.of === 'zone';
  return { reading: null, trouble, sure };
}
