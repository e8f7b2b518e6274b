/**
 * X.400 gateways know originator names and non-delivery reasons (RFC 2156): the report
 * first says which message it is on, then whom, in both ways of writing an address, and why.
 */

import type { Random } from '../random.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { mail, multipart, statusPart, textPart } from './parts.ts';
import type { ByCause } from './replies.ts';
import { returnedPart } from './returned.ts';
import { DIGITS, draw, HEX } from './text-tools.ts';

/** An X.400 address of an Internet one, the domain-defined way. */
function orAddress(failed: string): string {
  return `DDA:RFC-822=${failed.replace('@', '(a)')}; P=internet; A=gateway; C=xx`;
}

function x400(plan: NoticePlan, random: Random): string {
  const reasons: ByCause = {
    'user-unknown': 'unrecognised-OR-name',
    'mailbox-full': 'mta-congestion',
    policy: 'security-policy-violation',
    'spam-rejected': 'content-rejected',
    'too-large': 'content-too-long',
    'host-unknown': 'unrecognised-domain',
    timeout: 'maximum-time-expired',
  };
  const success = plan.kind === 'success';
  const zone = zoneOf(plan.host, 'en');
  const text = `This report relates to your message: Subject: ${plan.original.subject},
        Message-ID: <${plan.original.messageId}>,
        To: ${plan.original.to}

        of ${mailDate(plan.original.sentAt, zone)}

Your message was ${success ? '' : 'NOT '}delivered to:
        ${orAddress(plan.failed)}
        (${plan.failed})
${
  success
    ? `at ${mailDate(plan.at - 5_000, zone)}`
    : `for the following reason:
        ${reasons[plan.cause]} (unable-to-transfer), diagnostic ${random.below(40)}`
}

The gateway at ${plan.host} wrote this report.
`;
  return mail(
    [
      ['Date', mailDate(plan.at, zone)],
      ['From', `X.400 gateway <postmaster@${plan.host}>`],
      ['To', plan.to],
      [
        'Subject',
        `${success ? 'Delivery' : 'Non-Delivery'} Report (${success ? 'delivered' : 'failure'}) for ${plan.failed}`,
      ],
      ['Message-ID', `<"${draw(random, DIGITS, 6)} ${draw(random, HEX, 6)}"@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `---Multi-Part-Report-Level-1-${random.below(3)}-${draw(random, DIGITS, 5)}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(text, { terse: true }),
        statusPart([
          [
            ['Reporting-MTA', `x-local-hostname; ${plan.host}`],
            ['DSN-Gateway', `dns; ${plan.host}`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 60_000, zone)],
          ],
          [
            ['Original-Recipient', `rfc822; ${plan.failed}`],
            [
              'Final-Recipient',
              `x400; ${orAddress(plan.failed).replace('=internet', '=internet')}`,
            ],
            ['Action', success ? 'delivered' : 'failed'],
            ['Status', success ? '2.0.0' : '5.0.0'],
            success ? null : ['Diagnostic-Code', `x400-diagnostic; ${reasons[plan.cause]}`],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** Gateways to X.400. */
export const X400: readonly NoticeFormat[] = [
  noticeRow({
    name: 'x400-gateway',
    family: 'x400',
    language: 'en',
    kinds: ['failure', 'success'],
    amounts: ['message', 'headers', 'none'],
    namesId: () => true,
    write: x400,
  }),
];
