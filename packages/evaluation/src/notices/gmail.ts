/**
 * Gmail: multipart/report with an alternative of text and HTML, a picture of an
 * envelope, its own delivery status with Remote-MTA and a long diagnosis, and the
 * message whole. X-Failed-Recipients stands in the header, In-Reply-To and References name
 * the original; the words are the reader's language. Before 2016: plain text with the
 * message below a dividing line.
 */

import type { Random } from '../random.ts';
import { mailDate } from './dates.ts';
import { GMAIL_EN, GMAIL_ES, GMAIL_IT, type GmailWords } from './gmail-words.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { type Field, mail, multipart, plainMail, statusPart, textPart } from './parts.ts';
import { domainOf, isLocal, remoteOf, replyOf, spoken, statusOf } from './replies.ts';
import { cutBytes, returnedPart } from './returned.ts';
import { draw, MIXED, xtext } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

const DNS_FAILURE = "DNS Error: DNS type 'mx' lookup of %d responded with code NXDOMAIN";

function responseOf(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const { name, address } = remoteOf(plan);
  if (reply !== null && !(isLocal(plan) && plan.cause === 'user-unknown')) return spoken(reply);
  if (plan.cause === 'timeout')
    return `The recipient server did not accept our requests to connect. [${name} ${address}: timed out]`;
  if (plan.cause === 'host-unknown') return DNS_FAILURE.replace('%d', domainOf(plan.failed));
  return `550 5.1.1 ${plan.failed} is no account of this service ${draw(random, MIXED, 14)} - gsmtp`;
}

function write(words: GmailWords, plan: NoticePlan, random: Random): string {
  const delay = plan.kind === 'delay';
  const response = responseOf(plan, random);
  const { name, address } = remoteOf(plan);
  const heading = delay ? words.delayed : words.headings[plan.cause];
  const told = (delay ? words.later : words.told[plan.cause])
    .replaceAll('%a', plan.failed)
    .replaceAll('%d', domainOf(plan.failed))
    .replaceAll('%n', String(20 + random.below(48)));
  const text = `\n** ${heading} **\n\n${told}\n\n${words.response}\n${response}\n`;
  const html = `<html>
<head><style>* { font-family: Roboto, Arial, sans-serif; }</style></head>
<body><table cellpadding="0" cellspacing="0" class="email-wrapper"><tr><td>
<h2 style="color:#222;font-size:24px">${heading}</h2>
<p style="margin-top:20px">${told.replace(plan.failed, `<a style="color:#212121;text-decoration:none"><b>${plan.failed}</b></a>`)}</p>
<div><p style="color:#999;font-size:12px">${words.response}</p><p style="font-family:monospace">${response.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p></div>
</td></tr></table></body></html>
`;
  const boundary = (): string => `0000000000${draw(random, '0123456789abcdef', 18)}`;
  const pacific = -480;
  const charset = words.language === 'en' ? 'us-ascii' : 'utf-8';
  const alternative = multipart({ boundary: boundary(), subtype: 'alternative', oneLine: true }, [
    textPart(text, {
      charset: charset === 'us-ascii' ? 'utf-8' : charset,
      transfer: charset === 'us-ascii' ? '7bit' : 'base64',
      terse: true,
    }),
    textPart(html, {
      subtype: 'html',
      charset: 'utf-8',
      transfer: charset === 'us-ascii' ? 'quoted-printable' : 'base64',
    }),
  ]);
  const remote: Field =
    plan.cause === 'host-unknown'
      ? null
      : [
          'Remote-MTA',
          `dns; ${name}. (${address}, the server for the domain ${domainOf(plan.failed)}.)`,
        ];
  return mail(
    [
      ['Date', mailDate(plan.at, pacific).replace('-0800', '-0800 (PST)')],
      ['From', 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>'],
      ['To', plan.to],
      ['Subject', encodeWords(words.subjects[delay ? 'delay' : 'failure'], 'utf-8')],
      ['Auto-Submitted', 'auto-replied'],
      plan.threads ? ['References', `<${plan.original.messageId}>`] : null,
      plan.threads ? ['In-Reply-To', `<${plan.original.messageId}>`] : null,
      delay ? null : ['X-Failed-Recipients', plan.failed],
      [
        'Message-ID',
        `<${draw(random, '0123456789abcdef', 8)}.${draw(random, MIXED, 6)}.${draw(random, MIXED, 8)}.${draw(random, MIXED, 4)}.GMR@mx.google.com>`,
      ],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      { boundary: boundary(), subtype: 'report; report-type=delivery-status', oneLine: true },
      [
        multipart({ boundary: boundary(), subtype: 'related', oneLine: true }, [
          alternative,
          'Content-Type: image/png; name="icon.png"\r\nContent-Disposition: attachment; filename="icon.png"\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <icon.png>\r\n\r\niVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9\r\nawAAAABJRU5ErkJggg==\r\n',
        ]),
        statusPart([
          [
            ['Reporting-MTA', 'dns; googlemail.com'],
            plan.original.envelopeId === null
              ? null
              : ['Original-Envelope-Id', xtext(plan.original.envelopeId)],
            ['Received-From-MTA', `dns; ${plan.original.from}`],
            ['Arrival-Date', mailDate(plan.original.sentAt, pacific)],
            ['X-Original-Message-ID', `<${plan.original.messageId}>`],
          ],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', delay ? 'delayed' : 'failed'],
            ['Status', statusOf(plan)],
            remote,
            ['Diagnostic-Code', `smtp; ${response}`],
            ['Last-Attempt-Date', mailDate(plan.at, pacific)],
            delay
              ? ['Will-Retry-Until', mailDate(plan.original.sentAt + 3 * 86_400_000, pacific)]
              : null,
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** As it was to about 2016. */
function writeOld(plan: NoticePlan, random: Random): string {
  const delay = plan.kind === 'delay';
  const { raw } = plan.original;
  const { name, address } = remoteOf(plan);
  const quoted =
    plan.returned === 'none'
      ? ''
      : plan.returned === 'truncated'
        ? `${cutBytes(raw, 800 + random.below(600))}\r\n----- Message truncated -----\r\n`
        : raw;
  const text = `${delay ? 'This is an automatically generated Delivery Status Notification\n\nTHIS IS A WARNING MESSAGE ONLY.\n\nYOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nDelivery to the following recipient has been delayed:' : 'Delivery to the following recipient failed permanently:'}

     ${plan.failed}

Technical details of ${delay ? 'temporary' : 'permanent'} failure:
${
  plan.cause === 'host-unknown' || plan.cause === 'timeout'
    ? responseOf(plan, random)
    : `Google tried to deliver your message, but the server for the recipient domain ${domainOf(plan.failed)} by ${name}. [${address}] refused it.

The error that the other server returned was:
${responseOf(plan, random)}`
}

${quoted === '' ? '' : '----- Original message -----\n\n'}`;
  return plainMail(
    [
      ['MIME-Version', '1.0'],
      delay ? null : ['X-Failed-Recipients', plan.failed],
      ['From', 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>'],
      ['To', plan.to],
      ['Subject', GMAIL_EN.subjects[delay ? 'delay' : 'failure']],
      ['Message-ID', `<${draw(random, '0123456789abcdef', 28)}@google.com>`],
      ['Date', mailDate(plan.at, 0)],
      ['Content-Type', 'text/plain; charset=ISO-8859-1'],
      ['Content-Transfer-Encoding', '8bit'],
    ],
    text,
    quoted,
  );
}

/** Gmail, by language. */
export const GMAIL: readonly NoticeFormat[] = [
  noticeRow({
    name: 'gmail',
    family: 'gmail',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers'],
    write: (plan, random) => write(GMAIL_EN, plan, random),
  }),
  noticeRow({
    name: 'gmail-2012',
    family: 'gmail',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['quoted', 'truncated', 'none'],
    write: writeOld,
  }),
  noticeRow({
    name: 'gmail-it',
    family: 'gmail',
    language: 'it',
    kinds: ['failure', 'delay'],
    amounts: ['message'],
    write: (plan, random) => write(GMAIL_IT, plan, random),
  }),
  noticeRow({
    name: 'gmail-es',
    family: 'gmail',
    language: 'es',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers'],
    write: (plan, random) => write(GMAIL_ES, plan, random),
  }),
];
