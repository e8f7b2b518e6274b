/**
 * The token store in LMDB.
 *
 * Four things: a record of each model, pages that hold its cells, a journal of
 * what was learned since they were written, and the learned messages. A change
 * goes to the journal; when that has grown to a share of the pages, they are
 * written anew with what is in it. A change of a thousand messages goes to the
 * pages at once.
 */

import {
  CELL_WIDTH,
  copyCell,
  parseOptions,
  type TokenChange,
  type TokenChunk,
  type TokenStore,
  type TokenTotals,
} from '@backscatter/core';
import { z } from 'zod';
import { encodeCells } from './cell-codec.ts';
import { firstKeyOf, pageOf } from './cell-pages.ts';
import { environmentOf } from './environment.ts';
import { numberKey } from './keys.ts';
import { type LearnedPiece, openLearnedTable } from './learned-table.ts';
import { firstFrom, sortedKeys, visitPage } from './merged-rows.ts';
import { decodeRecord, emptyRecord, encodeRecord, type ModelRecord } from './model-record.ts';
import { followModel, LONG_JOURNAL, type ModelView, readCells } from './model-view.ts';
import type { Lmdb } from './open-lmdb.ts';
import { emptyRows } from './rows.ts';
import { sortedRows } from './sorted-rows.ts';
import { type Keeps, keepBest, writePages } from './write-pages.ts';

/** Longest id of a learned message, by the contract. */
const MAX_ID = 64;

/** Cells in one change, at most: more than a thousand messages have. Sorted, they take 100 MB. */
const MAX_CHANGE = 4_000_000;

/** Largest number of a total. */
const MAX_TOTAL = 0x7fff_ffff;

/** A journal longer than this share of the pages is written into them. */
const JOURNAL_SHARE = 1 / 16;

/** … but for a small model at least so many cells. */
const SHORT_JOURNAL = 8_192;

/** Share of the cells kept when there are too many: dropping takes a walk over all of them. */
const KEPT = 0.9;

/** Cells in one piece of a copy, at least, but for the last. */
const CHUNK = 65_536;

/** Options of a model's store. */
export interface LmdbTokenStoreOptions {
  /** The model's name: 1 to 200 characters. Default "shared". */
  readonly model?: string;
  /** Learned messages remembered, for idempotence and unlearning; older ones are forgotten. Default 100,000. */
  readonly maxLearned?: number;
  /** Cells kept, about; the rarest and oldest are dropped. Default 2,000,000. */
  readonly maxCells?: number;
}

const optionsSchema = z.strictObject({
  model: z.string().min(1).max(200).default('shared'),
  maxLearned: z.int().positive().max(MAX_TOTAL).default(100_000),
  maxCells: z.int().positive().max(20_000_000).default(2_000_000),
});

/**
 * Makes the store of a model, which begins empty. Several may have the same
 * model, in this process and in others.
 *
 * @throws TypeError for a wrong option
 */
export function createLmdbTokenStore(lmdb: Lmdb, options: LmdbTokenStoreOptions = {}): TokenStore {
  const { model, maxLearned, maxCells } = parseOptions(
    'createLmdbTokenStore',
    optionsSchema,
    options,
  );
  const environment = environmentOf(lmdb);
  const models = environment.table('models');
  const tables = { pages: environment.table('pages'), journal: environment.table('journal') };
  const learned = openLearnedTable(environment);
  const follow = followModel(environment, tables);
  const nameKey = Buffer.from(`m${model}`);
  const countKey = Buffer.from('n');

  const recordNow = (): ModelRecord | null => {
    const bytes = models.getBinary(nameKey);
    return bytes === undefined ? null : decodeRecord(bytes);
  };
  const known = (): ModelRecord => recordNow() ?? emptyRecord(0);

  /** The record of a model about to be written, with a number of its own from the first time on. */
  const recordToWrite = (): ModelRecord => {
    const record = recordNow();
    if (record !== null) return record;
    const count = Buffer.alloc(4);
    count.set(models.getBinary(countKey) ?? []);
    const number = count.readUInt32BE() + 1;
    count.writeUInt32BE(number);
    models.put(countKey, count);
    return emptyRecord(number);
  };

  /** Writes the pages anew, and what is in the journal into them. */
  const rewrite = (
    record: ModelRecord,
    view: ModelView,
    change: TokenChunk,
    keeps: Keeps | null,
  ): { readonly record: ModelRecord; readonly dropped: number } => {
    const written = writePages(tables.pages, record, view, change, keeps);
    for (let i = record.journalFrom; i < record.journalTo; i += 1) {
      tables.journal.remove(numberKey(record.number, i));
    }
    const next = {
      ...record,
      generation: record.generation + 1,
      pages: written.pages,
      bytes: written.bytes,
      cells: written.cells,
      journalFrom: record.journalTo,
      journalCells: 0,
    };
    return { record: next, dropped: written.dropped };
  };

  const addCells = (record: ModelRecord, change: TokenChange): ModelRecord => {
    if (change.keys.length === 0) return record;
    const journalCells = record.journalCells + change.keys.length;
    const rows = sortedRows(change);
    if (journalCells <= roomFor(record.cells, maxCells)) {
      const bytes = encodeCells(rows, 0, rows.keys.length);
      tables.journal.put(numberKey(record.number, record.journalTo), bytes);
      return { ...record, journalTo: record.journalTo + 1, journalCells };
    }
    const { record: next } = rewrite(record, follow(record), rows, null);
    if (next.cells <= maxCells) return next;
    const view = follow(next);
    return rewrite(next, view, emptyRows(0), keepBest(view, Math.ceil(KEPT * maxCells))).record;
  };

  const isStale = (record: ModelRecord, change: TokenChange): boolean =>
    change.messages.some(({ id, before }) => {
      const now = learned.get(record.number, id);
      return now?.as !== before?.as || now?.error !== before?.error;
    });

  const apply = (change: TokenChange): boolean => {
    if (isStale(known(), change)) return false;
    const record = recordToWrite();
    const counts = learned.apply(record.number, change.messages, change.day, record);
    const excess = counts.messages - maxLearned;
    if (excess > 0) learned.dropOldest(record.number, excess);
    const next = {
      ...addCells(record, change),
      nextMessage: counts.nextMessage,
      messages: Math.min(counts.messages, maxLearned),
      totals: addTotals(record.totals, change.totals),
    };
    models.put(nameKey, encodeRecord(next));
    return true;
  };

  return {
    keepsTexts: false,
    read: async (keys, ids, room) =>
      environment.read(`read the model ${model}`, () => {
        const record = known();
        return {
          totals: record.totals,
          cells: readCells(follow(record), keys, room),
          learned: ids.map((id) => learned.get(record.number, id)),
        };
      }),
    write: async (change) => {
      checkChange(change);
      return environment.write(`write the model ${model}`, () => apply(change));
    },
    expire: async ({ before, maxCount }) =>
      environment.write(`write the model ${model}`, () => {
        const record = recordNow();
        if (record === null) return 0;
        const old = learned.countBefore(record.number, before);
        learned.dropOldest(record.number, old);
        const keeps: Keeps = (count, day) => day >= before || count > maxCount;
        const { record: next, dropped } = rewrite(record, follow(record), emptyRows(0), keeps);
        models.put(nameKey, encodeRecord({ ...next, messages: record.messages - old }));
        return dropped;
      }),
    size: async () =>
      environment.read(`read the model ${model}`, () => {
        const record = known();
        const { growth } = follow(record).fresh;
        return { cells: record.cells + growth, messages: record.messages };
      }),
    chunks: async function* () {
      // Keys, not pages, say how far it is: the table may be split anew meanwhile.
      for (let from = 0; from < 2 ** 32; ) {
        const { chunk, next } = environment.read(`read the model ${model}`, () =>
          chunkFrom(follow(known()), from),
        );
        from = next;
        if (chunk.keys.length > 0) yield chunk;
      }
    },
    messages: async function* () {
      let piece: LearnedPiece | null = null;
      do {
        const after: Uint8Array | null = piece?.last ?? null;
        piece = environment.read<LearnedPiece | null>(`read the model ${model}`, () =>
          learned.piece(known().number, after),
        );
        yield* piece?.entries ?? [];
      } while (piece !== null);
    },
  };
}

/** How many cells the journal of a model may hold. */
function roomFor(cells: number, maxCells: number): number {
  const least = Math.min(SHORT_JOURNAL, maxCells * JOURNAL_SHARE);
  return Math.min(LONG_JOURNAL, Math.max(least, cells * JOURNAL_SHARE));
}

/** Throws TypeError for a change that no filter makes. */
function checkChange({ messages, keys, cells, day }: TokenChange): void {
  if (keys.length > MAX_CHANGE || cells.length !== keys.length * CELL_WIDTH) {
    throw new TypeError(`a change has up to ${MAX_CHANGE} keys, and four numbers for each`);
  }
  if (!Number.isInteger(day) || day < 0 || day > 0xffff) {
    throw new TypeError('the day of a change is a number from 0 to 65535');
  }
  if (messages.some(({ id }) => id.length > MAX_ID)) {
    throw new TypeError(`the id of a learned message has ${MAX_ID} characters at most`);
  }
}

function addTotals(one: TokenTotals, other: TokenTotals): TokenTotals {
  const sum = (a: number, b: number): number => Math.min(MAX_TOTAL, Math.max(0, a + b));
  return {
    spam: sum(one.spam, other.spam),
    ham: sum(one.ham, other.ham),
    spamError: sum(one.spamError, other.spamError),
    hamError: sum(one.hamError, other.hamError),
  };
}

/** The cells from a key on, as far as whole pages give enough of them. */
function chunkFrom(
  { pages, fresh }: ModelView,
  from: number,
): { readonly chunk: TokenChunk; readonly next: number } {
  const keys = sortedKeys(fresh);
  const found: { readonly rows: TokenChunk; readonly row: number }[] = [];
  let page = pageOf(from, pages.count);
  let at = firstFrom(keys, firstKeyOf(page, pages.count));
  for (; page < pages.count && found.length < CHUNK; page += 1) {
    at = visitPage(pages, page, fresh, keys, at, (key, rows, row) => {
      if (key >= from) found.push({ rows, row });
    });
  }
  const chunk = emptyRows(found.length);
  for (const [i, { rows, row }] of found.entries()) {
    chunk.keys[i] = rows.keys[row] ?? 0;
    chunk.days[i] = rows.days[row] ?? 0;
    copyCell(rows.cells, row, chunk.cells, i);
  }
  return { chunk, next: firstKeyOf(page, pages.count) };
}
