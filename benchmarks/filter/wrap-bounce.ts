/**
 * Bounces made of other mail: a report as RFC 3464 has it, which returns the
 * message whole, its header only, or the beginning of it.
 */

/** How much of a message comes back. */
export const FORMS = ['whole', 'headers', 'truncated'] as const;
/** One of them. */
export type Form = (typeof FORMS)[number];

/** Share of the body that a truncated message keeps, and at most so many bytes. */
const KEPT = 0.3;
const MOST_KEPT = 1_000;

/** @param recipient whom the message did not reach */
export function wrapBounce(raw: Buffer, form: Form, recipient = RECIPIENT): Buffer {
  const type = form === 'headers' ? 'text/rfc822-headers' : 'message/rfc822';
  return Buffer.concat([
    Buffer.from(`${NOTICE.replaceAll(RECIPIENT, recipient)}--b0unce\nContent-Type: ${type}\n\n`),
    cut(raw, form),
    Buffer.from('\n--b0unce--\n'),
  ]);
}

function cut(raw: Buffer, form: Form): Buffer {
  const end = raw.indexOf('\n\n');
  if (form === 'whole' || end < 0) return raw;
  if (form === 'headers') return raw.subarray(0, end + 1);
  return raw.subarray(0, end + 2 + Math.min(MOST_KEPT, Math.floor(KEPT * (raw.length - end))));
}

const RECIPIENT = 'bob@example.com';

const NOTICE = `Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
To: anna@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b0unce

--b0unce
Content-Type: text/plain

Your message could not be delivered to one or more recipients.

<${RECIPIENT}>: host mx.example.com said: 550 5.1.1 User unknown

--b0unce
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${RECIPIENT}
Action: failed
Status: 5.1.1

`;
