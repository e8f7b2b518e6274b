/**
 * Services that send on behalf of others report to the return path what the far
 * server said, and rewrite the Message-ID before: their own id stands beside ours.
 */

import type { Random } from '../random.ts';
import { mailDate } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { mail, multipart, statusPart, textPart } from './parts.ts';
import { remoteOf, replyOf, siteOf, spoken, statusOf } from './replies.ts';
import { returnedPart } from './returned.ts';
import { ascii, DIGITS, draw, HEX, LOWER_HEX, MIXED } from './text-tools.ts';

function saidOf(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  if (reply !== null) return spoken(reply);
  return plan.cause === 'host-unknown'
    ? '550 5.1.2 Unable to look up the domain of the recipient'
    : '550 4.4.7 Message expired: unable to deliver in 840 minutes.';
}

function amazon(plan: NoticePlan, random: Random): string {
  const said = saidOf(plan, random);
  const region = random.pick(['eu-west-1.', 'us-west-2.', '']);
  const id = `0${draw(random, HEX, 1)}0${draw(random, DIGITS, 1)}0${draw(random, LOWER_HEX, 12)}-${draw(random, LOWER_HEX, 8)}-${draw(random, LOWER_HEX, 4)}-000000`;
  const delay = plan.kind === 'delay';
  return mail(
    [
      ['From', `MAILER-DAEMON@${region}amazonses.com`],
      ['To', plan.to],
      ['Subject', `Delivery Status Notification (${delay ? 'Delay' : 'Failure'})`],
      ['Date', mailDate(plan.at, 0)],
      ['Message-ID', `<${id}@${region === '' ? 'email.' : region}amazonses.com>`],
      ['MIME-Version', '1.0'],
      ['Feedback-ID', `1.${region}${draw(random, MIXED, 43)}=:AmazonSES`],
    ],
    multipart(
      {
        boundary: `----=_Part_${draw(random, DIGITS, 7)}_${draw(random, DIGITS, 9)}.${Math.floor(plan.at)}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `${delay ? 'Delivery to the following recipients is delayed' : 'An error occurred while trying to deliver the mail to the following recipients'}:
${plan.failed}
`,
          { before: [['Content-Description', 'Notification']] },
        ),
        statusPart([
          [
            [
              'Reporting-MTA',
              `dns; a${random.below(60)}-${random.below(200)}.smtp-out.${region}amazonses.com`,
            ],
          ],
          [
            ['Action', delay ? 'delayed' : 'failed'],
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Diagnostic-Code', `smtp; ${said}`],
            ['Status', statusOf(plan)],
          ],
        ]),
        returnedPart(plan, random, {
          before: [
            ['Content-Description', plan.returned === 'headers' ? 'Message headers' : 'Message'],
          ],
        }),
      ],
    ),
  );
}

/** A relay for newsletters: a friendly text, the reason in a block, the header in a file. */
function relay(plan: NoticePlan, random: Random): string {
  const said = saidOf(plan, random);
  return mail(
    [
      ['From', `MAILER-DAEMON <mailer-daemon@${siteOf(plan.host)}>`],
      ['To', plan.to],
      ['Subject', 'Undelivered Mail Returned to Sender'],
      ['Date', mailDate(plan.at, 0)],
      ['Message-ID', `<${draw(random, MIXED, 22)}@${plan.host}>`],
      ['X-Event', 'bounce'],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: draw(random, LOWER_HEX, 60),
        subtype: 'report; report-type="delivery-status"',
        oneLine: true,
      },
      [
        textPart(
          `This message was written by the relay at ${plan.host}.

A message of yours was refused for good by the receiving server:

  to:      ${plan.failed}
  subject: ${ascii(plan.original.subject)}
  reason:  ${said}

The address is on your suppression list now.
`,
          { charset: 'utf-8', transfer: 'quoted-printable' },
        ),
        statusPart([
          [
            ['Reporting-MTA', `dns; ${plan.host}`],
            ['X-Original-Message-ID', `<${plan.original.messageId}>`],
          ],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', 'failed'],
            ['Status', statusOf(plan)],
            ['Remote-MTA', `dns; ${remoteOf(plan).name}`],
            ['Diagnostic-Code', `smtp; ${said}`],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** Services that send for others, and report to them. */
export const SENDERS: readonly NoticeFormat[] = [
  noticeRow({
    name: 'amazon-ses',
    family: 'amazon-ses',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers'],
    write: amazon,
  }),
  noticeRow({
    name: 'newsletter-relay',
    family: 'newsletter-relay',
    language: 'en',
    amounts: ['headers', 'none'],
    namesId: () => true,
    write: relay,
  }),
];
