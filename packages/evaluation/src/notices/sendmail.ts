/**
 * Sendmail 8: multipart/report whose text has three headed paragraphs: when it came,
 * which addresses failed, and the transcript of the session. Older ones (8.6 and
 * before) write the same as plain text with the message below.
 */

import type { Random } from '../random.ts';
import { clock, localTime, mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { type Field, mail, multipart, plainMail, statusPart } from './parts.ts';
import {
  acceptance,
  type ByCause,
  domainOf,
  isLocal,
  remoteOf,
  replyOf,
  spoken,
  statusOf,
} from './replies.ts';
import { cutLines, handedBy, headOf, returnedPart } from './returned.ts';
import { two, xtext } from './text-tools.ts';

const SUBJECTS: ByCause = {
  'user-unknown': 'User unknown',
  'mailbox-full': 'see transcript for details',
  policy: 'Service unavailable',
  'spam-rejected': 'Service unavailable',
  'too-large': 'Message too big for destination system',
  'host-unknown': 'Host unknown',
  timeout: 'Cannot send message for 5 days',
};

const AUTOMATIC: Readonly<Record<NoticePlan['kind'], string>> = {
  failure: 'failure',
  delay: 'warning-timeout',
  success: 'return-receipt',
};

interface Told {
  readonly transcript: string;
  readonly diagnostic: string | null;
  readonly status: string;
  readonly remote: string | null;
}

function told(plan: NoticePlan, random: Random): Told {
  const { failed } = plan;
  const { name } = remoteOf(plan);
  if (plan.kind === 'success') {
    return isLocal(plan)
      ? {
          transcript: `<${failed}>... Successfully delivered`,
          diagnostic: null,
          status: '2.1.5',
          remote: null,
        }
      : {
          transcript: `<${failed}>... relayed; expect no further notifications`,
          diagnostic: acceptance(random),
          status: '2.1.5',
          remote: name,
        };
  }
  const reply = replyOf(plan, random);
  if (plan.kind === 'delay') {
    const deferred =
      reply === null
        ? `Connection timed out with ${name}.`
        : `${reply.code} ${reply.status} ${reply.text}`;
    return {
      transcript: `<${failed}>... Deferred: ${deferred}\nWarning: message still undelivered after 4 hours\nWill keep trying until message is 5 days old`,
      diagnostic: null,
      status: '4.4.1',
      remote: name,
    };
  }
  if (reply !== null && !isLocal(plan)) {
    const words = spoken(reply);
    const command =
      reply.command === 'RCPT TO'
        ? `RCPT To:<${failed}>`
        : reply.command === 'MAIL FROM'
          ? 'MAIL From'
          : 'DATA';
    return {
      transcript: `... while talking to ${name}.:\n>>> ${command}\n<<< ${words}\n${reply.code} ${reply.status} <${failed}>... ${SUBJECTS[plan.cause]}`,
      diagnostic: words,
      status: reply.status,
      remote: name,
    };
  }
  const status = statusOf(plan);
  const words =
    plan.cause === 'host-unknown'
      ? `550 5.1.2 <${failed}>... Host unknown (Name server: ${domainOf(failed)}.: host not found)`
      : plan.cause === 'timeout'
        ? `<${failed}>... Deferred: Connection timed out with ${name}.\nMessage could not be delivered for 5 days\nMessage will be deleted from queue`
        : plan.cause === 'mailbox-full'
          ? `mail.local: <${failed}>: Disc quota exceeded\n552 5.2.2 <${failed}>... Can't create output`
          : plan.cause === 'user-unknown'
            ? `550 5.1.1 <${failed}>... User unknown`
            : `554 ${status} <${failed}>... ${SUBJECTS[plan.cause]}`;
  return { transcript: words, diagnostic: null, status, remote: null };
}

function notice(plan: NoticePlan, at: string, transcript: string): string {
  const heading =
    plan.kind === 'failure'
      ? '   ----- The following addresses had permanent fatal errors -----'
      : plan.kind === 'delay'
        ? '   ----- The following addresses had transient non-fatal errors -----'
        : '   ----- The following addresses had successful delivery notifications -----';
  const warning =
    plan.kind === 'delay'
      ? `    **********************************************
    **      THIS IS A WARNING MESSAGE ONLY      **
    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
    **********************************************

`
      : '';
  const success =
    plan.kind === 'success'
      ? `<${plan.failed}>  (relayed to non-DSN-aware mailer)`
      : `<${plan.failed}>`;
  return `${warning}The original message was received at ${at}
from ${handedBy(plan)}

${heading}
${success}

   ----- Transcript of session follows -----
${transcript}
`;
}

function subjectOf(plan: NoticePlan): string {
  if (plan.kind === 'delay') return 'Warning: could not send message for past 4 hours';
  if (plan.kind === 'success') return 'Return receipt';
  return `Returned mail: ${SUBJECTS[plan.cause]}`;
}

function dated(at: number, zone: number): string {
  const { weekday, day, monthName, year, offset, ...time } = localTime(at, zone);
  return `${weekday}, ${two(day)} ${monthName} ${year} ${clock(time)} ${offset}`;
}

function queueId(random: Random): string {
  return `${random.word(8)}${String(random.below(1_000_000)).padStart(6, '0')}`;
}

function writeReport(plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, 'en');
  const id = queueId(random);
  const { transcript, diagnostic, status, remote } = told(plan, random);
  const at = dated(plan.original.sentAt + 3_000, zone);
  const action = plan.kind === 'failure' ? 'failed' : plan.kind === 'delay' ? 'delayed' : 'relayed';
  const last: Field = ['Last-Attempt-Date', dated(plan.at, zone)];
  return mail(
    [
      ['Date', mailDate(plan.at, zone)],
      ['From', `Mail Delivery Subsystem <MAILER-DAEMON@${plan.host}>`],
      [
        'Message-Id',
        `<${new Date(plan.at).toISOString().replace(/\D/g, '').slice(0, 12)}.${id}@${plan.host}>`,
      ],
      ['To', random.chance(0.5) ? `<${plan.to}>` : plan.to],
      ['MIME-Version', '1.0'],
      ['Subject', subjectOf(plan)],
      ['Auto-Submitted', `auto-generated (${AUTOMATIC[plan.kind]})`],
    ],
    multipart(
      {
        boundary: `${id}.${Math.floor(plan.at / 1_000)}/${plan.host}`,
        subtype: 'report; report-type=delivery-status',
        preamble: 'This is a MIME-encapsulated message\n',
      },
      [
        `\r\n${notice(plan, at, transcript).replaceAll('\n', '\r\n')}`,
        statusPart([
          [
            plan.original.envelopeId === null
              ? null
              : ['Original-Envelope-Id', xtext(plan.original.envelopeId)],
            ['Reporting-MTA', `dns; ${plan.host}`],
            ['Received-From-MTA', `DNS; ${handedBy(plan).split(' ')[0] ?? 'localhost'}`],
            ['Arrival-Date', at],
          ],
          [
            ['Final-Recipient', `RFC822; ${plan.failed}`],
            ['Action', action],
            ['Status', status],
            remote === null ? null : ['Remote-MTA', `DNS; ${remote}`],
            diagnostic === null ? null : ['Diagnostic-Code', `SMTP; ${diagnostic}`],
            last,
            plan.kind === 'delay'
              ? ['Will-Retry-Until', dated(plan.original.sentAt + 5 * 86_400_000, zone)]
              : null,
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** 8.6 and the vendors' descendants of 5.x: transcript first, then the message or its header. */
function writeOld(plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, 'en');
  const { transcript } = told(plan, random);
  const { raw } = plan.original;
  const [divider, copy] =
    plan.returned === 'none'
      ? ['   ----- Original message body suppressed -----\n', '']
      : plan.returned === 'truncated'
        ? [
            '   ----- Unsent message follows -----\n',
            `${cutLines(raw, 40 + random.below(20))}\r\n   ----- Message truncated -----\r\n`,
          ]
        : ['   ----- Unsent message follows -----\n', random.chance(0.5) ? raw : `${headOf(raw)}`];
  return plainMail(
    [
      ['Date', dated(plan.at, zone)],
      ['From', `Mail Delivery Subsystem <MAILER-DAEMON@${plan.host}>`],
      ['Subject', subjectOf(plan)],
      ['Message-Id', `<${queueId(random)}.AA${10_000 + random.below(20_000)}@${plan.host}>`],
      ['To', plan.to],
    ],
    `${notice(plan, dated(plan.original.sentAt + 3_000, zone), transcript)}\n${divider}`,
    copy,
  );
}

/** Sendmail. */
export const SENDMAIL: readonly NoticeFormat[] = [
  noticeRow({
    name: 'sendmail',
    family: 'sendmail',
    language: 'en',
    kinds: ['failure', 'delay', 'success'],
    amounts: ['message', 'headers'],
    write: writeReport,
  }),
  noticeRow({
    name: 'sendmail-plain',
    family: 'sendmail',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['quoted', 'truncated', 'none'],
    write: writeOld,
  }),
];
