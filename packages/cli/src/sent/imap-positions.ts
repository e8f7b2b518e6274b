/**
 * Until where folders on IMAP servers were read, in a file: the next run goes
 * on there. It holds no secret, and where it is lost all is read again.
 */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { escapeText } from '@backscatter/core';
import { describeReadError } from '@backscatter/mail/node';
import type { ImapPosition } from '@backscatter/sent-import/imap';
import { z } from 'zod';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { writeAtomically } from '../model/write-atomically.ts';

const positions = z.record(
  z.string(),
  z.strictObject({ uidValidity: z.string().max(20), lastUid: z.int().min(0) }),
);

/** Positions by the URL of the folder. */
export interface ImapPositions {
  of(url: string): ImapPosition | null;
  save(url: string, position: ImapPosition): Promise<void>;
}

/**
 * Reads them; without a file they are kept for this run alone.
 *
 * @throws (rejects) Fault where the file is none of these
 */
export async function openImapPositions(
  file: string | undefined,
  cwd: string,
): Promise<ImapPositions> {
  const path = file === undefined ? null : resolve(cwd, file);
  const known = new Map(path === null ? [] : Object.entries(await read(path, file ?? '')));
  return {
    of: (url) => known.get(url) ?? null,
    save: async (url, position) => {
      known.set(url, position);
      if (path === null) return;
      try {
        await writeAtomically(path, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
      } catch (error) {
        const why = describeReadError(error);
        throw new Fault(EXIT.output, escapeText(`${file}: cannot be written: ${why}`));
      }
    },
  };
}

async function read(path: string, shown: string): Promise<z.output<typeof positions>> {
  try {
    return positions.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    const why =
      error instanceof z.ZodError || error instanceof SyntaxError
        ? 'is no file of positions'
        : describeReadError(error);
    throw new Fault(EXIT.usage, escapeText(`--resume: ${shown}: ${why}`));
  }
}
