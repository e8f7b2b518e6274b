/**
 * A DNS message (RFC 1035 section 4.1) from bytes that nobody vouches for.
 * Every length in it is a claim: it is held against what is there, and a message
 * that breaks its word anywhere is none.
 */

import { decodeName } from './decode-name.ts';

/** A question as the answer repeats it. */
interface DecodedQuestion {
  readonly name: string;
  readonly type: number;
  readonly class: number;
}

/** A resource record. Its data are the octets from `start` to `end` of the message. */
export interface DecodedRecord extends DecodedQuestion {
  /** Seconds (RFC 2181 section 8: 0 where the highest bit is set). */
  readonly ttl: number;
  readonly start: number;
  readonly end: number;
}

/** A DNS message as far as it is read (RFC 1035 section 4.1). */
export interface DecodedMessage {
  readonly id: number;
  /** Whether it is an answer, and no question. */
  readonly isResponse: boolean;
  readonly opcode: number;
  readonly isTruncated: boolean;
  /** Response code (RFC 1035 section 4.1.1, RFC 6895). */
  readonly rcode: number;
  readonly questions: readonly DecodedQuestion[];
  readonly answers: readonly DecodedRecord[];
  readonly authorities: readonly DecodedRecord[];
}

const HEADER_LENGTH = 12;

/** Records read of one message: answers of lists hold a handful, and 64 KiB hold 6,000. */
const MAX_RECORDS = 1_000;

/**
 * Reads a message. The additional section is left alone.
 *
 * @returns null where it is malformed
 */
export function decodeMessage(bytes: Uint8Array): DecodedMessage | null {
  if (bytes.length < HEADER_LENGTH) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(2);
  const [questionCount, answerCount, authorityCount] = [4, 6, 8].map((at) => view.getUint16(at));
  const total = (questionCount ?? 0) + (answerCount ?? 0) + (authorityCount ?? 0);
  if (total > MAX_RECORDS) return null;
  let at = HEADER_LENGTH;

  const readQuestion = (): DecodedQuestion | null => {
    const name = decodeName(bytes, at);
    if (name === null || name.end + 4 > bytes.length) return null;
    at = name.end + 4;
    return {
      name: name.name,
      type: view.getUint16(name.end),
      class: view.getUint16(name.end + 2),
    };
  };
  const readRecord = (): DecodedRecord | null => {
    const question = readQuestion();
    if (question === null || at + 6 > bytes.length) return null;
    const ttl = view.getUint32(at);
    const start = at + 6;
    const end = start + view.getUint16(at + 4);
    if (end > bytes.length) return null;
    at = end;
    return { ...question, ttl: ttl > 0x7fffffff ? 0 : ttl, start, end };
  };

  const questions = several(questionCount ?? 0, readQuestion);
  const answers = questions && several(answerCount ?? 0, readRecord);
  const authorities = answers && several(authorityCount ?? 0, readRecord);
  if (questions === null || answers === null || authorities === null) return null;
  return {
    id: view.getUint16(0),
    isResponse: (flags & 0x8000) !== 0,
    opcode: (flags >> 11) & 0xf,
    isTruncated: (flags & 0x0200) !== 0,
    rcode: flags & 0xf,
    questions,
    answers,
    authorities,
  };
}

function several<T>(count: number, read: () => T | null): readonly T[] | null {
  const all: T[] = [];
  for (let i = 0; i < count; i += 1) {
    const one = read();
    if (one === null) return null;
    all.push(one);
  }
  return all;
}
