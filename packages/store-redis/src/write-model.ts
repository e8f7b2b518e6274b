/**
 * Writes a change, all of it or nothing.
 *
 * What one script can do in a short time goes in one. More is put aside in
 * parts, which nobody reads and which go by themselves; committed by one short
 * script; and then applied part by part, each by a short script. From the
 * commit on it is promised: whoever reads or writes before the end helps.
 *
 * A command may arrive twice, when a client sends it again after a lost answer.
 * A change with messages is refused the second time, for they are no longer as
 * before; one without is known by a name for some minutes.
 */

import { randomUUID } from 'node:crypto';
import type { TokenChange } from '@backscatter/core';
import { changeRecords, pageOrder } from './cell-layout.ts';
import { codeOf } from './learned-code.ts';
import { type Args, type ModelLink, TRIES, tooBusy } from './model-link.ts';
import { STAGE, WRITE } from './token-scripts.ts';

/** Cells changed by one script: some 20 ms. A message has up to about 4,000. */
const WRITE_CELLS = 6_000;

/** Writes a change; false when a message is not learned as it says. */
export async function writeModel(
  link: ModelLink,
  change: TokenChange,
  maxLearned: number,
): Promise<boolean> {
  const rest = [
    change.day,
    change.messages.length === 0 ? randomUUID() : '',
    maxLearned,
    ...[change.totals.spam, change.totals.ham, change.totals.spamError, change.totals.hamError],
    ...change.messages.flatMap(({ id, before, after }) => [id, codeOf(before), codeOf(after)]),
  ];
  if (change.keys.length > WRITE_CELLS) return await writeInParts(link, change, rest);
  const [state] = await link.askBy(WRITE, () => [recordsOf(link, change), ...rest]);
  return state === 'ok';
}

async function writeInParts(link: ModelLink, change: TokenChange, rest: Args): Promise<boolean> {
  for (let i = 0; i < TRIES; i += 1) {
    const staged = link.stagedKey(randomUUID());
    let [state] = await stage(link, change, staged);
    if (state === 'ok') [state] = await link.ask(WRITE, ['', ...rest], staged);
    if (state === 'stale') return false;
    // Else the layout was another, or what was put aside had gone: once more.
    if (state !== 'ok') continue;
    await link.settle();
    return true;
  }
  throw tooBusy();
}

async function stage(
  link: ModelLink,
  change: TokenChange,
  staged: string,
): Promise<readonly [state: string]> {
  for (let from = 0, part = 0; from < change.keys.length; from += WRITE_CELLS, part += 1) {
    const records = recordsOf(link, change, from, from + WRITE_CELLS);
    const [state] = await link.ask(STAGE, [part, records], staged);
    if (state !== 'ok') return [state];
  }
  return ['ok'];
}

function recordsOf(link: ModelLink, { keys, cells, day }: TokenChange, from = 0, to?: number) {
  const layout = link.layout();
  const piece = {
    keys: keys.subarray(from, to),
    cells: cells.subarray(4 * from, to && 4 * to),
    day,
  };
  return changeRecords(layout, piece, pageOrder(layout, piece.keys));
}
