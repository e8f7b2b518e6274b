/**
 * What runs scripts on one model.
 *
 * Three answers of the scripts are dealt with here: that the model has another
 * layout, which is adopted; that a large change was committed and not yet
 * applied, which is finished first, by whomever it was begun; and that a long
 * reading is under way, for which a writer waits.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { type CellLayout, layoutFor, parseLayout } from './cell-layout.ts';
import type { RedisClient } from './redis-client.ts';
import { createScriptRunner, type Script } from './run-script.ts';
import { SETTLE } from './token-scripts.ts';

/** How often something is tried while others write or replace the model. */
export const TRIES = 100;

/** How long a writer waits before he looks again whether a long reading has ended. */
const READER_MS = 50;

/** Arguments of a script, behind the layout. */
export type Args = readonly (string | number | Buffer)[];

/** A script's word for how it went, and what it found. */
export type Answer = readonly [state: string, ...found: Buffer[]];

/** The way to a model. */
export interface ModelLink {
  /** The layout by which records are made; it changes when the model has another one. */
  layout(): CellLayout;
  /**
   * Runs a script; `layout` is the answer when its arguments have to be made anew.
   *
   * @param staged the key of what was put aside, if anything was
   */
  ask(script: Script, args: Args, staged?: string): Promise<Answer>;
  /** Runs a script whose arguments follow from the layout. */
  askBy(script: Script, argsBy: (layout: CellLayout) => Args): Promise<Answer>;
  /** Finishes a large change that was committed. */
  settle(): Promise<void>;
  /** A name for what is put aside, in the slot of the model. */
  stagedKey(id: string): string;
}

/** Makes the way to the model under `base`. */
export function createModelLink(
  client: RedisClient,
  base: string,
  { maxCells, timeoutMs }: { readonly maxCells: number; readonly timeoutMs: number },
): ModelLink {
  const runner = createScriptRunner(client, timeoutMs);
  let layout = layoutFor(maxCells);

  const once = async (script: Script, args: Args, keys: readonly string[]): Promise<Answer> => {
    const names = [base, `${base}:never`, ...keys];
    const [first, ...found] = await runner.run(script, names, [layout.text, ...args]);
    const state = String(first);
    if (state === 'layout') layout = adopted(String(found[0]));
    return [state, ...(found as Buffer[])];
  };

  const settle = async (): Promise<void> => {
    // Ends: each round leaves a part less.
    for (let left = 1; left > 0; ) {
      const [state, parts] = await once(SETTLE, [], []);
      if (state !== 'layout') left = Number(String(parts));
    }
  };

  const ask: ModelLink['ask'] = async (script, args, staged) => {
    for (let i = 0; i < TRIES; i += 1) {
      const answer = await once(script, args, staged === undefined ? [] : [staged]);
      if (answer[0] === 'pending') await settle();
      else if (answer[0] === 'reading') await sleep(READER_MS);
      else return answer;
    }
    throw tooBusy();
  };

  return {
    layout: () => layout,
    ask,
    askBy: async (script, argsBy) => {
      for (let i = 0; i < TRIES; i += 1) {
        const answer = await ask(script, argsBy(layout));
        if (answer[0] !== 'layout') return answer;
      }
      throw tooBusy();
    },
    settle,
    stagedKey: (id) => `${base}:part:${id}`,
  };
}

/** The error when others write without pause. */
export function tooBusy(): Error {
  return new Error('Redis: other writers kept changing the model');
}

function adopted(text: string): CellLayout {
  const layout = parseLayout(text);
  if (layout === null) throw new Error('Redis holds a model of another version');
  return layout;
}
