/**
 * What the next server calls a message that it took, read out of its reply to
 * DATA. RFC 5321 leaves the words free; these are the common ones:
 *
 *     250 2.0.0 Ok: queued as 4XkABC12Z                  Postfix and its likes
 *     250 OK id=1rjXYZ-00012A-3B                         Exim
 *     250 2.0.0 62A8Xabc Message accepted for delivery   Sendmail
 *     250 2.6.0 <id@host> [InternalId=…] Queued mail …   Exchange
 *     250 Ok 0100018e2f…-000000                          Amazon SES
 *
 * A report may name the message by that alone.
 */

import { normalizeMessageId } from '@backscatter/mail';

/** A reply is one line, or a few; more is not read. */
const MAX_RESPONSE_LENGTH = 1_000;

/** An id that the next server gave. */
export interface ResponseId {
  readonly id: string;
  readonly kind: 'message-id' | 'queue-id';
}

const QUEUED_AS = /\bqueued as ([\w.-]{5,100})/i;
const ID_EQUALS = /(?:^|[\s(])id=([\w.-]{5,100})/i;
const SENDMAIL = /^250 [0-9.]{5,9} ([A-Za-z0-9]{8,30}) Message accepted for delivery/i;
const SES = /^250 ok ([0-9a-f]{16}-[0-9a-f-]{20,60})\s*$/i;
const BRACKETS = /<([^<>\s]{1,200}@[^<>\s]{1,200})>/;

/**
 * The ids of a reply; empty where it names none.
 *
 * @param response the server's last reply, with its code
 */
export function responseIds(response: string): readonly ResponseId[] {
  const text = response.slice(0, MAX_RESPONSE_LENGTH);
  const ses = SES.exec(text)?.[1];
  // SES puts this in the place of the Message-ID; what stands behind its @ depends on the region.
  if (ses !== undefined)
    return [
      { id: `${ses}@email.amazonses.com`, kind: 'message-id' },
      { id: ses, kind: 'queue-id' },
    ];
  const named = normalizeMessageId(BRACKETS.exec(text)?.[1] ?? '');
  const queue = (QUEUED_AS.exec(text) ?? ID_EQUALS.exec(text) ?? SENDMAIL.exec(text))?.[1];
  return [
    ...(named === null ? [] : [{ id: named, kind: 'message-id' as const }]),
    ...(queue === undefined
      ? []
      : [{ id: queue.replace(/[.-]+$/, ''), kind: 'queue-id' as const }]),
  ];
}
