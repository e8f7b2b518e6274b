/**
 * Groupware that speaks mail at its edge: Domino numbers nothing and says "because",
 * GroupWise quotes what may be cut, Kerio and Zimbra dress a Unix server's notice,
 * an X.400 gateway knows originator names and non-delivery reasons (RFC 2156).
 */

import type { Random } from '../random.ts';
import type { Charset } from './charsets.ts';
import { clock, localTime, mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { entity, mail, multipart, statusPart, textPart } from './parts.ts';
import {
  domainOf,
  isLocal,
  localPart,
  remoteOf,
  replyOf,
  siteOf,
  spoken,
  statusOf,
} from './replies.ts';
import { cutBytes, headOf, returnedPart } from './returned.ts';
import { DIGITS, draw, escapeHtml, HEX, two, wrapped } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

type ByCause = Readonly<Record<NoticePlan['cause'], string>>;

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

const GROUPWISE: ByCause = {
  'user-unknown': 'user not found',
  'mailbox-full': 'disk space quota exceeded',
  policy: 'access denied',
  'spam-rejected': 'message refused as junk',
  'too-large': 'message too large',
  'host-unknown': 'undefined host',
  timeout: 'transfer failed, time exceeded',
};

function groupWise(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const reason = reply !== null && !isLocal(plan) ? spoken(reply) : GROUPWISE[plan.cause];
  // A user of the house goes by his short name; the returned To tells who it was.
  const short =
    isLocal(plan) &&
    plan.returned !== 'none' &&
    plan.original.to === plan.failed &&
    random.chance(0.5);
  const text = `The message that you sent was undeliverable to the following:
\t${short ? localPart(plan.failed) : plan.failed} (${reason})

${plan.returned === 'none' ? '' : 'Possibly truncated original message follows:\n\n'}`;
  const copy =
    plan.returned === 'truncated'
      ? cutBytes(plan.original.raw, 700 + random.below(500))
      : plan.returned === 'quoted'
        ? plan.original.raw
        : '';
  return mail(
    [
      ['Message-ID', `<${draw(random, HEX, 8)}${draw(random, HEX, 8)}@${plan.host}>`],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['From', `<Mailer-Daemon@${siteOf(plan.host)}>`],
      ['To', `<${plan.to}>`],
      ['Subject', 'Message status - undeliverable'],
      ['MIME-Version', '1.0'],
    ],
    multipart({ boundary: `=__Part${draw(random, HEX, 8)}.0__=`, subtype: 'mixed' }, [
      textPart(text, {
        quoted: copy,
        charset: 'us-ascii',
        transfer: copy === '' ? '7bit' : 'quoted-printable',
      }),
      plan.returned === 'message'
        ? returnedPart(plan, random, {
            after: [['Content-Disposition', 'attachment; filename="Mime.822"']],
          })
        : null,
    ]),
  );
}

function kerio(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const delay = plan.kind === 'delay';
  const reason =
    reply !== null && !isLocal(plan)
      ? `${remoteOf(plan).name}: ${spoken(reply)}`
      : filled('Mailbox %a is not available on this server', plan);
  const zone = zoneOf(plan.host, 'en');
  return mail(
    [
      ['From', `"Mail Delivery Subsystem" <postmaster@${siteOf(plan.host)}>`],
      ['To', plan.to],
      ['Date', mailDate(plan.at, zone)],
      [
        'Subject',
        delay ? 'Delivery of your message is delayed' : 'Your message could not be delivered',
      ],
      ['X-Mailer', `Kerio Connect ${8 + random.below(3)}.${random.below(6)}`],
      ['Auto-Submitted', 'auto-replied'],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `MIME-${draw(random, DIGITS, 9)}-${draw(random, DIGITS, 10)}-delim`,
        subtype: 'report; report-type="delivery-status"',
      },
      [
        textPart(
          `Dear sender,

your message
    Subject: ${plan.original.subject}
    Date: ${mailDate(plan.original.sentAt, zone)}
${delay ? 'could not yet be delivered to' : 'could not be delivered to'}

    <${plan.failed}>

Reason: ${reason}

${delay ? 'It will be tried again; nothing has to be done.' : 'The original message is attached, as far as this server returns it.'}
`,
          { charset: 'utf-8', transfer: 'quoted-printable' },
        ),
        statusPart([
          [['Reporting-MTA', `dns;${plan.host}`]],
          [
            ['Final-Recipient', `RFC822;${plan.failed}`],
            ['Action', delay ? 'delayed' : 'failed'],
            ['Status', statusOf(plan)],
            reply !== null && !isLocal(plan) ? ['Diagnostic-Code', `SMTP;${spoken(reply)}`] : null,
          ],
        ]),
        returnedPart(plan, random, { keep: 3_000 }),
      ],
    ),
  );
}

/** Zimbra in Spanish: a Postfix below, templates of the administrator's, HTML beside the text. */
function zimbra(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const { name, address } = remoteOf(plan);
  const delay = plan.kind === 'delay';
  const reason =
    reply !== null && !isLocal(plan)
      ? `host ${name}[${address}] said: ${spoken(reply)} (in reply to ${reply.command} command)`
      : `buzón desconocido: "${localPart(plan.failed)}"`;
  const head = delay
    ? 'Su mensaje todavía no ha podido entregarse. Se seguirá intentando durante 5 días; no hace falta que lo envíe otra vez.'
    : 'Lamentamos comunicarle que su mensaje no ha podido entregarse a uno o varios destinatarios.';
  const id = draw(random, HEX, 11);
  const zone = zoneOf(plan.host, 'es');
  return mail(
    [
      ['Date', mailDate(plan.at, zone)],
      ['From', `MAILER-DAEMON@${plan.host} (Sistema de correo)`],
      [
        'Subject',
        encodeWords(
          delay
            ? 'Correo retrasado (se sigue intentando)'
            : 'Correo no entregado: devuelto al remitente',
          'utf-8',
        ),
      ],
      ['To', plan.to],
      ['Auto-Submitted', 'auto-replied'],
      ['MIME-Version', '1.0'],
      ['Message-Id', `<${mailDateStamp(plan.at)}.${id}@${plan.host}>`],
    ],
    multipart(
      {
        boundary: `${id}.${Math.floor(plan.at / 1_000)}/${plan.host}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `Este es el sistema de correo del servidor ${plan.host}.

${wrapped(head, '')}

<${plan.failed}>: ${wrapped(reason)}

Si necesita ayuda, escriba a postmaster e incluya este informe.
`,
          { charset: 'utf-8', transfer: '8bit', before: [['Content-Description', 'Notification']] },
        ),
        statusPart(
          [
            [
              ['Reporting-MTA', `dns; ${plan.host}`],
              ['X-Postfix-Queue-ID', id],
              ['X-Postfix-Sender', `rfc822; ${plan.to}`],
              ['Arrival-Date', mailDate(plan.original.sentAt + 1_000, zone)],
            ],
            [
              ['Final-Recipient', `rfc822; ${plan.failed}`],
              ['Action', delay ? 'delayed' : 'failed'],
              ['Status', reply?.status ?? statusOf(plan)],
              [
                'Diagnostic-Code',
                reply === null ? 'X-Postfix; sin respuesta' : `smtp; ${spoken(reply)}`,
              ],
            ],
          ],
          [['Content-Description', 'Delivery report']],
        ),
        returnedPart(plan, random, { before: [['Content-Description', 'Undelivered Message']] }),
      ],
    ),
  );
}

function mailDateStamp(at: number): string {
  return new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);
}

/** An X.400 address of an Internet one, the domain-defined way. */
function orAddress(failed: string): string {
  return `DDA:RFC-822=${failed.replace('@', '(a)')}; P=internet; A=gateway; C=xx`;
}

function x400(plan: NoticePlan, random: Random): string {
  const reasons: ByCause = {
    'user-unknown': 'unrecognised-OR-name',
    'mailbox-full': 'mta-congestion',
    policy: 'security-policy-violation',
    'spam-rejected': 'content-rejected',
    'too-large': 'content-too-long',
    'host-unknown': 'unrecognised-domain',
    timeout: 'maximum-time-expired',
  };
  const success = plan.kind === 'success';
  const zone = zoneOf(plan.host, 'en');
  const text = `This report relates to your message: Subject: ${plan.original.subject},
        Message-ID: <${plan.original.messageId}>,
        To: ${plan.original.to}

        of ${mailDate(plan.original.sentAt, zone)}

Your message was ${success ? '' : 'NOT '}delivered to:
        ${orAddress(plan.failed)}
        (${plan.failed})
${
  success
    ? `at ${mailDate(plan.at - 5_000, zone)}`
    : `for the following reason:
        ${reasons[plan.cause]} (unable-to-transfer), diagnostic ${random.below(40)}`
}

The gateway at ${plan.host} wrote this report.
`;
  return mail(
    [
      ['Date', mailDate(plan.at, zone)],
      ['From', `X.400 gateway <postmaster@${plan.host}>`],
      ['To', plan.to],
      [
        'Subject',
        `${success ? 'Delivery' : 'Non-Delivery'} Report (${success ? 'delivered' : 'failure'}) for ${plan.failed}`,
      ],
      ['Message-ID', `<"${draw(random, DIGITS, 6)} ${draw(random, HEX, 6)}"@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `---Multi-Part-Report-Level-1-${random.below(3)}-${draw(random, DIGITS, 5)}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(text, { terse: true }),
        statusPart([
          [
            ['Reporting-MTA', `x-local-hostname; ${plan.host}`],
            ['DSN-Gateway', `dns; ${plan.host}`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 60_000, zone)],
          ],
          [
            ['Original-Recipient', `rfc822; ${plan.failed}`],
            [
              'Final-Recipient',
              `x400; ${orAddress(plan.failed).replace('=internet', '=internet')}`,
            ],
            ['Action', success ? 'delivered' : 'failed'],
            ['Status', success ? '2.0.0' : '5.0.0'],
            success ? null : ['Diagnostic-Code', `x400-diagnostic; ${reasons[plan.cause]}`],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** A municipal groupware that shows the header within its HTML alone. */
function htmlOnly(plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const reason = reply === null || isLocal(plan) ? 'Brevlådan finns inte' : spoken(reply);
  return mail(
    [
      ['From', `Postmaster <postmaster@${siteOf(plan.host)}>`],
      ['To', plan.to],
      ['Subject', encodeWords(`Ej levererat: ${plan.original.subject}`, 'utf-8', 'Q')],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'sv'))],
      ['Message-ID', `<${draw(random, HEX, 24)}@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    plan.returned === 'message'
      ? multipart({ boundary: `next-${draw(random, HEX, 12)}`, subtype: 'mixed' }, [
          textPart(swedish(plan, reason, false), {
            subtype: 'html',
            charset: 'utf-8',
            transfer: 'quoted-printable',
          }),
          entity(
            [
              ['Content-Type', 'message/rfc822; name="original.eml"'],
              ['Content-Disposition', 'attachment; filename="original.eml"'],
            ],
            plan.original.raw,
          ),
        ])
      : textPart(swedish(plan, reason, plan.returned === 'quoted'), {
          subtype: 'html',
          charset: 'utf-8',
          transfer: 'quoted-printable',
          quoted:
            plan.returned === 'quoted'
              ? `${escapeHtml(headOf(plan.original.raw))}</pre></body></html>\r\n`
              : '',
        }),
  );
}

function swedish(plan: NoticePlan, reason: string, shows: boolean): string {
  return `<html><body><p>Ditt meddelande kunde inte levereras.</p>
<table><tr><td>Mottagare:</td><td>${plan.failed}</td></tr>
<tr><td>Orsak:</td><td>${escapeHtml(reason)}</td></tr>
<tr><td>Server:</td><td>${plan.host}</td></tr></table>
${shows ? '<p>Meddelandets rubriker:</p><pre>\n' : '</body></html>\n'}`;
}

export const GROUPWARE: readonly NoticeFormat[] = [
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
  noticeRow({
    name: 'groupwise',
    family: 'groupwise',
    language: 'en',
    amounts: ['message', 'truncated', 'quoted', 'none'],
    write: groupWise,
  }),
  noticeRow({
    name: 'kerio',
    family: 'kerio',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'truncated'],
    write: kerio,
  }),
  noticeRow({
    name: 'zimbra-es',
    family: 'zimbra',
    language: 'es',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'truncated'],
    write: zimbra,
  }),
  noticeRow({
    name: 'x400-gateway',
    family: 'x400',
    language: 'en',
    kinds: ['failure', 'success'],
    amounts: ['message', 'headers', 'none'],
    namesId: () => true,
    write: x400,
  }),
  noticeRow({
    name: 'html-groupware-sv',
    family: 'html-groupware',
    language: 'sv',
    amounts: ['message', 'quoted', 'none'],
    write: htmlOnly,
  }),
];
