/**
 * Did the mail that came back leave when the log says that ours left?
 *
 * Whoever copies an id out of an archive, or knows whom we write to, does not
 * choose when we wrote. A mail takes minutes to the server that cannot deliver
 * it, through a forwarder or a list too, and that server notes when it came; so
 * what arrived days behind ours is another mail. Where the report does not
 * say when the mail arrived, the report is taken to have come at once.
 */

import type { Evidence } from '@backscatter/core';
import { arrivalOf, cameAt } from '@backscatter/mail';
import { DAY } from './instant.ts';

const MINUTE = 60_000;

/** A mail that arrived longer before ours left than a wrong time zone explains: that clock says nothing. */
const MAX_AHEAD = 14 * 60 * MINUTE;

/** By a forwarder or a list: greylisting, or a queue. */
const BY_OTHERS = { ahead: MAX_AHEAD, behind: 4 * 60 * MINUTE };

/** To the recipient himself, with nothing but the time to tell that it is this mail. */
const BY_TIME_ALONE = { ahead: 15 * MINUTE, behind: 60 * MINUTE };

/** The times of one report. A class: they are read once, and only where a mail of ours is held against it. */
export class Passage {
  readonly #evidence: Evidence;
  #arrival: number | null | undefined;
  #came: number | undefined;

  constructor(evidence: Evidence) {
    this.#evidence = evidence;
  }

  /** When the mail that the report is on reached its server, or null where that is not said. */
  get arrival(): number | null {
    const { report, now } = this.#evidence;
    if (this.#arrival === undefined) this.#arrival = arrivalOf(report, now);
    return this.#arrival;
  }

  /** When the report itself came; no later than it is judged. */
  get came(): number {
    const { mail, now } = this.#evidence;
    this.#came ??= cameAt(mail, now);
    return this.#came;
  }

  /** How far behind a mail that left at a time all this is, by the best clock that is not impossible. */
  lagOf(at: number): number {
    const { arrival } = this;
    if (arrival !== null && arrival - at >= -MAX_AHEAD) return arrival - at;
    return (this.came - at >= -MAX_AHEAD ? this.came : this.#evidence.now) - at;
  }
}

/** Whether a mail that left at a time may be the one that came back from somebody else. */
export function isOnItsWay(at: number, passage: Passage): boolean {
  return isWithin(passage.lagOf(at), BY_OTHERS);
}

/** Whether time alone says that a mail to this recipient is the one that came back. */
export function isJustSent(at: number, passage: Passage): boolean {
  return isWithin(passage.lagOf(at), BY_TIME_ALONE);
}

/** Whether the reporting server itself says that what came back arrived a day or more behind. */
export function isDaysLate(at: number, { arrival }: Passage): boolean {
  return arrival !== null && arrival - at > DAY;
}

function isWithin(
  lag: number,
  bounds: { readonly ahead: number; readonly behind: number },
): boolean {
  return lag >= -bounds.ahead && lag <= bounds.behind;
}
