/** A set out of the files that `writeSet` wrote: the same world, the same events. */

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { quote } from '@backscatter/core';
import type { BenchmarkSet, SetEvent, SourceMail } from '../generator/events.ts';
import { truthSchema } from '../truth-schema.ts';
import { readLines } from './read-lines.ts';
import {
  type EarlierLine,
  readZone,
  SET_FILES,
  type SentLine,
  type TruthLine,
  type WrittenWorld,
} from './set-files.ts';

/** An event, or where its message lies. */
type Placed = SetEvent | { readonly what: 'file'; readonly truth: TruthLine };

/** Whether a folder holds a whole set, by the file that is written last. */
export function isSet(folder: string): boolean {
  return existsSync(join(folder, SET_FILES.world));
}

/**
 * Reads a set. Sidecars are held in memory, messages are read as they are asked for.
 *
 * @throws (rejects) Error for a folder that holds no whole set
 */
export async function readSet(folder: string): Promise<BenchmarkSet> {
  const { seed, part, world } = await readWorld(folder);
  const zone = readZone(await readFile(join(folder, SET_FILES.zone), 'utf8'));
  const placed = new Map<number, Placed>();
  for await (const { event, ...line } of linesOf<SentLine>(folder, SET_FILES.sent)) {
    placed.set(event, line as SetEvent);
  }
  for await (const truth of linesOf<TruthLine>(folder, SET_FILES.truth)) {
    placed.set(truth.event, { what: 'file', truth });
  }
  const earlier: SourceMail[] = [];
  for await (const { path, label, source } of linesOf<EarlierLine>(folder, SET_FILES.earlier)) {
    if (label !== 'ham' && label !== 'spam') {
      throw new Error(`${join(folder, SET_FILES.earlier)}: ${quote(String(label))} is no class`);
    }
    earlier.push({ ...source, as: label, raw: readWithin(folder, path) });
  }
  return {
    seed,
    part,
    world: { ...world, zone },
    earlier,
    events: () => eventsOf(folder, placed),
  };
}

function* eventsOf(folder: string, placed: ReadonlyMap<number, Placed>): Generator<SetEvent> {
  for (let place = 0; place < placed.size; place += 1) {
    const one = placed.get(place);
    if (one === undefined) throw new Error(`${folder} lacks event ${place} of ${placed.size}`);
    if (one.what !== 'file') {
      yield one;
      continue;
    }
    const { path, event: _place, ...rest } = one.truth;
    const truth = truthSchema.parse(rest);
    yield { what: 'case', at: truth.at, case: { truth, raw: readWithin(folder, path) } };
  }
}

async function readWorld(folder: string): Promise<WrittenWorld> {
  const file = join(folder, SET_FILES.world);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as WrittenWorld;
  } catch (error) {
    throw new Error(`${folder} holds no whole set: ${SET_FILES.world} cannot be read`, {
      cause: error,
    });
  }
}

async function* linesOf<Value>(folder: string, name: string): AsyncGenerator<Value> {
  for await (const { number, text } of readLines(join(folder, name))) {
    if (text === null) throw new Error(`${join(folder, name)}:${number} is too long for a line`);
    yield JSON.parse(text) as Value;
  }
}

/** A file of the set, and none elsewhere, be it by a link. */
function readWithin(folder: string, path: string): Uint8Array {
  const root = realpathSync(folder);
  const named = resolve(root, path);
  const file = named.startsWith(root + sep) ? realpathSync(named) : named;
  if (!file.startsWith(root + sep))
    throw new Error(`${folder} names a file elsewhere: ${quote(path)}`);
  return readFileSync(file);
}
