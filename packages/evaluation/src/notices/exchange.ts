/**
 * Microsoft Exchange. To 2003 the "System Administrator" wrote a short text with the
 * message's addressee, subject and date, the cause, and a code in angle brackets. From
 * 2007 it is the sender `MicrosoftExchange…`, HTML and text, a friendly half and a half
 * "for administrators" with the generating server and often the original's header. Each speaks the
 * language of the organisation.
 */

import type { Random } from '../random.ts';
import type { Charset } from './charsets.ts';
import { clock, localTime, mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow, threaded } from './notice-row.ts';
import { mail, multipart, statusBody, textPart } from './parts.ts';
import { isLocal, remoteOf, replyOf, siteOf, spoken, statusOf } from './replies.ts';
import { headOf, returnedPart } from './returned.ts';
import { draw } from './text-tools.ts';
import { encodeWords, type Transfer } from './transfer.ts';

/** What the two generations say in a language. */
export interface ExchangeWords {
  readonly language: string;
  readonly charset: Charset;
  readonly transfer: Transfer;
  /** Before the subject. */
  readonly prefix: Readonly<Record<NoticePlan['kind'], string>>;
  /** Heading above the recipient. */
  readonly heading: Readonly<Record<NoticePlan['kind'], string>>;
  readonly causes: Readonly<Record<NoticePlan['cause'], string>>;
  readonly administrators: string;
  readonly server: string;
  readonly headers: string;
}

const ENGLISH: ExchangeWords = {
  language: 'en',
  charset: 'us-ascii',
  transfer: 'quoted-printable',
  prefix: { failure: 'Undeliverable: ', delay: 'Delivery delayed:', success: 'Delivered: ' },
  heading: {
    failure: 'Delivery has failed to these recipients or groups:',
    delay: 'Delivery to these recipients or groups is delayed, but still being tried:',
    success: 'Your message has been delivered to the following recipients:',
  },
  causes: {
    'user-unknown':
      "The address you entered isn't one that we know. Check its spelling and send the message again.",
    'mailbox-full':
      "The recipient's mailbox is full and takes no messages at the moment. Try again later, or reach the recipient another way.",
    policy: "You may not send to this recipient, by a rule of the recipient's organisation.",
    'spam-rejected': "A mail filter of the recipient's organisation turned this message away.",
    'too-large':
      'This message is larger than what the recipient may be sent. Make it smaller or leave attachments out.',
    'host-unknown': "The domain in the address can't be found. Check its spelling.",
    timeout: 'The server tried to deliver this message without success and has stopped trying.',
  },
  administrators: 'Diagnostic information for administrators:',
  server: 'Generating server: ',
  headers: 'Original message headers:',
};

/** The friendly half, then the one for administrators; `html` marks them up. */
function halves(
  words: ExchangeWords,
  plan: NoticePlan,
  random: Random,
): { readonly text: string; readonly html: string } {
  const diagnosis = diagnosisOf(plan, random);
  const cause = plan.kind === 'success' ? '' : words.causes[plan.cause];
  const link = `<a href="mailto:${plan.failed}">${plan.failed}</a>`;
  const shown = plan.returned !== 'quoted' ? '' : headOf(plan.original.raw);
  const technical = `${words.server}${plan.host}\n\n${plan.failed}\n${diagnosis}\n`;
  const above = `${words.heading[plan.kind]}\n\n${plan.failed}<mailto:${plan.failed}>\n${cause}\n`;
  return {
    text:
      plan.kind === 'success'
        ? above
        : `${above}\n\n\n\n${words.administrators}\n\n${technical}\n${shown === '' ? '' : `${words.headers}\n\n`}`,
    html: `<html>\n<head><meta http-equiv="Content-Type" content="text/html; charset=${words.charset}"></head><body>\n<p><b><font color="#000066" size="3" face="Arial">${words.heading[plan.kind]}</font></b></p>\n<font color="#000000" size="2" face="Tahoma"><p>${link}<br>\n${cause}<br></p></font>\n${
      plan.kind === 'success'
        ? ''
        : `<br><br><br><br><font color="#808080" size="2" face="Tahoma"><p><b>${words.administrators}</b></p>\n<p>${technical.trimEnd().replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>\n')}</p>\n${shown === '' ? '' : `<p>${words.headers}</p>\n<pre>`}`
    }`,
  };
}

function diagnosisOf(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  if (reply !== null && !isLocal(plan)) {
    const remote = remoteOf(plan);
    return random.chance(0.5)
      ? `Remote Server returned '${spoken(reply)}'`
      : `${remote.name} #<${remote.name} #${reply.status} smtp;${spoken(reply)}> #SMTP#`;
  }
  const own: Readonly<Record<NoticePlan['cause'], string>> = {
    'user-unknown': '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
    'mailbox-full': '554 5.2.2 mailbox full',
    policy: '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized',
    'spam-rejected': '550 5.7.1 Message rejected as spam by Content Filtering.',
    'too-large': '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient',
    'host-unknown': '550 5.4.4 ROUTING.NoConnectorForAddressType; host not found',
    timeout: '550 4.4.7 QUEUE.Expired; message expired',
  };
  const words = plan.kind === 'delay' ? '400 4.4.7 Message delayed' : own[plan.cause];
  return `${plan.host} #${words} ##`;
}

function statusPart(plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, 'en');
  const { kind } = plan;
  return `Content-Type: message/delivery-status\r\n\r\n${statusBody([
    [
      ['Reporting-MTA', `dns;${plan.host}`],
      plan.original.envelopeId === null ? null : ['Original-Envelope-Id', plan.original.envelopeId],
      random.chance(0.7) ? ['Received-From-MTA', `dns;${siteOf(plan.host)}`] : null,
      ['Arrival-Date', mailDate(plan.original.sentAt + 1_000, zone)],
    ],
    [
      random.chance(0.4) ? ['Original-Recipient', `rfc822;${plan.failed}`] : null,
      ['Final-Recipient', `rfc822;${plan.failed}`],
      ['Action', kind === 'failure' ? 'failed' : kind === 'delay' ? 'delayed' : 'delivered'],
      ['Status', kind === 'success' ? '2.0.0' : statusOf(plan)],
      kind === 'failure'
        ? [
            'Diagnostic-Code',
            `smtp;550 ${statusOf(plan)} ${plan.cause === 'user-unknown' ? 'RESOLVER.ADR.RecipNotFound; not found' : 'delivery failed'}`,
          ]
        : null,
      kind === 'delay'
        ? ['Will-Retry-Until', mailDate(plan.original.sentAt + 2 * 86_400_000, zone)]
        : null,
      plan.original.to === plan.failed && random.chance(0.6)
        ? ['X-Display-Name', plan.failed]
        : null,
    ],
  ])}`;
}

function writeModern(words: ExchangeWords, plan: NoticePlan, random: Random): string {
  const { charset, transfer } = words;
  const { text, html } = halves(words, plan, random);
  const shown = plan.returned === 'quoted' ? headOf(plan.original.raw) : '';
  const id = `${draw(random, '0123456789abcdef', 8)}-${draw(random, '0123456789abcdef', 4)}-${draw(random, '0123456789abcdef', 4)}`;
  const escaped = shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const tail =
    plan.kind === 'success'
      ? '</body>\r\n</html>\r\n'
      : `${shown === '' ? '' : `${escaped}</pre>\r\n`}</font>\r\n</body>\r\n</html>\r\n`;
  return mail(
    [
      [
        'From',
        `${random.chance(0.5) ? 'Microsoft Outlook' : 'Mail Delivery'} <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@${siteOf(plan.host)}>`,
      ],
      ['To', plan.to],
      ['Date', mailDate(plan.at, zoneOf(plan.host, words.language))],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `_000_${id}`,
        subtype: 'report; report-type=delivery-status',
        before: [],
      },
      [
        multipart({ boundary: `_001_${id}`, subtype: 'alternative; differences=Content-Type' }, [
          textPart(text, { charset, transfer, quoted: shown }),
          textPart(html, { charset, transfer, subtype: 'html', quoted: tail }),
        ]),
        statusPart(plan, random),
        returnedPart(plan, random, { keep: 10_000 }),
      ],
    ).replace(
      '\r\n\r\n',
      `\r\nX-MS-Exchange-Organization-SCL: -1\r\nContent-Language: ${words.language === 'en' ? 'en-US' : words.language}\r\nMessage-ID: <${draw(random, '0123456789abcdef', 8)}-${draw(random, '0123456789abcdef', 4)}@${plan.host}>\r\n${plan.threads ? `In-Reply-To: <${plan.original.messageId}>\r\nReferences: <${plan.original.messageId}>\r\n` : ''}Subject: ${encodeWords(words.prefix[plan.kind] + plan.original.subject, 'utf-8')}\r\nAuto-Submitted: auto-replied\r\n\r\n`,
    ),
  );
}

/** 5.5 to 2003. */
function writeAdministrator(words: AdministratorWords, plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, words.language);
  const { month, day, year, ...time } = localTime(plan.original.sentAt, zone);
  const now = localTime(plan.at, zone);
  const reply = replyOf(plan, random);
  const told =
    reply !== null && !isLocal(plan)
      ? `            <${plan.host} #${reply.status} smtp;${spoken(reply)}>`
      : `            <${plan.host} #${statusOf(plan)}>`;
  const text = `${words.your}

${words.to}${plan.original.to}
${words.subject}${plan.original.subject}
${words.sent}${words.date(year, month, day, clock(time))}

${words.heading[plan.kind]}

${plan.failed} ${words.on} ${words.date(now.year, now.month, now.day, clock(now))}
      ${plan.kind === 'success' ? '' : words.causes[plan.cause]}
${plan.kind === 'success' ? '' : told}
`;
  const { charset, transfer } = words;
  return mail(
    [
      ['From', `${words.postmaster}@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Date', mailDate(plan.at, zone)],
      ['MIME-Version', '1.0'],
      [
        'X-DSNContext',
        `${draw(random, '0123456789abcdef', 8)} - ${1_000 + random.below(900)} - 00000002 - 00000000`,
      ],
      [
        'Message-ID',
        `<${draw(random, MIXED_ID, 16)}${draw(random, '0123456789abcdef', 8)}@${plan.host}>`,
      ],
      ['Subject', encodeWords(words.subjects[plan.kind], charset, 'Q')],
    ],
    multipart(
      {
        boundary: `${draw(random, '0123456789ABCDEF', 8)}=_${draw(random, '0123456789', 6)}`,
        subtype: 'report; report-type=delivery-status',
      },
      [textPart(text, { charset, transfer }), statusPart(plan, random), returnedPart(plan, random)],
    ),
  );
}

const MIXED_ID = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

interface AdministratorWords {
  readonly language: string;
  readonly charset: Charset;
  readonly transfer: Transfer;
  readonly postmaster: string;
  readonly subjects: Readonly<Record<NoticePlan['kind'], string>>;
  readonly your: string;
  readonly to: string;
  readonly subject: string;
  readonly sent: string;
  readonly on: string;
  readonly heading: Readonly<Record<NoticePlan['kind'], string>>;
  readonly causes: Readonly<Record<NoticePlan['cause'], string>>;
  readonly date: (year: number, month: number, day: number, time: string) => string;
}

const ADMINISTRATOR: AdministratorWords = {
  language: 'en',
  charset: 'us-ascii',
  transfer: '7bit',
  postmaster: 'postmaster',
  subjects: {
    failure: 'Delivery Status Notification (Failure)',
    delay: 'Delivery Status Notification (Delay)',
    success: 'Delivery Status Notification (Success)',
  },
  your: 'Your message',
  to: '  To:      ',
  subject: '  Subject: ',
  sent: '  Sent:    ',
  on: 'on',
  heading: {
    failure: 'did not reach the following recipient(s):',
    delay: 'has not reached the following recipient(s) yet; delivery is still tried:',
    success: 'was delivered to the following recipient(s):',
  },
  causes: {
    'user-unknown':
      'The e-mail account does not exist at the organization this message was sent to.',
    'mailbox-full': "The recipient's mailbox is over its size limit.",
    policy: 'You do not have permission to send to this recipient.',
    'spam-rejected': 'The message was refused as junk by the receiving system.',
    'too-large': 'This message is larger than the current system limit.',
    'host-unknown': "The recipient's e-mail system could not be found.",
    timeout: 'Could not deliver the message in the time limit specified.',
  },
  date: (year, month, day, time) => `${month}/${day}/${year} ${time}`,
};

export const EXCHANGE: readonly NoticeFormat[] = [
  noticeRow({
    name: 'exchange-2003',
    family: 'exchange-2003',
    language: 'en',
    kinds: ['failure', 'delay', 'success'],
    amounts: ['message', 'headers', 'none'],
    write: (plan, random) => writeAdministrator(ADMINISTRATOR, plan, random),
  }),
  noticeRow({
    name: 'exchange-2010',
    family: 'exchange',
    language: 'en',
    kinds: ['failure', 'delay', 'success'],
    amounts: ['message', 'headers', 'quoted'],
    namesId: threaded,
    write: (plan, random) => writeModern(ENGLISH, plan, random),
  }),
];
