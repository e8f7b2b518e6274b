/**
 * What became of the messages of a run, and how that looks: lines for a person,
 * an object for a program.
 */

import type { LessonResult } from '@backscatter/bayesian';
import type { ClassCounts, MailClass } from '@backscatter/core';

/** What may become of a message. */
export type Fate = LessonResult | 'nothing-returned' | 'no-mail' | 'unreadable';

/** What became of the messages of a run. */
export interface LearnTally {
  /** Counts a message. `as` is the class it was to be learned as, null where it was to be forgotten. */
  add(fate: Fate, as: MailClass | null, returned: boolean): void;
  count(fate: Fate, as?: MailClass | null): number;
  /** Messages counted. */
  total(): number;
  /** Messages that changed the model. */
  changed(): number;
  /** Messages learned or forgotten that a report had returned. */
  fromReports(): number;
}

const CHANGES: readonly Fate[] = ['learned', 'moved', 'unlearned'];

/** Nothing counted. */
export function createLearnTally(): LearnTally {
  const counts = new Map<string, number>();
  let [total, changed, fromReports] = [0, 0, 0];
  const count = (fate: Fate, as?: MailClass | null): number =>
    as === undefined
      ? count(fate, 'spam') + count(fate, 'ham') + count(fate, null)
      : (counts.get(`${fate} ${as}`) ?? 0);
  return {
    add: (fate, as, returned) => {
      counts.set(`${fate} ${as}`, count(fate, as) + 1);
      total++;
      if (!CHANGES.includes(fate)) return;
      changed++;
      if (returned) fromReports++;
    },
    count,
    total: () => total,
    changed: () => changed,
    fromReports: () => fromReports,
  };
}

/** Lines for a person: what was done, then whatever else became of messages, zeros left out. */
export function renderTally(tally: LearnTally, unlearned: boolean): readonly string[] {
  const { count } = tally;
  const done = unlearned
    ? [[count('unlearned'), 'forgotten']]
    : [
        [count('learned', 'spam'), 'learned as spam'],
        [count('learned', 'ham'), 'learned as ham'],
      ];
  const rest = [
    [count('moved', 'spam'), 'moved from ham to spam'],
    [count('moved', 'ham'), 'moved from spam to ham'],
    [count('unchanged'), unlearned ? 'not known, so nothing to forget' : 'already known'],
    [count('certain'), 'refused: the model is certain of them already (--refuse-certain)'],
    [count('unbalanced'), 'refused: too many of their class for those of the other (--max-ratio)'],
    [count('nothing-returned'), 'skipped: reports that return nothing of the message'],
    [count('no-mail'), 'skipped: not a mail'],
    [count('unreadable'), 'could not be read'],
  ].filter(([number]) => number !== 0);
  const all = [...done, ...rest];
  if (tally.fromReports() > 0) {
    all.splice(done.length, 0, [
      tally.fromReports(),
      'of these: the message that a report returned',
    ]);
  }
  const width = Math.max(...all.map(([number]) => String(number).length), 6);
  return all.map(([number, what]) => `  ${String(number).padStart(width)}  ${what}`);
}

/** The same for a program. */
export function tallyJson(tally: LearnTally): Readonly<Record<string, unknown>> {
  const { count } = tally;
  const each = (fate: Fate): ClassCounts => ({
    spam: count(fate, 'spam'),
    ham: count(fate, 'ham'),
  });
  return {
    learned: each('learned'),
    moved: each('moved'),
    unlearned: count('unlearned'),
    unchanged: count('unchanged'),
    refused: { certain: count('certain'), unbalanced: count('unbalanced') },
    fromReports: tally.fromReports(),
    nothingReturned: count('nothing-returned'),
    notMail: count('no-mail'),
    unreadable: count('unreadable'),
  };
}
