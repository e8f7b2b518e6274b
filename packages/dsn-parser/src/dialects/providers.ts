/**
 * Large mailbox providers.
 */

import { ALONE, BRACKETED, BRACKETED_ALONE } from '../text/forms.ts';
import { ADDRESS } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';

export const gmail: Dialect = {
  name: 'gmail',
  server: 'Gmail and Google Workspace',
  source: 'Google, Fix bounced or rejected emails',
  phrases: [
    'delivery to the following recipient failed permanently',
    'delivery to the following recipients failed permanently',
    'delivery to the following recipient has been delayed',
    'this is an automatically generated delivery status notification delivery to the following',
    'technical details of permanent failure',
    'technical details of temporary failure',
    '** address not found **',
    '** message blocked **',
    '** message not delivered **',
    '** delivery incomplete **',
    '** recipient inbox full **',
    '** message too large **',
    'the response from the remote server was',
    'google tried to deliver your message',
  ],
  entries: [
    { line: new RegExp(`^\\s{0,8}<?(${ADDRESS})>?\\s*$`), after: 'following recipient' },
    {
      line: new RegExp(
        `(?:delivered to|delivering your message to|message to)\\s+<?(${ADDRESS})>?(?:\\s+because|\\.|\\s|$)`,
        'i',
      ),
    },
  ],
};

export const yahoo: Dialect = {
  name: 'yahoo',
  server: 'Yahoo Mail',
  source: 'Yahoo, Undeliverable or bounced emails',
  from: /@(?:[a-z0-9-]+\.)*yahoo\.|@yahoogroups\.|@yahooinc\./i,
  subject: /failure|failed|undeliver/i,
  phrases: [
    'message from yahoo.',
    'message from yahoo',
    'sorry, we were unable to deliver your message to the following address',
    "sorry we couldn't deliver your message",
  ],
  entries: [
    BRACKETED,
    BRACKETED_ALONE,
    { line: /^"?<?([^<>\s"]{1,300}@[^<>\s":]{1,300}?)>?"?\s?:\s*$/ },
    ALONE,
  ],
};

export const aol: Dialect = {
  name: 'aol',
  server: 'AOL before 2018',
  source: 'AOL postmaster pages on error messages',
  from: /mailer-daemon@(?:[a-z0-9-]+\.)*aol\.com/i,
  subject: /undeliver|returned|failure/i,
  phrases: [
    'your mail to the following recipients could not be delivered because they are not accepting mail',
  ],
  entries: [BRACKETED, { line: /^\s*<?([^\s@<>]{1,64})>?\s*$/, after: 'not accepting mail' }],
};

export const amazonSes: Dialect = {
  name: 'amazon-ses',
  server: 'Amazon SES and WorkMail',
  source: 'Amazon SES developer guide, bounce notifications through email',
  phrases: [
    'an error occurred while trying to deliver the mail to the following recipients',
    'technical report:',
    'could not deliver your message to the following',
  ],
  entries: [ALONE],
};
