/**
 * Automatic replies of people who are away (RFC 3834): from groupware, from web mail,
 * from vacation(1) and Sieve (RFC 5230). Few give anything of the original back; good
 * ones name its id in In-Reply-To, bad ones answer to From and with the null sender, or not.
 */

import type { Random } from '../../random.ts';
import type { Charset } from '../charsets.ts';
import { mailDate, zoneOf } from '../dates.ts';
import type { AnswerFormat, NoticePlan } from '../notice-format.ts';
import { type Field, mail, multipart, plainMail, textPart } from '../parts.ts';
import { bodyOf, marked, someFields } from '../returned.ts';
import { ascii, DIGITS, draw, HEX, LOWER_HEX, MIXED } from '../text-tools.ts';
import { encodeWords, type Transfer } from '../transfer.ts';
import { answerRow, asTheUser, nameOf } from './answer-row.ts';
import { AWAY_WORDS } from './away-words.ts';

function words(language: string, random: Random): string {
  return random.pick(AWAY_WORDS.get(language) ?? ['I am away.']);
}

interface Dress {
  readonly language: string;
  readonly charset: Charset;
  readonly transfer: Transfer;
  /** Before the subject. */
  readonly prefix: string;
}

function exchange(dress: Dress, plan: NoticePlan, random: Random): string {
  const { language, charset, transfer } = dress;
  const text = `${words(language, random)}\n\n${nameOf(plan.failed)}\n`;
  const html = `<html><body><p>${text.trimEnd().replaceAll('\n', '<br>\n')}</p></body></html>\n`;
  return mail(
    [
      ['From', `${nameOf(plan.failed)} <${plan.failed}>`],
      ['To', plan.to],
      ['Subject', encodeWords(dress.prefix + plan.original.subject, 'utf-8')],
      ['Thread-Topic', encodeWords(plan.original.subject, 'utf-8')],
      ['Date', mailDate(plan.at, zoneOf(plan.host, language))],
      ['Message-ID', `<${draw(random, LOWER_HEX, 32)}@${plan.host}>`],
      ['In-Reply-To', `<${plan.original.messageId}>`],
      ['References', `<${plan.original.messageId}>`],
      ['X-MS-Has-Attach', ''],
      ['X-Auto-Response-Suppress', 'All'],
      ['Auto-Submitted', 'auto-generated'],
      ['X-MS-Exchange-Inbox-Rules-Loop', plan.failed],
      ['MIME-Version', '1.0'],
    ],
    random.chance(0.5)
      ? multipart({ boundary: `_000_${draw(random, LOWER_HEX, 40)}`, subtype: 'alternative' }, [
          textPart(text, { charset, transfer }),
          textPart(html, { charset, transfer, subtype: 'html' }),
        ])
      : textPart(text, { charset, transfer }),
  );
}

function gmail(language: string, plan: NoticePlan, random: Random): string {
  return mail(
    [
      ['MIME-Version', '1.0'],
      ['Date', mailDate(plan.at, zoneOf(plan.host, language))],
      ['Message-ID', `<CA${draw(random, MIXED, 50)}@mail.gmail.com>`],
      ['In-Reply-To', `<${plan.original.messageId}>`],
      ['References', `<${plan.original.messageId}>`],
      ['Auto-Submitted', 'auto-replied'],
      ['Precedence', 'bulk'],
      ['X-Autoreply', 'yes'],
      ['Subject', encodeWords(`Re: ${plan.original.subject}`, 'utf-8')],
      ['From', `${nameOf(plan.failed)} <${plan.failed}>`],
      ['To', plan.to],
    ],
    textPart(`${words(language, random)}\n`, { charset: 'utf-8', transfer: 'base64' }),
  );
}

/** What a recipe for procmail keeps of a mail. */
function quoteOf({ original }: NoticePlan): string {
  const some = someFields(original.raw, ['from', 'date', 'subject', 'message-id']);
  return `${some}\r\n${bodyOf(original.raw)}`;
}

/** vacation(1): no MIME; some installations quote the mail. */
function vacation(plan: NoticePlan, random: Random): string {
  return plainMail(
    [
      ['From', plan.failed],
      ['To', plan.to],
      [
        'Subject',
        encodeWords(random.pick(['away from my mail', `Re: ${plan.original.subject}`]), 'utf-8'),
      ],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-Id', `<${draw(random, MIXED, 14)}@${plan.host}>`],
      ['Precedence', 'bulk'],
      ['Auto-Submitted', 'auto-replied (vacation)'],
    ],
    `${words('en', random)}\n\nYour mail will be read when I return.\n${plan.returned === 'quoted' ? '\nYou wrote:\n' : ''}`,
    plan.returned === 'quoted' ? `${marked(quoteOf(plan), '> ')}\r\n` : '',
  );
}

/** Sieve: the subject marked, the id named, the return path kept to (RFC 5230 section 5). */
function sieve(plan: NoticePlan, random: Random): string {
  return mail(
    [
      ['X-Sieve', 'Pigeonhole Sieve 0.5 (sieve)'],
      [
        'Message-ID',
        `<dovecot-sieve-${Math.floor(plan.at / 1_000)}-${draw(random, DIGITS, 6)}-0@${plan.host}>`,
      ],
      ['Date', mailDate(plan.at, 60)],
      ['From', `<${plan.failed}>`],
      ['To', `<${plan.to}>`],
      ['Subject', encodeWords(`Automatisch: ${plan.original.subject}`, 'utf-8')],
      ['In-Reply-To', `<${plan.original.messageId}>`],
      ['References', `<${plan.original.messageId}>`],
      ['Auto-Submitted', 'auto-replied (vacation)'],
      ['Precedence', 'bulk'],
      ['X-Auto-Response-Suppress', 'All'],
      ['MIME-Version', '1.0'],
    ],
    textPart(`${words('nl', random)}\n`, { charset: 'utf-8', transfer: '8bit' }),
  );
}

/** Notes' agent: the name and the dates in the subject, to From, no word of automation. */
function notes(german: boolean, plan: NoticePlan, random: Random): string {
  const name = nameOf(plan.failed);
  const back = new Date(plan.at + (2 + random.below(14)) * 86_400_000).toISOString().slice(0, 10);
  const date = german ? back.split('-').reverse().join('.') : back.replaceAll('-', '/');
  const text = german
    ? `Ich bin ab ${date} wieder im Büro.\n\n${words('de', random)}\n\nHinweis: Dies ist eine automatische Antwort auf Ihre Nachricht "${plan.original.subject}". Sie erhalten nur diese eine Benachrichtigung, solange die Person abwesend ist.\n`
    : `I will be out of the office and return on ${date}.\n\n${words('en', random)}\n\nNote: This is an automated response to your message "${plan.original.subject}". This is the only notification you will receive while this person is away.\n`;
  return mail(
    [
      [
        'Subject',
        encodeWords(
          german
            ? `${name} ist außer Haus.`
            : `AUTO: ${name} is out of the office (returning ${date})`,
          'iso-8859-1',
          'Q',
        ),
      ],
      ['From', `${name} <${plan.failed}>`],
      ['To', plan.to],
      [
        'Message-ID',
        `<OF${draw(random, HEX, 8)}.${draw(random, HEX, 8)}-ONC1257.${draw(random, HEX, 8)}@${plan.host}>`,
      ],
      ['Date', mailDate(plan.at, zoneOf(plan.host, german ? 'de' : 'en'))],
      ['MIME-Version', '1.0'],
      random.chance(0.4) ? ['Auto-Submitted', 'auto-generated'] : null,
    ],
    textPart(text, { charset: 'iso-8859-1', transfer: 'quoted-printable' }),
  );
}

/** A hosting panel's autoresponder, often for a role address. */
function hostingPanel(plan: NoticePlan, random: Random): string {
  return mail(
    [
      ['From', `"${nameOf(plan.failed)}" <${plan.failed}>`],
      ['To', plan.to],
      [
        'Subject',
        random.pick([
          'Thank you for your message',
          `Auto Response: ${ascii(plan.original.subject)}`,
        ]),
      ],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      [
        'Message-Id',
        `<E1${draw(random, MIXED, 5)}-${draw(random, MIXED, 6)}-${draw(random, MIXED, 2)}@${plan.host}>`,
      ],
      ['X-Autorespond', ascii(plan.original.subject)],
      ['X-Loop', plan.failed],
      ['Precedence', 'auto_reply'],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `We have received your message and will get back to you within ${1 + random.below(3)} working days.\n\nThis mailbox: ${plan.failed}\n`,
      { charset: 'utf-8' },
    ),
  );
}

/** A rule of a mail client: answers everything, spam too, to From and in its user's name. */
function clientRule(
  language: string,
  fields: readonly Field[],
  plan: NoticePlan,
  random: Random,
): string {
  return mail(
    [
      ['From', `${nameOf(plan.failed)} <${plan.failed}>`],
      ['To', plan.to],
      ['Subject', encodeWords(`Re: ${plan.original.subject}`, 'utf-8')],
      ['Date', mailDate(plan.at, zoneOf(plan.host, language))],
      ['Message-ID', `<${draw(random, HEX, 32)}@${plan.host}>`],
      ...fields,
      ['MIME-Version', '1.0'],
    ],
    textPart(`${words(language, random)}\n\n${nameOf(plan.failed)}\n`, {
      charset: 'utf-8',
      transfer: 'quoted-printable',
    }),
  );
}

function away(
  name: string,
  family: string,
  language: string,
  namesId: boolean,
  write: AnswerFormat['write'],
  more: Partial<AnswerFormat> = {},
): AnswerFormat {
  return answerRow({ name, family, language, kind: 'auto-reply', namesId, write, ...more });
}

function outlook(name: string, dress: Dress): AnswerFormat {
  return away(name, 'exchange', dress.language, true, (plan, random) =>
    exchange(dress, plan, random),
  );
}

const TO_FROM: Partial<AnswerFormat> = { goesTo: 'from', mailFrom: asTheUser };

/** Programs that say for somebody that he is away. */
export const OUT_OF_OFFICE: readonly AnswerFormat[] = [
  outlook('out-of-office-exchange', {
    language: 'en',
    charset: 'windows-1252',
    transfer: 'quoted-printable',
    prefix: 'Automatic reply: ',
  }),
  outlook('out-of-office-exchange-de', {
    language: 'de',
    charset: 'iso-8859-1',
    transfer: 'quoted-printable',
    prefix: 'Automatische Antwort: ',
  }),
  outlook('out-of-office-exchange-fr', {
    language: 'fr',
    charset: 'utf-8',
    transfer: 'base64',
    prefix: 'Réponse automatique : ',
  }),
  outlook('out-of-office-exchange-ja', {
    language: 'ja',
    charset: 'iso-2022-jp',
    transfer: '7bit',
    prefix: '自動応答: ',
  }),
  away('out-of-office-gmail', 'gmail', 'en', true, (plan, random) => gmail('en', plan, random), {
    mailFrom: asTheUser,
  }),
  away('out-of-office-gmail-es', 'gmail', 'es', true, (plan, random) => gmail('es', plan, random), {
    mailFrom: asTheUser,
  }),
  away('vacation', 'vacation', 'en', false, vacation, { amounts: ['none', 'quoted'] }),
  away('sieve-nl', 'sieve', 'nl', true, sieve),
  away(
    'out-of-office-notes',
    'domino',
    'en',
    false,
    (plan, random) => notes(false, plan, random),
    TO_FROM,
  ),
  away(
    'out-of-office-notes-de',
    'domino',
    'de',
    false,
    (plan, random) => notes(true, plan, random),
    TO_FROM,
  ),
  away('autoresponder-panel', 'hosting-panel', 'en', false, hostingPanel, { mailFrom: asTheUser }),
  away(
    'client-rule-ru',
    'client-rule',
    'ru',
    false,
    (plan, random) =>
      clientRule('ru', [['X-Mailer', 'The Bat! (v9.1) Professional']], plan, random),
    TO_FROM,
  ),
  away(
    'client-rule-pt-br',
    'client-rule',
    'pt-BR',
    true,
    (plan, random) =>
      clientRule('pt-BR', [['In-Reply-To', `<${plan.original.messageId}>`]], plan, random),
    TO_FROM,
  ),
];
