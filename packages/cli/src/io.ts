/**
 * The command's world: what it reads, where it writes, where it stands. The
 * commands are handed it, so that a test can look at all of it.
 */

import { resolve } from 'node:path';

/** A stream to write to. */
export interface Output {
  readonly isTTY: boolean;
  /**
   * Writes text and waits until it was taken.
   *
   * @throws (rejects) OutputClosed when nobody reads any more
   */
  write(text: string): Promise<void>;
}

/** The streams, the environment and the place of a run. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths start: an absolute path. */
  readonly cwd: string;
  /**
   * Puts off the end that an interrupt (SIGINT, SIGTERM) means: `listener` is told of the first
   * one, and the next ends the process at once.
   *
   * @returns what takes the listener away
   */
  onInterrupt(listener: () => void): () => void;
}

const INTERRUPTS = ['SIGINT', 'SIGTERM'] as const;

/** The reader of our output has gone, as `head` does: no error, there is just no more to say. */
export class OutputClosed extends Error {
  constructor() {
    super('nobody reads the output any more');
    this.name = 'OutputClosed';
  }
}

/**
 * The world of a process. Relative paths start where the user stands: package
 * managers run scripts elsewhere and keep that place in INIT_CWD.
 */
export function ioOf(process: NodeJS.Process): Io {
  return {
    stdin: process.stdin,
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    env: process.env,
    cwd: resolve(process.env['INIT_CWD'] ?? process.cwd()),
    onInterrupt: (listener) => {
      for (const signal of INTERRUPTS) process.once(signal, listener);
      return () => {
        for (const signal of INTERRUPTS) process.off(signal, listener);
      };
    },
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  // Also told to the callback of the write; unheard here it would end the process.
  stream.on('error', () => {});
  return {
    isTTY: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error == null) resolve();
          else reject(isClosed(error) ? new OutputClosed() : error);
        });
      }),
  };
}

function isClosed(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}
