/**
 * Near misses in several languages: mail that uses the words or the header of a
 * report, and is none.
 */

import { BULK, SUPPRESS } from './automatic.ts';
import { ANSWERS, BOB, EXCHANGE, GENERATED, NULL, OWN, POSTMASTER, type Row, row } from './row.ts';

const SHOP = ['Return-Path: <bounce-7@shop.example>', 'From: Shop <noreply@shop.example>'];
const NULL_SHOP = [NULL, 'From: Shop <noreply@shop.example>'];
const shop = (title: string, subject: string, body: string): Row =>
  row(title, [...SHOP, `Subject: ${subject}`], body);
const nullShop = (title: string, subject: string, body: string): Row =>
  row(title, [...NULL_SHOP, `Subject: ${subject}`], body);
const person = (title: string, subject: string, body: string): Row =>
  row(title, [OWN, BOB, `Subject: ${subject}`], body);

export const NEAR_MISSES: readonly Row[] = [
  // Sites that take postings by mail, and speak of what people wrote there.
  row(
    'a tracker that repeats what somebody says of a reply',
    [
      'From: Forge <forge@example.com>',
      'X-GitLab-Project: mail',
      GENERATED,
      ANSWERS,
      'Subject: Re: Your reply is lost when the queue is full (#77)',
    ],
    'Ada commented:\n\nYour reply could not be delivered to kim@example.net in my test as well.',
  ),
  row(
    'a forum that moved a posting',
    ['From: noreply@example.com', GENERATED, 'Subject: Your post was moved'],
    'Your post "Paint" was moved to another board by a moderator.',
  ),
  row(
    'a list that welcomes',
    ['From: talk-request@example.com', 'Precedence: bulk', 'Subject: Welcome to talk'],
    'Your message to the list will from now on be sent to 77 subscribers. To leave, write to talk-leave@example.com.',
  ),
  // Of mail that was not delivered, from those who run a site and from those who do not.
  row(
    'a webmaster who tells of his form',
    ['From: Webmaster <webmaster@example.com>', 'Subject: New pages'],
    'Hello Anna,\n\nthe form was broken last week: messages sent with it were not delivered, sorry. Write to kim@example.com if something is missing.',
  ),
  row(
    'a postmaster about a block list',
    ['From: Postmaster <postmaster@example.com>', ANSWERS, 'Subject: Re: Your question'],
    'Dear Ms Roe,\n\nthank you for your question. Your server was on our list until yesterday, so that mail from it was rejected. It is off now.\n\nK. Wolf',
  ),
  person(
    'a colleague who tells of a bounce',
    'Your mail to Kim',
    'Hi Anna,\n\nyour mail to kim@example.com was not delivered, she left us in May. Try kim@example.net.',
  ),
  row(
    'a help desk that answers about a bounce',
    ['From: Helpdesk <helpdesk@example.com>', ANSWERS, 'Subject: Re: [HD-4411] Bounce'],
    'Dear Anna,\n\nyour mail to kim@example.net was not delivered because their server was down. Please try again.',
  ),
  row(
    'an office that tells of somebody who left',
    ['From: office@example.com', 'Subject: Kim has left'],
    'Dear all,\n\nKim left us on Friday. Mail to kim@example.com is no longer read; yours to the office is answered as before.',
  ),
  row(
    'a postmaster to all, about what will be refused',
    ['From: Postmaster <postmaster@example.com>', 'Subject: Change of the filter'],
    'Dear users,\n\nfrom Monday on, mail that is identified as spam will be rejected. If mail to you is refused by mistake, write to\nkim@example.com.',
  ),
  row(
    'a postmaster to all, who names one of them',
    ['From: Postmaster <postmaster@example.com>', 'Subject: Change of the filter'],
    'Dear users,\n\nfrom Monday on, mail that is identified as spam is rejected. On Tuesday kim@example.com shows how.',
  ),
  row(
    'a site about an address that is not there',
    ['From: noreply@shop.example', 'Subject: Please check your data'],
    'Hello,\n\nyour e-mail address kim@example.com does not exist. Please check it in your account.',
  ),
  row(
    'a site about an account',
    ['From: info@example.com', 'Subject: Your account'],
    'Hello,\n\nyour mail account kim@example.com has been blocked. Please call us.',
  ),
  row(
    'a site about an address, Spanish',
    ['From: info@example.com', 'Subject: Su cuenta'],
    'Hola:\n\nSu correo electrónico kim@example.com no existe en nuestro registro, fue rechazado.',
  ),
  row(
    'a forum that refuses a posting',
    ['From: Forum <admin@forum.example>', 'Subject: Your topic'],
    'Hello,\n\nyour posting was rejected: please read the rules and try again.',
  ),
  row(
    'a shop from an address nobody reads',
    ['From: noreply@shop.example', 'Subject: Delivery failed: your gift card'],
    'Your gift card could not be delivered to kim@example.net. Please check the address in your account.',
  ),
  // Goods, not messages.
  shop(
    'parcel, English',
    'Your package could not be delivered',
    'Your parcel was not delivered. We will retry tomorrow.',
  ),
  shop('parcel, German', 'Zustellung fehlgeschlagen', 'Ihr Paket konnte nicht zugestellt werden.'),
  shop('parcel, French', 'Échec de livraison de votre colis', "Votre colis n'a pas pu être remis."),
  shop('parcel, Spanish', 'Entrega fallida', 'No se pudo entregar su paquete.'),
  shop(
    'parcel, Portuguese',
    'Falha na entrega da sua encomenda',
    'Não foi possível entregar a encomenda.',
  ),
  shop(
    'parcel, Italian',
    'Mancata consegna del pacco',
    'Non è stato possibile consegnare il pacco.',
  ),
  shop('parcel, Dutch', 'Uw pakket is niet bezorgd', 'Het pakket kon niet worden afgeleverd.'),
  shop('parcel, Russian', 'Не удалось доставить посылку', 'Посылка не доставлена.'),
  shop(
    'parcel, Japanese',
    'お荷物をお届けできませんでした',
    '荷物が届けられませんでした。配送できません。',
  ),
  shop('parcel, Chinese', '包裹无法送达', '您的包裹无法投递。'),
  nullShop(
    'parcel that arrived, null sender',
    'Delivered: Your order 4711',
    'Your package was delivered at the front door.',
  ),
  nullShop(
    'parcel that arrived, German',
    'Zugestellt: Ihre Bestellung',
    'Ihr Paket wurde zugestellt.',
  ),
  nullShop(
    'parcel that is late, French',
    'Livraison retardée',
    'La livraison de votre colis est retardée.',
  ),
  nullShop('train that is late, Dutch', 'Vertraging', 'Uw trein is vertraagd.'),
  nullShop('flight that is late, Spanish', 'Vuelo retrasado', 'Su vuelo se ha retrasado.'),
  shop(
    'an order',
    'We have received your order',
    'Thank you for your order 4711. This is an automated message, please do not reply.',
  ),
  row(
    'an order, auto-generated',
    [...SHOP, GENERATED, SUPPRESS, 'Subject: Order confirmation'],
    'Thank you for your order. This is an automated response.',
  ),
  nullShop(
    'a newsletter with the null sender',
    'Holiday offers',
    'Out of ideas? We are on holiday prices.',
  ),
  row(
    'a newsletter about vacations',
    [...SHOP, 'List-Unsubscribe: <mailto:u@shop.example>', 'Subject: Vacation message: fly now'],
    'I am on vacation, says Kim.',
  ),
  nullShop('a travel agent, Spanish', 'Vuelos de vacaciones', 'Ofertas para el verano.'),
  nullShop('a travel agent, Italian', 'Tutti in ferie', 'Offerte per il mare.'),
  nullShop(
    'a sign-up page',
    'Please verify your email address',
    'Click to verify your account. Your code is 123456.',
  ),
  shop(
    'a sign-up page that wants people',
    'Confirm your account',
    'To prove you are human, click the link.',
  ),
  row(
    'a web form',
    [...SHOP, GENERATED, 'Subject: Your registration'],
    'We have received your request to open an account.',
  ),
  row(
    'marketing of a scanner',
    [
      'Return-Path: <b@av.example>',
      'From: Norton AntiVirus <news@av.example>',
      'Subject: Virus alert: new worm in the wild',
    ],
    'Thousands of computers are infected with the new worm. Buy now.',
  ),
  row(
    'a virus newsletter',
    [
      'Return-Path: <b@av.example>',
      'From: Security News <news@av.example>',
      'Subject: Virus warning',
      'List-Id: <news.av.example>',
    ],
    'A virus was found in the wild.',
  ),
  // Machines that answer no message.
  row(
    'cron',
    [OWN, 'From: root <root@example.com>', GENERATED, 'Subject: Cron <root@host> mailq'],
    'delivery failed: user unknown, will retry',
  ),
  row(
    'a TLS report',
    [
      NULL,
      'From: tls-reports@example.com',
      'Subject: Report Domain: example.org Submitter: example.com Report-ID: <1@example.com>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=tlsrpt; boundary=b',
    ],
    '--b\r\nContent-Type: text/plain\r\n\r\nThis is an aggregate TLS report from example.com\r\n--b\r\nContent-Type: application/tlsrpt+gzip\r\nContent-Transfer-Encoding: base64\r\n\r\nH4sIAAAA\r\n--b--',
  ),
  row(
    'a DMARC aggregate report with the null sender',
    [
      NULL,
      POSTMASTER,
      'Subject: Report domain: example.org Submitter: example.com Report-ID: 4711',
    ],
    'This is an aggregate report.',
  ),
  row(
    'Bugzilla',
    [
      NULL,
      'From: bugzilla-daemon@bugs.example.com',
      GENERATED,
      'X-Bugzilla-Type: changed',
      ANSWERS,
      'Subject: [Bug 1] Automatic reply: not recognised',
    ],
    'I am out of the office is not matched.',
  ),
  row(
    'GitHub',
    [
      OWN,
      'From: Kim <notifications@github.example>',
      'X-GitHub-Reason: mention',
      'List-ID: <repo.example>',
      'Precedence: list',
      'Subject: Re: [repo] Undelivered mail is not parsed',
    ],
    'Delivery failed in CI.',
  ),
  row(
    'Jira',
    [
      OWN,
      'From: Jira <jira@example.com>',
      'X-JIRA-FingerPrint: 0a1b',
      GENERATED,
      'Subject: [JIRA] (BOX-1) Mail delivery failed',
    ],
    'Kim commented: user unknown, 550 5.1.1',
  ),
  row(
    'a meeting that was passed on',
    [NULL, EXCHANGE, 'Subject: Meeting Forward Notification: Minutes'],
    'Your meeting request has been forwarded.\n\nRecipients: Kim',
  ),
  row(
    'a meeting that was passed on, German',
    [NULL, EXCHANGE, 'Subject: Besprechungsweiterleitungsbenachrichtigung: Protokoll'],
    'Ihre Besprechung wurde weitergeleitet.',
  ),
  row(
    'a calendar',
    [NULL, BOB, 'Subject: Declined: Minutes @ Fri'],
    'Bob has declined this invitation.',
  ),
  row(
    'a full mailbox, English',
    [NULL, POSTMASTER, 'Subject: Your mailbox is full'],
    'Your mailbox is full and can no longer receive messages. Please delete some.',
  ),
  row(
    'a full mailbox, Exchange',
    [NULL, EXCHANGE, 'Subject: Mailbox full'],
    'Your mailbox is full. New mail could not be delivered.',
  ),
  row(
    'a full mailbox, German',
    [NULL, POSTMASTER, 'Subject: Ihr Postfach ist voll'],
    'Ihr Postfach ist voll. Neue Nachrichten konnten nicht zugestellt werden.',
  ),
  row(
    'a full mailbox, French',
    [NULL, POSTMASTER, 'Subject: Votre boîte est pleine'],
    'Votre boîte aux lettres est presque pleine.',
  ),
  row(
    'a full mailbox, Spanish',
    [NULL, POSTMASTER, 'Subject: Su buzón está casi lleno'],
    'Su buzón está casi lleno. No se pudo entregar correo nuevo.',
  ),
  row(
    'a full mailbox, Italian',
    [NULL, POSTMASTER, 'Subject: La tua casella è quasi piena'],
    'La tua casella ha superato la soglia. Mancata consegna possibile.',
  ),
  row(
    'a full mailbox, Russian',
    [NULL, POSTMASTER, 'Subject: Ваш почтовый ящик переполнен'],
    'Ваш почтовый ящик переполнен, новые письма не могут быть доставлены: не доставлено 3.',
  ),
  row(
    'a quarantine digest',
    [NULL, POSTMASTER, 'Subject: Quarantine summary'],
    'These messages were not delivered. Messages in your quarantine: 3',
  ),
  row(
    'a quarantine digest, French',
    [NULL, POSTMASTER, 'Subject: Quarantaine'],
    'Messages non distribués : 3',
  ),
  row(
    'to the moderator of a list',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-owner@lists.example.com',
      'X-List-Administrivia: yes',
      'Precedence: bulk',
      'Subject: 3 Talk moderator request(s) waiting',
    ],
    'The talk mailing list has 3 request(s) waiting for your consideration.',
  ),
  row(
    'a list asked on a web page',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-request@lists.example.com',
      'X-List-Administrivia: yes',
      'Precedence: bulk',
      'Subject: confirm 0a1b2c3d',
    ],
    'Mailing list subscription confirmation notice for mailing list Talk\n\nWe have received a request from 192.0.2.1 for subscription of your email address.',
  ),
  row(
    'a welcome to a list',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-request@lists.example.com',
      'X-List-Administrivia: yes',
      'Precedence: bulk',
      'Subject: Welcome to the "Talk" mailing list',
    ],
    'Welcome to the Talk mailing list! You must know your password.',
  ),
  row(
    'a voice mail',
    [NULL, EXCHANGE, 'Subject: Voice Mail from Bob'],
    'You received a voice mail from Bob Roe.',
  ),
  row('a fax', [NULL, EXCHANGE, 'Subject: Fax from 555 0100'], 'You received a 2-page fax.'),
  row(
    'a phone that was blocked',
    [NULL, EXCHANGE, 'Subject: Your phone is temporarily blocked'],
    'Your phone is temporarily blocked from synchronizing using Exchange ActiveSync until your administrator grants it access.',
  ),
  row(
    'a staff office, German',
    [...SHOP, GENERATED, 'Subject: Abwesenheit genehmigt: Kim Roe'],
    'Kim Roe ist außer Haus vom 3. bis 10. Mai.',
  ),
  row(
    'a staff office, English',
    [...SHOP, GENERATED, SUPPRESS, 'Subject: Vacation notice: Kim Roe'],
    'Kim Roe is out of the office until 10 May.',
  ),
  row(
    'a web form, French',
    [...SHOP, GENERATED, 'Subject: Votre demande'],
    'Votre demande a bien été enregistrée. Nous avons bien reçu votre dossier.',
  ),
  row(
    'a web form, Japanese',
    [...SHOP, GENERATED, 'Subject: お問い合わせありがとうございます'],
    'お問い合わせを受け付けました。',
  ),
  row(
    'an application for a job',
    [...SHOP, GENERATED, 'Subject: We have received your application'],
    'We have received your message and your application.',
  ),
  // People.
  person(
    'tells of his holidays, English',
    'Out of office next week',
    'I will be out of the office next week.',
  ),
  person(
    'tells of his holidays, German',
    'Im Urlaub',
    'Ich bin im Urlaub vom 3. bis 10. Mai, bitte plant ohne mich.',
  ),
  person('tells of his holidays, French', 'Absence', 'Je suis absent demain.'),
  person(
    'tells of his holidays, Spanish',
    'De vacaciones',
    'Estoy de vacaciones la semana que viene.',
  ),
  person('tells of his holidays, Portuguese', 'De férias', 'Estou de férias em maio.'),
  person('tells of his holidays, Italian', 'In ferie', 'Sono in ferie da lunedì.'),
  person('tells of his holidays, Dutch', 'Op vakantie', 'Ik ben op vakantie in mei.'),
  person('tells of his holidays, Russian', 'Отпуск', 'Я в отпуске с понедельника.'),
  person('tells of his holidays, Japanese', '休暇', '来週は休暇中です。'),
  person('tells of his holidays, Chinese', '休假', '我在休假，下周回来。'),
  person('answers an automatic reply', 'Re: Automatic reply: Minutes', 'Enjoy the beach!'),
  person(
    'answers an automatic reply, German',
    'AW: Abwesenheitsnotiz: Protokoll',
    'Schönen Urlaub!',
  ),
  person(
    'answers a bounce, French',
    'RE: Non remis : Compte rendu',
    "Ton message n'a pas été remis, adresse inconnue.",
  ),
  person('answers a bounce, Chinese', '答复: 系统退信', '邮件被退回了，收件人不存在。'),
  person('answers a bounce, Turkish', 'YNT: Teslim edilemedi: Tutanak', 'Adres bulunamadı diyor.'),
  person(
    'says it bounced',
    'Your address',
    'My mail to kim@example.net bounced: 550 5.1.1 user unknown. Does it not exist?',
  ),
  person(
    'says it bounced, German',
    'Adresse von Kim',
    'Meine Mail an kim@example.net war unzustellbar, Empfänger unbekannt.',
  ),
  person(
    'says it bounced, Spanish',
    'Correo de Kim',
    'No se pudo entregar mi mensaje a kim@example.net, usuario desconocido.',
  ),
  person('says it was read', 'Read: the minutes', 'I read your message, thanks.'),
  person(
    'writes about a virus',
    'Virus',
    'Your mail contained a virus, I think. My scanner says it is infected with X.',
  ),
  person(
    'writes about challenges',
    'Re: confirm',
    'Please confirm your message arrived; Kim uses SpamArrest.',
  ),
  person(
    'thanks for a mail',
    'Re: Minutes',
    'Thank you for your email. We have received your message and I agree.',
  ),
  person('wants a receipt', 'Delivery report', 'Please send me the delivery report for May.'),
  person('asks about responders', 'Automatic reply does not work', 'Can you help?'),
  person('asks about responders, German', 'Automatische Antwort einrichten', 'Wie geht das?'),
  person('asks about responders, Japanese', 'Re: 自動返信の設定', '設定を教えてください。'),
  row(
    'a help desk’s man',
    [OWN, BOB, ANSWERS, SUPPRESS, 'Subject: Re: Printer'],
    'Thank you for contacting us. The printer works again. Kim',
  ),
  row(
    'a postmaster himself',
    ['Return-Path: <postmaster@example.com>', POSTMASTER, 'Subject: Your server'],
    'Hello, your server was blocked; mail to kim@example.net has been rejected. Is it fixed? Kim',
  ),
  row(
    'a list member quotes a list’s notice',
    [OWN, BOB, 'List-Id: <talk.lists.example.com>', 'Precedence: list', 'Subject: moderation'],
    'It said: Is being held until the list moderator can review it for approval. Why?',
  ),
  row(
    'a list member asks about responders',
    [OWN, BOB, 'List-Id: <talk.lists.example.com>', BULK, 'Subject: Automatic reply: how to'],
    'This is an automatic reply, says mine.',
  ),
  row(
    'spam from nobody',
    [NULL, 'From: Pills <win@pills.example>', 'Subject: Delay more'],
    'It delays. Try it.',
  ),
  row(
    'spam that pretends to be an answer',
    [NULL, 'From: Pills <win@pills.example>', 'Subject: Re: Minutes'],
    'Click here.',
  ),
  row(
    'phishing about storage',
    [
      'Return-Path: <x@phish.example>',
      'From: Mail Administrator <x@phish.example>',
      'Subject: Mailbox full',
    ],
    'Your mailbox has exceeded its storage. Click here to upgrade.',
  ),
  row(
    'an answer on a list whose manager writes no list fields',
    [
      'Return-Path: <owner-admins@lists.example.com>',
      'Sender: owner-admins@lists.example.com',
      BOB,
      'Precedence: bulk',
      'Subject: Re: Returned mail: User unknown',
    ],
    'Rita wrote:\n>    ----- The following addresses had permanent fatal errors -----\n> <carol@example.net>\n>     (reason: 553 5.3.0 No such user)\n\nThat is your access map.',
  ),
  row(
    'an answer that somebody’s mail program marks as bulk',
    [OWN, BOB, 'Precedence: bulk', 'Subject: Re: Returned mail: User unknown'],
    'You wrote:\n>    ----- The following addresses had permanent fatal errors -----\n> <carol@example.net>\n\nWhy?',
  ),
  row(
    'a newsletter about mail',
    [
      'From: "Mail Weekly" <postmaster@weekly.example>',
      'List-Id: <weekly.weekly.example>',
      'Subject: Undeliverable: what it means',
    ],
    'Nobody likes to read that a message could not be delivered. We explain 550 5.7.1 and 552 5.2.2.',
  ),
];
