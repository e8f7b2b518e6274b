/**
 * The messages of one stream: an mbox if its first line begins with `From `,
 * else one message.
 */

import { Buffer } from 'node:buffer';
import { readRaw } from '../mailparser/index.ts';
import { rejoin } from './rejoin.ts';
import { splitMbox } from './split-mbox.ts';

/** Bytes in which a file must show what it is. */
const HEAD = 4_096;

/** A first line such as `From sender date`, within reason (RFC 5321 allows 254 to an address). */
const MBOX = /^From [^\n]{0,990}\n/;

/**
 * A header field or an mbox separator, maybe behind blank lines. Names are those of real
 * fields: RFC 5322 section 2.2 would let `{"key":` of a JSON file pass for one.
 */
const BEGINS_LIKE_MAIL = /^(?:\xef\xbb\xbf)?\s*(?:>?From |[A-Za-z][\w.-]{0,99}[ \t]*:)/;

/** A whole line that is not blank: more need not be awaited, it may be long in coming. */
const FIRST_LINE = /\S[^\n]*\n/;

/** A stream whose beginning has been looked at. */
export interface MessageStream {
  /** Whether it is an mbox. */
  readonly several: boolean;
  readonly looksLikeMail: boolean;
  /** Reads the messages; each is cut one byte past `maxBytes`. */
  messages(maxBytes: number): AsyncIterable<Uint8Array>;
  /** Lets go of a stream whose messages nobody wants. */
  close(): Promise<void>;
}

/**
 * Looks at the beginning of a stream. An empty stream is one empty message.
 *
 * @param isOne whether it is one message, even behind a separator
 */
export async function openMessages(
  chunks: AsyncIterable<Uint8Array>,
  isOne = false,
): Promise<MessageStream> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < HEAD && !FIRST_LINE.test(head.toString('latin1'))) {
    const { done, value } = await iterator.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  const beginning = head.toString('latin1', 0, HEAD);
  const separator = MBOX.exec(beginning)?.[0] ?? '';
  const several = separator !== '' && !isOne;
  return {
    several,
    looksLikeMail: BEGINS_LIKE_MAIL.test(beginning),
    messages: (maxBytes) => {
      const whole = rejoin(isOne ? head.subarray(separator.length) : head, iterator);
      return several ? splitMbox(whole, maxBytes) : readOne(whole, maxBytes);
    },
    close: async () => {
      await iterator.return?.();
    },
  };
}

async function* readOne(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield await readRaw(chunks, maxBytes);
}
