/**
 * What a reply to RCPT TO says of the address.
 *
 *     2xx                          accepted
 *     550, 553 without a status    refused: the mailbox is not there (RFC 5321 section 4.2.3)
 *     5.1.x                        refused; but 5.1.7 and 5.1.8 are about the sender
 *     5.4.1 with 550               refused: an unknown recipient at Microsoft 365
 *     552, 5.2.2                   full, so it exists
 *     4xx                          nobody knows: greylisting, a lock, a directory that is down
 *     all else                     nobody knows: policy, relaying, authentication, our commands
 *
 * `550` is also said by servers that refuse whoever asks, so a refusal counts only
 * where the same session takes an address that exists.
 */

import type { SmtpReply } from './read-reply.ts';

/** What a server says of a recipient. `exists`: though it takes nothing now. */
export type RecipientReply = 'accepted' | 'refused' | 'exists' | 'unsure';

const SENDER = /^5\.1\.[78]$/;

/** Reads one. */
export function readRecipientReply({ code, status }: SmtpReply): RecipientReply {
  if (code === 250 || code === 251) return 'accepted';
  if (code < 500) return 'unsure';
  if (status === '5.2.2' || (status === null && code === 552)) return 'exists';
  if (status === null) return code === 550 || code === 553 ? 'refused' : 'unsure';
  if (status.startsWith('5.1.') && !SENDER.test(status)) return 'refused';
  return status === '5.4.1' && code === 550 ? 'refused' : 'unsure';
}
