#!/usr/bin/env node
/**
 * The command `backscatter`.
 */

import { EXIT } from './exit-codes.ts';
import { ioOf } from './io.ts';
import { runProgram } from './program.ts';

// Nothing is half-written here that had to be put away first.
process.once('SIGINT', () => process.exit(EXIT.interrupted));
// All output was taken by now; standard input may still be open, which keeps a process alive.
process.exit(await runProgram(process.argv.slice(2), ioOf(process)));
