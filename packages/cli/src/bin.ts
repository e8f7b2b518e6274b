#!/usr/bin/env node
/**
 * The command `backscatter`.
 */

import { EXIT } from './exit-codes.ts';
import { ioOf } from './io.ts';
import { runProgram } from './program.ts';

process.on('SIGINT', () => {
  // A command with something to put away first listens too, until it was told once.
  if (process.listenerCount('SIGINT') === 1) process.exit(EXIT.interrupted);
});
// All output was taken by now; standard input may still be open, which keeps a process alive.
process.exit(await runProgram(process.argv.slice(2), ioOf(process)));
