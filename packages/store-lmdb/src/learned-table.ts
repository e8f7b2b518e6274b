/**
 * Which messages were learned: one table by id, and one by age, which gives
 * their order and lets the oldest go without a search.
 */

import type { Learned, LearnedChange } from '@backscatter/core';
import { DamagedError } from './cell-codec.ts';
import type { Environment, Table } from './environment.ts';
import { ageKey, textKey } from './keys.ts';

/** Class, error, day, number of the message. */
const ENTRY_BYTES = 1 + 4 + 2 + 6;
const ERROR_AT = 1;
const DAY_AT = 5;
const NUMBER_AT = 7;

/** Units of an error in one: the largest there is. */
const MAX_ERROR = 65_536;

/** Learned messages in one piece of a list. */
const PIECE = 1_000;

interface Entry {
  readonly learned: Learned;
  readonly day: number;
  readonly number: number;
}

/** What a change makes of the numbers in a model's record. */
interface LearnedCounts {
  readonly messages: number;
  readonly nextMessage: number;
}

/** Some of the learned messages, and the key of the last of them. */
export interface LearnedPiece {
  readonly entries: readonly (readonly [id: string, learned: Learned])[];
  readonly last: Uint8Array;
}

/** The learned messages of all models. Each function reads or writes in the caller's transaction. */
export interface LearnedTable {
  readonly get: (model: number, id: string) => Learned | null;
  /** Applies changes of one day. */
  readonly apply: (
    model: number,
    changes: readonly LearnedChange[],
    day: number,
    counts: LearnedCounts,
  ) => LearnedCounts;
  /** Drops the oldest, `count` of them. */
  readonly dropOldest: (model: number, count: number) => void;
  /** How many are older than a day. */
  readonly countBefore: (model: number, day: number) => number;
  /** The next piece, oldest first, and where to go on; null after the last. */
  readonly piece: (model: number, after: Uint8Array | null) => LearnedPiece | null;
}

/** Opens the tables. */
export function openLearnedTable(environment: Environment): LearnedTable {
  const byId = environment.table('learned');
  const byAge = environment.table('learned-ages');
  const entryOf = (model: number, id: string): Entry | null => {
    const bytes = byId.getBinary(textKey(model, id));
    return bytes === undefined ? null : decodeEntry(bytes);
  };
  return {
    get: (model, id) => entryOf(model, id)?.learned ?? null,
    apply: (model, changes, day, counts) => {
      let { messages, nextMessage } = counts;
      for (const { id, after } of changes) {
        const known = entryOf(model, id);
        if (known !== null) byAge.remove(ageKey(model, known.day, known.number));
        messages += (after === null ? 0 : 1) - (known === null ? 0 : 1);
        if (after === null) {
          if (known !== null) byId.remove(textKey(model, id));
          continue;
        }
        byAge.put(ageKey(model, day, nextMessage), Buffer.from(id));
        byId.put(textKey(model, id), encodeEntry({ learned: after, day, number: nextMessage }));
        nextMessage += 1;
      }
      return { messages, nextMessage };
    },
    dropOldest: (model, count) => {
      const oldest = [...ofModel(byAge, model, null, ageKey(model + 1, 0, 0), count)];
      for (const { key, value } of oldest) {
        byAge.remove(key);
        byId.remove(textKey(model, textOf(value)));
      }
    },
    countBefore: (model, day) =>
      byAge.getKeysCount({ start: ageKey(model, 0, 0), end: ageKey(model, day, 0) }),
    piece: (model, after) => {
      const found = [...ofModel(byAge, model, after, ageKey(model + 1, 0, 0), PIECE)];
      const last = found.at(-1);
      if (last === undefined) return null;
      const entries = found.map(({ value }) => {
        const id = textOf(value);
        const entry = entryOf(model, id);
        if (entry === null) throw new DamagedError('the list of learned messages is damaged');
        return [id, entry.learned] as const;
      });
      return { entries, last: last.key };
    },
  };
}

function ofModel(
  table: Table,
  model: number,
  after: Uint8Array | null,
  end: Uint8Array,
  limit: number,
): Iterable<{ readonly key: Uint8Array; readonly value: Uint8Array }> {
  return table.getRange({
    start: after ?? ageKey(model, 0, 0),
    exclusiveStart: after !== null,
    end,
    limit,
  });
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

function encodeEntry({ learned, day, number }: Entry): Uint8Array {
  const bytes = Buffer.allocUnsafe(ENTRY_BYTES);
  bytes.writeUInt8(learned.as === 'spam' ? 1 : 0, 0);
  bytes.writeUInt32BE(learned.error, ERROR_AT);
  bytes.writeUInt16BE(day, DAY_AT);
  bytes.writeUIntBE(number, NUMBER_AT, 6);
  return bytes;
}

function decodeEntry(bytes: Uint8Array): Entry {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const error = view.length === ENTRY_BYTES ? view.readUInt32BE(ERROR_AT) : Number.NaN;
  const as = view[0] ?? 2;
  if (as > 1 || !(error <= MAX_ERROR)) {
    throw new DamagedError('the entry of a learned message is damaged');
  }
  return {
    learned: { as: as === 1 ? 'spam' : 'ham', error },
    day: view.readUInt16BE(DAY_AT),
    number: view.readUIntBE(NUMBER_AT, 6),
  };
}
