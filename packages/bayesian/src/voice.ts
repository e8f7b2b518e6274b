/**
 * How loudly a mail is heard, by how much of it there is and by how its model learned.
 *
 * The sum that is weighed is made for mails of any length, so of a few lines it says
 * as much as of a page, by features of which each says more than it knows. The
 * evidence grows with the root of their number.
 *
 * What counts is text. A header has many features and says one thing: which program
 * wrote the mail, and most programs write both. Real bounces return test messages of a
 * line, written by a program of which the model has seen spam alone; so the header's
 * features count a quarter, and one without text is heard with a third of the voice.
 *
 * Chosen on SpamAssassin's mail, parts of it (years, lists, newsletters) learned and
 * the others judged: where two of a thousand ham are lost, 90 of 100 spam are caught
 * (89 where the header counts in full), and 1.8 of 1,000 real bounces called spam (5.5).
 *
 * Not so where the model is at home (see `home.ts`): of our own short mail it has seen enough. There what
 * speaks for spam is heard in full: of spam in the name of an organisation whose mail was learned three of a hundred
 * more are caught, where a few hundred messages were learned six or seven, and no ham more is lost. What
 * speaks for ham is not: a line or two is soon like ours.
 *
 * And there it is heard more than in full, most of all to people whose mail was learned, for they write what they
 * wrote before: on SpamAssassin's mail, of 1,400 mails by people of whom three had been learned none came to more than
 * −0.7 (log odds), and of 300 by people of whom none had, four to more than 0.5. A department that is new to the model, or its
 * newsletter, is among the latter. It is a factor, so mail without evidence stays so: a language new to all is no spam.
 */

import type { TokenTotals } from '@backscatter/core';
import { ERROR_UNITS } from './correction.ts';
import type { Features } from './features.ts';

/** Features of a mail that is heard in full; of the header only this share counts. */
const FULL_VOICE = 300;
const HEADER_SHARE = 0.25;

/** What speaks for spam at home, to an address that the model has not met, and to one that it has. */
const AT_HOME = 1.5;
const TO_THE_MET = 4;

/** How well a model knows whom a mail came back to, each 0 to 1. */
export interface Acquaintance {
  /** How much it is at home at the domain. */
  readonly home: number;
  /** How well it knows the address. */
  readonly met: number;
}

/** Nobody that it knows. */
export const STRANGER: Acquaintance = { home: 0, met: 0 };

/**
 * The voice of a mail: 0 to 1, and up to 4 for what speaks for spam at home.
 *
 * @param sum what it comes to, towards spam if positive
 */
export function voiceOf({ ends }: Features, sum: number, { home, met }: Acquaintance): number {
  const [words = 0, header = 0] = ends;
  const all = ends.at(-1) ?? 0;
  const heard = all - (1 - HEADER_SHARE) * (header - words);
  const voice = Math.sqrt(Math.min(1, heard / FULL_VOICE));
  if (sum <= 0) return voice;
  const louder = AT_HOME + met * (TO_THE_MET - AT_HOME);
  return (voice + home * (1 - voice)) * (1 + home * (louder - 1));
}

/**
 * The voice of a model that learned other people's mail. Of ours it knows the words and
 * not what they go with, so ordinary mail reaches sums of both signs that only spam
 * reaches where a model is at home.
 */
export const ELSEWHERE_VOICE = 0.7;

/** What a model that learned class after class keeps of its voice. */
const UNBALANCED_VOICE = 0.7;

/** Ratios of the smaller sum of errors to the larger, up to which that is so, and from which on it is not. */
const UNBALANCED = 0.45;
const BALANCED = 0.75;

/**
 * The voice of a model by the errors that it corrected. By turns those of both classes
 * keep pace, whatever their numbers (0.93 to 0.99). Of class after class few are corrected, and of
 * the class that came last three times as many (0.40); what it then says is pulled that
 * way: with spam last, several times as much ham lies above the cut-off as by turns. Mail learned
 * by turns later on mends it.
 */
export function balanceVoice({ spamError, hamError }: TokenTotals): number {
  // One message more of each, so that a few say nothing.
  const [less, more] = [Math.min(spamError, hamError), Math.max(spamError, hamError)];
  const ratio = (less + ERROR_UNITS) / (more + ERROR_UNITS);
  const share = Math.min(1, Math.max(0, (ratio - UNBALANCED) / (BALANCED - UNBALANCED)));
  return UNBALANCED_VOICE + (1 - UNBALANCED_VOICE) * share;
}
