/**
 * What a user logs in to an IMAP server with: from a file, the environment, or
 * typed on the terminal. Never from the command line, which everybody on the
 * machine can read, and never shown.
 */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { escapeText } from '@backscatter/core';
import { describeReadError } from '@backscatter/mail/node';
import type { ImapCredentials } from '@backscatter/sent-import/imap';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';

const PASSWORD = 'BACKSCATTER_IMAP_PASSWORD';
const TOKEN = 'BACKSCATTER_IMAP_TOKEN';

/** Nobody types a longer one. */
const MAX_LENGTH = 1_000;

/** Where a terminal hands over keys one by one. */
interface Terminal {
  readonly isTTY: true;
  setRawMode(raw: boolean): unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  off(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/**
 * Finds them.
 *
 * @param file as the user named it, or undefined
 * @param host for whom, to be shown when asking
 * @throws (rejects) Fault where there are none
 */
export async function imapCredentials(
  file: string | undefined,
  host: string,
  io: Io,
): Promise<ImapCredentials> {
  if (file !== undefined) {
    let text: string;
    try {
      text = await readFile(resolve(io.cwd, file), 'utf8');
    } catch (error) {
      const why = describeReadError(error);
      throw new Fault(EXIT.usage, escapeText(`--imap-password-file: ${file}: ${why}`));
    }
    return { password: text.replace(/\r?\n$/, '') };
  }
  const { [PASSWORD]: password, [TOKEN]: accessToken } = io.env;
  if (accessToken !== undefined && accessToken !== '') return { accessToken };
  if (password !== undefined && password !== '') return { password };
  if (isTerminal(io.stdin)) return { password: await typed(io.stdin, host, io) };
  throw new Fault(
    EXIT.usage,
    `--imap: no password: set ${PASSWORD} (or ${TOKEN} for OAuth 2), name --imap-password-file, or run it on a terminal`,
  );
}

function isTerminal(stdin: unknown): stdin is Terminal {
  const { isTTY, setRawMode } = stdin as Partial<Terminal>;
  return isTTY === true && typeof setRawMode === 'function';
}

async function typed(terminal: Terminal, host: string, { stderr }: Io): Promise<string> {
  await stderr.write(`Password for ${escapeText(host)}: `);
  terminal.setRawMode(true);
  try {
    return await new Promise((resolve, reject) => {
      let text = '';
      const take = (chunk: Uint8Array): void => {
        for (const key of Buffer.from(chunk).toString('utf8')) {
          // Ctrl-C and Ctrl-D; a raw terminal makes no signals.
          if (key === '\x03' || key === '\x04') reject(new Fault(EXIT.interrupted, 'interrupted'));
          else if (key === '\r' || key === '\n') resolve(text);
          else if (key === '\x7f' || key === '\b') text = text.slice(0, -1);
          else if (text.length < MAX_LENGTH) text += key;
          else continue;
          if ('\x03\x04\r\n'.includes(key)) {
            terminal.off('data', take);
            return;
          }
        }
      };
      terminal.on('data', take);
      terminal.resume();
    });
  } finally {
    terminal.pause();
    terminal.setRawMode(false);
    await stderr.write('\n');
  }
}
