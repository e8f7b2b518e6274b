/**
 * Message disposition notifications (RFC 8098): "read" and "deleted unread", asked for
 * by Disposition-Notification-To and answered to that address by the null sender. Original-Message-ID
 * names the message; some return its header.
 */

import type { Random } from '../../random.ts';
import { mailDate, zoneOf } from '../dates.ts';
import type { AnswerFormat, NoticePlan } from '../notice-format.ts';
import { entity, fieldLines, mail, multipart, textPart } from '../parts.ts';
import { returnedPart } from '../returned.ts';
import { draw, HEX, LOWER_HEX, MIXED } from '../text-tools.ts';
import { encodeWords } from '../transfer.ts';
import { answerRow, nameOf } from './answer-row.ts';

interface Receipt {
  readonly language: string;
  readonly subject: (subject: string) => string;
  readonly text: (plan: NoticePlan, when: string, sent: string) => string;
  readonly agent: string;
  readonly disposition: string;
}

const OUTLOOK_READ: Receipt = {
  language: 'en',
  subject: (subject) => `Read: ${subject}`,
  text: (plan, when, sent) =>
    `Your message\n\n   To: ${nameOf(plan.failed)}\n   Subject: ${plan.original.subject}\n   Sent: ${sent}\n\n was read on ${when}.\n`,
  agent: 'Microsoft Outlook',
  disposition: 'automatic-action/MDN-sent-automatically; displayed',
};

const OUTLOOK_DELETED_DE: Receipt = {
  language: 'de',
  subject: (subject) => `Nicht gelesen: ${subject}`,
  text: (plan, when, sent) =>
    `Ihre Nachricht\n\n   An: ${nameOf(plan.failed)}\n   Betreff: ${plan.original.subject}\n   Gesendet: ${sent}\n\n wurde am ${when} gelöscht, ohne gelesen worden zu sein.\n`,
  agent: 'Microsoft Outlook',
  disposition: 'automatic-action/MDN-sent-automatically; deleted',
};

const THUNDERBIRD: Receipt = {
  language: 'en',
  subject: (subject) => `Return Receipt (displayed) - ${subject}`,
  text: (plan) =>
    `This is a Return Receipt for the mail that you sent to ${plan.failed}.\n\nNote: This Return Receipt only says that the message was displayed on the\nrecipient's computer. It does not mean that anybody has read or understood it.\n`,
  agent: 'Thunderbird; Mozilla/5.0',
  disposition: 'manual-action/MDN-sent-manually; displayed',
};

const NOTES_FR: Receipt = {
  language: 'fr',
  subject: (subject) => `Accusé de réception : ${subject}`,
  text: (plan, when) =>
    `Votre message\n\n  Objet : ${plan.original.subject}\n\na été lu par ${plan.failed} le ${when}.\n`,
  agent: 'Lotus Notes',
  disposition: 'automatic-action/MDN-sent-automatically; displayed',
};

function write(receipt: Receipt, plan: NoticePlan, random: Random): string {
  const { language } = receipt;
  const zone = zoneOf(plan.host, language);
  const outlook = receipt.agent.startsWith('Microsoft');
  const charset = language === 'en' ? 'us-ascii' : 'iso-8859-1';
  const fields = fieldLines([
    ['Reporting-UA', `${plan.host}; ${receipt.agent}`],
    random.chance(0.5) ? ['Original-Recipient', `rfc822;${plan.failed}`] : null,
    ['Final-Recipient', `rfc822;${plan.failed}`],
    ['Original-Message-ID', `<${plan.original.messageId}>`],
    ['Disposition', receipt.disposition],
    outlook ? ['X-MSExch-Correlation-Key', `${draw(random, MIXED, 22)}==`] : null,
  ]);
  return mail(
    [
      ['From', `${nameOf(plan.failed)} <${plan.failed}>`],
      ['To', plan.to],
      ['Subject', encodeWords(receipt.subject(plan.original.subject), 'utf-8')],
      ['Date', mailDate(plan.at, zone)],
      ['Message-ID', `<${draw(random, LOWER_HEX, 8)}-${draw(random, HEX, 12)}@${plan.host}>`],
      outlook || plan.threads ? ['In-Reply-To', `<${plan.original.messageId}>`] : null,
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `${outlook ? '_000_' : '------------mdn'}${draw(random, HEX, 24)}`,
        subtype: 'report; report-type=disposition-notification',
      },
      [
        textPart(
          receipt.text(plan, mailDate(plan.at, zone), mailDate(plan.original.sentAt, zone)),
          {
            charset,
            transfer: language === 'en' ? '7bit' : 'quoted-printable',
          },
        ),
        entity([['Content-Type', 'message/disposition-notification']], fields),
        returnedPart(plan, random, { headersType: 'text/rfc822-headers; name="header.txt"' }),
      ],
    ),
  );
}

function receiptRow(
  name: string,
  family: string,
  receipt: Receipt,
  amounts: AnswerFormat['amounts'],
): AnswerFormat {
  return answerRow({
    name,
    family,
    language: receipt.language,
    kind: 'disposition-notification',
    goesTo: 'from',
    namesId: true,
    amounts,
    write: (plan, random) => write(receipt, plan, random),
  });
}

/** Mail programs that say whether a mail was read (RFC 8098). */
export const READ_RECEIPTS: readonly AnswerFormat[] = [
  receiptRow('receipt-outlook', 'exchange', OUTLOOK_READ, ['none']),
  receiptRow('receipt-outlook-deleted-de', 'exchange', OUTLOOK_DELETED_DE, ['none']),
  receiptRow('receipt-thunderbird', 'thunderbird', THUNDERBIRD, ['headers', 'none']),
  receiptRow('receipt-notes-fr', 'domino', NOTES_FR, ['none']),
];
