/** Teaches a content filter labelled mail, many mails with one write of its model. */

import type { Bayesian } from '@backscatter/bayesian';
import type { ParseMail } from '@backscatter/core';
import type { SourceMail } from '../generator/events.ts';

/** Mails whose parsed form is held at once. */
const BATCH = 500;

/**
 * Learns the mails in their order.
 *
 * @param goesOn hears after each write how many are learned; where it says false the rest stay unlearned
 * @throws (rejects) whatever the filter's store or `goesOn` does
 */
export async function learnMails(
  filter: Pick<Bayesian, 'learnMany'>,
  mails: readonly SourceMail[],
  parse: ParseMail,
  goesOn: (learned: number) => boolean | Promise<boolean> = () => true,
): Promise<void> {
  for (let from = 0; from < mails.length; from += BATCH) {
    const batch = mails.slice(from, from + BATCH);
    const lessons = batch.map(async ({ raw, as }) => ({ mail: await parse(raw), as }));
    await filter.learnMany(await Promise.all(lessons));
    if (!(await goesOn(from + batch.length))) return;
  }
}
