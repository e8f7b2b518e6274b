/**
 * Servers of the Windows world: a template of the administrator's, filled in, the
 * message quoted below, attached or not given back at all.
 */

import type { Random } from '../random.ts';
import { clock, localTime, mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { mail, multipart, plainMail, textPart } from './parts.ts';
import { type ByCause, remoteOf, saidOf, siteOf } from './replies.ts';
import { cutLines, headOf, returnedPart } from './returned.ts';
import { draw } from './text-tools.ts';

const OWN: ByCause = {
  'user-unknown': 'No such user here',
  'mailbox-full': 'The mailbox is over its quota',
  policy: 'Not permitted by the rules of this server',
  'spam-rejected': 'Refused as spam',
  'too-large': 'The message is too large',
  'host-unknown': 'The domain has no mail server',
  timeout: 'No answer from the other server, tried for three days',
};

function mailEnable(plan: NoticePlan, random: Random): string {
  const text = `MailEnable: Message could not be delivered to some recipients.
The message with subject:

${plan.original.subject.replace(/[^ -~]/g, '?')}

went wrong for these recipients. Details follow.

Recipient: [SMTP:${plan.failed}]
Reason: ${saidOf(plan, random, OWN)}

${plan.returned === 'none' ? '' : 'Message headers follow:\n\n'}`;
  return plainMail(
    [
      ['From', `Postmaster@${siteOf(plan.host)}`],
      ['To', `[SMTP:${plan.to}]`.slice(6, -1)],
      ['Subject', 'Message Delivery Failure'],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-ID', `<${draw(random, '0123456789ABCDEF', 32)}.MAI@${siteOf(plan.host)}>`],
      ['MIME-Version', '1.0'],
      ['Content-Type', 'text/plain; charset="us-ascii"'],
    ],
    text,
    plan.returned === 'none' ? '' : headOf(plan.original.raw),
  );
}

function mdaemon(plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, 'en');
  const { name, address } = remoteOf(plan);
  const time = (after: number): string => clock(localTime(plan.at - 20_000 + after, zone));
  const text = `The attached message had PERMANENT fatal delivery errors!

After one or more unsuccessful delivery attempts the attached message was
taken out of the queue of this server. The number and frequency of
attempts are set by its administrator.

YOUR MESSAGE WAS NOT DELIVERED TO ONE OR MORE RECIPIENTS!

Failed address: ${plan.failed}

--- Session Transcript ---
 ${time(0)}: Session ${100 + random.below(900)}; child 1
 ${time(1_000)}: Attempting SMTP connection to [${name} : 25]
 ${time(2_000)}: *  ${name}: ${address}
 ${time(3_000)}: --> EHLO ${plan.host}
 ${time(4_000)}: --> MAIL From:<${plan.to}>
 ${time(5_000)}: --> RCPT To:<${plan.failed}>
 ${time(6_000)}: <-- ${saidOf(plan, random, OWN)}
 ${time(7_000)}: --> QUIT
--- End Transcript ---
`;
  return mail(
    [
      ['Date', mailDate(plan.at, zone)],
      ['From', `MDaemon <MDaemon@${siteOf(plan.host)}>`],
      ['To', plan.to],
      ['Subject', 'Permanent Delivery Failure'],
      [
        'Message-ID',
        `<MDAEMON${draw(random, '0123456789', 14)}.MD${draw(random, '0123456789', 4)}@${siteOf(plan.host)}>`,
      ],
      ['MIME-Version', '1.0'],
      ['X-MDaemon-Deliver-To', plan.to],
      ['Auto-Submitted', 'auto-replied'],
    ],
    multipart(
      {
        boundary: `${draw(random, '0123456789', 4)}-${draw(random, '0123456789', 4)}-MDaemon`,
        subtype: 'mixed',
        oneLine: true,
      },
      [
        textPart(text),
        returnedPart(plan, random, {
          after: [['Content-Disposition', 'attachment; filename="message.eml"']],
          keep: 3_000,
        }),
      ],
    ),
  );
}

function hMailServer(plan: NoticePlan, random: Random): string {
  const text = `Your message did not reach some or all of the intended recipients.

   Sent: ${mailDate(plan.original.sentAt, zoneOf(plan.host, 'en'))}
   Subject: ${plan.original.subject.replace(/[^ -~]/g, '?')}

The following recipient(s) could not be reached:

${plan.failed}
   Error Type: SMTP
   Remote server (${remoteOf(plan).address}) issued an error.
   hMailServer sent: RCPT TO:<${plan.failed}>
   Remote server replied: ${saidOf(plan, random, OWN)}

hMailServer
`;
  return plainMail(
    [
      ['From', `mailer-daemon@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', 'Message undeliverable: '.concat(plan.original.subject.replace(/[^ -~]/g, '?'))],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      [
        'Message-ID',
        `<${draw(random, '0123456789ABCDEF', 8)}-${draw(random, '0123456789ABCDEF', 4)}-4${draw(random, '0123456789ABCDEF', 3)}@${siteOf(plan.host)}>`,
      ],
      ['Content-Type', 'text/plain; charset="utf-8"'],
    ],
    text,
    plan.returned === 'truncated'
      ? `\r\n${cutLines(plan.original.raw, 10 + random.below(20))}`
      : '',
  );
}

/** Mail servers for Windows. */
export const WINDOWS_SERVERS: readonly NoticeFormat[] = [
  noticeRow({
    name: 'mailenable',
    family: 'mailenable',
    language: 'en',
    amounts: ['quoted', 'none'],
    write: mailEnable,
  }),
  noticeRow({
    name: 'mdaemon',
    family: 'mdaemon',
    language: 'en',
    amounts: ['message', 'truncated', 'none'],
    write: mdaemon,
  }),
  noticeRow({
    name: 'hmailserver',
    family: 'hmailserver',
    language: 'en',
    amounts: ['truncated', 'none'],
    mailFrom: (plan) => `mailer-daemon@${siteOf(plan.host)}`,
    write: hMailServer,
  }),
];
