/**
 * Challenge-response: a mailbox that takes mail from strangers only after they have
 * answered, so that every forged sender is asked. Some return the message or its header.
 */

import type { Random } from '../../random.ts';
import { mailDate, zoneOf } from '../dates.ts';
import type { AnswerFormat, NoticePlan } from '../notice-format.ts';
import { type Field, mail, multipart, plainMail, textPart } from '../parts.ts';
import { domainOf, localPart, siteOf } from '../replies.ts';
import { headOf, marked, returnedPart } from '../returned.ts';
import { draw, escapeHtml, LOWER_HEX, MIXED } from '../text-tools.ts';
import { encodeWords } from '../transfer.ts';
import { answerRow, asTheUser } from './answer-row.ts';

function tmda(plan: NoticePlan, random: Random): string {
  const cookie = `${Math.floor(plan.at / 1_000)}.${1_000 + random.below(60_000)}.${draw(random, LOWER_HEX, 6)}`;
  const confirm = `${localPart(plan.failed)}-confirm-${cookie}@${domainOf(plan.failed)}`;
  const text = `This message was created automatically by mail delivery software (TMDA).

Your message to ${plan.failed} is being held because your address
is not known there yet.

To have it delivered, answer this message; just use the reply function
of your mail program and leave the subject as it is. Confirm once, and
later messages will pass.

If you do not answer, your message is thrown away after 14 days.
`;
  const fields: readonly Field[] = [
    ['From', plan.failed],
    ['To', plan.to],
    ['Subject', 'Please confirm your message'],
    ['Reply-To', confirm],
    ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
    ['Message-ID', `<${cookie}.TMDA@${plan.host}>`],
    ['In-Reply-To', `<${plan.original.messageId}>`],
    ['Precedence', 'bulk'],
    ['Auto-Submitted', 'auto-replied'],
    ['X-Delivery-Agent', 'TMDA/1.1.12 (Macallan)'],
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

/** A guest list as a service: HTML with a button, from the service and not from its customer. */
function guestList(plan: NoticePlan, random: Random): string {
  const site = siteOf(plan.host);
  const link = `https://www.${site}/verify?tc=${draw(random, MIXED, 24)}`;
  return mail(
    [
      [
        'From',
        `${localPart(plan.failed)} (via guest list) <notify-${draw(random, LOWER_HEX, 10)}@${site}>`,
      ],
      ['To', plan.to],
      ['Reply-To', plan.failed],
      ['Subject', encodeWords(`Re: ${plan.original.subject} (action required)`, 'utf-8')],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'en'))],
      ['Message-ID', `<${draw(random, MIXED, 24)}@${site}>`],
      ['In-Reply-To', `<${plan.original.messageId}>`],
      ['Auto-Submitted', 'auto-replied'],
      ['MIME-Version', '1.0'],
    ],
    multipart({ boundary: `----=_Part_${draw(random, LOWER_HEX, 20)}`, subtype: 'alternative' }, [
      textPart(
        `Hello,

your message about "${plan.original.subject}" was not yet delivered.
${plan.failed} uses a guest list: only known senders reach the inbox.

Please verify that you are a person, once, at
${link}

Your message waits in the meantime.
`,
        { charset: 'utf-8', transfer: 'quoted-printable' },
      ),
      textPart(
        `<html><body><p>Your message about &quot;${escapeHtml(plan.original.subject)}&quot; was not yet delivered.</p>
<p>${plan.failed} uses a guest list: only known senders reach the inbox.</p>
<p><a href="${link}">Verify that you are a person</a></p></body></html>
`,
        { subtype: 'html', charset: 'utf-8', transfer: 'quoted-printable' },
      ),
    ]),
  );
}

/** A provider's own filter, switched on by its customer; the picture with the letters is on a page. */
function providerFilter(plan: NoticePlan, random: Random): string {
  const site = siteOf(plan.host);
  return mail(
    [
      ['From', `AntiSpam <antispam@${site}>`],
      ['To', plan.to],
      ['Subject', encodeWords(`Confirmação de mensagem para ${plan.failed}`, 'iso-8859-1', 'Q')],
      ['Date', mailDate(plan.at, -180)],
      ['Message-ID', `<ASP${draw(random, LOWER_HEX, 18)}@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `Olá,

você enviou uma mensagem para ${plan.failed}, que usa o nosso AntiSpam.
Para que a sua mensagem seja entregue, é preciso confirmar que ela não
foi enviada por um robô. Acesse o endereço abaixo e digite as letras da
imagem:

http://tira-teima.${site}/challenge?id=${draw(random, MIXED, 20)}

Se não confirmar em 5 dias, a mensagem será apagada.
`,
      { charset: 'iso-8859-1', transfer: '8bit' },
    ),
  );
}

/** A program on the recipient's own computer: answers to From, quotes the message with marks. */
function desktop(plan: NoticePlan, random: Random): string {
  const key = draw(random, LOWER_HEX, 8);
  return mail(
    [
      ['From', plan.failed],
      ['To', plan.to],
      [
        'Subject',
        encodeWords(`Bestätigung erforderlich [${key}]: ${plan.original.subject}`, 'utf-8'),
      ],
      ['Date', mailDate(plan.at, 60)],
      ['Message-ID', `<${key}.${draw(random, LOWER_HEX, 12)}@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `Guten Tag,

Ihre Mail an ${plan.failed} wurde zurückgehalten, weil Ihre Adresse noch
nicht in meiner Liste steht. Bitte antworten Sie auf diese Nachricht,
ohne den Betreff zu ändern; dann wird sie zugestellt, und alle weiteren
kommen gleich an.

${plan.returned === 'quoted' ? 'Ihre Mail:\n\n' : ''}`,
      {
        charset: 'utf-8',
        transfer: '8bit',
        quoted: plan.returned === 'quoted' ? `${marked(plan.original.raw, '> ')}\r\n` : '',
      },
    ),
  );
}

/** Programs that ask a sender to prove that he is a person. */
export const CHALLENGES: readonly AnswerFormat[] = [
  answerRow({
    name: 'challenge-tmda',
    family: 'tmda',
    language: 'en',
    kind: 'challenge-response',
    namesId: true,
    amounts: ['message', 'headers', 'quoted', 'none'],
    mailFrom: (plan) => `${localPart(plan.failed)}-bounces@${domainOf(plan.failed)}`,
    write: tmda,
  }),
  answerRow({
    name: 'challenge-guest-list',
    family: 'guest-list',
    language: 'en',
    kind: 'challenge-response',
    goesTo: 'from',
    namesId: true,
    mailFrom: (plan) => `bounce@${siteOf(plan.host)}`,
    write: guestList,
  }),
  answerRow({
    name: 'challenge-provider-pt-br',
    family: 'provider-challenge',
    language: 'pt-BR',
    kind: 'challenge-response',
    goesTo: 'from',
    namesId: false,
    write: providerFilter,
  }),
  answerRow({
    name: 'challenge-desktop-de',
    family: 'desktop-challenge',
    language: 'de',
    kind: 'challenge-response',
    goesTo: 'from',
    namesId: false,
    amounts: ['quoted', 'none'],
    mailFrom: asTheUser,
    write: desktop,
  }),
];
