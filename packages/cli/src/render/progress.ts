/**
 * A line that says how far the work is, rewritten in place.
 *
 * Only on a terminal, only while no verdicts go there too (else they are the
 * progress), and only once the work has taken a second.
 */

import type { Io } from '../io.ts';

/** Milliseconds before the first line: quick work needs none. */
const PATIENCE = 1_000;

/** Milliseconds between two lines. */
const PACE = 200;

/** Tells of work whose end is not known. */
export interface Progress {
  /** Says that so many messages are done. */
  tick(messages: number): Promise<void>;
  /** Takes the line away, so that something else can be written. */
  clear(): Promise<void>;
}

/**
 * The progress line of a command; a silent one where none is wanted.
 *
 * @param printsAsItGoes whether results reach standard output on the way; default true
 */
export function createProgress(
  { stdout, stderr }: Io,
  quiet: boolean,
  printsAsItGoes = true,
): Progress {
  const start = Date.now();
  let last = start + PATIENCE - PACE;
  let shown = false;
  return {
    tick: async (messages) => {
      if (quiet || (printsAsItGoes && stdout.isTTY) || !stderr.isTTY) return;
      const now = Date.now();
      if (now - last < PACE) return;
      last = now;
      shown = true;
      const rate = Math.round((1_000 * messages) / (now - start));
      await stderr.write(`\r\x1b[K${messages} messages, ${rate} a second`);
    },
    clear: async () => {
      if (!shown) return;
      shown = false;
      await stderr.write('\r\x1b[K');
    },
  };
}
