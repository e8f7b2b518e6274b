/** French providers: two languages one below the other, codes of their own, or three lines of prose. */

import type { Random } from '../random.ts';
import { mailDate } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow, threaded } from './notice-row.ts';
import { mail, multipart, statusPart, textPart } from './parts.ts';
import { domainOf, remoteOf, replyOf, replyText, spoken, statusOf } from './replies.ts';
import { cutBytes, returnedPart } from './returned.ts';
import { DIGITS, draw, HEX, LOWER_HEX, wrapped } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

/** A French provider: two languages one below the other, a status of its own code. */
function orange(plan: NoticePlan, random: Random): string {
  const delay = plan.kind === 'delay';
  const reply = replyOf(plan, random);
  const code = `OFR${random.pick(['006', '104', '109', '416', '506'])}_${draw(random, DIGITS, 3)} [${draw(random, DIGITS, 3)}]`;
  const said = reply === null ? replyText(plan, reply) : `${spoken(reply)} ${code}`;
  const id = draw(random, HEX, 11);
  const text = delay
    ? `Bonjour,

votre message n'a pas encore pu être remis ; de nouveaux essais suivront
pendant 3 jours. Vous n'avez rien à faire.

Your message has not been delivered yet and will be tried for 3 days.

<${plan.failed}>: ${wrapped(said)}
`
    : `Bonjour,

votre message n'a pas pu être remis au destinataire ci-dessous.

Your message could not be delivered to the recipient below.

<${plan.failed}>: ${wrapped(`host ${remoteOf(plan).name}[${remoteOf(plan).address}] said: ${said}`)}

Votre messagerie
`;
  return mail(
    [
      ['Date', `${mailDate(plan.at, 60)} (CET)`],
      ['From', `MAILER-DAEMON@${domainOf(plan.host)} (Mail Delivery System)`],
      [
        'Subject',
        encodeWords(
          delay ? 'Message retardé / Delayed mail' : 'Message non remis / Undelivered mail',
          'iso-8859-1',
          'Q',
        ),
      ],
      ['To', plan.to],
      ['Message-Id', `<${draw(random, DIGITS, 14)}.${id}@${plan.host}>`],
      ['MIME-Version', '1.0'],
      ['Auto-Submitted', 'auto-replied'],
    ],
    multipart(
      {
        boundary: `${id}.${Math.floor(plan.at / 1_000)}/${plan.host}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(text, { charset: 'iso-8859-1', transfer: 'quoted-printable' }),
        statusPart([
          [
            ['Reporting-MTA', `dns; ${plan.host}`],
            ['Arrival-Date', mailDate(plan.original.sentAt + 2_000, 60)],
          ],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', delay ? 'delayed' : 'failed'],
            ['Status', reply?.status ?? statusOf(plan)],
            ['Diagnostic-Code', `smtp; ${said}`],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** Another French one: no MIME, no status, the first lines of the message. */
function free(plan: NoticePlan, random: Random): string {
  const shows = plan.returned !== 'none';
  return mail(
    [
      ['Date', mailDate(plan.at, 60)],
      ['From', `"Mailer-Daemon" <postmaster@${domainOf(plan.host)}>`],
      ['To', plan.to],
      ['Subject', encodeWords("Échec d'envoi de votre message", 'utf-8')],
      ['Message-ID', `<${draw(random, LOWER_HEX, 20)}@${plan.host}>`],
      plan.threads ? ['In-Reply-To', `<${plan.original.messageId}>`] : null,
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `Bonjour,

Le message que vous avez envoyé le ${mailDate(plan.original.sentAt, 60)}
n'a pas été distribué à ${plan.failed}.

Motif : ${replyText(plan, replyOf(plan, random))}

Cordialement,
le service de messagerie de ${plan.host}

${shows ? "------- Début du message d'origine -------\n" : ''}`,
      {
        charset: 'utf-8',
        transfer: '8bit',
        quoted: shows
          ? `${cutBytes(plan.original.raw, 400 + random.below(400))}\r\n------- (...) -------\r\n`
          : '',
      },
    ),
  );
}

/** Providers of France. */
export const PROVIDERS_FRENCH: readonly NoticeFormat[] = [
  noticeRow({
    name: 'orange-fr',
    family: 'orange',
    language: 'fr',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers'],
    write: orange,
  }),
  noticeRow({
    name: 'free-fr',
    family: 'free',
    language: 'fr',
    amounts: ['truncated', 'none'],
    namesId: threaded,
    write: free,
  }),
];
