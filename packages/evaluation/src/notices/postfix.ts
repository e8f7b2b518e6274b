/**
 * Postfix bounce(8): multipart/report with notice, delivery status and the original,
 * the sender's daemon named in the local form of From. Since 2.3 the words come from
 * bounce(5) templates, so sites write them in their own language, in their charset;
 * before, the administrator had no say.
 */

import type { Random } from '../random.ts';
import type { Charset } from './charsets.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { type Field, mail, multipart, statusPart, textPart } from './parts.ts';
import {
  POSTFIX_DE,
  POSTFIX_EN,
  POSTFIX_FR,
  POSTFIX_RU,
  type PostfixWords,
} from './postfix-words.ts';
import { acceptance, isLocal, remoteOf, replyOf, siteOf, spoken, statusOf } from './replies.ts';
import { returnedPart } from './returned.ts';
import { draw, HEX, wrapped, xtext } from './text-tools.ts';
import { encodeWords, type Transfer } from './transfer.ts';

interface Dress {
  readonly language: string;
  readonly charset: Charset;
  readonly transfer: Transfer;
  readonly from: string;
}

/** What the notice says of the recipient, as smtp(8), local(8) and virtual(8) log it. */
function verdictOf(plan: NoticePlan, random: Random): { said: string; fields: readonly Field[] } {
  const remote = remoteOf(plan);
  const reply = replyOf(plan, random);
  const delay = plan.kind === 'delay';
  const action: Field = [
    'Action',
    delay ? 'delayed' : plan.kind === 'success' ? 'relayed' : 'failed',
  ];
  const at: Field = ['Remote-MTA', `dns; ${remote.name}`];
  if (plan.kind === 'success') {
    const took = acceptance(random);
    return isLocal(plan)
      ? {
          said: 'delivery via local: delivered to mailbox',
          fields: [
            ['Action', 'delivered'],
            ['Status', '2.0.0'],
            ['Diagnostic-Code', 'X-Postfix; delivered to mailbox'],
          ],
        }
      : {
          said: `delivery via ${remote.name}[${remote.address}]:25: ${took}`,
          fields: [action, ['Status', '2.0.0'], at, ['Diagnostic-Code', `smtp; ${took}`]],
        };
  }
  if (reply !== null && !isLocal(plan)) {
    const words = spoken(reply);
    return {
      said: `host ${remote.name}[${remote.address}] said: ${words} (in reply to ${reply.command} command)`,
      fields: [action, ['Status', reply.status], at, ['Diagnostic-Code', `smtp; ${words}`]],
    };
  }
  const said = ownWords(plan, remote.name, remote.address, random);
  return {
    said,
    fields: [action, ['Status', statusOf(plan)], ['Diagnostic-Code', `X-Postfix; ${said}`]],
  };
}

function ownWords(plan: NoticePlan, name: string, address: string, random: Random): string {
  const local = plan.failed.slice(0, plan.failed.lastIndexOf('@'));
  const domain = plan.failed.slice(plan.failed.lastIndexOf('@') + 1);
  if (plan.kind === 'delay') {
    return random.pick([
      `connect to ${name}[${address}]:25: Connection timed out`,
      `connect to ${name}[${address}]:25: Connection refused`,
      `Host or domain name not found. Name service error for name=${domain} type=MX: Host not found, try again`,
    ]);
  }
  switch (plan.cause) {
    case 'user-unknown':
      return random.pick([`unknown user: "${local}"`, `user unknown in virtual alias table`]);
    case 'mailbox-full':
      return `can't create user output file. Command output: maildir over quota`;
    case 'host-unknown':
      return `Host or domain name not found. Name service error for name=${domain} type=${random.pick(['A', 'AAAA', 'MX'])}: Host not found`;
    case 'timeout':
      return `connect to ${name}[${address}]:25: Connection timed out`;
    case 'too-large':
      return `message size ${1_000 * (20_000 + random.below(9_000))} exceeds size limit 10240000 of server ${name}[${address}]`;
    default:
      return `command line usage error. Command output: message discarded by local filter rule`;
  }
}

function write(words: PostfixWords, dress: Dress, plan: NoticePlan, random: Random): string {
  const { charset, transfer, language } = dress;
  const zone = zoneOf(plan.host, language);
  const queueId = draw(random, HEX, 10);
  const { said, fields } = verdictOf(plan, random);
  const { subject, text } = words[plan.kind];
  const boundary = `${queueId}.${Math.floor(plan.at / 1_000)}/${plan.host}`;
  const notice = textPart(
    `${text.replaceAll('%h', plan.host)}\n${wrapped(`<${plan.failed}>: ${said}`)}\n`,
    {
      charset,
      transfer,
      before: [['Content-Description', 'Notification']],
      terse: transfer === '7bit',
    },
  );
  const status = statusPart(
    [
      [
        ['Reporting-MTA', `dns; ${plan.host}`],
        plan.original.envelopeId === null
          ? null
          : ['Original-Envelope-Id', xtext(plan.original.envelopeId)],
        ['X-Postfix-Queue-ID', queueId],
        ['X-Postfix-Sender', `rfc822; ${plan.to}`],
        ['Arrival-Date', mailDate(plan.original.sentAt + 2_000, zone)],
      ],
      [
        ['Final-Recipient', `rfc822; ${plan.failed}`],
        random.chance(0.8) ? ['Original-Recipient', `rfc822;${plan.failed}`] : null,
        ...fields.map((field): Field => field && [field[0], wrapped(field[1], '    ')]),
        plan.kind === 'delay'
          ? ['Will-Retry-Until', mailDate(plan.original.sentAt + 5 * 86_400_000, zone)]
          : null,
      ],
    ],
    [['Content-Description', 'Delivery report']],
  );
  const undelivered = plan.kind === 'success' ? 'Message' : 'Undelivered Message';
  return mail(
    [
      ['Date', `${mailDate(plan.at, zone)}${zone === 60 ? ' (CET)' : ''}`],
      ['From', dress.from.replaceAll('%s', siteOf(plan.host)).replaceAll('%h', plan.host)],
      ['Subject', encodeWords(subject, charset)],
      ['To', plan.to],
      ['Auto-Submitted', 'auto-replied'],
      ['MIME-Version', '1.0'],
      ['Message-Id', `<${queueIdOf(plan, random)}@${plan.host}>`],
    ],
    multipart(
      {
        boundary,
        subtype: 'report; report-type=delivery-status',
        preamble: 'This is a MIME-encapsulated message.\n',
      },
      [
        notice,
        status,
        returnedPart(plan, random, {
          before: [
            [
              'Content-Description',
              plan.returned === 'headers' ? `${undelivered} Headers` : undelivered,
            ],
          ],
        }),
      ],
    ),
  );
}

/** Year to second and a queue id, as cleanup(8) makes a Message-ID. */
function queueIdOf(plan: NoticePlan, random: Random): string {
  const stamp = new Date(plan.at).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}.${random.word(11).toUpperCase()}`;
}

function postfix(
  name: string,
  words: PostfixWords,
  dress: Dress,
  amounts: NoticeFormat['amounts'] = ['message', 'headers', 'truncated'],
): NoticeFormat {
  return noticeRow({
    name,
    family: 'postfix',
    language: dress.language,
    kinds: ['failure', 'delay', 'success'],
    amounts,
    write: (plan, random) => write(words, dress, plan, random),
  });
}

/** Postfix, as it is installed and with templates of sites. */
export const POSTFIX: readonly NoticeFormat[] = [
  postfix('postfix', POSTFIX_EN, {
    language: 'en',
    charset: 'us-ascii',
    transfer: '7bit',
    from: 'MAILER-DAEMON@%s (Mail Delivery System)',
  }),
  postfix(
    'postfix-de',
    POSTFIX_DE,
    {
      language: 'de',
      charset: 'utf-8',
      transfer: '8bit',
      from: 'MAILER-DAEMON@%h (Mail Delivery System)',
    },
    ['message', 'headers'],
  ),
  postfix(
    'postfix-fr',
    POSTFIX_FR,
    {
      language: 'fr',
      charset: 'iso-8859-1',
      transfer: '8bit',
      from: 'MAILER-DAEMON (Systeme de messagerie)',
    },
    ['message', 'truncated'],
  ),
  postfix(
    'postfix-ru',
    POSTFIX_RU,
    {
      language: 'ru',
      charset: 'koi8-r',
      transfer: '8bit',
      from: 'MAILER-DAEMON@%s (Mail Delivery System)',
    },
    ['headers', 'message'],
  ),
];
