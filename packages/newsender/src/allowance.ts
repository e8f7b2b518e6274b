/**
 * How many reports on one message are believed in full.
 *
 * An id that somebody copied from a list archive can be used again and again,
 * a genuine one is reported on as often as it has recipients: each of them can
 * delay it many times and end it once. Recipients whom the log does not know
 * are forwarders' targets and members of lists; they share an allowance that
 * grows with the recipients that were logged. Whoever comes later is believed
 * less, not disbelieved: one mail to a list can bounce five hundred times.
 */

import type { IdAnswer } from '@backscatter/core';

/** Delay notices on one recipient: five days of one every four hours. */
const MAX_DELAYS = 30;

/** Reports on recipients that the log does not know: for the message, and for each logged one. */
const FOREIGN = 10;
const FOREIGN_PER_RECIPIENT = 2;

/** What a report on one party asks to be counted as. */
export interface Claim {
  /** Whether the log has the message to this party. */
  readonly logged: boolean;
  readonly delay: boolean;
  /** Deliveries counted under the party's slot so far. */
  readonly used: number;
}

/** Whether one more report is still believed in full. */
export function isAllowed(
  { logged, delay, used }: Claim,
  { recipientCount, spent }: IdAnswer,
): boolean {
  if (used >= (delay ? MAX_DELAYS : 1)) return false;
  return (
    logged || used > 0 || spent < FOREIGN + FOREIGN_PER_RECIPIENT * Math.max(1, recipientCount)
  );
}

/** Whether the report spends of the allowance: the end does, and a recipient's first delay. */
export function spends({ logged, delay, used }: Claim): boolean {
  return !delay || (!logged && used === 0);
}
