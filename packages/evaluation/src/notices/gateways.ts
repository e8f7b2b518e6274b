/**
 * Filters that stand before a mail server and report in its place: their notice is
 * about the filter's judgement, names a rule or a reference, and returns little.
 */

import type { Random } from '../random.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { mail, multipart, plainMail, statusPart, textPart } from './parts.ts';
import {
  type ByCause,
  domainOf,
  isLocal,
  remoteOf,
  replyOf,
  siteOf,
  spoken,
  statusOf,
} from './replies.ts';
import { headOf, returnedPart } from './returned.ts';
import { ascii, DIGITS, draw, escapeHtml, HEX, LOWER_HEX, MIXED, wrapped } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

const BLOCKED: ByCause = {
  'user-unknown': 'because the recipient is not known to it',
  'mailbox-full': 'because the mailbox behind it is full',
  policy: 'because of its content policy',
  'spam-rejected': 'by our bulk email filter',
  'too-large': 'because it is too large',
  'host-unknown': 'because the domain behind it does not exist',
  timeout: 'because the server behind it gave no answer',
};

/** A spam firewall: stars around the subject, a status part, the header as third part. */
function barracuda(plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, 'en');
  const id = `${Math.floor(plan.at / 1_000)}-${draw(random, LOWER_HEX, 12)}`;
  return mail(
    [
      ['From', `Message Filter <postmaster@${siteOf(plan.host)}>`],
      ['To', plan.to],
      ['Subject', `**Message you sent blocked ${BLOCKED[plan.cause]}**`],
      ['Date', mailDate(plan.at, zone)],
      ['Message-ID', `<SS${id}@${plan.host}>`],
      ['MIME-Version', '1.0'],
      ['X-Barracuda-Envelope-From', ''],
    ],
    multipart({ boundary: `----------=_${id}`, subtype: 'report; report-type=delivery-status' }, [
      textPart(
        `Your message to:
${plan.failed}
was blocked by our Spam Firewall ${BLOCKED[plan.cause]}. The message that you
sent with the following subject has NOT BEEN DELIVERED:

Subject: ${ascii(plan.original.subject)}
`,
        { charset: 'utf-8', transfer: '7bit' },
      ),
      statusPart([
        [
          ['Reporting-MTA', `dns; ${plan.host}`],
          ['Received-From-MTA', `smtp; ${plan.host} ([127.0.0.1])`],
          ['Arrival-Date', mailDate(plan.original.sentAt + 1_000, zone)],
        ],
        [
          ['Final-Recipient', `rfc822; ${plan.failed}`],
          ['Action', 'failed'],
          ['Status', statusOf(plan)],
          [
            'Diagnostic-Code',
            `smtp; 550 ${statusOf(plan)} Message content rejected, UBE, id=${id}`,
          ],
          ['Last-Attempt-Date', mailDate(plan.at, zone)],
        ],
      ]),
      returnedPart(plan, random),
    ]),
  );
}

/** A gateway appliance: one sentence, "the reason for the problem", code and quoted reply. */
function ironPort(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const delay = plan.kind === 'delay';
  const names: ByCause = {
    'user-unknown': '5.1.0 - Unknown address error',
    'mailbox-full': '4.2.2 - Mailbox full',
    policy: '5.1.0 - Unknown address error',
    'spam-rejected': '5.7.1 - Delivery not authorized, message refused',
    'too-large': '5.3.0 - Other mail system problem',
    'host-unknown': "5.1.2 - Bad destination host 'DNS Hard Error looking up %d (MX): NXDomain'",
    timeout: '4.4.1 - No answer from host',
  };
  const reason = delay
    ? `4.4.7 - Delivery delayed${reply === null ? '' : ` '${spoken(reply)}'`}`
    : `${names[plan.cause].replace('%d', domainOf(plan.failed))}${reply === null ? '' : ` ${reply.code}-'${reply.status} ${reply.text}'`}`;
  const zone = zoneOf(plan.host, 'en');
  const id = `${draw(random, DIGITS, 4)}.${draw(random, HEX, 10)}`;
  return mail(
    [
      ['Message-Id', `<${draw(random, LOWER_HEX, 6)}$${draw(random, LOWER_HEX, 5)}@${plan.host}>`],
      ['Date', mailDate(plan.at, zone).replace(/, (\d) /, ', 0$1 ')],
      ['To', plan.to],
      ['From', `"Mail Delivery System" <MAILER-DAEMON@${plan.host}>`],
      ['Subject', `Delivery Status Notification (${delay ? 'Delay' : 'Failure'})`],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `${id}/${plan.host}`,
        subtype: 'report; report-type=delivery-status',
        oneLine: true,
      },
      [
        textPart(
          `The following message to <${plan.failed}> was ${delay ? 'delayed' : 'undeliverable'}.
The reason for the problem:
${reason}
`,
          { terse: true },
        ),
        statusPart([
          [['Reporting-MTA', `dns; ${plan.host}`]],
          [
            ['Final-Recipient', `rfc822;${plan.failed}`],
            ['Action', delay ? 'delayed' : 'failed'],
            [
              'Status',
              `${reason.slice(0, 5)} (${plan.cause === 'mailbox-full' ? 'mailbox full' : 'permanent failure'})`,
            ],
            isLocal(plan) ? null : ['Remote-MTA', `dns; [${remoteOf(plan).address}]`],
            [
              'Diagnostic-Code',
              `smtp; ${wrapped(reason, ' ')} (delivery attempts: ${random.below(4)})`,
            ],
          ],
        ]),
        returnedPart(plan, random, {
          messageType: 'message/rfc822',
          headersType: 'text/rfc822-headers',
        }),
      ],
    ),
  );
}

/** A cloud gateway: its own page, a reference for its support, the header as text of the page. */
function mimecast(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const said = reply === null ? `550 ${statusOf(plan)} ${BLOCKED[plan.cause]}` : spoken(reply);
  const reference = `[${draw(random, MIXED, 22)}.${random.pick(['uk', 'us', 'de', 'za'])}${random.below(400)}]`;
  const shows = plan.returned === 'quoted';
  const html = `<html><body style="font-family:Arial"><h3>Your email could not be delivered</h3>
<p>An email you sent could not be delivered to the recipient below. The server there gave this reason:</p>
<blockquote>${escapeHtml(said)} ${reference}</blockquote>
<table><tr><td>To:</td><td>${plan.failed}</td></tr><tr><td>Subject:</td><td>${escapeHtml(plan.original.subject)}</td></tr></table>
${shows ? '<p>Headers:</p>\n<pre>' : '</body></html>\n'}`;
  return mail(
    [
      ['From', `postmaster@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', encodeWords(`[Postmaster] Email Delivery Failure`, 'utf-8')],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-ID', `<${draw(random, DIGITS, 13)}.${draw(random, DIGITS, 5)}@${plan.host}>`],
      ['Auto-Submitted', 'auto-generated'],
      ['X-MC-System', 'yes'],
      ['MIME-Version', '1.0'],
    ],
    multipart({ boundary: `MCBoundary=_${draw(random, DIGITS, 14)}`, subtype: 'mixed' }, [
      textPart(html, {
        subtype: 'html',
        charset: 'utf-8',
        transfer: 'quoted-printable',
        quoted: shows ? `${escapeHtml(headOf(plan.original.raw))}</pre></body></html>\r\n` : '',
      }),
      shows
        ? null
        : returnedPart(plan, random, {
            after: [['Content-Disposition', 'attachment; filename="message.eml"']],
          }),
    ]),
  );
}

/** A provider's filter that reports in plain text, code in brackets at the end. */
function proofpoint(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const { name, address } = remoteOf(plan);
  const said = reply === null ? `<${plan.failed}>... ${BLOCKED[plan.cause]}` : spoken(reply);
  const zone = zoneOf(plan.host, 'en');
  const text = `   ----- The following address could not be reached -----
<${plan.failed}>
    (reason: ${said})

   ----- Session -----
... while talking to ${name} [${address}]:
>>> ${reply?.command ?? 'DATA'}
<<< ${said}

`;
  const fields = [
    ['Date', mailDate(plan.at, zone)] as const,
    ['From', `Protection Gateway <MAILER-DAEMON@${plan.host}>`] as const,
    ['Message-Id', `<${draw(random, DIGITS, 12)}.${draw(random, HEX, 14)}@${plan.host}>`] as const,
    ['To', `<${plan.to}>`] as const,
    ['Subject', `Delivery failed: ${ascii(plan.original.subject)}`] as const,
    ['Auto-Submitted', 'auto-generated (failure)'] as const,
  ];
  if (plan.returned === 'none') return plainMail(fields, text);
  return mail(
    [...fields, ['MIME-Version', '1.0']],
    multipart(
      {
        boundary: `${draw(random, HEX, 14)}.${Math.floor(plan.at / 1_000)}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(text, { terse: true }),
        statusPart([
          [['Reporting-MTA', `dns; ${plan.host}`]],
          [
            ['Final-Recipient', `RFC822; ${plan.failed}`],
            ['Action', 'failed'],
            ['Status', reply?.status ?? statusOf(plan)],
            ['Remote-MTA', `DNS; ${name}`],
            ['Diagnostic-Code', `SMTP; ${said}`],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** Gateways that filter mail and pass it on. */
export const GATEWAYS: readonly NoticeFormat[] = [
  noticeRow({
    name: 'barracuda',
    family: 'barracuda',
    language: 'en',
    amounts: ['headers', 'none'],
    write: barracuda,
  }),
  noticeRow({
    name: 'ironport',
    family: 'ironport',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'truncated'],
    write: ironPort,
  }),
  noticeRow({
    name: 'mimecast',
    family: 'mimecast',
    language: 'en',
    amounts: ['message', 'quoted', 'none'],
    write: mimecast,
  }),
  noticeRow({
    name: 'proofpoint',
    family: 'proofpoint',
    language: 'en',
    amounts: ['message', 'headers', 'none'],
    write: proofpoint,
  }),
];
