/**
 * `h:` — names of header fields, and the words of the program that wrote the
 * mail. Which fields a mailer writes is a signature of it.
 *
 * Left out is what came on the way or tells the answer: trace fields, list
 * fields, and above all the verdicts of other filters. A model that learned
 * `X-Spam-Status` would know nothing where no such filter ran.
 */

import type { Mail } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';
import { MAX_WORD_LENGTH, words } from './words.ts';

/** Header fields read; hostile mail has thousands. */
const MAX_FIELDS = 100;

/** Fields that name the program. */
const MAILERS = ['x-mailer', 'user-agent'];

/** Fields of transport, storage and filing. */
const NOISE = new Set([
  'authentication-results',
  'bcc',
  'comments',
  'content-length',
  'date',
  'delivered-to',
  'delivery-date',
  'domainkey-signature',
  'envelope-to',
  'errors-to',
  'lines',
  'mailing-list',
  'message-id',
  'precedence',
  'received',
  'received-spf',
  'return-path',
  'sender',
  'status',
  'x-authentication-warning',
  'x-beenthere',
  'x-envelope-from',
  'x-envelope-to',
  'x-keywords',
  'x-mailing-list',
  'x-loop',
  'x-original-date',
  'x-original-to',
  'x-received',
  'x-status',
  'x-uid',
  'x-uidl',
]);

/** Whole families of such fields. */
const NOISE_FAMILIES = [
  'arc-',
  'dkim-',
  'list-',
  'old-',
  'resent-',
  'x-acceptable-languages',
  'x-amavis',
  'x-antispam',
  'x-antivirus',
  'x-barracuda-',
  'x-bogosity',
  'x-clamav',
  'x-cloudmark-',
  'x-crm114-',
  'x-dspam-',
  'x-egroups-',
  'x-forefront-',
  'x-gm-',
  'x-google-',
  'x-ham-',
  'x-ironport-',
  'x-list',
  'x-mime-autoconverted',
  'x-mailman-',
  'x-microsoft-antispam',
  'x-mimedefang',
  'x-mozilla-',
  'x-ms-exchange-',
  'x-pmx-',
  'x-proofpoint-',
  'x-pstn-',
  'x-pyzor',
  'x-razor',
  'x-rspamd-',
  'x-scanned',
  'x-sieve',
  'x-sophos',
  'x-spam',
  'x-spambayes-',
  'x-unsubscription',
  'x-virus',
];

/** Tokens of the header, in order. */
export function headerTokens(mail: Mail): readonly string[] {
  const tokens: string[] = [];
  for (const { name } of mail.headers.slice(0, MAX_FIELDS)) {
    if (name.length <= MAX_WORD_LENGTH && !isNoise(name)) tokens.push(`h:${name}`);
  }
  for (const mailer of MAILERS) {
    for (const word of words(headerValue(mail.headers, mailer) ?? '')) tokens.push(`h:by:${word}`);
  }
  return tokens;
}

function isNoise(name: string): boolean {
  return NOISE.has(name) || NOISE_FAMILIES.some((family) => name.startsWith(family));
}
