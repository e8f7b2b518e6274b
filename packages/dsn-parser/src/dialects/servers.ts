/**
 * Mail servers that are neither of the old Unix family nor of the Windows one:
 * the servers of large sites, mainframes and Java, and the youngest ones.
 */

import { ALONE, BRACKETED, BRACKETED_ALONE, LEADING } from '../text/forms.ts';
import { ADDRESS, type EntryForm } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';

/** PMDF and its heirs label each line; the address may carry a source route (RFC 5321 appendix C). */
export const MESSAGING_SERVER_ENTRIES: readonly EntryForm[] = [
  labelled('Recipient'),
  labelled('Original'),
];

function labelled(label: string): EntryForm {
  return {
    line: new RegExp(`^\\s{0,8}${label} address:\\s*(?:@[^\\s:@]{1,255}:)?<?(${ADDRESS})>?\\s*$`),
  };
}

export const messagingServer: Dialect = {
  name: 'oracle-messaging-server',
  server: 'PMDF and its heirs: iPlanet, Sun and Oracle Messaging Server',
  source: 'Oracle Messaging Server system administration, notification message templates',
  reads: '`Recipient address:`, behind a source route too',
  phrases: ['this report relates to a message you sent with the following header fields'],
  entries: MESSAGING_SERVER_ENTRIES,
};

export const interMail: Dialect = {
  name: 'intermail',
  server: 'InterMail, Netscape and iPlanet Messaging Server 4',
  source: 'Openwave InterMail, "Mail System Error - Returned Mail"',
  reads: '`Recipient: <address>`, else `<address>` below "did not receive"',
  phrases: ['this message was undeliverable due to the following reason:'],
  from: /mail administrator/i,
  subject: /^mail system error - returned mail$/i,
  entries: [
    { line: new RegExp(`^\\s*Recipient:\\s*<(${ADDRESS})>`, 'i') },
    { ...BRACKETED_ALONE, after: 'did not receive', causeAbove: true },
    BRACKETED_ALONE,
    BRACKETED,
  ],
};

export const communiGate: Dialect = {
  name: 'communigate',
  server: 'CommuniGate Pro',
  source: 'CommuniGate Pro guide, E-mail transfer, delivery failures',
  reads: "`Failed to deliver to 'address'`, in translation too",
  phrases: ['local module(account', 'smtp module(domain', 'list module(', 'pipe module('],
  entries: [
    {
      // The administrator translates the sentence; address and quotes stay.
      line: new RegExp(`\\s'<?(${ADDRESS})>?'\\s*(?:delayed)?[:.]?\\s*$`),
    },
  ],
};

export const james: Dialect = {
  name: 'james',
  server: 'Apache James',
  source: 'Apache James, mailets DSNBounce and RemoteDelivery',
  reads: 'the address alone on its line below "failed recipient(s)"',
  phrases: ['this is the james mail server at'],
  entries: [{ ...ALONE, after: 'failed recipient(s)' }, BRACKETED, ALONE],
};

export const haraka: Dialect = {
  name: 'haraka',
  server: 'Haraka',
  source: 'Haraka config/outbound.bounce_message',
  reads: '`Intended Recipients: <address>`, formerly `address: cause`',
  phrases: ['this is the haraka mailer program at'],
  entries: [{ line: new RegExp(`^Intended Recipients:\\s*<?(${ADDRESS})>?`, 'i') }, LEADING],
};

export const stalwart: Dialect = {
  name: 'stalwart',
  server: 'Stalwart Mail Server',
  source: 'Stalwart SMTP, delivery status notifications',
  reads: "`<address> (host 'name' rejected command … with code …)`",
  phrases: [
    "' rejected command '",
    "' rejected transaction with code",
    "(connection to '",
    "(failed to lookup '",
    "(delivered to '",
    'there was a temporary problem delivering your message to the following recipients',
  ],
  entries: [{ line: new RegExp(`^<(?<address>${ADDRESS})>\\s\\((?<rest>.{0,600})\\)$`) }],
};

export const vmSmtp: Dialect = {
  name: 'ibm-smtp',
  server: 'IBM TCP/IP for VM and MVS, SMTP (V3)',
  source: 'IBM TCP/IP for VM user guide, undeliverable mail',
  reads: '`<address>` below the heading, else `550 <address>... cause`',
  phrases: ['unable to deliver following mail to recipient(s):'],
  entries: [
    { ...BRACKETED_ALONE, after: 'to recipient(s):' },
    { line: new RegExp(`^\\s{0,4}[45][0-9]{2} <(${ADDRESS})>\\.\\.\\.`) },
  ],
};

export const lsmtp: Dialect = {
  name: 'lsmtp',
  server: 'LSMTP and LISTSERV',
  source: 'L-Soft LSMTP, delivery errors in a form LISTSERV reads',
  reads: '`Error-for: address`, `Error-Text:`',
  phrases: ['this list is in a special format that allows software like listserv'],
  entries: [{ line: new RegExp(`^Error-for:\\s{0,4}<?(${ADDRESS})>?`, 'i') }],
};
