/**
 * What the filter says of later mail of an organisation, as if a bounce had returned it to
 * whoever wrote it; and of spam that a forger sent in somebody's name.
 */

import type { Bayesian } from '@backscatter/bayesian';
import { createClassifier } from '@backscatter/pipeline';
import { filterOf } from '../benchmark/judge-part.ts';
import { wrapBounce } from '../filter/wrap-bounce.ts';
import { DOMAIN, type Letter, type Organisation, type Person, sentFrom } from './organisation.ts';

/** Its answer: on which side of the cut-offs, and between them whether it is worth a word. */
export type Heard = 'spam' | 'suspect' | 'unsure' | 'ham';

/** How much of a person's mail was learned. */
const GROUPS: readonly (readonly [name: string, least: number, most: number])[] = [
  ['none', 0, 0],
  ['1 or 2', 1, 2],
  ['3 to 7', 3, 7],
  ['8 or more', 8, Number.POSITIVE_INFINITY],
];

/** Nobody whom anybody knows. */
const STRANGER = 'somebody@else.example';

/** What was learned, and what was heard of each kind of mail. */
export interface PeopleHeard {
  readonly learned: { readonly ham: number; readonly spam: number };
  readonly rows: readonly (readonly [name: string, heard: readonly Heard[]])[];
}

/** Teaches a filter the earlier mail, and has it hear the later. */
export async function hearPeople({ people, earlier, later }: Organisation): Promise<PeopleHeard> {
  const lessons = earlier.map(({ raw, as }, i) => ({ corpus: DOMAIN, path: `${i}`, as, raw }));
  const hear = hearer(await filterOf(lessons));
  const rows: (readonly [string, readonly Heard[]])[] = [];
  const mailOf = async (name: string, letters: readonly Letter[]): Promise<void> => {
    const author = ({ author }: Letter): string => author?.address ?? STRANGER;
    const heard = await inTurn(letters, (letter) => hear(letter.raw, author(letter)));
    if (heard.length > 0) rows.push([name, heard]);
  };
  await mailOf('mail of a department that is new', later.newHam);
  for (const [name, least, most] of GROUPS) {
    const isOf = ({ learned }: Person): boolean => learned >= least && learned <= most;
    const theirs = later.ham.filter(({ author }) => author !== null && isOf(author));
    if (theirs.length === 0) continue;
    await mailOf(`mail of people of whom ${name} were learned`, theirs);
    const victims = people.filter(isOf);
    const victimOf = (i: number): string => victims[i % victims.length]?.address ?? STRANGER;
    rows.push([
      '… spam to them, in their name',
      await inTurn(later.spam, ({ raw }, i) => hear(sentFrom(raw, victimOf(i)), victimOf(i))),
    ]);
    rows.push([
      '… spam to them, in a stranger’s',
      await inTurn(later.spam, ({ raw }, i) => hear(sentFrom(raw, STRANGER), victimOf(i))),
    ]);
  }
  const count = (label: 'ham' | 'spam'): number => earlier.filter(({ as }) => as === label).length;
  return { learned: { ham: count('ham'), spam: count('spam') }, rows };
}

const CODES: ReadonlyMap<string, Heard> = new Map([
  ['bayes-spam', 'spam'],
  ['bayes-suspect', 'suspect'],
  ['bayes-ham', 'ham'],
]);

/** Hears a mail that a report returns to an address. */
function hearer(filter: Bayesian): (raw: Buffer, recipient: string) => Promise<Heard> {
  const classifier = createClassifier({ signals: [filter], exhaustive: true });
  return async (raw, recipient) => {
    const { reasons } = await classifier.classify(wrapBounce(raw, 'whole'), {
      mailFrom: '',
      recipient,
    });
    return (
      reasons.map(({ code }) => CODES.get(code)).find((heard) => heard !== undefined) ?? 'unsure'
    );
  };
}

async function inTurn(
  letters: readonly Letter[],
  hear: (letter: Letter, i: number) => Promise<Heard>,
): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  for (const [i, letter] of letters.entries()) heard.push(await hear(letter, i));
  return heard;
}
