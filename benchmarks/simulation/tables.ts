/**
 * The simulation's result as text.
 */

import type { Arrival } from './arrival.ts';
import { showShare, type Tally, total } from './tally.ts';

const LABELS = ['genuine', 'unsure', 'backscatter', 'not-a-bounce'] as const;

/** Groups whose silence the operator promised and could not. */
const WRONGLY = /^declared wrongly/;
const UNLOGGED = /^unlogged/;

/** Forged senders for whom log and tags are declared complete. */
const ALL_COVERED = /all covered$/;
/** … or the log alone. */
const COVERED = /all covered$|covered by the log$/;
const ANSWERS = /all covered; answers$/;

/**
 * Prints for each judge what it said, by truth, phase and group; `mails` is how many were logged.
 */
export function printTables(tally: Tally, judges: readonly string[], mails: number): void {
  console.log(`${mails.toLocaleString('en')} mails were logged.\n`);
  for (const judge of judges) {
    console.log(`## ${judge}\n`);
    const genuine = (phase: 'warm-up' | 'after') => (group: (group: string) => boolean) =>
      showShare(tally.count({ judge, truth: 'genuine', phase, group }), 'backscatter');
    const forged = (group: (group: string) => boolean): string =>
      showShare(tally.count({ judge, truth: 'forged', phase: 'after', group }), 'backscatter');
    const ordinary = (group: string): boolean => !WRONGLY.test(group) && !UNLOGGED.test(group);
    console.log(`- genuine called backscatter in warm-up: ${genuine('warm-up')(() => true)}`);
    console.log(`- … of the unlogged ways: ${genuine('after')((group) => UNLOGGED.test(group))}`);
    console.log(`- … after warm-up, of logged mail: ${genuine('after')(ordinary)}`);
    console.log(
      `- … under coverage declared wrongly: ${genuine('after')((group) => WRONGLY.test(group))}`,
    );
    console.log(
      `- servers' reports on forged mail called backscatter, all covered: ${forged((group) => ALL_COVERED.test(group))}`,
    );
    console.log(`- … covered by the log: ${forged((group) => COVERED.test(group))}`);
    console.log(
      `- out-of-office notes and challenges on forged mail, all covered: ${forged((group) => ANSWERS.test(group))}`,
    );
    console.log(
      `- all on forged mail, all covered: ${forged((group) => ALL_COVERED.test(group) || ANSWERS.test(group))}`,
    );
    console.log(`- … whoever is forged: ${forged(() => true)}`);
    console.log('');
    printGroups(tally, judge, 'genuine');
    printGroups(tally, judge, 'forged');
  }
}

function printGroups(tally: Tally, judge: string, truth: Arrival['truth']): void {
  console.log(`| ${truth}, after warm-up | reports | ${LABELS.join(' | ')} |`);
  console.log(`|---|---:|${LABELS.map(() => '---:|').join('')}`);
  for (const group of tally.groups(truth)) {
    const counts = tally.count({ judge, truth, phase: 'after', group: (one) => one === group });
    const cells = LABELS.map((label) => counts.get(label) ?? '');
    console.log(`| ${[group, total(counts), ...cells].join(' | ')} |`);
  }
  console.log('');
}
