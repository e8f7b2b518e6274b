/**
 * Runs the command within the test's own process, in a folder of its own.
 */

import type { Io, Output } from '../src/io.ts';
import { runProgram } from '../src/program.ts';
import { type Folder, folderOf } from './mails.ts';

export interface World {
  /** Where to run, for several runs in one place; else a folder of its own. */
  readonly folder?: Folder;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
  readonly env?: Io['env'];
  readonly isTTY?: boolean;
}

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs it to its end. */
export async function runIn(world: World, ...args: readonly string[]): Promise<Ended> {
  const folder = world.folder ?? folderOf(world.files ?? {});
  const stdout = recorder(world.isTTY === true);
  const stderr = recorder(world.isTTY === true);
  try {
    const exitCode = await runProgram(args, {
      stdin: once(world.stdin ?? ''),
      stdout,
      stderr,
      env: world.env ?? {},
      cwd: folder.path,
      onInterrupt: () => () => {},
    });
    return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    if (world.folder === undefined) folder.remove();
  }
}

function recorder(isTTY: boolean): Output & { text(): string } {
  let text = '';
  return {
    isTTY,
    write: async (more) => {
      text += more;
    },
    text: () => text,
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  if (text !== '') yield Buffer.from(text);
}
