/**
 * What the command tells a script by its exit code.
 *
 * Codes below 64 are about the mail; from 64 on they are those of the BSD's
 * sysexits.h, and 130 is what a shell gives a command that an interrupt ended.
 */

import type { Label } from '@backscatter/core';

/** How a run of the command ended; from 64 on as in `sysexits.h`. */
export const EXIT = {
  /** Every message was classified, whatever the labels. */
  done: 0,
  /** Some input could not be read; the rest was classified. */
  unreadable: 2,
  /** Some DNS list does not answer as it should. */
  unwell: 3,
  /** EX_USAGE: a wrong option or argument; nothing was read. */
  usage: 64,
  /** EX_DATAERR: what was to be read as a model is none. */
  data: 65,
  /** EX_SOFTWARE: a fault of ours. */
  software: 70,
  /** EX_IOERR: the output could not be written. */
  output: 74,
  /** EX_IOERR too: a model could not be read or written. */
  model: 74,
  /** EX_TEMPFAIL: another process is changing the model. */
  busy: 75,
  /** EX_CONFIG: a wrong configuration, or a file it names cannot be read. */
  config: 78,
  interrupted: 130,
} as const;

/** Exit codes under `--exit-code`. Several messages give the first of these that occurs. */
export const LABEL_EXIT: ReadonlyMap<Label, number> = new Map([
  ['backscatter', 11],
  ['unsure', 12],
  ['genuine', 10],
  ['not-a-bounce', 13],
]);
