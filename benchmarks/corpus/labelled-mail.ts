/**
 * Ordinary mail and spam with what their collection says of them: archives with
 * a `mail.index.jsonl` beside them. Near-duplicates of a message count once.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from '../command/progress.mjs';
import { readCorpora } from './read-corpus.mjs';

/** A mail, and what its collection says of it; `path` is within the archive. */
export interface LabelledMail {
  readonly path: string;
  /** The archive it comes from. */
  readonly corpus: string;
  readonly label: 'ham' | 'spam';
  readonly raw: Uint8Array;
}

interface Row {
  readonly path: string;
  readonly corpus: string;
  readonly label: 'ham' | 'spam';
  readonly near_dup_of?: string;
}

/** The name of the index in the folder of the archives. */
export const MAIL_INDEX = 'mail.index.jsonl';

/** Every message of the archives that the index names, except near-duplicates. */
export async function* readLabelledMail(folder: string): AsyncGenerator<LabelledMail> {
  const rows = new Map<string, Row>();
  for (const line of readFileSync(join(folder, MAIL_INDEX), 'utf8').split('\n')) {
    if (line === '') continue;
    const row = JSON.parse(line) as Row;
    if (row.near_dup_of === undefined) rows.set(row.path, row);
  }
  const archives = new Set([...rows.values()].map(({ corpus }) => `mail-${corpus}.tar.gz`));
  for (const archive of [...archives].sort()) {
    if (!existsSync(join(folder, archive))) continue;
    const messages = readCorpora([join(folder, archive)]);
    for await (const { path, raw } of withProgress(messages, `messages of ${archive}:`)) {
      const row = rows.get(path);
      if (row !== undefined) yield { path, corpus: row.corpus, label: row.label, raw };
    }
  }
}

/** The same, all at once. */
export async function allLabelledMail(folder: string): Promise<readonly LabelledMail[]> {
  const all: LabelledMail[] = [];
  for await (const mail of readLabelledMail(folder)) all.push(mail);
  return all;
}
