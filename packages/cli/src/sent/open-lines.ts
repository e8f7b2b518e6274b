/**
 * A sent log in a file of JSON lines: what is new is appended. What is there
 * already is known by its ids, as `onlyNew` does it for stores.
 */

import { open, readFile } from 'node:fs/promises';
import { describeReadError } from '@backscatter/mail/node';
import {
  formatSentLine,
  parseSentLines,
  type SentMessage,
  sentMessage,
} from '@backscatter/newsender';
import type { SentRecord } from '@backscatter/sent-import';
import { readLines } from '../config/read-lines.ts';
import { lockFile } from '../model/lock-file.ts';
import { modelFault } from '../model/model-place.ts';
import { tellProblems } from '../render/tell-problems.ts';
import type { SentLog } from './sent-log.ts';
import type { SentPlace } from './sent-place.ts';

/** It tells who wrote to whom. */
const OWNER_ONLY = 0o600;

const LF = 0x0a;

/**
 * Opens it; to write, a new one where there is none.
 *
 * @throws (rejects) Fault where it cannot be read, or another process changes it
 */
export async function openLines(
  { path, shown }: Extract<SentPlace, { readonly kind: 'lines' }>,
  isDryRun: boolean,
  warn: (warning: string) => Promise<void>,
): Promise<SentLog> {
  const unlock = isDryRun ? async () => {} : await lockFile(path, shown);
  try {
    const bytes = await readFile(path).catch(unlessMissing);
    const { messages, problems } = parseSentLines(readLines(bytes));
    for (const warning of tellProblems(shown, problems)) await warn(warning);
    const known = new Map<string, Set<string>>();
    for (const message of messages) remember(known, message);
    // Of a writer that was killed.
    let isTorn = bytes.length > 0 && bytes.at(-1) !== LF;
    return {
      shown,
      retentionDays: null,
      add: async (records) => {
        const news = records.flatMap((record) => newsOf(known, record));
        if (news.length > 0 && !isDryRun) {
          const text = `${news.map(formatSentLine).join('\n')}\n`;
          await append(path, isTorn ? `\n${text}` : text);
          isTorn = false;
        }
        return { added: news.length, old: 0 };
      },
      close: unlock,
    };
  } catch (error) {
    await unlock();
    throw modelFault(shown, describeReadError(error));
  }
}

function unlessMissing(error: NodeJS.ErrnoException): Buffer {
  if (error.code === 'ENOENT') return Buffer.alloc(0);
  throw error;
}

/** On disk when it resolves. */
async function append(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, 'a', OWNER_ONLY);
    try {
      await file.appendFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw modelFault(path, `cannot be written: ${describeReadError(error)}`);
  }
}

/** What of a mail is not there: recipients of its ids, or ids of its recipients. */
function newsOf(known: Map<string, Set<string>>, record: SentRecord): readonly SentMessage[] {
  const message = sentMessage(record);
  const had = namesOf(message).map((name) => known.get(name));
  const isKnown = had.some((recipients) => recipients !== undefined);
  const recipients = message.recipients.filter(
    (recipient) => !had.some((some) => some?.has(recipient)),
  );
  const ids = message.ids.filter((_, index) => had[index] === undefined);
  remember(known, message);
  if (!isKnown) return [message];
  if (recipients.length > 0) return [{ ...message, recipients }];
  return ids.length > 0 && message.ids.length > 0 ? [{ ...message, ids }] : [];
}

function remember(known: Map<string, Set<string>>, message: SentMessage): void {
  for (const name of namesOf(message)) {
    const recipients = known.get(name) ?? new Set();
    for (const recipient of message.recipients) recipients.add(recipient);
    known.set(name, recipients);
  }
}

/** Its ids, bound to the sender; of one without, the second it left in. */
function namesOf({ senders, ids, at }: SentMessage): readonly string[] {
  const names = ids.length > 0 ? ids : [`at ${Math.floor(at / 1_000)}`];
  return names.map((name) => `${senders[0]} ${name}`);
}
