/**
 * Virus warnings to the sender: since worms forge From, they reach the wrong person
 * nearly always. The notices say what was found, in which file, and what was done;
 * some give the header back, as a part or below the text.
 */

import type { Random } from '../../random.ts';
import { mailDate, zoneOf } from '../dates.ts';
import type { AnswerFormat, NoticePlan } from '../notice-format.ts';
import { mail, multipart, plainMail, statusPart, textPart } from '../parts.ts';
import { siteOf } from '../replies.ts';
import { handedBy, headOf, returnedPart } from '../returned.ts';
import { ascii, DIGITS, draw, HEX, LOWER_HEX, MIXED } from '../text-tools.ts';
import { encodeWords } from '../transfer.ts';
import { answerRow } from './answer-row.ts';

const NAMES = [
  'Worm.Example.Q',
  'W32/Nettle@MM',
  'Trojan.Downloader-1107',
  'HTML/Phish.Gen',
  'Win.Worm.Burdock-7',
  'Email-Worm.Win32.Teasel.d',
];
const FILES = ['document.pif', 'message.zip', 'invoice_0217.doc', 'your_details.scr', 'photo.exe'];

/** A content filter behind a Unix server: a report by form, a virus warning by its words. */
function amavis(plan: NoticePlan, random: Random): string {
  const virus = random.pick(NAMES);
  const id = `${draw(random, DIGITS, 5)}-${draw(random, DIGITS, 2)}`;
  const zone = zoneOf(plan.host, 'en');
  return mail(
    [
      ['From', `"Content-filter at ${plan.host}" <postmaster@${siteOf(plan.host)}>`],
      ['To', `<${plan.to}>`],
      ['Date', mailDate(plan.at, zone)],
      ['Subject', `VIRUS (${virus}) IN MAIL FROM YOU`],
      ['Message-ID', `<VS${draw(random, MIXED, 12)}@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `----------=_${Math.floor(plan.at / 1_000)}-${id}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `VIRUS ALERT

Our content checker found
    virus: ${virus}
in an email to this recipient:
-> ${plan.failed}

The message was not delivered.

It seems to have come from you, and reached us from ${handedBy(plan)}.
Please check your computer for viruses, or ask your administrator.

Our internal reference code for your message is ${id}/${draw(random, MIXED, 12)}
`,
          { charset: 'utf-8' },
        ),
        statusPart([
          [
            ['Reporting-MTA', `dns; ${plan.host}`],
            ['Received-From-MTA', `smtp; ${plan.host} ([127.0.0.1])`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 1_000, zone)],
          ],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', 'failed'],
            ['Status', '5.7.0'],
            ['Diagnostic-Code', `smtp; 554 5.7.0 Reject, id=${id} - VIRUS: ${virus}`],
            ['Last-Attempt-Date', mailDate(plan.at, zone)],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** A milter's plain mail with the header below. */
function milter(plan: NoticePlan, random: Random): string {
  const virus = random.pick(NAMES);
  const shows = plan.returned === 'quoted';
  return plainMail(
    [
      ['From', `MAILER-DAEMON <postmaster@${plan.host}>`],
      ['To', plan.to],
      ['Subject', 'Virus intercepted'],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-ID', `<${draw(random, MIXED, 14)}@${plan.host}>`],
      ['Auto-Submitted', 'auto-submitted (antivirus notify)'],
    ],
    `A message you sent to ${plan.failed} contained a virus and has not been delivered.

\t${random.pick(['stream', 'message'])}: ${virus} FOUND

${shows ? 'The message header was:\n\n' : ''}`,
    shows ? headOf(plan.original.raw) : '',
  );
}

/** A Windows gateway: sentences with everything in them, to From, no header that says automatic. */
function windowsGateway(plan: NoticePlan, random: Random): string {
  const action = random.pick(['deleted', 'quarantined', 'removed from the message']);
  return mail(
    [
      ['From', `"AntiVirus for Gateways" <antivirus@${siteOf(plan.host)}>`],
      ['To', plan.to],
      [
        'Subject',
        random
          .pick([
            'Virus found in a message "%s"',
            'AntiVirus has detected a virus in a message you sent',
          ])
          .replace('%s', ascii(plan.original.subject)),
      ],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-ID', `<${draw(random, HEX, 24)}@${plan.host}>`],
      ['X-Mailer', 'SMTP gateway notification'],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `AntiVirus found a virus in an attachment you (${plan.to}) sent to
${plan.failed}.

To make sure that the recipient can use the files you sent, scan your
computer for viruses, clean the infected files and send them again.

Attachment:  ${random.pick(FILES)}
Virus name:  ${random.pick(NAMES)}
Action taken:  ${action}
File status:  ${random.pick(['Infected', 'Deleted'])}
Subject:  ${ascii(plan.original.subject)}
`,
      { charset: 'us-ascii' },
    ),
  );
}

/** A German provider's, the message's header as a part. */
function german(plan: NoticePlan, random: Random): string {
  return mail(
    [
      ['From', encodedFrom(plan)],
      ['To', plan.to],
      [
        'Subject',
        encodeWords('Virenwarnung: Ihre Nachricht wurde nicht zugestellt', 'iso-8859-1', 'Q'),
      ],
      ['Date', mailDate(plan.at, 60)],
      ['Message-ID', `<${draw(random, LOWER_HEX, 20)}@${plan.host}>`],
      plan.threads ? ['References', `<${plan.original.messageId}>`] : null,
      ['MIME-Version', '1.0'],
    ],
    multipart({ boundary: `VirenScan-${draw(random, HEX, 16)}`, subtype: 'mixed' }, [
      textPart(
        `Achtung!

In einer Nachricht mit Ihrer Absenderadresse an ${plan.failed}
wurde ein Virus gefunden: ${random.pick(NAMES)}
in der Datei ${random.pick(FILES)}.

Die Nachricht wurde nicht zugestellt und vernichtet. Bitte prüfen Sie
Ihren Rechner. Falls Sie diese Nachricht nicht verschickt haben, wurde
Ihre Adresse missbraucht.
`,
        { charset: 'iso-8859-1', transfer: 'quoted-printable' },
      ),
      returnedPart(plan, random, { headersType: 'text/rfc822-headers; charset=us-ascii' }),
    ]),
  );
}

function encodedFrom(plan: NoticePlan): string {
  return `${encodeWords('Virenprüfung', 'iso-8859-1', 'Q')} <virenscanner@${siteOf(plan.host)}>`;
}

/** Scanners that tell the alleged sender of what they found. */
export const VIRUS_WARNINGS: readonly AnswerFormat[] = [
  answerRow({
    name: 'virus-content-filter',
    family: 'amavis',
    language: 'en',
    kind: 'virus-warning',
    namesId: false,
    amounts: ['headers', 'none'],
    write: amavis,
  }),
  answerRow({
    name: 'virus-milter',
    family: 'virus-milter',
    language: 'en',
    kind: 'virus-warning',
    namesId: false,
    amounts: ['quoted', 'none'],
    write: milter,
  }),
  answerRow({
    name: 'virus-windows-gateway',
    family: 'virus-windows-gateway',
    language: 'en',
    kind: 'virus-warning',
    goesTo: 'from',
    namesId: false,
    mailFrom: (plan) => `antivirus@${siteOf(plan.host)}`,
    write: windowsGateway,
  }),
  answerRow({
    name: 'virus-provider-de',
    family: 'virus-provider-de',
    language: 'de',
    kind: 'virus-warning',
    namesId: false,
    amounts: ['headers', 'none'],
    write: german,
  }),
];
