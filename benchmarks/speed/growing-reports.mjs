/**
 * Reports of any size, written so that each reader has as much to do as its
 * input can make it: text that almost fits, and fits late.
 */

/**
 * @typedef {object} Growing
 * @property {string} title what doubles
 * @property {number} from how many of it there are at first
 * @property {(count: number) => string} write
 */

const HEAD = [
  'Return-Path: <>',
  'Received: from mx.example.net (mx.example.net [192.0.2.7]) by mail.example.org; Mon, 2 Mar 2026 10:00:00 +0000',
  'From: Mail Delivery System <mailer-daemon@mx.example.net>',
  'To: anna@example.org',
  'Subject: Undelivered mail',
  'Date: Mon, 2 Mar 2026 10:00:00 +0000',
].join('\n');

const RETURNED = [
  'From: anna@example.org',
  'To: bob@example.net',
  'Subject: Hello',
  'Message-ID: <1@example.org>',
  'Date: Mon, 2 Mar 2026 09:00:00 +0000',
].join('\n');

/**
 * @param {string} text
 * @returns {string}
 */
function plain(text) {
  return `${HEAD}\n\n${text}\n`;
}

/**
 * @param {string} notice
 * @param {string} status
 * @param {string} returned
 * @returns {string}
 */
function structured(notice, status, returned) {
  return [
    HEAD,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    '',
    notice,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    status,
    '--b',
    'Content-Type: message/rfc822',
    '',
    returned,
    '--b--',
    '',
  ].join('\n');
}

/**
 * @param {number} count
 * @param {(index: number) => string} line
 * @returns {string}
 */
function lines(count, line) {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

const SORRY = 'Your message could not be delivered.';
const MTA = 'Reporting-MTA: dns; mx.example.net';

/** @param {number} index */
function recipientBlock(index) {
  return `\nFinal-Recipient: rfc822; user${index}@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <user${index}@example.net>: unknown here`;
}

/** @type {readonly Growing[]} */
export const GROWING = [
  {
    title: 'lines of a notice',
    from: 20,
    write: (count) => plain(`${SORRY}\n${lines(count, (i) => `Nothing that line ${i} tells.`)}`),
  },
  {
    title: 'addresses in sentences',
    from: 20,
    write: (count) =>
      plain(`${SORRY}\n${lines(count, (i) => `It was for user${i}@example.net, as said.`)}`),
  },
  {
    title: 'recipients in a notice, codes elsewhere',
    from: 10,
    write: (count) =>
      plain(
        `${SORRY}\n${lines(count, (i) => `<user${i}@example.net>:\n`)}\nTranscript\n${lines(count, () => '550 5.1.1 not here')}`,
      ),
  },
  {
    title: 'recipients of a delivery status',
    from: 4,
    write: (count) => structured(SORRY, `${MTA}\n${lines(count, recipientBlock)}`, RETURNED),
  },
  {
    title: 'fields of one recipient',
    from: 20,
    write: (count) =>
      structured(SORRY, `${MTA}\n${recipientBlock(0)}\n${lines(count, (i) => `X-${i}: a`)}`, ''),
  },
  {
    title: 'a folded diagnostic',
    from: 20,
    write: (count) =>
      structured(SORRY, `${MTA}\n${recipientBlock(0)}\n${lines(count, () => ' said again')}`, ''),
  },
  {
    title: 'a quoted message',
    from: 20,
    write: (count) =>
      plain(`${SORRY}\n\n--- Original message ---\n${RETURNED}\n\n${lines(count, () => '> text')}`),
  },
  {
    title: 'a quoted header that is none',
    from: 20,
    write: (count) => plain(`${SORRY}\n${lines(count, () => 'To: bob')}`),
  },
  {
    title: 'announcements of nothing',
    from: 20,
    write: (count) => plain(`${SORRY}\n${lines(count, () => 'The original message follows')}`),
  },
  {
    title: 'fields of the report',
    from: 20,
    write: (count) => `${lines(count, (i) => `X-Trace: ${i}`)}\n${plain(SORRY)}`,
  },
  {
    title: 'fields of the returned message',
    from: 20,
    write: (count) =>
      structured(
        SORRY,
        `${MTA}\n${recipientBlock(0)}`,
        `${lines(count, (i) => `Received: from a by b with SMTP id A${i}B; Mon, 2 Mar 2026 08:00:00 +0000`)}\n${RETURNED}`,
      ),
  },
  {
    title: 'letters of one line',
    from: 1_000,
    write: (count) => plain(`${SORRY}\n${'a'.repeat(count)}`),
  },
  {
    title: 'blanks of one line',
    from: 1_000,
    write: (count) => plain(`${SORRY}\n${' '.repeat(count)}x`),
  },
  {
    title: 'addresses of one line',
    from: 100,
    write: (count) => plain(`${SORRY}\n${'a@b.c '.repeat(count)}`),
  },
  {
    title: 'signs and dots of one line',
    from: 200,
    write: (count) => plain(`${SORRY}\n${'a@a.'.repeat(count)}`),
  },
  {
    title: 'lines that are nearly an address',
    from: 10,
    write: (count) =>
      plain(`${SORRY}\n${lines(count, () => `user ${'a'.repeat(120)}@${'b.'.repeat(120)}`)}`),
  },
  {
    title: 'opening brackets of one line',
    from: 1_000,
    write: (count) => plain(`${SORRY}\n${'<'.repeat(count)}`),
  },
];
