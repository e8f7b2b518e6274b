/**
 * Mobile carriers: their mailboxes, and their gateways to text messages.
 */

import { BRACKETED, BRACKETED_ALONE } from '../text/forms.ts';
import { ADDRESS, type EntryForm } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';

/** A gateway's line of the envelope; the local part is a telephone number. */
const RCPT: EntryForm = { line: new RegExp(`^\\s*RCPT TO:\\s*<?(${ADDRESS})>?`, 'i') };

/** Subjects of gateways that do not repeat the original's. */
const FAILED = /undeliver|fail|error|not (?:be )?(?:delivered|sent)|returned/i;

export const kddi: Dialect = {
  name: 'kddi',
  server: 'KDDI, au one net and other InterMail servers',
  source: 'Openwave InterMail, message delivery error notices',
  reads: '`Could not be delivered to: <address>`',
  phrases: ['your mail sent on:'],
  entries: [{ line: new RegExp(`could not be delivered to:\\s*<?(${ADDRESS})>?`, 'i') }],
};

export const ezWeb: Dialect = {
  name: 'ezweb',
  server: 'KDDI au mobile mail (ezweb.ne.jp, au.com)',
  source: 'KDDI au, メールの送信エラー',
  reads: '`Recipient: <address>`, else `<address>` with or without a cause',
  from: /postmaster@(?:ezweb\.ne\.jp|au\.com)/i,
  subject: /^mail system error - returned mail$/i,
  entries: [
    { line: new RegExp(`^\\s*Recipient:\\s*<(${ADDRESS})>`, 'i') },
    BRACKETED,
    BRACKETED_ALONE,
  ],
};

export const docomo: Dialect = {
  name: 'docomo',
  server: 'NTT docomo (docomo.ne.jp, mopera U)',
  source: 'NTT docomo, エラーメール',
  reads: '`<address>` below the cause',
  from: /(?:mailer-daemon|postmaster)@(?:[a-z0-9-]{1,63}\.){0,3}(?:docomo\.ne\.jp|mopera\.(?:ne\.jp|net))/i,
  subject: /エラー|returned|undeliver|fail/i,
  entries: [BRACKETED, { ...BRACKETED_ALONE, causeAbove: true }],
};

export const softBank: Dialect = {
  name: 'softbank',
  server: 'SoftBank and Vodafone Japan (softbank.ne.jp)',
  source: 'SoftBank, メールの送信エラー',
  reads: '`<address>` below the cause',
  from: /mailer-daemon@(?:[a-z0-9-]{1,63}\.){0,3}(?:softbank|vodafone)\.(?:ne\.jp|jp)/i,
  subject: /^non delivery notification$/i,
  entries: [{ ...BRACKETED_ALONE, causeAbove: true }],
};

export const verizon: Dialect = {
  name: 'verizon',
  server: "Verizon's gateways to text and multimedia messages",
  source: 'Verizon Wireless vtext.com and vzwpix.com, error notices',
  reads: 'the RCPT of the message details',
  from: /post_master@vtext\.com|sysadmin@[a-z0-9.-]{1,60}vzwpix\.com/i,
  // The subject is the original's.
  subject: /./,
  phrases: ['message could not be delivered to mobile'],
  entries: [RCPT],
};

export const atAndT: Dialect = {
  name: 'att',
  server: "AT&T's gateways to text and multimedia messages, until June 2025",
  source: 'AT&T support, email-to-text (txt.att.net, mms.att.net)',
  reads: 'the RCPT of the envelope, else only names the server',
  from: /@(?:txt|mms)\.att\.net|@mmode\.com/i,
  subject: FAILED,
  entries: [RCPT],
};

export const tMobile: Dialect = {
  name: 't-mobile',
  server: 'T-Mobile US, gateway to text and multimedia messages',
  source: 'T-Mobile US, email-to-text (tmomail.net)',
  reads: 'the RCPT of the envelope, else only names the server',
  from: /@tmomail\.net/i,
  subject: FAILED,
  entries: [RCPT],
};
