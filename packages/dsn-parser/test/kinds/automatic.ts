/** Automatic replies and challenges, by language and system. */

import { ANSWERS, BOB, GENERATED, NULL, OWN, REPLIED, type Row, row } from './row.ts';

const JUNK = 'Precedence: junk';
const BULK = 'Precedence: bulk';
const SUPPRESS = 'X-Auto-Response-Suppress: All';

/** Exchange 2007 and later: null sender, auto-generated, a subject in the owner's language. */
const exchange = (title: string, subject: string, body = 'Best regards, Bob'): Row =>
  row(`Exchange, ${title}`, [NULL, BOB, GENERATED, SUPPRESS, ANSWERS, `Subject: ${subject}`], body);

/** A responder that marks nothing but writes from nowhere. */
const bare = (title: string, subject: string, body: string): Row =>
  row(title, [NULL, BOB, `Subject: ${subject}`], body);

export const AUTO_REPLIES: readonly Row[] = [
  exchange('English', 'Automatic reply: Minutes'),
  exchange('English 2003', 'Out of Office AutoReply: Minutes'),
  exchange('English 2007', 'Out of Office: Minutes', 'I am out of the office until Monday.'),
  exchange('German', 'Automatische Antwort: Protokoll'),
  exchange('German 2003', 'Abwesenheitsnotiz: Protokoll'),
  exchange('French', 'Réponse automatique : Compte rendu'),
  exchange('French 2007', 'Absence du bureau : Compte rendu', 'Je suis absent jusqu’à lundi.'),
  exchange('Spanish', 'Respuesta automática: Acta'),
  exchange('Spanish 2007', 'Fuera de la oficina: Acta', 'Estoy de vacaciones.'),
  exchange('Portuguese', 'Resposta automática: Ata'),
  exchange('Brazilian 2007', 'Ausência temporária: Ata', 'Estarei ausente.'),
  exchange('Italian', 'Risposta automatica: Verbale'),
  exchange('Italian 2007', 'Fuori sede: Verbale', 'Sono in ferie.'),
  exchange('Dutch', 'Automatisch antwoord: Verslag'),
  exchange('Dutch 2003', 'Niet aanwezig: Verslag', 'Ik ben op vakantie.'),
  exchange('Russian', 'Автоматический ответ: Протокол'),
  exchange('Japanese', '自動応答: 議事録'),
  exchange('Japanese 2003', '不在: 議事録', '不在にしております。'),
  exchange('simplified Chinese', '自动答复: 会议纪要'),
  exchange('traditional Chinese', '自動回覆: 會議記錄'),
  exchange('Polish', 'Automatyczna odpowiedź: Protokół'),
  exchange('Swedish', 'Autosvar: Protokoll'),
  exchange('Danish', 'Automatisk svar: Referat'),
  exchange('Norwegian', 'Automatisk svar: Referat'),
  exchange('Finnish', 'Automaattinen vastaus: Muistio'),
  exchange('Czech', 'Automatická odpověď: Zápis'),
  exchange('Turkish', 'OTOMATİK YANIT: Tutanak'),
  exchange('Korean', '자동 회신: 회의록'),
  exchange('Hungarian', 'Automatikus válasz: Jegyzet'),
  exchange('Ukrainian', 'Автоматична відповідь: Протокол'),
  row(
    'Exchange, a mailbox rule',
    [NULL, BOB, 'X-MS-Exchange-Inbox-Rules-Loop: bob@example.com', 'Subject: RE: Minutes'],
    'I am currently on leave and will answer in May.',
  ),
  row(
    'Exchange, no Return-Path kept',
    [BOB, 'Subject: Automatic reply: Minutes'],
    'Back on Monday.',
  ),
  row('a webmail that marks nothing', [OWN, BOB, 'Subject: Auto Response'], 'Back on Monday.'),
  row(
    'a webmail that marks nothing, German',
    [OWN, BOB, 'Subject: Automatische Antwort: Protokoll'],
    'Bis Montag.',
  ),
  row(
    'Gmail',
    [OWN, BOB, REPLIED, BULK, 'X-Autoreply: yes', 'Subject: On holiday Re: Minutes'],
    'See you.',
  ),
  row(
    'Yahoo of old',
    [OWN, BOB, 'X-Autoreply: yes', 'Subject: Yahoo! Auto Response'],
    'I am away.',
  ),
  row('RFC 3834', [NULL, BOB, `${REPLIED} (vacation)`, 'Subject: Auto: Minutes'], 'I am away.'),
  row('Sieve, a subject of its own', [NULL, BOB, REPLIED, 'Subject: Bis Montag'], 'Bin weg.'),
  row(
    'vacation(1)',
    [OWN, BOB, JUNK, 'Subject: away from my mail'],
    'I will not be reading my mail for a while.',
  ),
  row(
    'procmail',
    [OWN, BOB, JUNK, 'X-Loop: bob@example.com', 'Subject: Re: Minutes'],
    'This is an automatic reply. I am out of the office.',
  ),
  row(
    'cPanel',
    [OWN, BOB, 'X-Autorespond: Minutes', BULK, 'Subject: Thank you'],
    'We are closed today.',
  ),
  row('a help desk of old', [OWN, BOB, 'Precedence: auto_reply', 'Subject: Minutes'], 'Hello.'),
  row(
    'Domino',
    [NULL, BOB, GENERATED, 'Subject: AUTO: Bob Roe is out of the office (returning 05/06/2024)'],
    'I am out of the office until 05/06/2024.\n\nNote: This is an automated response to your message "Minutes" sent on 5/3/2024 9:11:00.',
  ),
  row(
    'Domino in German',
    [NULL, BOB, GENERATED, 'Subject: AUTO: Bob Roe ist außer Haus (Rückkehr am 06.05.2024)'],
    'Ich bin bis zum 06.05.2024 abwesend.\n\nHinweis: Dies ist eine automatische Antwort auf Ihre Nachricht "Protokoll".',
  ),
  bare('subject and null sender', 'Bob Roe is out of the office.', 'Back on Monday.'),
  bare(
    'a forwarding subject',
    'Re: Minutes',
    'Thank you for your mail. I am currently out of the office.',
  ),
  bare(
    'German, null sender',
    'Re: Protokoll',
    'Vielen Dank für Ihre Nachricht. Ich bin derzeit nicht im Büro.',
  ),
  bare('French, null sender', 'Re: Compte rendu', 'Bonjour, je suis actuellement en congé.'),
  bare('Spanish, null sender', 'Re: Acta', 'Hola, estoy de vacaciones hasta el lunes.'),
  bare('Portuguese, null sender', 'Re: Ata', 'Olá, estou de férias até segunda.'),
  bare('Italian, null sender', 'Re: Verbale', 'Sono assente fino a lunedì.'),
  bare('Dutch, null sender', 'Re: Verslag', 'Ik ben momenteel niet aanwezig.'),
  bare('Russian, null sender', 'Re: Протокол', 'Здравствуйте, я нахожусь в отпуске.'),
  bare('Japanese, null sender', 'Re: 議事録', '申し訳ございません、不在にしております。'),
  bare('Chinese, null sender', 'Re: 会议纪要', '您好，我正在休假，回来后回复。'),
  bare('Chinese, provider', '自动回复:会议纪要', '您的邮件我已收到。'),
  bare('Japanese, provider', '【自動返信】議事録', '自動返信メールです。'),
  bare('Russian, provider', 'Автоответ: Протокол', 'Ваше письмо получено.'),
  row(
    'a language that no table speaks',
    [NULL, BOB, ANSWERS, 'Subject: Re: Fundargerð'],
    'Ég er í fríi.',
  ),
  row(
    'Zendesk',
    [OWN, BOB, GENERATED, SUPPRESS, 'Subject: [Request received] Minutes'],
    'Your request (4711) has been received and is being reviewed by our support staff.',
  ),
  row(
    'Request Tracker',
    [
      OWN,
      BOB,
      BULK,
      'X-RT-Loop-Prevention: example.com',
      ANSWERS,
      'Subject: [example.com #4711] AutoReply: Minutes',
    ],
    'This message has been automatically generated in response to the creation of a trouble ticket regarding "Minutes".\n\nThere is no need to reply to this message right now. Your ticket has been assigned an ID of [example.com #4711].',
  ),
  row(
    'OTRS',
    [OWN, BOB, BULK, 'X-OTRS-Loop: yes', GENERATED, ANSWERS, 'Subject: [Ticket#4711] RE: Minutes'],
    'Thank you. Your email has been received; a ticket has been created.',
  ),
  row(
    'OTRS, known by the name it gives itself alone',
    [
      OWN,
      BOB,
      'X-Powered-By: OTRS - Open Ticket Request System',
      ANSWERS,
      'Subject: [Ticket#4711] RE: Minutes',
    ],
    'Thanks for your email. A new ticket has been created.',
  ),
  row(
    'OTRS in German',
    [OWN, BOB, BULK, GENERATED, ANSWERS, 'Subject: [Ticket#4711] RE: Protokoll'],
    'Wir haben Ihre Anfrage erhalten und bearbeiten sie unter der Ticketnummer 4711.',
  ),
  row(
    'Zammad',
    [OWN, BOB, GENERATED, BULK, SUPPRESS, ANSWERS, 'Subject: Thanks for your inquiry (Minutes)'],
    'Your request (Ticket#4711) has been received and will be reviewed by our support staff.',
  ),
  row(
    'Freshdesk',
    [OWN, BOB, GENERATED, SUPPRESS, 'Subject: Ticket Received - Minutes'],
    'We would like to acknowledge that we have received your request and a ticket has been created with Ticket ID - 4711.',
  ),
  row(
    'osTicket',
    [OWN, BOB, REPLIED, 'Subject: Support Ticket Opened [#4711]'],
    'A request for support has been created.',
  ),
  row(
    'an office, French',
    [OWN, BOB, GENERATED, ANSWERS, 'Subject: Re: Question'],
    'Nous avons bien reçu votre message.',
  ),
  row(
    'an office, Spanish',
    [OWN, BOB, GENERATED, ANSWERS, 'Subject: Re: Pregunta'],
    'Hemos recibido su correo.',
  ),
  row(
    'an office, Portuguese',
    [OWN, BOB, GENERATED, ANSWERS, 'Subject: Re: Pergunta'],
    'Recebemos a sua mensagem.',
  ),
  row(
    'an office, Italian',
    [OWN, BOB, GENERATED, ANSWERS, 'Subject: Re: Domanda'],
    'Abbiamo ricevuto la sua richiesta.',
  ),
  row(
    'an office, Dutch',
    [OWN, BOB, GENERATED, ANSWERS, 'Subject: Re: Vraag'],
    'Wij hebben uw e-mail ontvangen.',
  ),
  row(
    'an office, Russian',
    [OWN, BOB, GENERATED, ANSWERS, 'Subject: Re: Вопрос'],
    'Ваше обращение зарегистрировано под номером 4711.',
  ),
  row(
    'an office, Japanese',
    [OWN, BOB, GENERATED, ANSWERS, 'Subject: Re: 質問'],
    'お問い合わせを受け付けました。',
  ),
  row(
    'an office, Chinese',
    [OWN, BOB, GENERATED, ANSWERS, 'Subject: Re: 问题'],
    '我们已收到您的邮件，将尽快处理。',
  ),
  row(
    'Mailman holds it',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-bounces@lists.example.com',
      'Precedence: bulk',
      'X-List-Administrivia: yes',
      'List-Id: Talk <talk.lists.example.com>',
      'Subject: Your message to Talk awaits moderator approval',
    ],
    "Your mail to 'Talk' with the subject\n\n    Minutes\n\nIs being held until the list moderator can review it for approval.\n\nThe reason it is being held:\n\n    Post by non-member to a members-only list",
  ),
  row(
    'Mailman did what it was told',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-bounces@lists.example.com',
      'X-List-Administrivia: yes',
      'Precedence: bulk',
      'Subject: The results of your email commands',
    ],
    'The results of your email command are provided below. Attached is your\noriginal message.\n\n- Results:\n    Ignoring non-text/plain MIME parts',
  ),
];

const challenge = (
  title: string,
  subject: string,
  body: string,
  head: readonly string[] = [NULL],
): Row => row(title, [...head, BOB, `Subject: ${subject}`], body);

export const CHALLENGES: readonly Row[] = [
  challenge(
    'TMDA',
    'Please confirm your message',
    'This message was created automatically by mail delivery software (TMDA).\n\nYour message attached below is being held because your address has not been verified.\n\nTo release your message for delivery, please send an empty message to bob-confirm@example.com',
  ),
  challenge(
    'Active Spam Killer',
    'Please confirm (conf#0a1b2c)',
    'Your message has been queued and is waiting for confirmation. Please reply to this email (do not edit the subject).',
    [OWN],
  ),
  challenge(
    'SpamArrest',
    'Re: Minutes (verification required)',
    'Just this once, click the link below so I can receive your emails.\nYou won’t have to do this again.',
    [OWN, JUNK],
  ),
  challenge(
    'EarthLink',
    'Re: Minutes',
    'I apologize for this automatic reply to your email. To control spam, I now allow incoming messages only from senders I have approved beforehand.\n\nIf you would like to be added to my list of approved senders, please fill out the short request form.',
    [OWN, 'Precedence: bulk'],
  ),
  challenge(
    'Mailblocks',
    'Your message to bob@example.com - verification',
    'My Mailblocks spam-free email service requires that I verify your email address.',
  ),
  challenge(
    'BoxTrapper',
    'Your email requires verification verify#0a1b2c',
    'The message you sent requires that you verify that you are a real live human being and not a spam source.',
    [OWN],
  ),
  challenge('Qurb', 'Re: Minutes', 'This mailbox is using Qurb to keep out spam. Please reply.'),
  challenge(
    'Vanquish',
    'Re: Minutes',
    'My mail is protected by Vanquish. Please click to have it delivered.',
  ),
  challenge(
    'UOL',
    'AntiSpam UOL » Minutes',
    'Você enviou uma mensagem para bob@example.com. Para que sua mensagem seja encaminhada, por favor, clique aqui.',
  ),
  challenge('Bluebottle', 'Re: Minutes', 'Bluebottle: please reply once and your mail reaches me.'),
  challenge('Spamlion', 'Re: Minutes', 'Spamlion asks you to follow this link.'),
  challenge('ChoiceMail', 'Re: Minutes', 'I use ChoiceMail. Please fill in the form.'),
  challenge(
    'MailInBlack',
    'Mailinblack : authentification requise',
    "Votre message est bloqué dans l'attente de votre authentification.",
  ),
  challenge('Boxbe', 'Re: Minutes (action required)', 'Bob is now using Boxbe to prioritise mail.'),
  challenge(
    'English, unknown system',
    'Re: Minutes',
    'I get too much junk. Your message is being held until you answer the question on this page.',
  ),
  challenge(
    'German, unknown system',
    'Bestätigung nötig',
    'Bitte bestätigen Sie Ihre Nachricht, damit Ihre Nachricht zugestellt werden kann.',
  ),
  challenge(
    'French, unknown system',
    'Re: Question',
    'Merci de confirmer votre message en suivant ce lien.',
  ),
  challenge(
    'Spanish, unknown system',
    'Re: Pregunta',
    'Para que su mensaje sea entregado, pulse aquí.',
  ),
  challenge(
    'Portuguese, unknown system',
    'Re: Pergunta',
    'Sua mensagem será entregue assim que você responder.',
  ),
  challenge(
    'Italian, unknown system',
    'Re: Domanda',
    'Il suo messaggio verrà consegnato non appena avrà risposto.',
  ),
  challenge(
    'Dutch, unknown system',
    'Re: Vraag',
    'Uw bericht wordt bezorgd zodra u op deze link klikt.',
  ),
  challenge(
    'Russian, unknown system',
    'Re: Вопрос',
    'Пожалуйста, подтвердите отправку письма по ссылке.',
  ),
  challenge(
    'Japanese, unknown system',
    'Re: 質問',
    '送信者の確認のため、下記をクリックしてください。',
  ),
  challenge('Chinese, unknown system', 'Re: 问题', '为防止垃圾邮件，请确认您的邮件。'),
  row(
    'a list asked by mail',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-request@lists.example.com',
      'Precedence: bulk',
      'X-List-Administrivia: yes',
      'In-Reply-To: <1.a@example.org>',
      'Subject: confirm 0a1b2c3d',
    ],
    'Mailing list subscription confirmation notice for mailing list Talk\n\nWe have received a request for subscription of your email address.',
  ),
];

export { BULK, SUPPRESS };
