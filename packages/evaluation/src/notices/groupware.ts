/**
 * Groupware that speaks mail at its edge: GroupWise quotes what may be cut, Kerio and
 * Zimbra dress a Unix server's notice, and one shows everything in HTML alone.
 */

import type { Random } from '../random.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { entity, mail, multipart, statusPart, textPart } from './parts.ts';
import {
  type ByCause,
  isLocal,
  localPart,
  remoteOf,
  replyOf,
  siteOf,
  spoken,
  statusOf,
} from './replies.ts';
import { cutBytes, headOf, returnedPart } from './returned.ts';
import { DIGITS, draw, escapeHtml, HEX, wrapped } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

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
      : `Mailbox ${plan.failed} is not available on this server`;
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

/** Groupware and its servers. */
export const GROUPWARE: readonly NoticeFormat[] = [
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
    name: 'html-groupware-sv',
    family: 'html-groupware',
    language: 'sv',
    amounts: ['message', 'quoted', 'none'],
    write: htmlOnly,
  }),
];
