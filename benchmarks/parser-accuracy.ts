/**
 * How well `parseDsn` reads bounces whose truth is known, and how much of that
 * rests on its dialect table: the same with each row switched off in turn, and
 * with all of them off.
 *
 *     parser-accuracy.ts [--misses] [DIRECTORY]
 *
 * The directory holds messages and an `index.jsonl`; default is the collection
 * beside the checkout. The rules were written with that collection at hand, so
 * these figures are in-sample; `generalisation.ts` has the others.
 */

import { parseArgs } from 'node:util';
import { DIALECTS } from '@backscatter/dsn-parser';
import { createRecognizer } from '../packages/dsn-parser/src/dialects/recognize.ts';
import { LEXICON } from '../packages/dsn-parser/src/lexicon.ts';
import { parseDsnBy } from '../packages/dsn-parser/src/parse-dsn.ts';
import { type Judgement, judgeReport, share } from './accuracy/judge-report.ts';
import { parseOnce, readCorpusOnce } from './accuracy/read-corpus-once.ts';
import { readCommand } from './command/read-command.mjs';

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: { misses: { type: 'boolean', default: false } },
  }),
);
const bounces = await readCorpusOnce(positionals[0]);
// Nothing beside the checkout is no error; a folder that somebody named is.
if (bounces === null) process.exit(positionals.length === 0 ? 0 : 1);

/** Which rows a message was recognised by, those of reports within it too: no other row matters to it. */
const recognisedBy: ReadonlySet<string>[] = [];
const whole: Judgement[] = [];
const misses: string[] = [];
for (const { message, mail } of bounces) {
  const rows = new Set<string>();
  const recognize: typeof LEXICON.recognize = (notice) => {
    const row = LEXICON.recognize(notice);
    if (row !== null) rows.add(row.name);
    return row;
  };
  const dsn = await parseDsnBy({ ...LEXICON, recognize }, mail, parseOnce);
  const judgement = judgeReport(message, dsn);
  recognisedBy.push(rows);
  whole.push(judgement);
  if (judgement.recognised === false || judgement.kindRight === false)
    misses.push(`${dsn?.kind ?? 'ordinary'} instead of ${message.label}: ${message.path}`);
  if (judgement.exact === false) misses.push(`recipients: ${message.path}`);
}

/** All judgements with some rows switched off; only what those rows read is read again. */
async function without(off: ReadonlySet<string>): Promise<readonly Judgement[]> {
  const recognize = createRecognizer(DIALECTS.filter(({ name }) => !off.has(name)));
  const judgements: Judgement[] = [];
  for (const [i, { message, mail }] of bounces?.entries() ?? []) {
    const before = whole[i];
    const touched = [...off].some((name) => recognisedBy[i]?.has(name));
    judgements.push(
      before !== undefined && !touched
        ? before
        : judgeReport(message, await parseDsnBy({ ...LEXICON, recognize }, mail, parseOnce)),
    );
  }
  return judgements;
}

const count = (judgements: readonly Judgement[], what: keyof Judgement): number =>
  judgements.filter((judgement) => judgement[what] === true).length;

const row = (name: string, judgements: readonly Judgement[]): string =>
  `| ${name} | ${(['recognised', 'exact', 'kindRight'] as const)
    .map((what) => share(judgements.map((judgement) => judgement[what])))
    .join(' | ')} |`;

const lost: { readonly name: string; readonly judgements: readonly Judgement[] }[] = [];
for (const { name } of DIALECTS) lost.push({ name, judgements: await without(new Set([name])) });
const costs = ({ judgements }: { readonly judgements: readonly Judgement[] }): number =>
  (['recognised', 'exact', 'kindRight'] as const).reduce(
    (sum, what) => sum + count(whole, what) - count(judgements, what),
    0,
  );
const dear = lost.filter((one) => costs(one) !== 0).sort((a, b) => costs(b) - costs(a));

console.log(`${bounces.length} messages, near-duplicates once. In-sample.\n`);
console.log(
  '| dialect table | bounce or delay recognised | recipients exact | other kinds right |',
);
console.log('|---|---:|---:|---:|');
console.log(row(`all ${DIALECTS.length} rows`, whole));
for (const { name, judgements } of dear) console.log(row(`without \`${name}\``, judgements));
console.log(row('no rows at all', await without(new Set(DIALECTS.map(({ name }) => name)))));
for (const what of ['recognised', 'exact'] as const) {
  const least = [...lost].sort((a, b) => count(a.judgements, what) - count(b.judgements, what))[0];
  if (least === undefined) continue;
  console.log(
    `\nLeast ${what} with one row off: ${share(least.judgements.map((one) => one[what]))}, \`${least.name}\`.`,
  );
}
console.log(
  `The ${lost.length - dear.length} rows that are not named change nothing when switched off.`,
);
if (values.misses) console.log(`\n${misses.join('\n')}`);
