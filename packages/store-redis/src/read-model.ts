/**
 * Reads cells, totals and learned messages as of one moment.
 */

import { CELL_WIDTH, type TokenReading } from '@backscatter/core';
import { readCell } from './cell-codec.ts';
import { keyRecords, pageOrder } from './cell-layout.ts';
import { learnedOf } from './learned-code.ts';
import { type ModelLink, tooBusy } from './model-link.ts';
import { HOLD, READ } from './token-scripts.ts';

/** Cells read by one script: some 15 ms. */
const READ_CELLS = 12_000;

/** How often several scripts are repeated when a write came between; from the second time writers wait. */
const TRIES = 4;

/** Scripts under way at a time: the last one waits for all before it. */
const AT_ONCE = 4;

/** What a script read, and of which version of the model. */
interface Part extends TokenReading {
  readonly version: string;
}

/** Reads in one round trip; where there are more keys than a script may read, in several at once. */
export async function readModel(
  link: ModelLink,
  keys: Uint32Array,
  ids: readonly string[],
): Promise<TokenReading> {
  if (keys.length <= READ_CELLS) return readingOf([await readPart(link, keys, ids)]);
  const pieces: Uint32Array[] = [];
  for (let from = 0; from < keys.length; from += READ_CELLS) {
    pieces.push(keys.subarray(from, from + READ_CELLS));
  }
  for (let i = 0; i < TRIES; i += 1) {
    if (i > 0) await link.askBy(HOLD, () => [1]);
    const parts: Part[] = [];
    for (let at = 0; at < pieces.length; at += AT_ONCE) {
      const some = pieces.slice(at, at + AT_ONCE);
      const reads = some.map((piece, n) => readPart(link, piece, at + n === 0 ? ids : []));
      parts.push(...(await Promise.all(reads)));
    }
    if (i > 0) await link.askBy(HOLD, () => [0]);
    if (parts.every(({ version }) => version === parts[0]?.version)) return readingOf(parts);
  }
  throw tooBusy();
}

async function readPart(link: ModelLink, keys: Uint32Array, ids: readonly string[]): Promise<Part> {
  let order: Uint32Array = new Uint32Array();
  const [, head, packed, scores] = await link.askBy(READ, (layout) => {
    order = pageOrder(layout, keys);
    return [keyRecords(layout, keys, order), ...ids];
  });
  const [version = '', spam, ham, spamError, hamError] = String(head).split(' ');
  const cells = new Int32Array(keys.length * CELL_WIDTH);
  const reader = { bytes: packed ?? Buffer.alloc(0), at: 0 };
  for (const row of order) readCell(reader, cells, row);
  const learned = ids.length === 0 ? [] : String(scores).split(' ').map(learnedOf);
  const totals = {
    spam: Number(spam),
    ham: Number(ham),
    spamError: Number(spamError),
    hamError: Number(hamError),
  };
  return { version, totals, cells, learned };
}

function readingOf(parts: readonly Part[]): TokenReading {
  const [first] = parts;
  if (first === undefined) throw new RangeError('nothing was read');
  const { totals, learned } = first;
  if (parts.length === 1) return { totals, cells: first.cells, learned };
  const cells = new Int32Array(parts.reduce((length, part) => length + part.cells.length, 0));
  let at = 0;
  for (const part of parts) {
    cells.set(part.cells, at);
    at += part.cells.length;
  }
  return { totals, cells, learned };
}
