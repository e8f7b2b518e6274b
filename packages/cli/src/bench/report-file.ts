/**
 * The file that the page goes to. A set takes minutes to judge, so a place where
 * nothing can be written is refused before.
 */

import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { escapeText } from '@backscatter/core';
import { describeReadError } from '@backscatter/mail/node';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { writeAtomically } from '../model/write-atomically.ts';
import type { BenchOptions } from './bench-options.ts';

/** Where the report goes unless somebody says. */
const DEFAULT_REPORT = 'backscatter-bench.html';

/**
 * The file, absolute.
 *
 * @throws (rejects) Fault for a folder, and for a file in a folder that is not there or not ours to write in
 */
export async function reportFile(
  { report = DEFAULT_REPORT }: BenchOptions,
  cwd: string,
): Promise<string> {
  const file = resolve(cwd, report);
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory() === true) throw notWritten(file, 'it is a folder');
  const folder = dirname(file);
  try {
    if (!(await stat(folder)).isDirectory()) throw notWritten(file, `${folder} is no folder`);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw error instanceof Fault ? error : notWritten(file, describeReadError(error));
  }
  return file;
}

/**
 * Writes the page.
 *
 * @throws (rejects) Fault with what the system says
 */
export async function writeReport(file: string, page: string): Promise<void> {
  try {
    await writeAtomically(file, page);
  } catch (error) {
    throw notWritten(file, describeReadError(error));
  }
}

function notWritten(file: string, why: string): Fault {
  return new Fault(
    EXIT.output,
    `${escapeText(file)}: the report cannot be written: ${escapeText(why)}`,
  );
}
