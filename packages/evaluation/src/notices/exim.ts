/**
 * Exim: the notice alone for decades, the message copied below it and
 * X-Failed-Recipients in the header; since 4.86 a multipart/report, which many
 * sites' patches had before. It warns of delay after a day by default, in a mail
 * that returns nothing or the header. `bounce_message_file` lets sites write their own words.
 */

import type { Random } from '../random.ts';
import type { Charset } from './charsets.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow, threaded } from './notice-row.ts';
import { type Field, mail, multipart, plainMail, statusPart, textPart } from './parts.ts';
import { domainOf, isLocal, remoteOf, replyOf, spoken, statusOf } from './replies.ts';
import { bodyOf, cutBytes, returnedPart } from './returned.ts';
import { draw, MIXED } from './text-tools.ts';

function eximId(random: Random): string {
  return `1${draw(random, MIXED, 5)}-${draw(random, MIXED, 6)}-${draw(random, MIXED, 2)}`;
}

/** How long it has been waiting, in whole hours. */
function hoursOf({ at, original }: NoticePlan): number {
  return Math.max(1, Math.floor((at - original.sentAt) / 3_600_000));
}

/** The lines below the address, each with four blanks before it. */
function causeLines(plan: NoticePlan, random: Random): string {
  const { name, address } = remoteOf(plan);
  const reply = replyOf(plan, random);
  if (reply !== null && !isLocal(plan)) {
    const after =
      reply.command === 'end of DATA'
        ? 'end of data'
        : reply.command === 'RCPT TO'
          ? `RCPT TO:<${plan.failed}>`
          : reply.command === 'MAIL FROM'
            ? `MAIL FROM:<${plan.original.from}>`
            : 'DATA';
    return random.pick([
      `    host ${name} [${address}]\n    SMTP error from remote mail server after ${after}:\n    ${spoken(reply)}`,
      `    SMTP error from remote mail server after ${after}:\n    host ${name} [${address}]: ${spoken(reply)}`,
    ]);
  }
  switch (plan.cause) {
    case 'user-unknown':
      return random.pick(['    Unrouteable address', '    No Such User Here', '    unknown user']);
    case 'mailbox-full':
      return '    mailbox is full: retry timeout exceeded';
    case 'host-unknown':
      return random.pick([
        '    Unrouteable address',
        `    all relevant MX records point to non-existent hosts`,
        `    lookup of host "${name}" failed in dnslookup router`,
      ]);
    case 'timeout':
      return `    host ${name} [${address}]\n    Connection timed out: retry timeout exceeded`;
    case 'too-large':
      return '    message is too big (transport limit = 10485760)';
    case 'spam-rejected':
    case 'policy':
      return `    delivery to ${domainOf(plan.failed)} refused by a filter of this site`;
  }
}

interface Words {
  readonly failure: string;
  readonly copy: string;
  readonly subject: string;
}

const ENGLISH: Words = {
  subject: 'Mail delivery failed: returning message to sender',
  failure: `This message was created automatically by mail delivery software.

A message that you sent has not reached one or more of its recipients,
and no further attempt will be made. These addresses failed:
`,
  copy: '------ This is a copy of the message, including all the headers. ------',
};

const GERMAN: Words = {
  subject: 'Mail konnte nicht zugestellt werden',
  failure: `Diese Nachricht wurde automatisch vom Mailserver %h erzeugt.

Eine Mail, die Sie verschickt haben, ist bei mindestens einem Empfänger
nicht angekommen. Der Fehler ist endgültig. Betroffen ist:
`,
  copy: '------ Es folgt eine Kopie Ihrer Nachricht mit allen Kopfzeilen. ------',
};

function head(plan: NoticePlan, random: Random, language: string, subject: string): Field[] {
  return [
    plan.kind === 'failure' ? ['X-Failed-Recipients', plan.failed] : null,
    ['Auto-Submitted', 'auto-replied'],
    ['From', `Mail Delivery System <Mailer-Daemon@${plan.host}>`],
    ['To', plan.to],
    plan.threads ? ['References', `<${plan.original.messageId}>`] : null,
    ['Subject', subject],
    ['Message-Id', `<E${eximId(random)}@${plan.host}>`],
    ['Date', mailDate(plan.at, zoneOf(plan.host, language))],
  ];
}

function delayText(plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, 'en');
  return `This message was created automatically by mail delivery software.
A message that you sent is still undelivered to one or more of its
recipients after more than ${hoursOf(plan)} hours on the queue on ${plan.host}.

The message identifier is:     ${eximId(random)}
The subject of the message is: ${plan.original.subject.replace(/[^ -~]/g, '?')}
The date of the message is:    ${mailDate(plan.original.sentAt, zone)}

The address to which the message has not yet been delivered is:

  ${plan.failed}
${random.chance(0.5) ? `    Delay reason: ${causeLines(plan, random).trim()}\n` : ''}
You need not do anything. Delivery will be tried for some time, and you
will be told when it is given up.
`;
}

/** As it was: no MIME of its own, everything in one text. */
function writePlain(words: Words, charset: Charset, plan: NoticePlan, random: Random): string {
  const language = words === GERMAN ? 'de' : 'en';
  const delay = plan.kind === 'delay';
  const text = delay
    ? delayText(plan, random)
    : `${words.failure.replaceAll('%h', plan.host)}\n  ${plan.failed}\n${causeLines(plan, random)}\n`;
  const { raw } = plan.original;
  const copies: Readonly<Record<NoticePlan['returned'], readonly [string, string]>> = {
    message: ['', ''],
    headers: ['', ''],
    quoted: [words.copy, raw],
    truncated: [
      `${words.copy}\n------ The body of the message is ${bodyOf(raw).length} characters long; only the first\n------ 2000 or so are included here.`,
      cutBytes(raw, 1_800 + random.below(200)),
    ],
    none: ['', ''],
  };
  const [divider, copy] = copies[plan.returned];
  const whole = `${text}${divider === '' ? '' : `\n${divider}\n\n`}`;
  const fields = head(
    plan,
    random,
    language,
    delay ? `Warning: message ${eximId(random)} delayed ${hoursOf(plan)} hours` : words.subject,
  );
  // Exim writes no MIME fields here; only a site's own words give it a reason to.
  if (charset === 'us-ascii') return plainMail(fields, whole, copy);
  return mail(
    [...fields, ['MIME-Version', '1.0']],
    textPart(whole, { charset, transfer: '8bit', quoted: copy }),
  );
}

/** Since 4.86. */
function writeReport(plan: NoticePlan, random: Random): string {
  const delay = plan.kind === 'delay';
  const text = delay
    ? delayText(plan, random)
    : `${ENGLISH.failure}\n  ${plan.failed}\n${causeLines(plan, random)}\n`;
  const reply = replyOf(plan, random);
  const remote = remoteOf(plan);
  const dated = !isLocal(plan) && reply !== null;
  return mail(
    [
      ...head(
        plan,
        random,
        'en',
        delay
          ? `Warning: message ${eximId(random)} delayed ${hoursOf(plan)} hours`
          : ENGLISH.subject,
      ),
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `${Math.floor(plan.at / 1_000)}-eximdsn-${random.below(2_000_000_000)}`,
        subtype: 'report; report-type=delivery-status',
        oneLine: true,
      },
      [
        textPart(text, { terse: true }),
        statusPart([
          [['Reporting-MTA', `dns; ${plan.host}`]],
          [
            ['Action', delay ? 'delayed' : 'failed'],
            ['Final-Recipient', `rfc822;${plan.failed}`],
            ['Status', delay ? '4.0.0' : random.chance(0.8) ? '5.0.0' : statusOf(plan)],
            dated ? ['Remote-MTA', `dns; ${remote.name}`] : null,
            dated ? ['Diagnostic-Code', `smtp; ${spoken(reply)}`] : null,
          ],
        ]),
        returnedPart(plan, random, { keep: 100_000 }),
      ],
    ),
  );
}

/** Exim, as it is installed and with texts of sites. */
export const EXIM: readonly NoticeFormat[] = [
  noticeRow({
    name: 'exim-plain',
    family: 'exim',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['quoted', 'truncated', 'none'],
    namesId: threaded,
    write: (plan, random) => writePlain(ENGLISH, 'us-ascii', plan, random),
  }),
  noticeRow({
    name: 'exim-report',
    family: 'exim',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'truncated'],
    namesId: threaded,
    write: writeReport,
  }),
  noticeRow({
    name: 'exim-plain-de',
    family: 'exim',
    language: 'de',
    amounts: ['quoted', 'none'],
    namesId: threaded,
    write: (plan, random) => writePlain(GERMAN, 'iso-8859-1', plan, random),
  }),
];
