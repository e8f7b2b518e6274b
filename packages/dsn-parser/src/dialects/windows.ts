/**
 * Mail servers of the Windows world. Most predate RFC 3464 or ignore it, and
 * let the administrator rewrite their templates: a row holds to what is not in
 * the template, the labels that the program itself puts in.
 */

import { BRACKETED, LEADING } from '../text/forms.ts';
import { ADDRESS } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';

export const iMail: Dialect = {
  name: 'imail',
  server: 'Ipswitch IMail Server',
  source: 'Ipswitch IMail, SMTP32 delivery failure notices',
  reads: '`unknown user: address` and the other causes that stand before an address',
  header: 'x-smtp32',
  subject: /^undeliverable mail$/i,
  from: /postmaster|smtp32/i,
  phrases: [
    'user mailbox exceeds allowed size:',
    'invalid final delivery userid:',
    'delivery userid failed:',
  ],
  entries: [
    {
      line: new RegExp(
        `(?:unknown user|unknown host|undeliverable\\s{1,4}to|delivery failed [0-9]{1,4} attempts|mailbox exceeds allowed size|delivery userid failed|invalid final delivery userid|user account suspended|requested action not taken|missing userid)(?:[^:@]{0,40}:)?\\s*<?(${ADDRESS})>?`,
        'i',
      ),
    },
    BRACKETED,
    LEADING,
  ],
};

export const mdaemon: Dialect = {
  name: 'mdaemon',
  server: 'Alt-N MDaemon',
  source: 'MDaemon, transcript delivery notices',
  reads: '`Failed address:`, else the RCPT of the session',
  header: 'x-mdaemon-deliver-to',
  phrases: [
    'the attached message had permanent fatal delivery errors',
    'the attached message has reached its maximum delivery',
    '--- session transcript ---',
  ],
  entries: [
    { line: new RegExp(`(?:failed address|recipient)\\s?:\\s*<?(${ADDRESS})>?`, 'i') },
    { line: /RCPT TO:\s?<([^<>\s]{1,300})>/i },
  ],
};

export const mailEnable: Dialect = {
  name: 'mailenable',
  server: 'MailEnable',
  source: 'MailEnable, message delivery failure notices',
  reads: '`Recipient: [SMTP:address]`',
  phrases: ['mailenable: message could not be delivered to some recipients'],
  entries: [{ line: new RegExp(`Recipient:\\s*\\[SMTP:(${ADDRESS})\\]`, 'i') }],
};

export const hMailServer: Dialect = {
  name: 'hmailserver',
  server: 'hMailServer',
  source: 'hMailServer, server message SEND_FAILED_NOTIFICATION',
  reads: 'the address at the start of its line, the reply of the other server below',
  phrases: ['hmailserver sent:', 'error type: smtp remote server ('],
  entries: [
    {
      line: new RegExp(`^<?(${ADDRESS})>?\\s*$`),
      after: 'could not be reached',
    },
  ],
};

export const mercury: Dialect = {
  name: 'mercury',
  server: 'Mercury/32 and Mercury/NLM',
  source: 'Mercury Mail Transport System manual, template files (delivery failure)',
  reads: '`*** <address> cause`',
  phrases: [
    'the local mail transport system has reported the following problems',
    'one or more addresses in your message have failed with the following',
  ],
  entries: [{ line: new RegExp(`^[\\s*]{0,8}<(?<address>${ADDRESS})>:?\\s*(?<rest>.{0,400})$`) }],
};

export const xMail: Dialect = {
  name: 'xmail',
  server: 'XMail',
  source: 'XMail MailConfig and bounce layout, fields <00> to <05>',
  reads: '`Rcpt=[address];Error=[cause]`',
  header: 'x-smtp-mailer-error',
  phrases: ['xmail bounce: rcpt=['],
  entries: [
    {
      line: new RegExp(
        `XMail bounce: Rcpt=\\[(?<address>${ADDRESS})\\];Error=\\[(?<rest>[^\\]]{0,600})`,
      ),
    },
    { line: new RegExp(`^Rcpt To:\\s*<(${ADDRESS})>`) },
  ],
};
