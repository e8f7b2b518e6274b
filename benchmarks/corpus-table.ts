/**
 * What the classifier says of whole corpora: a table of labels and kinds by the
 * folder a message comes from, and, where a corpus says itself what a message is,
 * that beside it.
 *
 *     corpus-table.ts [--json] [CORPUS…]
 *
 * The default signals alone judge: no sent log belongs to a corpus of strangers,
 * so nothing can be proved genuine, and `unsure` is the honest answer to most.
 */

import { parseArgs } from 'node:util';
import { REPORT_KINDS } from '@backscatter/core';
import { createClassifier } from '@backscatter/pipeline';
import { existing } from './command/existing.mjs';
import { withProgress } from './command/progress.mjs';
import { readCommand } from './command/read-command.mjs';
import { defaultCorpus } from './corpus/default-corpus.mjs';
import { readCorpora } from './corpus/read-corpus.mjs';

type Counts = Map<string, number>;

const LABELS = ['genuine', 'backscatter', 'unsure', 'not-a-bounce'];
const KINDS = [...REPORT_KINDS, 'ordinary'];

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  }),
);
const paths = positionals.map(existing);

const bySource = new Map<string, Counts>();
const byStatedLabel = new Map<string, Counts>();
const problems: Counts = new Map();
const classifier = createClassifier({ exhaustive: true });
const messages = readCorpora(paths.length === 0 ? [defaultCorpus().path] : paths);
for await (const message of withProgress(messages, 'messages judged:')) {
  const verdict = await classifier.classify(message.raw);
  for (const [rows, row] of [
    [bySource, message.source],
    [byStatedLabel, message.label],
  ] as const) {
    if (row === null) continue;
    const counts = rows.get(row) ?? new Map<string, number>();
    rows.set(row, counts);
    for (const what of ['messages', verdict.label, verdict.kind]) add(counts, what);
  }
  for (const { code } of verdict.problems) add(problems, code);
}

if (values.json) {
  const plain = (rows: ReadonlyMap<string, Counts>): object =>
    Object.fromEntries([...rows].map(([row, counts]) => [row, Object.fromEntries(counts)]));
  const all = {
    bySource: plain(bySource),
    byStatedLabel: plain(byStatedLabel),
    problems: Object.fromEntries(problems),
  };
  console.log(JSON.stringify(all));
} else {
  print('source', bySource, LABELS);
  print('source', bySource, KINDS);
  if (byStatedLabel.size > 0) print('the corpus says', byStatedLabel, KINDS);
}

function add(counts: Counts, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** Prints a Markdown table with a last row of sums; columns without a message are left out. */
function print(title: string, rows: ReadonlyMap<string, Counts>, all: readonly string[]): void {
  const sums: Counts = new Map();
  for (const counts of rows.values()) {
    for (const [what, count] of counts) sums.set(what, (sums.get(what) ?? 0) + count);
  }
  const columns = ['messages', ...all.filter((column) => sums.has(column))];
  const line = (name: string, counts: Counts): string =>
    `| ${[name, ...columns.map((column) => String(counts.get(column) ?? ''))].join(' | ')} |`;
  console.log(`| ${[title, ...columns].join(' | ')} |`);
  console.log(`|---|${columns.map(() => '---:|').join('')}`);
  for (const [row, counts] of rows) console.log(line(row, counts));
  console.log(`${line('all', sums)}\n`);
}
