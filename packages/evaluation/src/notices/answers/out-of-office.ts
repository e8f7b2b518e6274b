/**
 * Automatic replies of people who are away (RFC 3834): from groupware, from web mail,
 * from vacation(1) and Sieve (RFC 5230). Few give anything of the original back; good
 * ones name its id in In-Reply-To, bad ones answer to From and with the null sender, or not.
 */

import type { Random } from '../../random.ts';
import { mailDate, zoneOf } from '../dates.ts';
import type { AnswerFormat, NoticePlan } from '../notice-format.ts';
import { mail, plainMail, textPart } from '../parts.ts';
import { localPart } from '../replies.ts';
import { draw, MIXED } from '../text-tools.ts';
import { encodeWords } from '../transfer.ts';

/** A name made of an address. */
function nameOf(address: string): string {
  return localPart(address)
    .split(/[._-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

const AWAY = [
  'I am out of the office until Monday and read my mail only now and then.',
  'Thank you for your message. I am on holiday and will answer when I am back.',
  'I am travelling this week with little access to e-mail.',
  'I am on parental leave. My colleagues take care of what is urgent.',
];

function exchange(plan: NoticePlan, random: Random): string {
  const text = `${random.pick(AWAY)}\n\nIn urgent cases please call our office.\n\nKind regards\n${nameOf(plan.failed)}\n`;
  return mail(
    [
      ['From', `${nameOf(plan.failed)} <${plan.failed}>`],
      ['To', plan.to],
      ['Subject', encodeWords(`Automatic reply: ${plan.original.subject}`, 'utf-8')],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-ID', `<${draw(random, '0123456789abcdef', 32)}@${plan.host}>`],
      ['In-Reply-To', `<${plan.original.messageId}>`],
      ['References', `<${plan.original.messageId}>`],
      ['X-MS-Has-Attach', ''],
      ['X-Auto-Response-Suppress', 'All'],
      ['Auto-Submitted', 'auto-generated'],
      ['MIME-Version', '1.0'],
    ],
    textPart(text, { charset: 'iso-8859-1', transfer: 'quoted-printable' }),
  );
}

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
    `${random.pick(AWAY)}\n\nYour mail will be read when I return.\n`,
  );
}

export const OUT_OF_OFFICE: readonly AnswerFormat[] = [
  {
    name: 'out-of-office-exchange',
    family: 'exchange',
    language: 'en',
    kind: 'auto-reply',
    goesTo: 'return-path',
    namesId: true,
    amounts: ['none'],
    mailFrom: () => '',
    write: exchange,
  },
  {
    name: 'vacation',
    family: 'vacation',
    language: 'en',
    kind: 'auto-reply',
    goesTo: 'return-path',
    namesId: false,
    amounts: ['none'],
    mailFrom: () => '',
    write: vacation,
  },
];
