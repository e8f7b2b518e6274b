/**
 * Where a model lives, from what the user wrote.
 *
 * Three kinds: a JSON file, which one process at a time may change; an LMDB
 * directory, the default, which all processes of a machine share; a Redis or
 * Valkey server, which several machines share. What is there already tells its
 * kind itself; of what is not there yet, the name does: `.json` or a directory.
 */

import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { escapeText } from '@backscatter/core';
import { describeReadError } from '@backscatter/mail/node';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';

/** The directory beside the configuration that is taken where none is named. */
export const DEFAULT_DIRECTORY = 'backscatter-data';

/** A place that was looked at. */
export type ModelPlace =
  | {
      readonly kind: 'json' | 'lmdb';
      /** An absolute path. */
      readonly path: string;
      /** For a person: as the user wrote it. */
      readonly shown: string;
      readonly exists: boolean;
    }
  | {
      readonly kind: 'redis';
      /** May hold a password: never shown. */
      readonly url: string;
      /** Without user and password. */
      readonly shown: string;
      readonly exists: true;
    };

/** The files of an LMDB directory: its data, a lock that may be there first, and a secret for keys. */
const LMDB_FILES = ['data.mdb', 'lock.mdb', 'secret'] as const;

const REDIS = /^rediss?:\/\//i;

/**
 * Reads a place.
 *
 * @param text a path or a Redis URL
 * @param folder where a relative path starts
 * @throws (rejects) Fault for a URL that is none, or a path that cannot be looked at
 */
export async function placeOf(text: string, folder: string): Promise<ModelPlace> {
  if (REDIS.test(text)) return redisPlace(text);
  const path = resolve(folder, text);
  try {
    if (!(await stat(path)).isDirectory()) return { kind: 'json', path, shown: text, exists: true };
    const names = await readdir(path);
    const exists = names.includes(LMDB_FILES[0]);
    // A mailbox, say, that was meant to be learned: nothing is put among its files.
    if (!exists && names.some((name) => !LMDB_FILES.some((own) => own === name))) {
      throw modelFault(text, 'is a directory with other files in it, and none of ours');
    }
    // An empty one is just being made, or its maker was killed.
    const isMade = exists && (await stat(join(path, LMDB_FILES[0]))).size > 0;
    return { kind: 'lmdb', path, shown: text, exists: isMade };
  } catch (error) {
    if (error instanceof Fault) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { kind: /\.json$/i.test(text) ? 'json' : 'lmdb', path, shown: text, exists: false };
    }
    throw modelFault(text, `cannot be opened: ${describeReadError(error)}`);
  }
}

/** A fault of a model that cannot be read or written. */
export function modelFault(shown: string, what: string): Fault {
  return new Fault(EXIT.model, escapeText(`${shown}: ${what}`));
}

function redisPlace(text: string): ModelPlace {
  // The text of a wrong one is not told: it may hold the password all the same.
  if (!URL.canParse(text)) throw new Fault(EXIT.usage, 'the URL of the model is no valid URL');
  return { kind: 'redis', url: text, shown: shownPlace(text), exists: true };
}

/** A place as it may be shown: of a server's URL neither user nor password, any other as it is. */
export function shownPlace(text: string): string {
  if (!REDIS.test(text) || !URL.canParse(text)) return text;
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
