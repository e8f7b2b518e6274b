/**
 * How well `parseDsn` reads servers that its rules were not written for.
 *
 *     generalisation.ts [--misses] [DIRECTORY]
 *
 * Two stand-ins for the unseen. Each source of the collection is read without
 * whatever applies to it alone: dialect rows, phrases, announcements, naming
 * forms that could only have been learned there. And each report that has a
 * delivery status is read from its notice alone, and held against what its
 * fields say. Neither is a collection nobody has looked at: what several sources
 * share stays known, and so do the patterns of senders' names.
 */

import { parseArgs } from 'node:util';
import { createLexicon, LEXICON, TABLES } from '../packages/dsn-parser/src/lexicon.ts';
import { parseDsnBy } from '../packages/dsn-parser/src/parse-dsn.ts';
import { type Judgement, judgeReport, share } from './accuracy/judge-report.ts';
import { sourcesOf, tablesWithout } from './accuracy/learned-from.ts';
import { namesAll, noticeAlone, sameRecipients } from './accuracy/notice-alone.ts';
import { parseOnce, type ReadBounce, readCorpusOnce } from './accuracy/read-corpus-once.ts';
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
const misses: string[] = [];

function miss(how: string, path: string, judgement: Judgement): void {
  if (judgement.recognised === false) misses.push(`${how}, not recognised: ${path}`);
  else if (judgement.exact === false) misses.push(`${how}, recipients: ${path}`);
  else if (judgement.kindRight === false) misses.push(`${how}, kind: ${path}`);
}

const COLUMNS = ['recognised', 'exact', 'kindRight'] as const;

function row(first: string, judgements: readonly Judgement[]): string {
  const shares = COLUMNS.map((what) => share(judgements.map((judgement) => judgement[what])));
  return `| ${first} | ${shares.join(' | ')} |`;
}

async function heldOut(all: readonly ReadBounce[]): Promise<void> {
  const sources = sourcesOf(all);
  const known: Judgement[] = [];
  const unseen: Judgement[] = [];
  const bare: Judgement[] = [];
  console.log(
    '| source | entries off | bounce or delay recognised | recipients exact | other kinds right |',
  );
  console.log('|---|---:|---:|---:|---:|');
  for (const source of new Set(all.map(({ message }) => message.source))) {
    const { tables, off } = tablesWithout(source, sources);
    const lexicon = createLexicon(tables);
    const rowless = createLexicon({ ...tables, dialects: [] });
    const judgements: Judgement[] = [];
    for (const { message, mail } of all) {
      if (message.source !== source) continue;
      known.push(judgeReport(message, await parseDsnBy(LEXICON, mail, parseOnce)));
      const judgement = judgeReport(message, await parseDsnBy(lexicon, mail, parseOnce));
      judgements.push(judgement);
      bare.push(judgeReport(message, await parseDsnBy(rowless, mail, parseOnce)));
      miss('held out', message.path, judgement);
    }
    unseen.push(...judgements);
    console.log(row(`${source} | ${off}`, judgements));
  }
  console.log(row('all, each held out | ', unseen));
  console.log(row('… and no dialect rows at all | ', bare));
  console.log(row('all, in-sample | 0', known));
}

async function fromNotices(all: readonly ReadBounce[]): Promise<void> {
  const bare = createLexicon({ ...TABLES, dialects: [] });
  const ways = [
    { name: 'with the dialect table', lexicon: LEXICON },
    { name: 'without it', lexicon: bare },
  ];
  console.log(
    '| the notice read alone | the same kind | the same recipients | … of those it names |',
  );
  console.log('|---|---:|---:|---:|');
  for (const { name, lexicon } of ways) {
    const kinds: boolean[] = [];
    const recipients: boolean[] = [];
    const named: boolean[] = [];
    for (const { message, mail } of all) {
      const stripped = noticeAlone(mail);
      const fields = stripped === null ? null : await parseDsnBy(LEXICON, mail, parseOnce);
      if (stripped === null || fields === null || fields.recipients.length === 0) continue;
      const alone = await parseDsnBy(lexicon, stripped, parseOnce);
      kinds.push(alone?.kind === fields.kind);
      const same = sameRecipients(fields, alone);
      recipients.push(same);
      if (namesAll(fields)) named.push(same);
      if (alone?.kind !== fields.kind)
        misses.push(
          `notice ${name}, ${alone?.kind ?? 'ordinary'} instead of ${fields.kind}: ${message.path}`,
        );
      else if (!same && namesAll(fields))
        misses.push(`notice ${name}, recipients: ${message.path}`);
    }
    console.log(`| ${name} | ${share(kinds)} | ${share(recipients)} | ${share(named)} |`);
  }
}

console.log(`${bounces.length} messages, near-duplicates once.\n\nEach source held out:\n`);
await heldOut(bounces);
console.log('\nReports with a delivery status, read without it:\n');
await fromNotices(bounces);
if (values.misses) console.log(`\n${misses.join('\n')}`);
