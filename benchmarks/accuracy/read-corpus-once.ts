/**
 * The labelled bounces as mails, each read once: what is measured many times is
 * `parseDsn`, not the MIME parser below it.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail, ParseMail } from '@backscatter/core';
import { parseMail } from '@backscatter/mail/mailparser';
import { existing } from '../command/existing.mjs';
import { withProgress } from '../command/progress.mjs';
import { defaultCorpus } from '../corpus/default-corpus.mjs';
import { type LabelledBounce, readLabelledBounces } from '../corpus/labelled-bounces.ts';

/** A labelled bounce and the mail that its bytes are. */
export interface ReadBounce {
  readonly message: LabelledBounce;
  readonly mail: Mail;
}

/**
 * Reads the collection at `path`, or the one beside the checkout.
 *
 * @returns null, after saying so, where nothing says what its messages are
 */
export async function readCorpusOnce(path: string | undefined): Promise<ReadBounce[] | null> {
  const folder = path === undefined ? defaultCorpus().path : existing(path);
  if (!existsSync(join(folder, 'index.jsonl'))) {
    console.log(`Nothing measured: ${folder} has no index.jsonl that says what its messages are.`);
    return null;
  }
  const bounces: ReadBounce[] = [];
  for await (const message of withProgress(readLabelledBounces(folder), 'bounces read:')) {
    bounces.push({ message, mail: await parseMail(message.raw) });
  }
  return bounces;
}

const parsed = new WeakMap<Uint8Array, Promise<Mail>>();

/** Parses the bytes of a returned message, the same bytes once. */
export const parseOnce: ParseMail = (raw) => {
  let mail = parsed.get(raw);
  if (mail === undefined) {
    mail = parseMail(raw);
    parsed.set(raw, mail);
  }
  return mail;
};
