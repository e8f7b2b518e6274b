/**
 * Challenge-response: a mailbox that takes mail from strangers only after they have
 * answered, so that every forged sender is asked. Some return the message or its header.
 */

import type { Random } from '../../random.ts';
import { mailDate, zoneOf } from '../dates.ts';
import type { AnswerFormat, NoticePlan } from '../notice-format.ts';
import { mail, multipart, plainMail, textPart } from '../parts.ts';
import { domainOf, localPart } from '../replies.ts';
import { headOf, returnedPart } from '../returned.ts';
import { draw } from '../text-tools.ts';

function tmda(plan: NoticePlan, random: Random): string {
  const zone = zoneOf(plan.host, 'en');
  const cookie = `${Math.floor(plan.at / 1_000)}.${1_000 + random.below(60_000)}.${draw(random, '0123456789abcdef', 6)}`;
  const confirm = `${localPart(plan.failed)}-confirm-${cookie}@${domainOf(plan.failed)}`;
  const text = `This message was created automatically by mail delivery software (TMDA).

Your message to ${plan.failed} is being held because your address
is not known there yet.

To have it delivered, answer this message; just use the reply function
of your mail program and leave the subject as it is. Confirm once, and
later messages will pass.

If you do not answer, your message is thrown away after 14 days.
`;
  const fields = [
    ['From', plan.failed] as const,
    ['To', plan.to] as const,
    ['Subject', `Please confirm your message`] as const,
    ['Reply-To', confirm] as const,
    ['Date', mailDate(plan.at, zone)] as const,
    ['Message-ID', `<${cookie}.TMDA@${plan.host}>`] as const,
    ['In-Reply-To', `<${plan.original.messageId}>`] as const,
    ['Precedence', 'bulk'] as const,
    ['Auto-Submitted', 'auto-replied'] as const,
    ['X-Delivery-Agent', 'TMDA/1.1.12 (Macallan)'] as const,
  ];
  if (plan.returned === 'none') return plainMail(fields, text);
  if (plan.returned === 'quoted') {
    return plainMail(
      fields,
      `${text}\n--- Enclosed are the original message headers.\n\n`,
      headOf(plan.original.raw),
    );
  }
  return mail(
    [...fields, ['MIME-Version', '1.0']],
    multipart({ boundary: `=-=${cookie}=-=`, subtype: 'mixed' }, [
      textPart(text),
      returnedPart(plan, random),
    ]),
  );
}

export const CHALLENGES: readonly AnswerFormat[] = [
  {
    name: 'challenge-tmda',
    family: 'tmda',
    language: 'en',
    kind: 'challenge-response',
    goesTo: 'return-path',
    namesId: true,
    amounts: ['message', 'headers', 'quoted', 'none'],
    mailFrom: (plan) => `${localPart(plan.failed)}-bounces@${domainOf(plan.failed)}`,
    write: tmda,
  },
];
