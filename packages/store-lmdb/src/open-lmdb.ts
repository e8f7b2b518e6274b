/**
 * One LMDB environment: a directory with a data file and a lock file, that any
 * number of processes of this machine may hold open.
 *
 * LMDB ("Lightning Memory-Mapped Database", Chu 2011) is a B+ tree in a mapped
 * file. A reader sees the state as of one commit and waits for nobody; there is
 * one writer at a time over all processes, and a commit copies the pages it
 * changes and then switches the root. A process that is killed in the middle
 * has therefore changed nothing, and the lock it held is taken over.
 *
 * Writes of the same turn of the event loop share a commit, for a commit waits
 * for the disk. They are made on the calling thread, which stands still for
 * that time: of the library's two ways to write, this is the one that tells its
 * caller when the disk is full.
 */

import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseOptions } from '@backscatter/core';
import { open, type RootDatabase } from 'lmdb';
import { z } from 'zod';
import { registerEnvironment, type Table } from './environment.ts';

/** Named databases in one environment: this package's own, with room for more. */
const MAX_DATABASES = 24;

/** Keys and values are bytes to the library. */
const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const;

/** Bytes of a value as they are; the library asks for this where it looks among values. */
const AS_IT_IS = {
  encode: (value: Uint8Array): Uint8Array => value,
  decode: (buffer: Uint8Array, length: number): Uint8Array =>
    Uint8Array.from(buffer.subarray(0, length)),
  writeKey: (value: Uint8Array, target: Uint8Array, at: number): number => {
    target.set(value, at);
    return at + value.length;
  },
};

/** Several values of one length under one key. */
const MULTIPLE = { ...BINARY, dupSort: true, dupFixed: true, encoder: AS_IT_IS } as const;

/** Bytes of the two pages every data file begins with; mapped without them, the process dies. */
const LEAST_BYTES = 8_192;

/** Free bytes on a disk below which a write that failed is put down to want of room. */
const NEARLY_FULL = 4_000_000;

/** errno of a write that the disk took only in part (EIO), or not (ENOSPC, EFBIG, EDQUOT). */
const WRITE_ERRORS: readonly unknown[] = [5, 28, 27, 122];

/** Writes that share one commit, at most: all their pages are held in memory until then. */
const MAX_SHARED = 1_000;

/** Options of an environment. */
export interface LmdbOptions {
  /** The directory; made if it is not there. */
  readonly path: string;
  /** Never writes; the directory must hold an environment then. Default false. */
  readonly readOnly?: boolean;
}

const optionsSchema = z.strictObject({
  path: z.string().min(1),
  readOnly: z.boolean().default(false),
});

/** An open environment, on which the stores of this package are made. */
export interface Lmdb {
  readonly path: string;
  readonly readOnly: boolean;
  /** Ends what is under way and closes the files. Stores that are used afterwards reject. */
  readonly close: () => Promise<void>;
}

interface Job {
  readonly run: () => void;
  readonly fail: (error: unknown) => void;
  readonly done: () => void;
}

/**
 * Opens an environment, or makes it.
 *
 * @throws TypeError for a wrong option; Error where the directory cannot be opened
 */
export function openLmdb(options: LmdbOptions): Lmdb {
  const { path, readOnly } = parseOptions('openLmdb', optionsSchema, options);
  const failure = (doing: string, error: unknown): Error =>
    new Error(`LMDB store ${path}: cannot ${doing}: ${reasonOf(error, path)}`, { cause: error });
  const root = openRoot(path, readOnly, failure);
  const jobs: Job[] = [];
  let epoch = 0;
  let isOpen = true;
  let scheduled = false;

  /** Commits jobs together; what they read of each other is void if that fails. */
  const commit = (some: readonly Job[]): void => {
    try {
      root.transactionSync(() => {
        for (const job of some) job.run();
      });
    } catch (error) {
      epoch += 1;
      const [only] = some;
      // One of several may be at fault: each by itself then.
      if (some.length === 1) only?.fail(error);
      else for (const job of some) commit([job]);
      return;
    }
    for (const job of some) job.done();
  };
  const flush = (): void => {
    scheduled = false;
    while (jobs.length > 0) commit(jobs.splice(0, MAX_SHARED));
  };
  const mustBeOpen = (): void => {
    if (!isOpen) throw new Error('it is closed');
  };

  const openTable = (name: string, kind: typeof BINARY | typeof MULTIPLE): Table => {
    try {
      mustBeOpen();
      // Undefined, whatever its type says, where it was never made and must not be: its maker was
      // killed, or has other stores. The root, which holds names, reads as an empty one.
      return root.openDB<Uint8Array, Uint8Array>(name, kind) ?? root;
    } catch (error) {
      throw failure(`open its table ${name}`, error);
    }
  };
  const tables = new Map<string, Table>();
  const tableOf =
    (kind: typeof BINARY | typeof MULTIPLE) =>
    (name: string): Table => {
      const table = tables.get(name) ?? openTable(name, kind);
      tables.set(name, table);
      return table;
    };

  const lmdb: Lmdb = {
    path,
    readOnly,
    close: async () => {
      if (!isOpen) return;
      flush();
      isOpen = false;
      await root.close();
    },
  };
  registerEnvironment(lmdb, {
    epoch: () => epoch,
    table: tableOf(BINARY),
    multiTable: tableOf(MULTIPLE),
    read: (doing, work) => {
      try {
        mustBeOpen();
        // The library keeps a snapshot for a turn of the event loop; others may have written since.
        root.resetReadTxn();
        return work();
      } catch (error) {
        throw failure(doing, error);
      }
    },
    write: <T>(doing: string, work: () => T) =>
      new Promise<T>((resolve, reject) => {
        const fail = (error: unknown): void => reject(failure(doing, error));
        if (readOnly) return fail(new Error('it is open for reading only'));
        if (!isOpen) return fail(new Error('it is closed'));
        let result: { readonly value: T } | null = null;
        const run = (): void => {
          result = { value: work() };
        };
        const done = (): void => {
          if (result !== null) resolve(result.value);
        };
        jobs.push({ run, fail, done });
        if (!scheduled) setImmediate(flush);
        scheduled = true;
      }),
  });
  return lmdb;
}

function openRoot(
  path: string,
  readOnly: boolean,
  failure: (doing: string, error: unknown) => Error,
): RootDatabase<Uint8Array, Uint8Array> {
  try {
    const bytes = statSync(join(path, 'data.mdb'), { throwIfNoEntry: false })?.size ?? 0;
    // Just being made by another process, perhaps, or its maker was killed.
    if (readOnly && bytes === 0) throw new Error('there is none');
    if (bytes > 0 && bytes < LEAST_BYTES) throw new Error('its file data.mdb is cut short');
    return open<Uint8Array, Uint8Array>({
      path,
      readOnly,
      // A name with a dot would be taken for a file's.
      noSubdir: false,
      maxDbs: MAX_DATABASES,
      ...BINARY,
      // A commit is on disk when it returns, and a full disk is its error.
      overlappingSync: false,
    });
  } catch (error) {
    throw failure('open', error);
  }
}

/** The reason in words that say what to do. */
function reasonOf(error: unknown, path: string): string {
  const { message, code } = error as { message?: string; code?: unknown };
  const text = message ?? String(error);
  if (!WRITE_ERRORS.includes(code)) return text;
  if (freeBytes(path) < NEARLY_FULL) return `no space left on the disk (${text})`;
  return `the disk did not take it, for want of room or of quota, or it is failing (${text})`;
}

function freeBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
