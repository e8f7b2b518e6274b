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
  // Its screen names need no domain.
  qualify: true,
  entries: [BRACKETED, { line: /^\s*<?([^\s@<>]{1,64})>?\s*$/, after: 'not accepting mail' }],
};

export const kddi: Dialect = {
  name: 'kddi',
  server: 'KDDI, au one net and other InterMail servers',
  source: 'Openwave InterMail, message delivery error notices',
  phrases: ['your mail sent on:'],
  entries: [{ line: new RegExp(`could not be delivered to:\\s*<?(${ADDRESS})>?`, 'i') }],
};

export const verizon: Dialect = {
  name: 'verizon',
  server: "Verizon's gateways to text and multimedia messages",
  source: 'Verizon Wireless vtext.com and vzwpix.com, error notices',
  from: /post_master@vtext\.com|sysadmin@[a-z0-9.-]{1,60}vzwpix\.com/i,
  // The subject is the original's.
  subject: /./,
  phrases: ['message could not be delivered to mobile'],
  entries: [{ line: new RegExp(`^\\s*RCPT TO:\\s*<?(${ADDRESS})>?`, 'i') }],
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
