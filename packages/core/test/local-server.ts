/**
 * Real servers for tests: on a free port of the loopback, and gone when the run is,
 * however it ends.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A start that takes longer failed; most take some 50 ms. */
const START_MS = 10_000;

/** What is kept of what it says, to explain a failed start. In characters. */
const LOG = 4_000;

/** The same process, which a run that is broken off does not leave behind. */
export function endingWithUs<Child extends ChildProcess>(child: Child): Child {
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  child.once('exit', () => process.removeListener('exit', killed));
  return child;
}

/** Starts a program, and resolves when it says, on either output, that it is ready. */
export function startServer(
  program: string,
  args: readonly string[],
  ready: RegExp,
): Promise<ChildProcess> {
  const child = endingWithUs(spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] }));
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`the server ended at its start:\n${log}`));
    });
    const read = (text: string): void => {
      log = (log + text).slice(-LOG);
      if (!ready.test(log)) return;
      clearTimeout(timer);
      resolve(child);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
  });
}

/** Ends a server, as a loss of power does, and waits for that; one that has ended is left alone. */
export async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
