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
import { plainMail } from './parts.ts';
import { isLocal, remoteOf, replyOf, siteOf, spoken } from './replies.ts';
import { cutBytes } from './returned.ts';

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

function greeting({ host }: NoticePlan): string {
  return `Hi. This is the qmail-send program at ${siteOf(host)}.
I could not get your message to the addresses below.
I have given up for good; sorry that it did not work out.
`;
}

/** The daemon dates in Greenwich time and without a zone name, whatever the host. */
function date(at: number): string {
  return mailDate(at, 0).replace('+0000', '-0000');
}

function write(plan: NoticePlan, random: Random): string {
  const { raw } = plan.original;
  const [divider, copy] =
    plan.returned === 'truncated'
      ? [
          '--- Below this line is a copy of the message.\n\n',
          `${cutBytes(raw, 1_500 + random.below(3_000))}\r\n--- End of message stripped.\r\n`,
        ]
      : plan.returned === 'quoted'
        ? ['--- Below this line is a copy of the message.\n\n', raw]
        : ['', ''];
  return plainMail(
    [
      ['Date', date(plan.at)],
      ['From', `MAILER-DAEMON@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', 'failure notice'],
    ],
    `${greeting(plan)}\n<${plan.failed}>:\n${paragraph(plan, random)}\n${divider === '' ? '' : `\n${divider}`}`,
    divider === '' ? '' : `Return-Path: <${plan.to}>\r\n${copy}`,
  );
}

export const QMAIL: readonly NoticeFormat[] = [
  noticeRow({
    name: 'qmail',
    family: 'qmail',
    language: 'en',
    amounts: ['quoted', 'truncated', 'none'],
    write,
  }),
];
