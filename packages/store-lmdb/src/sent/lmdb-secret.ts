/**
 * The secret under which a directory's sent log is kept: 32 random bytes, made
 * when it is first asked for, in a file `secret` beside the data that only its
 * owner may read.
 *
 * Without it nobody can try guessed addresses against a copied log; so a copy of
 * the data should not hold it, and a backup of it lies elsewhere. Who loses it
 * begins a new log; who has a place for secrets hands in his own instead.
 */

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { environmentOf } from '../environment.ts';
import type { Lmdb } from '../open-lmdb.ts';

const NAME = 'secret';
const BYTES = 32;
const OWNER_ONLY = 0o600;
const FOR_OTHERS = 0o007;

/**
 * Reads the secret of a directory, or makes it.
 *
 * @throws Error where it cannot be read or made, is not as it was made, or is open to everybody
 */
export function lmdbSecret(lmdb: Lmdb): Uint8Array {
  // Throws for what is no environment.
  environmentOf(lmdb);
  const file = join(lmdb.path, NAME);
  try {
    const secret = read(file);
    if (secret !== null) return secret;
    if (lmdb.readOnly) throw new Error('there is none');
    make(file);
    return read(file) ?? new Uint8Array();
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`LMDB store ${lmdb.path}: cannot use its file ${NAME}: ${message}`);
  }
}

function read(file: string): Uint8Array | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const { mode } = fstatSync(descriptor);
    // Windows has no such modes.
    if (process.platform !== 'win32' && (mode & FOR_OTHERS) !== 0) {
      throw new Error('everybody may read it; take that away (chmod o= secret)');
    }
    const bytes = new Uint8Array(BYTES + 1);
    if (readSync(descriptor, bytes) !== BYTES) throw new Error(`it does not hold ${BYTES} bytes`);
    return bytes.slice(0, BYTES);
  } finally {
    closeSync(descriptor);
  }
}

/** Whole under a name of its own first, then linked: of two processes one is first. */
function make(file: string): void {
  const own = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  const descriptor = openSync(own, 'wx', OWNER_ONLY);
  try {
    writeSync(descriptor, randomBytes(BYTES));
    fsyncSync(descriptor);
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    closeSync(descriptor);
    unlinkSync(own);
  }
}
