/**
 * rspamd, SpamAssassin and bogofilter beside us, on the same reports in one run,
 * as far as they are installed.
 *
 *     rivals.ts [--learn N] [--judge N] [--plain] [--ours] [DIRECTORY]
 *
 * The directory holds archives and a `mail.index.jsonl`; default is the collection
 * beside the checkout. At most so many messages of each class are learned, about so
 * many reports judged: of the generated test set, or with `--plain` of one format
 * that returns masked mail. `--ours` measures us alone. RIVALS.md says what is
 * asked of whom, and how.
 */

import { parseArgs } from 'node:util';
import { type LabelledCase, seedOf } from '@backscatter/evaluation';
import type { BenchmarkSet } from '@backscatter/evaluation/generator';
import { readCommand } from './command/read-command.mjs';
import { mailFolder } from './corpus/mail-folder.ts';
import { readMaskedMail } from './filter/masked-mail.ts';
import { generatedSet } from './rivals/generated-set.ts';
import { runOurs } from './rivals/ours.ts';
import { runRivals } from './rivals/run-rivals.ts';
import { accuracyTable, settingsList, speedTable } from './rivals/tables.ts';
import { wrappedSet } from './rivals/wrapped-set.ts';

const { values, positionals, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: {
      learn: { type: 'string', default: '500' },
      judge: { type: 'string', default: '600' },
      plain: { type: 'boolean', default: false },
      ours: { type: 'boolean', default: false },
    },
  }),
);
const [toLearn, toJudge] = [whole('learn', 1), whole('judge', 1)];
const folder = mailFolder(positionals[0]);

const set = await (values.plain ? plainSet() : testSet());
const cases: LabelledCase[] = [];
for (const event of set.events()) {
  // Ordinary mail is nothing that these are compared on.
  if (event.what === 'case' && event.case.truth.label !== 'not-a-bounce') cases.push(event.case);
}
const { world, earlier } = set;
const task = { world, earlier, cases, told: (name: string) => console.error(name) };
const runs = values.ours ? [] : await runRivals(task);
const ours = await runOurs(set, (truth) => truth.label !== 'not-a-bounce');
const done = runs.flatMap((run) => ('missing' in run ? [] : [run]));
const missing = runs.flatMap((run) => ('missing' in run ? [run] : []));
const rows = [...ours.rows, ...done.flatMap((run) => [...run.rows])];

console.log(`${earlier.length} messages learned, ${cases.length} reports judged\n`);
console.log(accuracyTable(rows, missing).join('\n'));
const speeds = [
  { name: 'Backscatter, every signal asked', cost: ours.exhaustive },
  ...done.map(({ name, version, judging }) => ({ name: `${name} ${version}`, cost: judging })),
];
const table = speedTable({ name: 'Backscatter, as it is by default', cost: ours.judging }, speeds);
console.log(`\n${table.join('\n')}\n`);
console.log(settingsList(done).join('\n'));

async function testSet(): Promise<BenchmarkSet> {
  const whole = await generatedSet(folder, toJudge, 'test');
  const known = whole.earlier.map((mail) => ({ ...mail, id: mail.path, label: mail.as }));
  return { ...whole, earlier: some(known, toLearn) };
}

async function plainSet(): Promise<BenchmarkSet> {
  const everything = await readMaskedMail(folder);
  const corporaOf = (label: 'ham' | 'spam'): ReadonlySet<string> =>
    new Set(everything.filter((mail) => mail.label === label).map(({ corpus }) => corpus));
  // Of one class alone, a collection would give its class away.
  const [ofHam, ofSpam] = [corporaOf('ham'), corporaOf('spam')];
  const all = everything.filter(({ corpus }) => ofHam.has(corpus) && ofSpam.has(corpus));
  const learned = all.filter(({ quarter }) => quarter < 2);
  const judged = all.filter(({ quarter }) => quarter >= 2);
  return wrappedSet(some(learned, toLearn), some(judged, Math.ceil(toJudge / 2)));
}

interface Named {
  readonly id: string;
  readonly label: 'ham' | 'spam';
}

/** At most so many of each class, in turns, spread over the collections by a hash of their names. */
function some<T extends Named>(mails: readonly T[], each: number): readonly T[] {
  const sorted = mails
    .map((mail) => ({ mail, place: seedOf(1, mail.id) }))
    .sort((a, b) => a.place - b.place);
  const turns = (['ham', 'spam'] as const).flatMap((label) =>
    sorted
      .filter(({ mail }) => mail.label === label)
      .slice(0, each)
      .map(({ mail }, turn) => ({ mail, turn })),
  );
  return turns.sort((a, b) => a.turn - b.turn).map(({ mail }) => mail);
}
