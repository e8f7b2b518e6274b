/**
 * `h:` — names of header fields, and the words of the program that wrote the
 * mail. Which fields a mailer writes is a signature of it.
 *
 * Only fields count that the author's side writes. All that servers, lists,
 * other filters and mailboxes add on the way (Received, Delivered-To, Date,
 * Authentication-Results, X-Spam-Status, …) tells where a mail was and not what
 * it is: spam is learned as it arrived, and comes back as it was sent. A list
 * of what to leave out would never end, for every provider has names of its
 * own; so this is a list of what is read.
 */

import type { Header, Mail } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';
import { words } from './words.ts';

/** Header fields read; hostile mail has thousands. */
const MAX_FIELDS = 100;

/** Fields that name the program. */
const MAILERS = ['x-mailer', 'user-agent'];

/** Fields that people and their programs write. */
const AUTHOR_FIELDS = new Set([
  'approved',
  'auto-submitted',
  'cc',
  'content-class',
  'content-description',
  'content-disposition',
  'content-language',
  'content-transfer-encoding',
  'content-type',
  'disposition-notification-to',
  'encoding',
  'face',
  'feedback-id',
  'from',
  'importance',
  'in-reply-to',
  'keywords',
  'mime-version',
  'newsgroups',
  'openpgp',
  'organization',
  'priority',
  'references',
  'reply-to',
  'return-receipt-to',
  'sensitivity',
  'subject',
  'thread-index',
  'thread-topic',
  'to',
  'user-agent',
  'x-accept-language',
  'x-authenticated-user',
  'x-campaign',
  'x-campaignid',
  'x-confirm-reading-to',
  'x-enigmail-version',
  'x-face',
  'x-library',
  'x-mailer',
  'x-mimeole',
  'x-mimetrack',
  'x-msmail-priority',
  'x-php-originating-script',
  'x-php-script',
  'x-pgp-key',
  'x-priority',
]);

/** The fields that the author's program wrote, in order. */
export function authorFields(mail: Mail): readonly Header[] {
  return mail.headers.slice(0, MAX_FIELDS).filter(({ name }) => AUTHOR_FIELDS.has(name));
}

/** Tokens of the header, in order. */
export function headerTokens(mail: Mail): readonly string[] {
  const tokens: string[] = [];
  for (const { name } of authorFields(mail)) tokens.push(`h:${name}`);
  for (const mailer of MAILERS) {
    for (const word of words(headerValue(mail.headers, mailer) ?? '')) tokens.push(`h:by:${word}`);
  }
  return tokens;
}
