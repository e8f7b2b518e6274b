/**
 * Raw bytes to `Mail`: bounded and mended, then by the short way where the mail
 * is simple and by mailparser where it is not.
 */

import type { Mail, Part } from '@backscatter/core';
import { walkParts } from '../walk-parts.ts';
import { boundBytes } from './bound-bytes.ts';
import { findOddities } from './find-oddities.ts';
import { checkLimits, type MailLimits } from './limits.ts';
import { readMimeMail } from './mime-mail.ts';
import { readPlainMail } from './plain-mail.ts';
import { type RawMail, readRaw } from './read-raw.ts';
import { rescueText } from './rescue-text.ts';

/**
 * Reads a mail. What the bytes hold never makes it reject: it answers with what
 * it understood, and `problems` names the rest.
 *
 * @param raw bytes, a string (read as UTF-8), or a stream of either
 * @throws TypeError for a `raw` that is none of these, or a wrong limit
 */
export async function parseMail(raw: RawMail, limits?: Partial<MailLimits>): Promise<Mail> {
  const bounds = checkLimits(limits);
  const { bytes, problems } = boundBytes(await readRaw(raw, bounds.maxBytes), bounds);
  const read = readPlainMail(bytes, bounds) ?? (await readMimeMail(bytes, bounds, problems));
  const root = rescueText(read, bytes, problems);
  problems.push(...findOddities(root, bytes));
  return { headers: root.headers, ...bodies(root), root, size: bytes.length, problems };
}

function bodies(root: Part): { text: string | null; html: string | null } {
  const text: string[] = [];
  const html: string[] = [];
  for (const part of walkParts(root)) {
    if (part.text === null) continue;
    if (part.type === 'text/html') html.push(part.text);
    else text.push(part.text);
  }
  return {
    text: text.length === 0 ? null : text.join('\n\n'),
    html: html.length === 0 ? null : html.join('\n'),
  };
}
