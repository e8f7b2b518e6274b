/**
 * Writes a model as the JSON of `bayes`; this is the only file that knows that
 * package, whose arithmetic is not used: `categorize` gives a label only.
 *
 * Its counts are public plain objects: words with the number of messages that
 * held them. What it has no place for (features that are no words, corrections,
 * learned messages) goes into a field of its own, `backscatter`, which `bayes`
 * ignores. In plain objects `constructor` has a value before anything is
 * learned: every token has a prefix, so none is the name of a property.
 */

/// <reference path="./bayes.d.ts" />
import { CELL_WIDTH, type CellTable, type TokenTotals } from '@backscatter/core';
import bayes from 'bayes';
import type { DatedLearned } from './learned-ids.ts';

/** What is written. */
export interface ModelState {
  readonly totals: TokenTotals;
  readonly table: CellTable;
  readonly texts: ReadonlyMap<number, string>;
  /** Learned messages, oldest first. */
  readonly learned: readonly (readonly [string, DatedLearned])[];
}

/** Version of the field `backscatter`. */
export const JSON_VERSION = 2;

/** The model as JSON. */
export function writeModelJson({ totals, table, texts, learned }: ModelState): string {
  const classifier = bayes<string>({ tokenizer: (text) => [text] });
  for (const name of ['spam', 'ham'] as const) {
    classifier.initializeCategory(name);
    classifier.docCount[name] = totals[name];
    classifier.totalDocuments += totals[name];
  }
  const words = [...texts].filter(([key]) => table.has(key));
  const counts = table.read(Uint32Array.from(words, ([key]) => key));
  for (const [i, [, word]] of words.entries()) {
    classifier.vocabulary[word] = true;
    classifier.vocabularySize += 1;
    for (const [column, name] of (['spam', 'ham'] as const).entries()) {
      const count = counts[i * CELL_WIDTH + column] ?? 0;
      const table = classifier.wordFrequencyCount[name];
      if (count === 0 || table === undefined) continue;
      table[word] = count;
      classifier.wordCount[name] = (classifier.wordCount[name] ?? 0) + count;
    }
  }
  const own = {
    version: JSON_VERSION,
    totals,
    cells: cellsOf(table),
    learned: learned.map(([id, { learned: as, day }]) => [id, as, day]),
  };
  // What is ours is put behind the counts, not parsed in: there may be millions.
  return `${classifier.toJson().slice(0, -1)},"backscatter":${JSON.stringify(own)}}`;
}

/** Key, cell and day of each, one behind the other; by key, so that equal models give equal text. */
function cellsOf(table: CellTable): readonly number[] {
  const { keys, cells, days } = table.rows();
  const order = Uint32Array.from(keys, (_, row) => row);
  order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const list: number[] = [];
  for (const row of order) {
    const at = row * CELL_WIDTH;
    list.push(keys[row] ?? 0, cells[at] ?? 0, cells[at + 1] ?? 0, cells[at + 2] ?? 0);
    list.push(cells[at + 3] ?? 0, days[row] ?? 0);
  }
  return list;
}
