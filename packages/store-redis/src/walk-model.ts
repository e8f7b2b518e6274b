/**
 * Walks all of a model, some pages or messages at a time: to copy it, and to
 * drop what is old.
 */

import { CELL_WIDTH, type ExpiryRule, type Learned, type TokenChunk } from '@backscatter/core';
import { readCell } from './cell-codec.ts';
import { type CellLayout, keyOf } from './cell-layout.ts';
import { learnedOf } from './learned-code.ts';
import { type Answer, type Args, type ModelLink, tooBusy } from './model-link.ts';
import type { Script } from './run-script.ts';
import { COPY_CELLS, COPY_MESSAGES, DROP_CELLS, DROP_MESSAGES, SIZE } from './token-scripts.ts';

/** Pages walked by one script: some 10 ms. */
const PAGES = 128;

/** Learned messages copied or dropped by one script. */
const MESSAGES = 1_000;

/** The last day of a cell, and the most messages it can count of a class. */
const [LAST_DAY, MOST_MESSAGES] = [0xffff, 0x7fff_ffff];

/** Bytes before the cells of a page: its number and how many they are. */
const PAGE_HEAD = 6;

/** How many cells and learned messages there are. */
export async function sizeOf(
  link: ModelLink,
): Promise<{ readonly cells: number; readonly messages: number }> {
  const [, cells, messages] = await link.askBy(SIZE, () => []);
  return { cells: Number(String(cells)), messages: Number(String(messages)) };
}

/** Drops cells and learned messages; gives the number of cells. */
export async function dropOld(link: ModelLink, { before, maxCount }: ExpiryRule): Promise<number> {
  let dropped = 0;
  // Infinity is no number to a script.
  const [day, most] = [Math.min(before, LAST_DAY + 1), Math.min(maxCount, 2 * MOST_MESSAGES)];
  for await (const [, cells] of walkPages(link, DROP_CELLS, [day, most])) {
    dropped += Number(String(cells));
  }
  // Ends: each round drops messages, until it finds fewer than it may.
  for (let last = MESSAGES; last === MESSAGES; ) {
    const [, messages] = await link.askBy(DROP_MESSAGES, () => [day, MESSAGES]);
    last = Number(String(messages));
  }
  return dropped;
}

/** All cells. */
export async function* copyCells(link: ModelLink): AsyncGenerator<TokenChunk> {
  for await (const [, count, pages] of walkPages(link, COPY_CELLS, [])) {
    if (Number(String(count)) > 0 && pages !== undefined) {
      yield chunkOf(link.layout(), pages, Number(String(count)));
    }
  }
}

/** All learned messages, the oldest first. */
export async function* copyMessages(
  link: ModelLink,
): AsyncGenerator<readonly [id: string, learned: Learned]> {
  let score = '-inf';
  let seen = 0;
  while (true) {
    const passed = [score, seen, MESSAGES];
    const [, ...found] = await link.askBy(COPY_MESSAGES, () => passed);
    for (let i = 0; i + 1 < found.length; i += 2) {
      const next = String(found[i + 1]);
      const learned = learnedOf(next);
      if (learned === null) continue;
      seen = next === score ? seen + 1 : 1;
      score = next;
      yield [String(found[i]), learned];
    }
    if (found.length < 2 * MESSAGES) return;
  }
}

/** Runs a script on all pages in turn. */
async function* walkPages(link: ModelLink, script: Script, args: Args): AsyncGenerator<Answer> {
  // The first answer says which layout the model has.
  await sizeOf(link);
  const { text, bits } = link.layout();
  for (let from = 0; from < 2 ** bits; from += PAGES) {
    const to = Math.min(2 ** bits, from + PAGES) - 1;
    const answer = await link.ask(script, [from, to, ...args]);
    // Somebody removed the model and began another.
    if (link.layout().text !== text) throw tooBusy();
    yield answer;
  }
}

function chunkOf(layout: CellLayout, bytes: Buffer, count: number): TokenChunk {
  const reader = { bytes, at: 0 };
  const chunk = {
    keys: new Uint32Array(count),
    cells: new Int32Array(count * CELL_WIDTH),
    days: new Uint16Array(count),
  };
  for (let row = 0; row < count; ) {
    const page = bytes.readUInt32BE(reader.at);
    const end = row + bytes.readUInt16BE(reader.at + 4);
    reader.at += PAGE_HEAD;
    for (; row < end; row += 1) {
      chunk.keys[row] = keyOf(layout, page, bytes, reader.at);
      reader.at += layout.width;
      chunk.days[row] = readCell(reader, chunk.cells, row);
    }
  }
  return chunk;
}
