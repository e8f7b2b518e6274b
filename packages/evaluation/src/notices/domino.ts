/**
 * Lotus Domino: subject and cause are one and the same, the notice lists subject, addressee and
 * "because", in the language of the server.
 */

import type { Random } from '../random.ts';
import type { Charset } from './charsets.ts';
import { clock, localTime, mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { mail, multipart, statusPart, textPart } from './parts.ts';
import {
  type ByCause,
  domainOf,
  isLocal,
  localPart,
  remoteOf,
  replyOf,
  siteOf,
  spoken,
  statusOf,
} from './replies.ts';
import { returnedPart } from './returned.ts';
import { DIGITS, draw, HEX, two } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

interface DominoWords {
  readonly language: string;
  readonly charset: Charset;
  readonly failure: string;
  readonly your: string;
  readonly subject: string;
  readonly notTo: string;
  readonly because: string;
  readonly causes: ByCause;
}

const DOMINO_EN: DominoWords = {
  language: 'en',
  charset: 'us-ascii',
  failure: 'DELIVERY FAILURE: ',
  your: 'Your message',
  subject: '  Subject: ',
  notTo: 'was not delivered to:',
  because: 'because:',
  causes: {
    'user-unknown': 'User %l (%a) not listed in Domino Directory',
    'mailbox-full': 'User %l (%a) is over the warning threshold of the mail file',
    policy: 'Mail from this sender is refused by the rules of this server',
    'spam-rejected': 'The message matched a rule against unwanted mail',
    'too-large': 'Message exceeds the maximum size allowed by this server',
    'host-unknown': "Error transferring to %d; the host's name could not be resolved",
    timeout: 'No route found to domain %d within the time allowed',
  },
};

const DOMINO_DE: DominoWords = {
  language: 'de',
  charset: 'iso-8859-1',
  failure: 'ZUSTELLUNGSFEHLER: ',
  your: 'Ihr Dokument',
  subject: '  Thema: ',
  notTo: 'wurde nicht zugestellt an:',
  because: 'aus folgendem Grund:',
  causes: {
    'user-unknown': 'Benutzer %l (%a) ist im Domino-Verzeichnis nicht aufgeführt',
    'mailbox-full': 'Die Maildatei von %l (%a) hat ihre Größenbeschränkung überschritten',
    policy: 'Mail dieses Absenders wird nach den Regeln dieses Servers nicht angenommen',
    'spam-rejected': 'Die Mail entspricht einer Regel gegen unerwünschte Werbung',
    'too-large': 'Die Mail überschreitet die auf diesem Server zulässige Größe',
    'host-unknown': 'Fehler bei der Übertragung an %d; der Name wurde nicht gefunden',
    timeout: 'Innerhalb der Frist wurde kein Weg zur Domäne %d gefunden',
  },
};

function filled(text: string, { failed }: NoticePlan): string {
  return text
    .replaceAll('%a', failed)
    .replaceAll('%l', localPart(failed))
    .replaceAll('%d', domainOf(failed));
}

function domino(words: DominoWords, plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const reason =
    reply !== null && !isLocal(plan)
      ? `${spoken(reply)} (${remoteOf(plan).name})`
      : filled(words.causes[plan.cause], plan);
  const zone = zoneOf(plan.host, words.language);
  const id = `OF${draw(random, HEX, 8)}.${draw(random, HEX, 8)}-ONC1257B${draw(random, HEX, 2)}.00${draw(random, HEX, 6)}`;
  const server = `CN=${plan.host.split('.')[0]?.toUpperCase() ?? 'MAIL'}/O=${siteOf(plan.host).split('.')[0] ?? 'site'}`;
  return mail(
    [
      ['Message-ID', `<${id}@${siteOf(plan.host)}>`],
      ['Date', mailDate(plan.at, zone)],
      ['From', `Postmaster@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', encodeWords(`${words.failure}${reason}`, 'iso-8859-1', 'Q')],
      ['MIME-Version', '1.0'],
      [
        'X-MIMETrack',
        `Itemize by SMTP Server on ${server}(Release 8.5.3FP6) at\n ${localTime(plan.at, zone).day}.${two(localTime(plan.at, zone).month)} ${clock(localTime(plan.at, zone))}`,
      ],
    ],
    multipart(
      {
        boundary: `==IFJRGLKFGIR${draw(random, DIGITS, 8)}UHRUHIHD`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `${words.your}

${words.subject}${plan.original.subject}

${words.notTo}

  ${plan.failed}

${words.because}

  ${reason}

`,
          {
            charset: words.charset,
            transfer: words.charset === 'us-ascii' ? '7bit' : 'quoted-printable',
          },
        ),
        statusPart([
          [['Reporting-MTA', `dns;${plan.host}`]],
          [
            ['Final-Recipient', `rfc822;${plan.failed}`],
            ['Action', 'failed'],
            ['Status', statusOf(plan)],
            ['Diagnostic-Code', `X-Notes; ${encodeWords(reason, 'iso-8859-1', 'Q')}`],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** Domino and Notes. */
export const DOMINO: readonly NoticeFormat[] = [
  noticeRow({
    name: 'domino',
    family: 'domino',
    language: 'en',
    amounts: ['message', 'headers', 'none'],
    write: (plan, random) => domino(DOMINO_EN, plan, random),
  }),
  noticeRow({
    name: 'domino-de',
    family: 'domino',
    language: 'de',
    amounts: ['message', 'headers'],
    write: (plan, random) => domino(DOMINO_DE, plan, random),
  }),
];
