/** Hosters and universities of Italy, Spain and Brazil, in their languages. */

import type { Random } from '../random.ts';
import { mailDate, zoneOf } from './dates.ts';
import type { NoticeFormat, NoticePlan } from './notice-format.ts';
import { noticeRow } from './notice-row.ts';
import { mail, multipart, statusPart, textPart } from './parts.ts';
import { type ByCause, domainOf, saidOf, siteOf, statusOf } from './replies.ts';
import { returnedPart, someFields } from './returned.ts';
import { DIGITS, draw, HEX } from './text-tools.ts';
import { encodeWords } from './transfer.ts';

const ITALIAN: ByCause = {
  'user-unknown': "L'utente non esiste",
  'mailbox-full': 'La casella del destinatario è piena',
  policy: 'Il server del destinatario non accetta questo messaggio',
  'spam-rejected': 'Il messaggio è stato considerato spam',
  'too-large': 'Il messaggio è troppo grande',
  'host-unknown': 'Il dominio del destinatario non esiste',
  timeout: 'Il server del destinatario non risponde da cinque giorni',
};

function italian(plan: NoticePlan, random: Random): string {
  const said = saidOf(plan, random, ITALIAN);
  const delay = plan.kind === 'delay';
  return mail(
    [
      ['From', `Servizio di posta <postmaster@${siteOf(plan.host)}>`],
      ['To', plan.to],
      [
        'Subject',
        encodeWords(
          delay ? 'Consegna ritardata del messaggio' : 'Impossibile recapitare il messaggio',
          'utf-8',
        ),
      ],
      ['Date', mailDate(plan.at, 60)],
      ['Message-ID', `<${draw(random, HEX, 20)}@${plan.host}>`],
      ['Auto-Submitted', 'auto-replied'],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      { boundary: `_----${draw(random, HEX, 18)}`, subtype: 'report; report-type=delivery-status' },
      [
        textPart(
          `Gentile utente,

${delay ? 'il messaggio che ha inviato non è ancora stato consegnato a:' : 'il messaggio che ha inviato non è stato consegnato a:'}

    ${plan.failed}

Motivo: ${said}

${delay ? 'I tentativi continueranno; non è necessario inviarlo di nuovo.' : 'Non saranno fatti altri tentativi.'}
`,
          { charset: 'utf-8', transfer: 'base64' },
        ),
        statusPart([
          [['Reporting-MTA', `dns; ${plan.host}`]],
          [
            ['Final-Recipient', `rfc822; ${plan.failed}`],
            ['Action', delay ? 'delayed' : 'failed'],
            ['Status', statusOf(plan)],
          ],
        ]),
        returnedPart(plan, random, { keep: 1_500 }),
      ],
    ),
  );
}

/** A Spanish university's: five fields of the message and nothing of its text. */
function spanish(plan: NoticePlan, random: Random): string {
  const own: ByCause = {
    'user-unknown': 'El usuario no existe en este servidor',
    'mailbox-full': 'El buzón del destinatario está lleno',
    policy: 'El servidor rechaza este tipo de mensajes',
    'spam-rejected': 'El mensaje se ha clasificado como spam',
    'too-large': 'El mensaje es demasiado grande',
    'host-unknown': 'No existe el dominio del destinatario',
    timeout: 'El servidor de destino no responde',
  };
  const { raw } = plan.original;
  const some = someFields(raw, ['date', 'from', 'to', 'subject', 'message-id']);
  const shows = plan.returned !== 'none';
  return mail(
    [
      ['From', `postmaster@${siteOf(plan.host)}`],
      ['To', plan.to],
      ['Subject', encodeWords('Error en la entrega de su correo', 'iso-8859-1', 'Q')],
      ['Date', mailDate(plan.at, zoneOf(plan.host, 'es'))],
      ['Message-ID', `<${draw(random, DIGITS, 10)}.${draw(random, DIGITS, 6)}@${plan.host}>`],
      ['MIME-Version', '1.0'],
    ],
    textPart(
      `Estimado usuario:

Su mensaje no se ha podido entregar a la siguiente dirección:

  ${plan.failed}
  Motivo: ${saidOf(plan, random, own)}

${shows ? `Mensaje original:\n-----------------\n` : `Consulte a ${domainOf(plan.host)} si necesita ayuda.\n`}`,
      {
        charset: 'iso-8859-1',
        transfer: '8bit',
        quoted: shows ? some : '',
      },
    ),
  );
}

/** A Brazilian hoster's Exim with its own template, the message as a report part. */
function brazilian(plan: NoticePlan, random: Random): string {
  const own: ByCause = {
    'user-unknown': 'Esta conta de e-mail não existe',
    'mailbox-full': 'A caixa postal do destinatário está cheia',
    policy: 'Mensagem recusada pelas regras do servidor',
    'spam-rejected': 'Mensagem recusada por conter spam',
    'too-large': 'A mensagem é grande demais',
    'host-unknown': 'O domínio do destinatário não existe',
    timeout: 'O servidor do destinatário não respondeu',
  };
  const delay = plan.kind === 'delay';
  const said = saidOf(plan, random, own);
  return mail(
    [
      delay ? null : ['X-Failed-Recipients', plan.failed],
      ['Auto-Submitted', 'auto-replied'],
      ['From', `Sistema de Entrega <Mailer-Daemon@${plan.host}>`],
      ['To', plan.to],
      [
        'Subject',
        encodeWords(
          delay
            ? 'Aviso: mensagem ainda não entregue'
            : 'Falha na entrega: mensagem devolvida ao remetente',
          'utf-8',
        ),
      ],
      ['Date', mailDate(plan.at, -180)],
      [
        'Message-Id',
        `<E1${draw(random, HEX, 5)}-${draw(random, HEX, 6)}-${draw(random, HEX, 2)}@${plan.host}>`,
      ],
      ['MIME-Version', '1.0'],
    ],
    multipart(
      {
        boundary: `${Math.floor(plan.at / 1_000)}-eximdsn-${draw(random, DIGITS, 9)}`,
        subtype: 'report; report-type=delivery-status',
      },
      [
        textPart(
          `Esta mensagem foi criada automaticamente pelo servidor de e-mail.

${delay ? 'Uma mensagem enviada por você ainda não foi entregue ao destinatário:' : 'Uma mensagem enviada por você não pôde ser entregue ao destinatário:'}

  ${plan.failed}
    ${said}
`,
          { charset: 'utf-8', transfer: '8bit' },
        ),
        statusPart([
          [['Reporting-MTA', `dns; ${plan.host}`]],
          [
            ['Action', delay ? 'delayed' : 'failed'],
            ['Final-Recipient', `rfc822;${plan.failed}`],
            ['Status', delay ? '4.0.0' : '5.0.0'],
          ],
        ]),
        returnedPart(plan, random),
      ],
    ),
  );
}

/** Hosters and universities of Italy, Spain and Brazil. */
export const NATIONAL_ROMANCE: readonly NoticeFormat[] = [
  noticeRow({
    name: 'hosting-it',
    family: 'hosting-it',
    language: 'it',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'truncated'],
    write: italian,
  }),
  noticeRow({
    name: 'university-es',
    family: 'university-es',
    language: 'es',
    amounts: ['quoted', 'none'],
    write: spanish,
  }),
  noticeRow({
    name: 'hosting-pt-br',
    family: 'hosting-pt-br',
    language: 'pt-BR',
    kinds: ['failure', 'delay'],
    amounts: ['message', 'headers', 'none'],
    write: brazilian,
  }),
];
