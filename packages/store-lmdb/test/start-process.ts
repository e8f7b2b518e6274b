/**
 * Processes that work on a store and may be killed at any moment. Each says
 * `ready` when it has the store open, and begins at a line on standard input.
 */

import { type ChildProcess, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

/** Runs a script to its end. */
export function runScript(
  script: URL,
  args: readonly (string | number)[],
): SpawnSyncReturns<string> {
  const command = [...FROM_SOURCE, fileURLToPath(script), ...args.map(String)];
  return spawnSync(process.execPath, command, { encoding: 'utf8' });
}

export interface Started {
  readonly child: ChildProcess;
  /** What it says next; undefined when it has ended. */
  readonly next: () => Promise<string | undefined>;
  readonly ended: Promise<unknown>;
}

/**
 * Starts a script, and resolves when it has the store open.
 *
 * @param limits shell commands that come before it, such as `ulimit`
 */
export async function startProcess(
  script: URL,
  args: readonly (string | number)[],
  limits = '',
): Promise<Started> {
  const command = [process.execPath, ...FROM_SOURCE, fileURLToPath(script), ...args.map(String)];
  const shell = ['-c', `${limits} exec "$0" "$@"`, ...command];
  const child = spawn('sh', shell, { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string | undefined> => (await lines.next()).value;
  expect(await next()).toBe('ready');
  return { child, next, ended };
}
