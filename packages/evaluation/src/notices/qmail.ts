/**
 * qmail-send(8) writes a plain text (QSBMF): a greeting, a paragraph for each
 * recipient that begins with its address and a colon, a dividing line, the message,
 * cut where `bouncemaxbytes` of a common patch says so. It warns of no delay.
 * Patched heirs put it into MIME.
 */

import type { Random } from '../random.ts';
import { mailDate } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { type Field, mail, multipart, plainMail, statusPart, textPart } from './parts.ts';
import { isLocal, remoteOf, replyOf, siteOf, spoken } from './replies.ts';
import { cutBytes, returnedPart } from './returned.ts';

function paragraph(plan: NoticePlan, random: Random): string {
  const { address } = remoteOf(plan);
  const reply = replyOf(plan, random);
  if (reply !== null && !isLocal(plan)) {
    return `${address} does not like recipient.\nRemote host said: ${spoken(reply)}\nGiving up on ${address}.`;
  }
  switch (plan.cause) {
    case 'user-unknown':
      return random.pick([
        'Sorry, no mailbox here by that name. (#5.1.1)',
        'Sorry, no mailbox here by that name. vpopmail (#5.1.1)',
        'This address no longer accepts mail.',
      ]);
    case 'mailbox-full':
      return 'The users mailfolder is over the allowed quota (size). (#5.2.2)';
    case 'host-unknown':
      return "Sorry, I couldn't find any host named %d. (#5.1.2)".replace(
        '%d',
        plan.failed.slice(plan.failed.lastIndexOf('@') + 1),
      );
    case 'timeout':
      return "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.";
    case 'too-large':
      return 'The message exceeded the maximum size the user accepts. (#5.2.3)';
    case 'policy':
    case 'spam-rejected':
      return 'Sorry, your message was refused by a filter here. (#5.7.1)';
  }
}

interface Words {
  readonly from: string;
  readonly subject: string;
  /** `%h` the host. */
  readonly greeting: string;
  /** Above the copy of the message. */
  readonly divider: string;
}

const QMAIL_WORDS: Words = {
  from: 'MAILER-DAEMON@%h',
  subject: 'failure notice',
  greeting: `Hi. This is the qmail-send program at %h.
I could not get your message to the addresses below.
I have given up for good; sorry that it did not work out.
`,
  divider: '--- Below this line is a copy of the message.',
};

/** A Brazilian site's, whose words came with a patch. */
const BRAZILIAN: Words = {
  from: '"Sistema de Correio" <MAILER-DAEMON@%h>',
  subject: 'Falha na entrega da mensagem',
  greeting: `Este e' o servidor de correio %h.
Nao foi possivel entregar a sua mensagem aos enderecos abaixo.
Este erro e' permanente; a mensagem nao sera' reenviada.
`,
  divider: '--- Abaixo desta linha segue uma copia da mensagem.',
};

/** The daemon dates in Greenwich time and without a zone name, whatever the host. */
function date(at: number): string {
  return mailDate(at, 0).replace('+0000', '-0000');
}

function copyOf(plan: NoticePlan, random: Random): string {
  const { raw } = plan.original;
  const copy =
    plan.returned === 'truncated'
      ? `${cutBytes(raw, 1_500 + random.below(3_000))}\r\n--- End of message stripped.\r\n`
      : raw;
  return `Return-Path: <${plan.to}>\r\n${copy}`;
}

function write(words: Words, plan: NoticePlan, random: Random): string {
  const site = siteOf(plan.host);
  const text = `${words.greeting.replace('%h', site)}\n<${plan.failed}>:\n${paragraph(plan, random)}\n`;
  const fields: Field[] = [
    ['Date', date(plan.at)],
    ['From', words.from.replace('%h', site)],
    ['To', plan.to],
    ['Subject', words.subject],
  ];
  if (plan.returned === 'none') return plainMail(fields, text);
  return plainMail(fields, `${text}\n${words.divider}\n\n`, copyOf(plan, random));
}

/** qmail-ldap and other heirs: the same words, in a report with a status. */
function writeReport(plan: NoticePlan, random: Random): string {
  const site = siteOf(plan.host);
  const reason = paragraph(plan, random);
  const status = /[45]\.\d\.\d{1,2}/.exec(reason)?.[0] ?? '5.0.0';
  return mail(
    [
      ['Date', date(plan.at)],
      ['From', QMAIL_WORDS.from.replace('%h', site)],
      ['To', plan.to],
      ['Subject', QMAIL_WORDS.subject],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `${Math.floor(plan.at / 1_000)}/${plan.host}`,
        subtype: 'report; report-type=delivery-status',
        preamble: 'This is a MIME-formatted message.',
      },
      [
        textPart(`${QMAIL_WORDS.greeting.replace('%h', site)}\n<${plan.failed}>:\n${reason}\n`, {
          charset: 'iso-8859-1',
          terse: true,
        }),
        statusPart([
          [
            ['Reporting-MTA', `dns; ${plan.host}`],
            ['Arrival-Date', date(plan.original.sentAt + 1_000)],
          ],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', 'failed'],
            ['Status', status],
            ['Diagnostic-Code', `X-Notes; ${reason.split('\n')[0] ?? ''}`],
          ],
        ]),
        returnedPart(plan, random, { keep: 4_000 }),
      ],
    ),
  );
}

/** qmail and what came of it. */
export const QMAIL: readonly NoticeFormat[] = [
  noticeRow({
    name: 'qmail',
    family: 'qmail',
    language: 'en',
    amounts: ['quoted', 'truncated', 'none'],
    write: (plan, random) => write(QMAIL_WORDS, plan, random),
  }),
  noticeRow({
    name: 'qmail-pt-br',
    family: 'qmail',
    language: 'pt-BR',
    amounts: ['quoted', 'none'],
    write: (plan, random) => write(BRAZILIAN, plan, random),
  }),
  noticeRow({
    name: 'qmail-report',
    family: 'qmail',
    language: 'en',
    amounts: ['message', 'headers', 'truncated'],
    write: writeReport,
  }),
];
