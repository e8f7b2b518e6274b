/**
 * Environments in directories of their own, which are gone after the test.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lmdb, openLmdb } from '@backscatter/store-lmdb';
import { onTestFinished } from 'vitest';

/** A directory that does not outlive the test. */
export function temporaryPath(): string {
  const path = mkdtempSync(join(tmpdir(), 'store-lmdb-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** An environment that is closed when the test ends. */
export function temporaryLmdb(path = temporaryPath()): Lmdb {
  const lmdb = openLmdb({ path });
  onTestFinished(() => lmdb.close());
  return lmdb;
}
