/**
 * A token model in memory, which moves in and out as JSON that `bayes`, the
 * naive Bayes classifier for JavaScript, writes and reads too.
 */

import {
  CELL_WIDTH,
  CellTable,
  type Problem,
  parseOptions,
  type TokenChange,
  type TokenStore,
  type TokenTotals,
} from '@backscatter/core';
import { z } from 'zod';
import { addTotals, NO_TOTALS } from './correction.ts';
import { createLearnedIds } from './learned-ids.ts';
import { readModelJson } from './model-json.ts';
import { writeModelJson } from './write-model-json.ts';

/** Share of the cells kept when there are too many: dropping takes a walk over all of them. */
const KEPT = 0.9;

/** Cells in one piece of a copy. */
const CHUNK = 10_000;

/** Options of a model. */
export interface BayesModelOptions {
  /** Learned messages remembered, for idempotence and unlearning; older ones are forgotten. Default 100,000. */
  readonly maxLearned?: number;
  /** Cells kept; the rarest and oldest are dropped. 27 to 54 bytes each. Default 2,000,000. */
  readonly maxCells?: number;
  /** Whether it keeps the words' texts, which the JSON of `bayes` needs. Default true. */
  readonly keepsTexts?: boolean;
}

const optionsSchema = z.strictObject({
  maxLearned: z.int().positive().default(100_000),
  maxCells: z.int().positive().default(2_000_000),
  keepsTexts: z.boolean().default(true),
});

/** A token store in memory. */
export interface BayesModel extends TokenStore {
  /** The words' texts by key, as far as they are kept; for a copy in another model. */
  readonly texts: ReadonlyMap<number, string>;
  /**
   * The model as JSON that `bayes.fromJson` reads too; it sees the words only,
   * and then needs a tokenizer that prefixes. Call it when what was learned has
   * been awaited.
   */
  toJson(): string;
}

/**
 * Makes an empty model.
 *
 * @throws TypeError for a wrong option
 */
export function createBayesModel(options: BayesModelOptions = {}): BayesModel {
  return modelOf('', parseOptions('createBayesModel', optionsSchema, options)).model;
}

/**
 * Reads a model that `toJson` or `bayes` wrote. Never throws for what the text
 * holds: what is bad is left out and named in `problems`; text that is no
 * model gives an empty one.
 *
 * @throws TypeError for a wrong option
 */
export function bayesModelFromJson(
  text: string,
  options: BayesModelOptions = {},
): { readonly model: BayesModel; readonly problems: readonly Problem[] } {
  return modelOf(text, parseOptions('bayesModelFromJson', optionsSchema, options), true);
}

function modelOf(
  text: string,
  { maxLearned, maxCells, keepsTexts }: z.output<typeof optionsSchema>,
  read = false,
): { readonly model: BayesModel; readonly problems: readonly Problem[] } {
  const state = read ? readModelJson(text) : null;
  const learned = createLearnedIds(maxLearned);
  for (const [id, { learned: as, day }] of state?.learned ?? []) learned.set(id, as, day);
  const table = state?.table ?? new CellTable();
  const texts = new Map(keepsTexts ? state?.texts : []);
  let totals: TokenTotals = state?.totals ?? NO_TOTALS;
  const forgetTexts = (): void => {
    for (const key of texts.keys()) if (!table.has(key)) texts.delete(key);
  };

  /** Everything within one turn of the event loop: no other change comes between. */
  const apply = (change: TokenChange): boolean => {
    const stale = change.messages.some(({ id, before }) => {
      const now = learned.get(id);
      return now?.as !== before?.as || now?.error !== before?.error;
    });
    if (stale) return false;
    for (const { id, after } of change.messages) {
      if (after === null) learned.delete(id);
      else learned.set(id, after, change.day);
    }
    totals = addTotals(totals, change.totals, 1);
    table.addAll(change.keys, change.cells, change.day);
    if (keepsTexts) for (const [key, word] of change.texts ?? []) texts.set(key, word);
    if (table.size > maxCells) {
      table.keepBest(Math.ceil(KEPT * maxCells));
      forgetTexts();
    }
    return true;
  };

  const model: BayesModel = {
    keepsTexts,
    texts,
    read: async (keys, ids, room) => ({
      totals,
      cells: table.read(keys, room),
      learned: ids.map((id) => learned.get(id)),
    }),
    write: async (change) => apply(change),
    expire: async ({ before, maxCount }) => {
      learned.dropBefore(before);
      const dropped = table.drop((count, day) => day < before && count <= maxCount);
      forgetTexts();
      return dropped;
    },
    size: async () => ({ cells: table.size, messages: learned.size() }),
    chunks: async function* () {
      const { keys, cells, days } = table.rows();
      for (let from = 0; from < keys.length; from += CHUNK) {
        const to = Math.min(keys.length, from + CHUNK);
        yield {
          keys: keys.slice(from, to),
          cells: cells.slice(from * CELL_WIDTH, to * CELL_WIDTH),
          days: days.slice(from, to),
        };
      }
    },
    messages: async function* () {
      for (const [id, { learned: as }] of [...learned.entries()]) yield [id, as] as const;
    },
    toJson: () => writeModelJson({ totals, table, texts, learned: [...learned.entries()] }),
  };
  return { model, problems: state?.problems ?? [] };
}
