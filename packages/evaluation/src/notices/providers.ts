/**
 * Large mailbox providers of the west. Under most of them runs a Unix server; the words, the
 * sender and what they give back are their own, and the notice is rarely in one language alone.
 */

import type { Random } from '../random.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow, threaded } from './notice-row.ts';
import { mail, multipart, plainMail, statusPart, textPart } from './parts.ts';
import { domainOf, isLocal, remoteOf, replyOf, replyText, statusOf } from './replies.ts';
import { cutBytes, headOf, returnedPart, someFields } from './returned.ts';
import { ascii, DIGITS, draw, HEX, MIXED } from './text-tools.ts';

function yahoo(plan: NoticePlan, random: Random): string {
  const said = replyText(plan, replyOf(plan, random));
  const copy =
    plan.returned === 'truncated'
      ? `${cutBytes(plan.original.raw, 1_000 + random.below(1_000))}\r\n\r\n*** MESSAGE TRUNCATED ***\r\n`
      : plan.original.raw;
  const shows = plan.returned !== 'none';
  return plainMail(
    [
      ['From', 'MAILER-DAEMON@yahoo.com'],
      ['To', plan.to],
      ['Subject', random.pick(['Failure Notice', 'Failure notice'])],
      ['Date', mailDate(plan.at, 0)],
      ['Message-ID', `<${draw(random, DIGITS, 6)}.${draw(random, DIGITS, 5)}.bm@${plan.host}>`],
      ['X-Yahoo-Bounce', 'true'],
      ['Content-Type', 'text/plain; charset=utf-8'],
    ],
    `Sorry, we were unable to deliver your message to the following address.

<${plan.failed}>:
${random.chance(0.6) ? `${said.slice(0, 3)}: ${said.slice(4)}` : `Remote host said: ${said}`}

${shows ? '--- Below this line is a copy of the message.\n\n' : ''}`,
    shows ? copy : '',
  );
}

/** PMDF's heirs, as at Apple until 2020: some fields of the original stand in the text, always. */
function iCloud(plan: NoticePlan, random: Random): string {
  const delay = plan.kind === 'delay';
  const named = someFields(plan.original.raw, ['message-id', 'date', 'from', 'to', 'subject']);
  const zone = zoneOf(plan.host, 'en');
  const reply = replyOf(plan, random);
  const id = `Boundary_(ID_${draw(random, MIXED, 22)})`;
  const text = `This report relates to a message you sent with the following header fields:

`;
  const after = `
${delay ? 'Your message is still waiting to be delivered to these recipients:' : 'Your message cannot be delivered to the following recipients:'}

  Recipient address: ${plan.failed}
  Reason: ${plan.cause === 'host-unknown' ? 'Illegal host/domain name found' : `Remote SMTP server has rejected address`.replace('Remote SMTP server has rejected address', isLocal(plan) ? 'Rejection by the message store' : 'Remote SMTP server has rejected address')}
  Diagnostic code: smtp;${replyText(plan, reply)}
  Remote system: dns;${remoteOf(plan).name} (TCP|${plan.address}|${draw(random, DIGITS, 5)}|${remoteOf(plan).address}|25)

`;
  const indented = named.replace(/^(?=\S)/gm, '  ');
  return mail(
    [
      ['Date', mailDate(plan.at, zone)],
      ['From', `Internet Mail Delivery <postmaster@${domainOf(plan.host)}>`],
      [
        'Subject',
        `Delivery Notification: ${delay ? 'Delivery has been delayed' : 'Delivery has failed'}`,
      ],
      ['To', plan.to],
      ['Message-id', `<0${draw(random, HEX, 5)}00${draw(random, HEX, 8)}@${plan.host}>`],
      ['MIME-version', '1.0'],
    ],
    multipart({ boundary: id, subtype: 'report; report-type=delivery-status', oneLine: true }, [
      textPart(text, { quoted: `${indented}${after.replaceAll('\n', '\r\n')}` }),
      statusPart([
        [
          [
            'Original-envelope-id',
            plan.original.envelopeId ?? `0${draw(random, HEX, 10)}@${plan.host}`,
          ],
          ['Reporting-MTA', `dns;${plan.host} (tcp-daemon)`],
          ['Arrival-date', mailDate(plan.original.sentAt + 1_000, 0)],
        ],
        [
          ['Original-recipient', `rfc822;${plan.failed}`],
          ['Final-recipient', `rfc822;${plan.failed}`],
          ['Action', delay ? 'delayed' : 'failed'],
          ['Status', `${statusOf(plan)} (${delay ? 'delayed' : 'undeliverable'})`],
          ['Diagnostic-code', `smtp;${replyText(plan, reply)}`],
        ],
      ]),
      plan.returned === 'quoted' ? null : returnedPart(plan, random),
    ]),
  );
}

/** GMX and its sisters, English above and nothing attached: the header stands in the text. */
function gmx(german: boolean, plan: NoticePlan, random: Random): string {
  const reply = replyOf(plan, random);
  const { name, address } = remoteOf(plan);
  const reason =
    plan.cause === 'host-unknown'
      ? german
        ? `Die Domain ${domainOf(plan.failed)} existiert nicht.`
        : `A hostname could not be resolved: ${domainOf(plan.failed)}`
      : `SMTP error from remote server for ${reply?.command ?? 'TEXT'} command, host: ${name} (${address}) reason: ${replyText(plan, reply)}`;
  const text = german
    ? `Diese Nachricht wurde vom Mailsystem automatisch erzeugt.

Ihre E-Mail konnte einem oder mehreren Empfängern nicht zugestellt werden.
Es wird kein weiterer Versuch unternommen. Betroffen ist die Adresse:

"${plan.failed}":
${reason}

`
    : `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients, and this will not be tried again.

The following address failed:

"${plan.failed}":
${reason}

`;
  const divider = german
    ? '--- Es folgen die Kopfzeilen der ursprünglichen E-Mail. ---\n\n'
    : '--- The header of the original message is following. ---\n\n';
  const shows = plan.returned === 'quoted';
  const brand = random.pick(['GMX', 'WEB.DE', 'mail.com']);
  return mail(
    [
      ['From', `${brand} Mailer Daemon <mailer-daemon@${domainOf(plan.host)}>`],
      ['To', plan.to],
      [
        'Subject',
        german
          ? 'Mail konnte nicht zugestellt werden'
          : 'Mail delivery failed: returning message to sender',
      ],
      ['Date', mailDate(plan.at, 60)],
      ['Auto-Submitted', 'auto-replied'],
      [
        'Message-ID',
        `<${draw(random, MIXED, 6)}-${draw(random, MIXED, 12)}-${draw(random, MIXED, 6)}@${plan.host}>`,
      ],
      ['MIME-Version', '1.0'],
    ],
    textPart(shows ? text + divider : text, {
      charset: 'utf-8',
      transfer: german ? 'quoted-printable' : '8bit',
      quoted: shows ? `${headOf(plan.original.raw)}\r\n` : '',
    }),
  );
}

/** Microsoft's own mailboxes before 365: a few lines, the message whole or its header. */
function hotmail(plan: NoticePlan, random: Random): string {
  const delay = plan.kind === 'delay';
  const zone = -480;
  return mail(
    [
      ['From', `postmaster@${domainOf(plan.host)}`],
      ['To', plan.to],
      ['Date', mailDate(plan.at, zone)],
      ['MIME-Version', '1.0'],
      [
        'X-DSNContext',
        `${draw(random, HEX, 8).toLowerCase()} - ${draw(random, DIGITS, 4)} - 00000001 - 80040546`,
      ],
      ['Message-ID', `<${draw(random, MIXED, 12)}${draw(random, HEX, 8)}@${plan.host}>`],
      ['Subject', `Delivery Status Notification (${delay ? 'Delay' : 'Failure'})`],
    ],
    multipart(
      {
        boundary: `9B095B5ADSN=_01D${draw(random, HEX, 17)}${plan.host}`.slice(0, 60),
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `This is an automatically generated Delivery Status Notification.

${delay ? 'THIS IS A WARNING MESSAGE ONLY.\n\nDelivery to the following recipients has been delayed.' : 'Delivery to the following recipients failed.'}

       ${plan.failed}



`,
          { charset: 'us-ascii', transfer: '7bit' },
        ),
        statusPart([
          [
            ['Reporting-MTA', `dns;${plan.host}`],
            ['Received-From-MTA', `dns;${plan.host}`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 4_000, zone)],
          ],
          [
            ['Final-Recipient', `rfc822;${plan.failed}`],
            ['Action', delay ? 'delayed' : 'failed'],
            ['Status', statusOf(plan)],
            random.chance(0.6)
              ? ['Diagnostic-Code', `smtp;${replyText(plan, replyOf(plan, random))}`]
              : null,
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** A British cable company's webmail: subject and a sentence, not even a code. */
function terse(plan: NoticePlan, random: Random): string {
  return plainMail(
    [
      ['From', `<mailer-daemon@${domainOf(plan.host)}>`],
      ['To', plan.to],
      ['Subject', `Returned mail: ${ascii(plan.original.subject)}`],
      ['Date', mailDate(plan.at, 0)],
      ['Message-ID', `<${draw(random, HEX, 18)}@${plan.host}>`],
      plan.threads ? ['References', `<${plan.original.messageId}>`] : null,
    ],
    `We couldn't deliver your mail to ${plan.failed}. ${random.pick(['The mailbox may not exist any more.', 'Please check the address.', 'The mailbox does not accept mail.'])}\n`,
  );
}

/** Providers of mailboxes. */
export const PROVIDERS: readonly NoticeFormat[] = [
  noticeRow({
    name: 'yahoo',
    family: 'yahoo',
    language: 'en',
    amounts: ['quoted', 'truncated', 'none'],
    write: yahoo,
  }),
  noticeRow({
    name: 'icloud',
    family: 'icloud',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'quoted'],
    write: iCloud,
  }),
  noticeRow({
    name: 'gmx',
    family: 'gmx',
    language: 'en',
    amounts: ['quoted', 'none'],
    write: (plan, random) => gmx(false, plan, random),
  }),
  noticeRow({
    name: 'gmx-de',
    family: 'gmx',
    language: 'de',
    amounts: ['quoted', 'none'],
    write: (plan, random) => gmx(true, plan, random),
  }),
  noticeRow({
    name: 'hotmail-2012',
    family: 'hotmail',
    language: 'en',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'truncated', 'none'],
    write: hotmail,
  }),
  noticeRow({
    name: 'terse-webmail',
    family: 'terse-webmail',
    language: 'en',
    amounts: ['none'],
    namesId: threaded,
    write: terse,
  }),
];
