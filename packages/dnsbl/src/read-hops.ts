/**
 * The hops of a message, the last one first, as its Received lines tell them.
 */

import type { Header } from '@backscatter/core';
import { parseReceived, type Received } from '@backscatter/mail';
import { type IpAddress, readAddress } from './read-address.ts';

/**
 * Lines looked at. A provider's own hops are seldom more than six, each filter or
 * mailbox server adds one; servers give up a message at 25 to 100 (RFC 5321 section 6.3).
 */
const MAX_HOPS = 16;

/** No server writes a longer line. */
const MAX_LINE_LENGTH = 2_000;

/** A date with its comment, and what some servers note behind it (`envelope-from …`), in characters. */
const MAX_DATE_LENGTH = 400;

/** One hop. */
export interface Hop extends Received {
  /** The client's address in normal form, or null. */
  readonly client: IpAddress | null;
  /** Whether the line names any client, by name or address. */
  readonly handedOver: boolean;
  /** Fetched from a mailbox (POP, IMAP), not sent. */
  readonly fetched: boolean;
  /** Handed over by a protocol that no stranger speaks: LMTP (RFC 2033), QMQP, Yahoo's own. */
  readonly within: boolean;
  /** Whether the line is there to its end: what tells a user's login stands behind the address. */
  readonly complete: boolean;
}

/** Reads the upper lines of a trace. */
export function readHops(headers: readonly Header[]): readonly Hop[] {
  const lines = headers.filter(({ name }) => name === 'received').slice(0, MAX_HOPS);
  return lines.map(({ raw }) => {
    const received = parseReceived(raw);
    const client = readAddress(received.address);
    return {
      ...received,
      client,
      // QUIRK: what a user of the host itself sent is "from" his login name, in Exim's and Sendmail's words.
      handedOver: client !== null || (received.helo?.includes('.') ?? false),
      fetched: /^(?:POP|IMAP)/.test(received.protocol ?? ''),
      within: /^(?:UTF8)?(?:LMTPS?A?|QMQP|NNFMP)$/.test(received.protocol ?? ''),
      complete: isComplete(raw),
    };
  });
}

/** QUIRK: where a notice quotes a header, folded lines are lost; each line ends with a time of day. */
function isComplete(raw: string): boolean {
  const line = raw.slice(0, MAX_LINE_LENGTH);
  return raw.length <= MAX_LINE_LENGTH && /[0-9]:[0-9]{2}/.test(line.slice(-MAX_DATE_LENGTH));
}
