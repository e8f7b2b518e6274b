/**
 * Hosting companies and sites of single countries: the notice in the language there, in the
 * charset that was usual, made by whatever server the administrator knew.
 */

import type { Random } from '../random.ts';
import { mailDate } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow, threaded } from './notice-row.ts';
import { mail, multipart, plainMail, statusPart, textPart } from './parts.ts';
import { type ByCause, isLocal, remoteOf, saidOf, siteOf, statusOf } from './replies.ts';
import { cutLines, headOf, marked, returnedPart } from './returned.ts';
import { ascii, DIGITS, draw, HEX, LOWER_HEX } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

const POLISH: ByCause = {
  'user-unknown': 'Nie ma takiego użytkownika',
  'mailbox-full': 'Skrzynka odbiorcy jest przepełniona',
  policy: 'Wiadomość odrzucona przez reguły serwera',
  'spam-rejected': 'Wiadomość została uznana za spam',
  'too-large': 'Wiadomość jest zbyt duża',
  'host-unknown': 'Domena odbiorcy nie istnieje',
  timeout: 'Serwer odbiorcy nie odpowiada',
};

function polish(plan: NoticePlan, random: Random): string {
  const shows = plan.returned === 'quoted';
  return mail(
    [
      ['Date', mailDate(plan.at, 60)],
      ['From', `MAILER-DAEMON@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', encodeWords('Zwrot: wiadomość nie została dostarczona', 'iso-8859-2', 'Q')],
      ['Message-ID', `<${draw(random, DIGITS, 14)}.${draw(random, DIGITS, 5)}.qmail@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `Witaj,

tu system pocztowy ${siteOf(plan.host)}. Twoja wiadomość nie mogła zostać
dostarczona pod adres:

<${plan.failed}>:
${saidOf(plan, random, POLISH)}

${shows ? '--- Poniżej znajduje się kopia nagłówków wiadomości.\n\n' : ''}`,
      {
        charset: 'iso-8859-2',
        transfer: 'quoted-printable',
        quoted: shows ? headOf(plan.original.raw) : '',
      },
    ),
  );
}

const TURKISH: ByCause = {
  'user-unknown': 'Böyle bir kullanıcı yok',
  'mailbox-full': 'Alıcının posta kutusu dolu',
  policy: 'İleti sunucu kuralları nedeniyle reddedildi',
  'spam-rejected': 'İleti istenmeyen posta olarak değerlendirildi',
  'too-large': 'İletinin boyutu çok büyük',
  'host-unknown': 'Alıcının alan adı bulunamadı',
  timeout: 'Karşı sunucu yanıt vermedi',
};

function turkish(plan: NoticePlan, random: Random): string {
  return mail(
    [
      ['From', `"Posta Sunucusu" <postmaster@${siteOf(plan.host)}>`],
      ['To', plan.to],
      ['Date', mailDate(plan.at, 180)],
      ['Subject', encodeWords(`İletilemedi: ${plan.original.subject}`, 'utf-8')],
      ['Message-ID', `<${draw(random, LOWER_HEX, 32)}@${plan.host}>`],
      plan.threads ? ['In-Reply-To', `<${plan.original.messageId}>`] : null,
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `--boundary_${draw(random, DIGITS, 4)}_${draw(random, LOWER_HEX, 8)}`,
        subtype: 'mixed',
      },
      [
        textPart(
          `Sayın kullanıcı,

gönderdiğiniz ileti aşağıdaki alıcıya teslim edilemedi.

Alıcı: ${plan.failed}
Neden: ${saidOf(plan, random, TURKISH)}
Sunucu: ${plan.host}
`,
          { charset: 'iso-8859-9', transfer: '8bit' },
        ),
        returnedPart(plan, random, {
          messageType: 'message/rfc822; name="ileti.eml"',
          after: [['Content-Disposition', 'attachment; filename="ileti.eml"']],
        }),
      ],
    ),
  );
}

const DUTCH: ByCause = {
  'user-unknown': 'Deze gebruiker bestaat hier niet',
  'mailbox-full': 'De mailbox van de ontvanger is vol',
  policy: 'Het bericht is geweigerd volgens de regels van deze server',
  'spam-rejected': 'Het bericht is als spam geweigerd',
  'too-large': 'Het bericht is te groot',
  'host-unknown': 'Het domein van de ontvanger bestaat niet',
  timeout: 'De server van de ontvanger is niet bereikbaar',
};

/** Quoted with marks, as a reply would be. */
function dutch(plan: NoticePlan, random: Random): string {
  const { raw } = plan.original;
  const lines = cutLines(raw, 12 + random.below(12));
  return plainMail(
    [
      ['From', `Postmaster ${siteOf(plan.host)} <postmaster@${siteOf(plan.host)}>`],
      ['To', plan.to],
      ['Subject', `Bericht niet bezorgd: ${ascii(plan.original.subject)}`],
      ['Date', mailDate(plan.at, 60)],
      ['Message-ID', `<${draw(random, DIGITS, 12)}.${draw(random, HEX, 6)}@${plan.host}>`],
      plan.threads ? ['References', `<${plan.original.messageId}>`] : null,
    ],
    `Geachte afzender,

uw bericht kon niet worden bezorgd bij ${plan.failed}.
Reden: ${saidOf(plan, random, DUTCH)}

${plan.returned === 'none' ? 'Met vriendelijke groet,\nhet mailsysteem\n' : 'U schreef:\n\n'}`,
    plan.returned === 'none'
      ? ''
      : `${marked(lines, '> ')}\r\n\r\nMet vriendelijke groet,\r\nhet mailsysteem\r\n`,
  );
}

const SWEDISH: ByCause = {
  'user-unknown': 'Mottagaren finns inte',
  'mailbox-full': 'Mottagarens brevlåda är full',
  policy: 'Meddelandet avvisades av serverns regler',
  'spam-rejected': 'Meddelandet bedömdes vara skräppost',
  'too-large': 'Meddelandet är för stort',
  'host-unknown': 'Mottagarens domän finns inte',
  timeout: 'Mottagarens server svarar inte',
};

function swedish(plan: NoticePlan, random: Random): string {
  const delay = plan.kind === 'delay';
  const said = saidOf(plan, random, SWEDISH);
  return mail(
    [
      ['Date', mailDate(plan.at, 60)],
      ['From', `Mail Delivery System <MAILER-DAEMON@${plan.host}>`],
      [
        'Subject',
        encodeWords(
          delay ? 'Leveransen är försenad' : 'Meddelandet kunde inte levereras',
          'utf-8',
          'Q',
        ),
      ],
      ['To', plan.to],
      ['Auto-Submitted', 'auto-replied'],
      ['Message-ID', `<${draw(random, HEX, 16)}@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `${draw(random, HEX, 11)}.${Math.floor(plan.at / 1_000)}/${plan.host}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `Detta är e-postsystemet på ${plan.host}.

Ditt meddelande ${delay ? 'har ännu inte kunnat' : 'kunde inte'} levereras till

<${plan.failed}>: ${said}
`,
          { charset: 'utf-8', transfer: '8bit' },
        ),
        statusPart([
          [
            ['Reporting-MTA', `dns; ${plan.host}`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 1_000, 60)],
          ],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', delay ? 'delayed' : 'failed'],
            ['Status', statusOf(plan)],
            isLocal(plan) ? null : ['Remote-MTA', `dns; ${remoteOf(plan).name}`],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** Hosting companies and sites of single countries. */
export const NATIONAL: readonly NoticeFormat[] = [
  noticeRow({
    name: 'portal-pl',
    family: 'portal-pl',
    language: 'pl',
    amounts: ['quoted', 'none'],
    write: polish,
  }),
  noticeRow({
    name: 'hosting-tr',
    family: 'hosting-tr',
    language: 'tr',
    amounts: ['message', 'truncated', 'none'],
    namesId: threaded,
    write: turkish,
  }),
  noticeRow({
    name: 'site-nl',
    family: 'site-nl',
    language: 'nl',
    amounts: ['quoted', 'none'],
    namesId: threaded,
    write: dutch,
  }),
  noticeRow({
    name: 'telecom-sv',
    family: 'telecom-sv',
    language: 'sv',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers'],
    write: swedish,
  }),
];
