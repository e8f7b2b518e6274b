/** A set as files: what `readSet` reads, `readCorpus` too, and any other filter. */

import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { BenchmarkSet } from '../generator/events.ts';
import {
  checkEvent,
  type EarlierLine,
  messagePath,
  SET_FILES,
  type SentLine,
  type TruthLine,
  type WrittenWorld,
  zoneText,
} from './set-files.ts';

/** Where files go. */
interface Target {
  /** Writes a message; its folder is made where there is none. */
  message(path: string, raw: Uint8Array): Promise<void>;
  /** Adds a line to a file. */
  line(file: string, value: TruthLine | SentLine | EarlierLine): Promise<void>;
  end(): Promise<void>;
}

/**
 * Writes a set to a folder, which is made where there is none.
 *
 * @throws (rejects) Error where the folder holds something already, or the system refuses;
 *   TypeError for an event that is none of a set
 */
export async function writeSet(set: BenchmarkSet, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    throw new Error(`${folder} holds something already; a set goes to a folder of its own`);
  }
  const { zone, ...world } = set.world;
  const target = targetIn(folder);
  try {
    await writeFile(join(folder, SET_FILES.zone), zoneText(zone));
    for (const [number, { corpus, path, as, raw }] of set.earlier.entries()) {
      const place = messagePath(`earlier/${as}`, number);
      await target.message(place, raw);
      await target.line(SET_FILES.earlier, { path: place, label: as, source: { corpus, path } });
    }
    let place = 0;
    let messages = 0;
    for (const event of set.events()) {
      checkEvent(event);
      if (event.what !== 'case') await target.line(SET_FILES.sent, { event: place, ...event });
      else {
        const { truth, raw } = event.case;
        const path = messagePath('reports', messages);
        await target.message(path, raw);
        await target.line(SET_FILES.truth, { path, event: place, ...truth });
        messages += 1;
      }
      place += 1;
    }
  } finally {
    await target.end();
  }
  const written: WrittenWorld = { seed: set.seed, part: set.part, world };
  await writeFile(join(folder, SET_FILES.world), `${JSON.stringify(written, null, 2)}\n`);
}

function targetIn(folder: string): Target {
  const made = new Set<string>();
  const streams = new Map(
    [SET_FILES.truth, SET_FILES.sent, SET_FILES.earlier].map((name) => {
      const stream = createWriteStream(join(folder, name));
      // Heard again at the end.
      const done = finished(stream).catch((error: unknown) => error);
      return [name as string, { stream, done }];
    }),
  );
  return {
    message: async (path, raw) => {
      const file = join(folder, path);
      const parent = dirname(file);
      if (!made.has(parent)) await mkdir(parent, { recursive: true });
      made.add(parent);
      await writeFile(file, raw);
    },
    line: async (file, value) => {
      const stream = streams.get(file)?.stream;
      if (stream?.write(`${JSON.stringify(value)}\n`) !== false) return;
      await new Promise<void>((resolve, reject) => {
        stream.once('drain', resolve);
        stream.once('error', reject);
      });
    },
    end: async () => {
      for (const { stream, done } of streams.values()) {
        stream.end();
        const error = await done;
        if (error !== undefined) throw error;
      }
    },
  };
}
