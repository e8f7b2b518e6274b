/**
 * Starts the command as a process of its own.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const NODE_ARGS = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];
const BIN = join(PACKAGE, 'src/bin.ts');

/** Starts it in the package's folder, as a package manager does, for a user who stands in `cwd`. */
export function startCommand(cwd: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...NODE_ARGS, BIN, ...args], {
    cwd: PACKAGE,
    env: { ...process.env, INIT_CWD: cwd, CI: '1', FORCE_COLOR: undefined },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

export interface ProcessEnded {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Waits for its end. */
export function end(child: ChildProcess): Promise<ProcessEnded> {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (data) => {
      stdout += data;
    });
    child.stderr?.on('data', (data) => {
      stderr += data;
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
