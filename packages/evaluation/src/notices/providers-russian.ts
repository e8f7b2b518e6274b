/** Russian providers: a Unix server's form below their own words, in UTF-8 or windows-1251. */

import type { Random } from '../random.ts';
import { mailDate } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { mail, multipart, statusPart, textPart } from './parts.ts';
import { type ByCause, domainOf, isLocal, remoteOf, saidOf, statusOf } from './replies.ts';
import { bodyOf, headOf, returnedPart } from './returned.ts';
import { DIGITS, draw, MIXED, wrapped } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

const MOSCOW = 180;

const RUSSIAN: ByCause = {
  'user-unknown': '550 5.1.1 Пользователь не найден',
  'mailbox-full': '552 5.2.2 Почтовый ящик переполнен',
  policy: '554 5.7.1 Письмо отклонено правилами сервера',
  'spam-rejected': '554 5.7.1 Письмо отклонено как спам',
  'too-large': '552 5.3.4 Размер письма превышает допустимый',
  'host-unknown': 'Домен получателя не существует',
  timeout: 'Сервер получателя не отвечает',
};

/** Russian on top, a Postfix's English form below. */
function yandex(plan: NoticePlan, random: Random): string {
  const delay = plan.kind === 'delay';
  const said = saidOf(plan, random, RUSSIAN);
  const id = draw(random, MIXED, 10);
  const text = `Это письмо отправлено почтовым сервером ${plan.host}.

${delay ? 'Ваше письмо пока не удаётся доставить; попытки продолжаются.' : 'К сожалению, мы вынуждены сообщить, что Ваше письмо не может быть\nотправлено одному или нескольким адресатам. Подробности ниже.'}

Пожалуйста, не отвечайте на это сообщение.

<${plan.failed}>: ${wrapped(isLocal(plan) ? said : `host ${remoteOf(plan).name}[${remoteOf(plan).address}] said: ${said}`)}
`;
  return mail(
    [
      ['Date', `${mailDate(plan.at, MOSCOW)} (MSK)`],
      ['From', `mailer-daemon@${domainOf(plan.host)}`],
      [
        'Subject',
        encodeWords(delay ? 'Задержка доставки письма' : 'Недоставленное сообщение', 'utf-8'),
      ],
      ['To', plan.to],
      ['Auto-Submitted', 'auto-replied'],
      ['MIME-Version', '1.0'],
      ['Message-Id', `<${draw(random, DIGITS, 14)}.${id}@${plan.host}>`],
    ],
    multipart(
      {
        boundary: `${id}.${Math.floor(plan.at / 1_000)}/${plan.host}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(text, {
          charset: 'utf-8',
          transfer: '8bit',
          before: [['Content-Description', 'Notification']],
        }),
        statusPart(
          [
            [
              ['Reporting-MTA', `dns; ${plan.host}`],
              ['X-Yandex-Queue-ID', id],
              ['Arrival-Date', mailDate(plan.original.sentAt + 2_000, MOSCOW)],
            ],
            [
              ['Final-Recipient', `rfc822; ${plan.failed}`],
              ['Action', delay ? 'delayed' : 'failed'],
              ['Status', statusOf(plan)],
              ['Diagnostic-Code', `smtp; ${/[^ -~]/.test(said) ? `550 ${statusOf(plan)}` : said}`],
            ],
          ],
          [['Content-Description', 'Delivery report']],
        ),
        returnedPart(plan, random, { before: [['Content-Description', 'Undelivered Message']] }),
      ],
    ),
  );
}

/** Exim's form in windows-1251, with the header or the first bytes below. */
function mailRu(plan: NoticePlan, random: Random): string {
  const said = saidOf(plan, random, RUSSIAN);
  const shows = plan.returned !== 'none';
  const { raw } = plan.original;
  const copy =
    plan.returned === 'quoted'
      ? headOf(raw)
      : `${headOf(raw)}\r\n${bodyOf(raw).slice(0, Math.floor(Math.min(1_000, bodyOf(raw).length / 2)))}\r\n`;
  return mail(
    [
      ['X-Failed-Recipients', plan.failed],
      ['Auto-Submitted', 'auto-replied'],
      [
        'From',
        `${encodeWords('Система доставки почты', 'windows-1251')} <mailer-daemon@${domainOf(plan.host)}>`,
      ],
      ['To', plan.to],
      ['Subject', encodeWords('Письмо не доставлено', 'windows-1251')],
      [
        'Message-Id',
        `<E1${draw(random, MIXED, 5)}-${draw(random, MIXED, 6)}-${draw(random, MIXED, 2)}@${plan.host}>`,
      ],
      ['Date', mailDate(plan.at, MOSCOW)],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `Это письмо создано автоматически почтовым сервером, отвечать на него
не нужно.

К сожалению, Ваше письмо не может быть доставлено одному или нескольким
получателям:

  ${plan.failed}
    ${isLocal(plan) ? said : `${remoteOf(plan).name} [${remoteOf(plan).address}]: ${said}`}

${shows ? `------ Ниже приводится копия ${plan.returned === 'quoted' ? 'заголовков' : 'начала'} Вашего письма ------\n\n` : ''}`,
      { charset: 'windows-1251', transfer: '8bit', quoted: shows ? copy : '' },
    ),
  );
}

/** Providers of Russia. */
export const PROVIDERS_RUSSIAN: readonly NoticeFormat[] = [
  noticeRow({
    name: 'yandex-ru',
    family: 'yandex',
    language: 'ru',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers'],
    write: yandex,
  }),
  noticeRow({
    name: 'mail-ru',
    family: 'mail-ru',
    language: 'ru',
    amounts: ['quoted', 'truncated', 'none'],
    write: mailRu,
  }),
];
