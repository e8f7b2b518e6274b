/**
 * Mail servers of the Unix world.
 */

import { ALONE, BRACKETED, BRACKETED_ALONE, LEADING } from '../text/forms.ts';
import { ADDRESS, type EntryForm } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';

export const postfix: Dialect = {
  name: 'postfix',
  server: 'Postfix',
  source: 'Postfix bounce(5), the default templates',
  reads: '`<address>: cause`',
  phrases: [
    'this is the mail system at host',
    'this is the postfix program at host',
    'this is the mail system at',
    'the postfix program',
    "i'm sorry to have to inform you that the message returned below could not be delivered",
    "i'm sorry to have to inform you that your message could not be delivered to one or more recipients",
  ],
  entries: [BRACKETED],
};

/** Exim names each address on a line of its own, indented by two, the cause below by four. */
const EXIM_ENTRY = {
  line: new RegExp(`^ {2}<?(?<address>${ADDRESS}|[^\\s:]{1,64})>?(?::(?<rest>.*))?$`),
};

/** Where Exim and its descendants name the failed. */
export const EXIM_ENTRIES: readonly EntryForm[] = [
  { ...EXIM_ENTRY, after: 'address(es) failed' },
  { ...EXIM_ENTRY, after: 'not yet been delivered' },
  { ...EXIM_ENTRY, after: 'has not been delivered to' },
  { ...EXIM_ENTRY, after: 'could not be delivered' },
  { ...EXIM_ENTRY, after: 'the following address' },
  { line: new RegExp(`^ {2}(${ADDRESS})`) },
  // `an undisclosed address`: only what the sender wrote is named.
  { line: new RegExp(`^ {4}\\((?:ultimately )?generated from (${ADDRESS})\\)`) },
  LEADING,
];

export const smail: Dialect = {
  name: 'smail',
  server: 'smail 3, T-Online',
  source: 'smail 3, notify.c',
  reads: '`<address> ... cause` below "Failed addresses follow"',
  phrases: ['failed addresses follow:'],
  entries: [
    {
      line: new RegExp(
        `^\\s{0,4}<?(?<address>${ADDRESS})>?\\s{0,4}\\.\\.\\.\\s{0,4}(?<rest>.{0,400})$`,
      ),
      after: 'failed addresses follow:',
      before: 'message text follows:',
    },
  ],
};

export const exim: Dialect = {
  name: 'exim',
  server: 'Exim 3 and 4',
  source: 'Exim specification, chapter 49, bounce and warning messages',
  reads:
    'an address indented by two, its cause by four; whom an alias stood for; undisclosed addresses',
  phrases: [
    'this message was created automatically by mail delivery software',
    'a message that you sent could not be delivered to one or more of its recipients',
    'a message that you sent could not be delivered to all of its recipients',
    'a message that you sent has not yet been delivered',
    'a message sent by <',
    'this message was created automatically by a mail delivery software',
    'a message that you sent contained no recipient addresses',
    'could not be delivered to one or more of its recipients. this is a permanent error',
  ],
  header: 'x-failed-recipients',
  entries: EXIM_ENTRIES,
};

export const sendmail: Dialect = {
  name: 'sendmail',
  server: "Sendmail 5 to 8, and Unix vendors' builds of it",
  source: 'Sendmail savemail.c, errbody()',
  reads: 'the list of addresses, else the transcript: `550 <address>... cause`, `>>> RCPT TO`',
  phrases: [
    'the following addresses had permanent',
    'the following addresses had transient',
    'the following addresses had delivery',
    'the following addresses had successful',
    'the following addresses have delivery',
    '----- transcript of session follows',
    'transcript of session follows',
    'the following recipients could not receive',
  ],
  entries: [
    { ...BRACKETED_ALONE, after: 'the following addresses', before: 'transcript of session' },
    {
      line: /^(?:>>>)?\s{0,4}<?(?<address>[^\s<>()|]{1,300}@[^\s<>()|]{1,300}?)>?(?:\s*[(<[](?<rest>[^\])>]{0,300}).{0,300})?$/,
      after: 'the following addresses',
      before: 'transcript of session',
    },
    {
      line: /^[45][0-9]{2} (?:[45]\.[0-9]\.[0-9]{1,3} )?<?([^\s<>]{1,300}?@[^\s<>]{1,300}?)>?\.\.\. /,
      after: 'transcript of session',
    },
    {
      line: /^[45][0-9]{2} (?:[45]\.[0-9]\.[0-9]{1,3} )?<?([^\s<>"|]{1,300}?)>?\.\.\. (?!(?:connecting|while|deferred: (?:connection|name)))/i,
      after: 'transcript of session',
    },
    { line: /^>>> RCPT TO:\s?<([^<>\s]{1,300})>/i, after: 'transcript of session' },
  ],
};

export const qmail: Dialect = {
  name: 'qmail',
  server: 'qmail, netqmail, s/qmail and servers that write QSBMF',
  source: 'D. J. Bernstein, The qmail-send bounce message format (QSBMF)',
  reads: '`<address>:` and the cause below (QSBMF), or the address alone on its line',
  phrases: [
    'hi. this is the qmail-send program at',
    'this is the qmail-send program',
    "i'm afraid i wasn't able to deliver your message to the following addresses",
    "this is a permanent error; i've given up. sorry it didn't work out",
    'this is the mail delivery program at',
    'the following addresses had permanent delivery errors',
    'unable to deliver message to the following address(es)',
    "i wasn't able to deliver your message",
    'this is the machine generated message from mail service',
    'i tried to deliver a bounce message to this address, but the bounce bounced',
    'ich konnte ihre nachricht an die folgenden',
  ],
  entries: [
    BRACKETED,
    BRACKETED_ALONE,
    ALONE,
    // Yahoo wrote in qmail's words, and named the recipient in a header of its own making.
    { line: new RegExp(`^To:\\s*<?(${ADDRESS})>?$`), after: "sorry it didn't work out" },
  ],
};

export const courier: Dialect = {
  name: 'courier',
  server: 'Courier',
  source: 'Courier courier-mta, module.dsn templates',
  reads: '`<address>:` and the cause below',
  phrases: [
    'running the courier mail server',
    'this is a delivery status notification from',
    'your message to the following recipients cannot be delivered',
  ],
  entries: [BRACKETED, BRACKETED_ALONE],
};

export const openSmtpd: Dialect = {
  name: 'opensmtpd',
  server: 'OpenSMTPD',
  source: 'OpenSMTPD smtpd/bounce.c',
  reads: '`address: cause`',
  phrases: [
    'this is the mailer-daemon, please do not reply to this',
    'an error has occurred while attempting to deliver a message for the following list of recipients',
    'a message is delayed for more than',
  ],
  entries: [LEADING],
};

export const dragonFly: Dialect = {
  name: 'dma',
  server: 'DragonFly Mail Agent',
  source: 'dma mail.c, bounce()',
  reads: 'the address alone on its line, or in the sentence that names it',
  phrases: ['this is the dragonfly mail agent'],
  entries: [
    { line: new RegExp(`^<?(${ADDRESS})>?$`), after: 'permanent error' },
    ALONE,
    { line: new RegExp(`(?:message|mail) to\\s*<?(${ADDRESS})>?`, 'i') },
    BRACKETED,
  ],
};
