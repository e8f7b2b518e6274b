/**
 * One writer at a time: a file beside the one to be changed, which says who
 * changes it. It is made with O_EXCL, which only one process can.
 *
 * A process that was killed leaves it behind. The next one sees that no such
 * process lives, or that the machine has started anew since, and takes it over.
 * Process ids are used again, so it may take a stranger for the writer; then
 * it refuses, which is the safe mistake, and says which file to remove.
 */

import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { escapeText } from '@backscatter/core';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';

/** Others may take the same left-over lock at the same time. */
const MAX_TRIES = 5;

/** Bytes of a lock file that are worth reading. */
const MAX_HOLDER = 300;

/**
 * Locks a file.
 *
 * @param shown the file, for a person
 * @returns what unlocks it
 * @throws (rejects) Fault where another process holds it; else what the system says
 */
export async function lockFile(path: string, shown: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`;
  for (let i = 0; i < MAX_TRIES; i++) {
    if (await made(lock)) return () => rm(lock, { force: true });
    const holder = await holderOf(lock);
    if (holder === null) continue;
    if (!(await isLeftOver(lock, holder))) {
      throw busy(shown, `process ${escapeText(holder)} changes it`);
    }
    await takeAway(lock, holder);
  }
  throw busy(shown, 'other processes keep changing it');
}

function busy(shown: string, why: string): Fault {
  return new Fault(
    EXIT.busy,
    `${escapeText(shown)}: ${why}; wait for its end (or, if it is long gone, remove ${escapeText(shown)}.lock)`,
  );
}

async function made(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx', 0o600);
    await file.writeFile(`${process.pid} on ${hostname()}`).finally(() => file.close());
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What the lock says, or null where it has just gone. */
async function holderOf(lock: string): Promise<string | null> {
  try {
    return (await readFile(lock, 'utf8')).slice(0, MAX_HOLDER);
  } catch {
    return null;
  }
}

async function isLeftOver(lock: string, holder: string): Promise<boolean> {
  const [, digits = '', host] = /^(\d{1,10}) on (.*)$/.exec(holder) ?? [];
  // Of a process on another machine nothing can be known.
  if (host !== undefined && host !== hostname()) return false;
  const started = Date.now() - 1_000 * uptime();
  const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
  if (mtimeMs < started) return true;
  // Empty: its maker is between two system calls, or was killed there; that is not for us to tell.
  return digits !== '' && (Number(digits) === process.pid || !lives(Number(digits)));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, as somebody else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Removes a left-over lock; one that another process has made meanwhile it puts back. */
async function takeAway(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.${process.pid}`;
  try {
    await rename(lock, aside);
    if ((await holderOf(aside)) === holder) await rm(aside, { force: true });
    else await rename(aside, lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
