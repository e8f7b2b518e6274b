/**
 * Every message behind a path: an eml file, an mbox, a Maildir, a directory of
 * such, or standard input. What a file is, its first bytes tell, not its name.
 */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DEFAULT_LIMITS } from '../mailparser/index.ts';
import { describeReadError } from './describe-read-error.ts';
import { listFiles } from './list-files.ts';
import type { MailItem } from './mail-item.ts';
import { openMessages } from './open-messages.ts';

/** The path that stands for standard input. */
export const STDIN = '-';

/** What `readMails` takes beside paths. */
export interface ReadMailsOptions {
  /** Where relative paths start. Default: the process's working directory. */
  readonly cwd?: string;
  /** What `-` reads. Default: the process's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** Bytes read of one message. Default: what the parser reads, 16 MiB. */
  readonly maxBytes?: number;
  /**
   * Which files, by their path as it is told, are one message each, even where a line of the
   * text looks like the separator of an mbox. Default: none.
   */
  readonly isOne?: (path: string) => boolean;
}

/**
 * Yields the messages in order: of a directory by name, of an mbox as they
 * stand. Never throws for what cannot be read; that is an item of its own.
 */
export async function* readMails(
  path: string,
  options: ReadMailsOptions = {},
): AsyncGenerator<MailItem, void, undefined> {
  const { cwd = process.cwd() } = options;
  if (path === STDIN) {
    yield* readMailStream(path, options.stdin ?? process.stdin, options);
    return;
  }
  const full = resolve(cwd, path);
  let isDirectory: boolean;
  try {
    isDirectory = (await stat(full)).isDirectory();
  } catch (error) {
    yield { status: 'unreadable', path, why: describeReadError(error) };
    return;
  }
  if (!isDirectory) {
    yield* readMailStream(path, createReadStream(full), options);
    return;
  }
  for await (const { path: below, error, isMail } of listFiles(full)) {
    const shown = below === '' ? path : join(path, below);
    if (error !== null) {
      yield { status: 'unreadable', path: shown, why: describeReadError(error) };
      continue;
    }
    const certain = isMail || below.endsWith('.eml');
    yield* readMailStream(shown, createReadStream(join(full, below)), options, certain);
  }
}

/**
 * Yields the messages of one stream. Never throws for what the stream holds, nor where it fails.
 *
 * @param path what to call it
 * @param certain whether it is mail whatever it begins with; default true
 */
export async function* readMailStream(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  options: Pick<ReadMailsOptions, 'maxBytes' | 'isOne'> = {},
  certain = true,
): AsyncGenerator<MailItem, void, undefined> {
  const { maxBytes = DEFAULT_LIMITS.maxBytes, isOne = () => false } = options;
  let index = 0;
  try {
    const opened = await openMessages(chunks, isOne(path));
    if (!certain && !opened.looksLikeMail) {
      await opened.close();
      yield { status: 'no-mail', path };
      return;
    }
    for await (const raw of opened.messages(maxBytes)) {
      yield { status: 'ok', path, index, several: opened.several, raw };
      index++;
    }
  } catch (error) {
    const after = index === 0 ? '' : ` (after message ${index - 1})`;
    yield { status: 'unreadable', path, why: `${describeReadError(error)}${after}` };
  }
}
