/**
 * The younger servers: OpenSMTPD greets its reader and attaches the message without
 * a report type, Haraka and James speak as qmail did and report as RFC 3464 wants,
 * CommuniGate quotes the module that failed.
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
import { cutLines, handedBy, returnedPart } from './returned.ts';
import { ascii, DIGITS, draw, LOWER_HEX, MIXED, xtext } from './text-tools.ts';

const OWN: ByCause = {
  'user-unknown': '550 Invalid recipient',
  'mailbox-full': '552 Mailbox quota exceeded',
  policy: '550 Rejected by policy',
  'spam-rejected': '554 Message rejected as spam',
  'too-large': '552 Message too large',
  'host-unknown': '550 No MX found for domain',
  timeout: '451 Could not connect to any mail exchanger in time',
};

function saidOf(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  if (reply !== null && !isLocal(plan)) return spoken(reply);
  return plan.kind === 'delay' ? 'Network error on destination MXs' : OWN[plan.cause];
}

const ACTIONS = { failure: 'failed', delay: 'delayed', success: 'relayed' } as const;

function openSmtpd(plan: NoticePlan, random: Random): string {
  const { kind, host } = plan;
  const said = kind === 'success' ? 'Delivery successful' : saidOf(plan, random);
  const told = {
    failure: 'An error has occurred while delivering your message to these\n    recipients:',
    delay:
      'A message of yours is delayed for more than 4 hours on its way to\n    these recipients:',
    success: 'Your message reached these recipients:',
  }[kind];
  const more =
    kind === 'delay' ? '    You need not do anything, it is tried for another 4 days.\n\n' : '';
  return mail(
    [
      [
        'Subject',
        `Delivery status notification: ${kind === 'failure' ? 'error' : kind === 'delay' ? 'warning' : 'success'}`,
      ],
      ['From', `Mailer Daemon <MAILER-DAEMON@${host}>`],
      ['To', plan.to],
      ['Date', mailDate(plan.at, zoneOf(host, 'en'))],
      ['Message-ID', `<${draw(random, LOWER_HEX, 16)}@${host}>`],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `${draw(random, DIGITS, 19)}/${host}`,
        subtype: 'mixed',
        preamble: 'This is a MIME-encapsulated message.\n',
      },
      [
        textPart(
          `    Hi!

    This is the MAILER-DAEMON of ${host}, please do not reply to this mail.

    ${told}

${plan.failed}: ${said}

${more}${plan.returned === 'none' ? '' : '    The original follows.\n'}`,
          { before: [['Content-Description', 'Notification']], terse: true },
        ),
        statusPart(
          [
            [
              ['Reporting-MTA', `dns; ${host}`],
              plan.original.envelopeId === null
                ? null
                : ['Original-Envelope-Id', xtext(plan.original.envelopeId)],
            ],
            [
              ['Final-Recipient', `rfc822; ${plan.failed}`],
              ['Action', ACTIONS[kind]],
              ['Status', kind === 'success' ? '2.0.0' : statusOf(plan)],
            ],
          ],
          [['Content-Description', 'Delivery Report']],
        ),
        returnedPart(plan, random, {
          before: [
            ['Content-Description', plan.returned === 'headers' ? 'Message headers' : 'Message'],
          ],
        }),
      ],
    ),
  );
}

function haraka(plan: NoticePlan, random: Random): string {
  const said = saidOf(plan, random);
  const uuid = `${draw(random, '0123456789ABCDEF', 8)}-${draw(random, '0123456789ABCDEF', 4)}-4${draw(random, '0123456789ABCDEF', 3)}`;
  return mail(
    [
      ['From', `MAILER-DAEMON@${plan.host}`],
      ['To', plan.to],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Subject', 'Failed mail'],
      ['Message-ID', `<${uuid}@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `boundary_${uuid}`,
        subtype: 'report; report-type=delivery-status',
        oneLine: true,
      },
      [
        textPart(`This is the Haraka Mailer program at ${plan.host}.

Your message did not get through to the recipient below, and I have
given up on it. I am sorry that it did not work out.

Intended Recipients: <${plan.failed}>
Failure Reason: ${said}
`),
        statusPart([
          [
            ['Reporting-MTA', `dns;${plan.host}`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 3_000, 0)],
          ],
          [
            ['Final-Recipient', `rfc822;${plan.failed}`],
            ['Action', 'failed'],
            ['Status', statusOf(plan)],
            isLocal(plan) ? null : ['Remote-MTA', `dns;${remoteOf(plan).name}`],
            ['Diagnostic-Code', `smtp;${said}`],
          ],
        ]),
        returnedPart(plan, random, { keep: 5_000 }),
      ],
    ),
  );
}

/** DSNBounce of a site that keeps the old template: no status, the cause below the address. */
function james(plan: NoticePlan, random: Random): string {
  const text = `Hi. This is the James mail server at ${siteOf(plan.host)}.
Your message could not be given to the addresses below.
I will not try any longer. Sorry it didn't work out. The reason follows:

${isLocal(plan) ? `${OWN[plan.cause]}` : `Error message below:\n${saidOf(plan, random)}`}

Failed recipient(s):
${plan.failed}

Error message:
${saidOf(plan, random)}
`;
  const zone = zoneOf(plan.host, 'en');
  return mail(
    [
      [
        'Message-ID',
        `<${draw(random, DIGITS, 8)}.${draw(random, DIGITS, 2)}.${Math.floor(plan.at)}.JavaMail.${random.pick(['root', 'james'])}@${plan.host}>`,
      ],
      ['Date', `${mailDate(plan.at, zone)} (GMT)`.replace(/ \(GMT\)$/, zone === 0 ? ' (GMT)' : '')],
      ['From', `postmaster@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', random.pick(['Delivery failure', `Re: ${ascii(plan.original.subject)}`])],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `----=_Part_${draw(random, DIGITS, 4)}_${draw(random, DIGITS, 8)}.${Math.floor(plan.at)}`,
        subtype: 'mixed',
      },
      [
        textPart(text, { charset: 'utf-8' }),
        returnedPart(plan, random, {
          headersType: 'text/rfc822-headers; name="headers.txt"',
          explicit: true,
          after: [['Content-Disposition', 'attachment']],
        }),
      ],
    ),
  );
}

function communiGate(plan: NoticePlan, random: Random): string {
  const { name, address } = remoteOf(plan);
  const delay = plan.kind === 'delay';
  const said = saidOf(plan, random);
  const module = isLocal(plan)
    ? `LOCAL module(account ${plan.failed.slice(0, plan.failed.lastIndexOf('@'))}) reports:\n account is ${plan.cause === 'mailbox-full' ? 'full (quota exceeded)' : 'not known here'}`
    : `SMTP module(domain ${domainOf(plan.failed)}) reports:\n host ${name} [${address}] says:\n ${said}`;
  return mail(
    [
      ['From', `<MAILER-DAEMON@${plan.host}>`],
      ['To', `<${plan.to}>`],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-ID', `<receipt-${draw(random, DIGITS, 8)}@${plan.host}>`],
      ['X-MAPI-Message-Class', 'REPORT.IPM.Note.NDR'],
      [
        'Subject',
        `${delay ? 'Delayed mail' : 'Undeliverable mail'}: ${ascii(plan.original.subject)}`,
      ],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `_===${draw(random, DIGITS, 8)}====${plan.host}===_`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `${delay ? 'Delayed to deliver' : 'Failed to deliver'} to '${plan.failed}'\n${module}\n`,
          {
            charset: 'utf-8',
            terse: true,
          },
        ),
        statusPart([
          [
            ['Reporting-MTA', `dns; ${plan.host}`],
            ['Received-From-MTA', `dns; ${handedBy(plan)}`],
          ],
          [
            ['Original-Recipient', `rfc822;<${plan.failed}>`],
            ['Final-Recipient', `${isLocal(plan) ? 'LOCAL' : 'rfc822'};<${plan.failed}>`],
            ['Action', delay ? 'delayed' : 'failed'],
            ['Status', delay ? '4.0.0' : statusOf(plan)],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** A mail client's own server on a router or printer: three lines and the first of the message. */
function dragonfly(plan: NoticePlan, random: Random): string {
  const fields = [
    ['From', `MAILER-DAEMON <MAILER-DAEMON@${plan.host}>`] as const,
    ['To', plan.to] as const,
    ['Subject', 'Mail delivery failed'] as const,
    ['Message-Id', `<${draw(random, MIXED, 10)}.${draw(random, DIGITS, 5)}@${plan.host}>`] as const,
    ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))] as const,
  ];
  const text = `This is the mail agent at ${plan.host}.

There was an error delivering your mail to <${plan.failed}>.

${saidOf(plan, random)}

`;
  if (plan.returned === 'none') return plainMail(fields, text);
  if (plan.returned === 'quoted') {
    return plainMail(fields, `${text}Original message follows.\n\n`, plan.original.raw);
  }
  return plainMail(
    fields,
    `${text}Message headers and the first lines follow.\n\n`,
    cutLines(plan.original.raw, 5 + random.below(20)),
  );
}

/** Servers of the last years. */
export const YOUNG_SERVERS: readonly NoticeFormat[] = [
  noticeRow({
    name: 'opensmtpd',
    family: 'opensmtpd',
    language: 'en',
    kinds: ['failure', 'delay', 'success'],
    amounts: ['message', 'headers', 'none'],
    write: openSmtpd,
  }),
  noticeRow({
    name: 'haraka',
    family: 'haraka',
    language: 'en',
    amounts: ['message', 'headers', 'truncated'],
    write: haraka,
  }),
  noticeRow({
    name: 'james',
    family: 'james',
    language: 'en',
    amounts: ['message', 'headers', 'none'],
    write: james,
  }),
  noticeRow({
    name: 'communigate',
    family: 'communigate',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'none'],
    write: communiGate,
  }),
  noticeRow({
    name: 'small-agent',
    family: 'small-agent',
    language: 'en',
    amounts: ['quoted', 'truncated', 'none'],
    write: dragonfly,
  }),
];
