/**
 * Floods and campaigns: copies known for copies, others for others, what an
 * adversary gains, and what counting costs.
 *
 *     flood.ts [DIRECTORY]
 *
 * The directory holds archives and a `mail.index.jsonl`; default is the
 * collection beside the checkout. Near-duplicates of a message count once.
 */

import { parseArgs } from 'node:util';
import { parseMail } from '@backscatter/mail/mailparser';
import { readCommand } from './command/read-command.mjs';
import { allLabelledMail, type LabelledMail } from './corpus/labelled-mail.ts';
import { mailFolder } from './corpus/mail-folder.ts';
import { hasText, merges, recall } from './flood/campaigns.ts';
import { diceOf } from './flood/dice.ts';
import { induced } from './flood/induced.ts';
import { storeCost } from './flood/store-cost.ts';

/** Messages taken of each kind, by dice. */
const SPAM = 300;
const HAM = 6_000;
const VICTIMS = 300;

const { positionals } = readCommand(import.meta.url, () =>
  parseArgs({ allowPositionals: true, options: {} }),
);
const folder = mailFolder(positionals[0]);

const all = await allLabelledMail(folder);
const sample = (label: LabelledMail['label'], count: number): readonly LabelledMail[] => {
  const dice = diceOf(20260321);
  const own = all
    .filter((one) => one.label === label)
    .map((one) => ({ one, at: dice.roll(2 ** 30) }));
  return own
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one);
};

const spam = (await Promise.all(sample('spam', 2 * SPAM).map(({ raw }) => parseMail(raw))))
  .filter(hasText)
  .slice(0, SPAM);
console.log(`| copies with | tenth copy known, of ${spam.length} |\n|---|---:|`);
for (const [how, count] of await recall(spam)) {
  console.log(`| ${how} | ${((100 * count) / spam.length).toFixed(1)} % |`);
}

const hams = sample('ham', HAM);
const ham = [];
for (const { raw } of hams) ham.push(await parseMail(raw));
console.log('\n| ham, other messages taken for copies | of them |\n|---|---:|');
for (const [what, count] of Object.entries(await merges(ham)))
  console.log(`| ${what} | ${count} |`);

console.log('\n| a flood induced against genuine reports | of them |\n|---|---:|');
const victims = hams.slice(0, VICTIMS).map(({ raw }) => raw);
for (const [what, count] of Object.entries(await induced(victims))) {
  console.log(`| ${what} | ${count} |`);
}

console.log(
  '\n| store | reports judged a second | counted a second | bytes a counter |\n|---|---:|---:|---:|',
);
for (const line of await storeCost(spam)) console.log(line);
