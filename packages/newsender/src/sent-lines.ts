/**
 * The sent log as text: one JSON object per line (JSON Lines), so that a mail
 * server's hook can append a line and a person can read it.
 *
 *     {"at":"2026-03-01T08:00:00Z","from":"a@example.org","to":["b@example.com"],"messageId":"<1@example.org>"}
 *
 * A log is written by machines that crash: a torn or wrong line is reported
 * with its number and the others count.
 */

import type { Problem } from '@backscatter/core';
import { type SentInput, type SentMessage, sentMessage } from './sent-message.ts';

/** Longest line read, in characters; a mail to 10,000 recipients needs about 300,000. */
const MAX_LINE_LENGTH = 1_000_000;

/** Problems kept one by one; the rest is counted. A wrong file would fill the memory. */
const MAX_PROBLEMS = 100;

/** What was read from lines, and what could not be. */
export interface SentLines {
  /** In the order of the lines. */
  readonly messages: readonly SentMessage[];
  /** One per bad line, up to a limit, and one that counts the rest. */
  readonly problems: readonly Problem[];
}

/**
 * Reads JSON lines. Never throws for what they hold; empty lines are left out.
 *
 * @param lines the whole text, or its lines
 */
export function parseSentLines(lines: string | Iterable<string>): SentLines {
  const messages: SentMessage[] = [];
  const problems: Problem[] = [];
  let number = 0;
  let bad = 0;
  for (const line of typeof lines === 'string' ? lines.split('\n') : lines) {
    number += 1;
    // A byte order mark is no part of the first line.
    const text = (number === 1 ? line.replace(/^\uFEFF/, '') : line).trim();
    if (text === '') continue;
    const read = readLine(text);
    if (typeof read !== 'string') {
      messages.push(read);
      continue;
    }
    bad += 1;
    if (bad <= MAX_PROBLEMS) {
      problems.push({ code: 'bad-sent-line', detail: `line ${number}: ${read}` });
    }
  }
  if (bad > MAX_PROBLEMS) {
    const detail = `${bad - MAX_PROBLEMS} more lines could not be read`;
    problems.push({ code: 'bad-sent-lines', detail });
  }
  return { messages, problems };
}

/** The line of a message, without a line end. */
export function formatSentLine({ at, senders, recipients, ids }: SentMessage): string {
  return JSON.stringify({ at, senders, recipients, ids });
}

/** The message, or why there is none. */
function readLine(text: string): SentMessage | string {
  if (text.length > MAX_LINE_LENGTH) return `longer than ${MAX_LINE_LENGTH} characters`;
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  try {
    // Whatever it is: sentMessage checks it and throws what is wrong.
    return sentMessage(input as SentInput, 'sent');
  } catch (error) {
    return error instanceof TypeError ? error.message : 'not a sent message';
  }
}
