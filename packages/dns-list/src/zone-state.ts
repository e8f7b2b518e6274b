/**
 * Whether a list may be asked now: a circuit breaker and what the self-tests say.
 *
 * On: it is asked. Off until a time: after a refusal, an answer that no list gives, a
 * failed self-test, or several time-outs and server failures in a row. When the time
 * is over it is half open: one probe decides whether it comes on again or stays off
 * for twice as long. The probe is the self-test; where a list has no test points, the
 * next question.
 */

import { backOffMs, jittered } from './back-off.ts';
import type { ListFailure } from './list-report.ts';

/** How long and after how much. All times in milliseconds. */
export interface ZonePolicy {
  readonly offMs: number;
  readonly maxOffMs: number;
  readonly breakerFailures: number;
  readonly breakerOffMs: number;
  readonly testEveryMs: number;
  readonly testRetryMs: number;
}

/** Why a list is off. */
export type ZoneTrouble = Pick<ListFailure, 'status' | 'why'>;

/** What a self-test found out. */
export type TestResult =
  | { readonly status: 'ok' }
  /** Nothing: its questions were not answered. */
  | { readonly status: 'unknown'; readonly trouble: ZoneTrouble }
  | { readonly status: 'bad'; readonly trouble: ZoneTrouble };

/** The state of one list for one kind of question. */
export interface ZoneState {
  /** `ask`; `probe` when a probe is due; or off, with the reason. */
  gate(now: number): 'ask' | 'probe' | 'off';
  readonly trouble: ZoneTrouble | null;
  /** Milliseconds since 1970, or null when on. */
  readonly offUntil: number | null;
  readonly tested: boolean;
  /** Counts up when earlier answers are no longer to be believed. */
  readonly epoch: number;
  /** A question was answered; as a probe it switches the list on. */
  answered(probe: boolean): void;
  /** A question timed out or its server failed. */
  failed(now: number, trouble: ZoneTrouble, probe: boolean): void;
  /** The list refused or gave an answer that no list gives. */
  switchOff(now: number, trouble: ZoneTrouble, probe: boolean): void;
  /** Whether a self-test is due, apart from any probe. */
  testDue(now: number): boolean;
  /** `probe`: it was to decide whether the list comes on again. */
  testEnded(now: number, result: TestResult, probe: boolean): void;
}

/** A list that was never asked: on, and its first self-test due. */
export function createZoneState(policy: ZonePolicy, random: () => number): ZoneState {
  let trouble: ZoneTrouble | null = null;
  let offUntil: number | null = null;
  let strikes = 0;
  let failures = 0;
  let unknowns = 0;
  let tested = false;
  let nextTest = 0;
  let epoch = 0;

  const firstOff = (why: ZoneTrouble): number =>
    why.status === 'timeout' || why.status === 'unavailable' ? policy.breakerOffMs : policy.offMs;
  // Questions that were in flight together fail together: only the first counts, or
  // a probe. A zone that turns out broken while off is off for that reason.
  const off = (now: number, why: ZoneTrouble, probe: boolean): void => {
    if (why.status === 'broken') epoch += 1;
    if (offUntil !== null && !probe) {
      if (why.status === 'broken') trouble = why;
      return;
    }
    strikes += 1;
    failures = 0;
    trouble = why;
    const first = firstOff(why);
    offUntil = now + backOffMs(strikes, first, Math.max(policy.maxOffMs, first), random);
  };
  const on = (): void => {
    trouble = null;
    offUntil = null;
    strikes = 0;
    failures = 0;
  };

  return {
    get trouble() {
      return trouble;
    },
    get offUntil() {
      return offUntil;
    },
    get tested() {
      return tested;
    },
    get epoch() {
      return epoch;
    },
    gate(now) {
      if (offUntil === null) return 'ask';
      return now < offUntil ? 'off' : 'probe';
    },
    answered(probe) {
      failures = 0;
      if (probe) on();
    },
    failed(now, why, probe) {
      failures += 1;
      if (probe || failures >= policy.breakerFailures) off(now, why, probe);
    },
    switchOff: off,
    testDue: (now) => now >= nextTest,
    testEnded(now, result, probe) {
      if (result.status === 'unknown') {
        unknowns += 1;
        nextTest = now + backOffMs(unknowns, policy.testRetryMs, policy.testEveryMs, random);
        if (probe) off(now, result.trouble, true);
        return;
      }
      unknowns = 0;
      tested = true;
      nextTest = now + jittered(policy.testEveryMs, random);
      if (result.status === 'bad') off(now, result.trouble, probe);
      // One that began before a refusal does not undo it.
      else if (probe) on();
    },
  };
}
