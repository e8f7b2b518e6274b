/**
 * Did the mail that came back leave when the log says that ours left?
 *
 * Whoever copies an id out of an archive, or knows whom we write to, does not
 * choose when we wrote. A mail takes minutes to the server that cannot deliver
 * it, through a forwarder or a list too, and that server notes when it came; so
 * what arrived days behind ours is another mail. Where the report does not
 * say when the mail arrived, the report is taken to have come at once.
 */

import { DAY } from './instant.ts';
import type { Question } from './question.ts';

const MINUTE = 60_000;

/** A mail that arrived longer before ours left than a wrong time zone explains: that clock says nothing. */
const MAX_AHEAD = 14 * 60 * MINUTE;

/** By a forwarder or a list: greylisting, or a queue. */
const BY_OTHERS = { ahead: MAX_AHEAD, behind: 4 * 60 * MINUTE };

/** To the recipient himself, with nothing but the time to tell that it is this mail. */
const BY_TIME_ALONE = { ahead: 15 * MINUTE, behind: 60 * MINUTE };

type Passing = Pick<Question, 'arrival' | 'came' | 'now'>;

/** Whether a mail that left at a time may be the one that came back from somebody else. */
export function isOnItsWay(at: number, question: Passing): boolean {
  return isWithin(lagOf(at, question), BY_OTHERS);
}

/** Whether time alone says that a mail to this recipient is the one that came back. */
export function isJustSent(at: number, question: Passing): boolean {
  return isWithin(lagOf(at, question), BY_TIME_ALONE);
}

/** Whether the reporting server itself says that what came back arrived a day or more behind. */
export function isDaysLate(at: number, { arrival }: Passing): boolean {
  return arrival !== null && arrival - at > DAY;
}

/** By the best clock that is not impossible. */
function lagOf(at: number, { arrival, came, now }: Passing): number {
  const seen = [arrival, came].find((time) => time !== null && time - at >= -MAX_AHEAD);
  return (seen ?? now) - at;
}

function isWithin(
  lag: number,
  bounds: { readonly ahead: number; readonly behind: number },
): boolean {
  return lag >= -bounds.ahead && lag <= bounds.behind;
}
