/**
 * Responders and filters that mark nothing in the header and write from their
 * owner's address, and what people write in nearly the same words.
 */

import { ANSWERS, GENERATED, NULL, REPLIED, type Row, row } from './row.ts';

const PATH = 'Return-Path: <kim.roe@example.com>';
const NAMED = 'From: "Roe, Kim" <kim.roe@example.com>';
const BARE = 'From: kim.roe@example.com';

/** From Kim's own address, marked by nothing. */
const own = (title: string, subject: string, body: string, from = NAMED): Row =>
  row(title, [PATH, from, `Subject: ${subject}`], body);

export const UNMARKED_REPLIES: readonly Row[] = [
  // Absence before the subject it answers: Exchange until 2003.
  own('Exchange 5.5', 'Out of Office: Call for bids', 'I am out of the office and back in March.'),
  own('Exchange 5.5, German', 'Abwesend: Ausschreibung', 'Ich bin außer Haus, ab März wieder da.'),
  own('Exchange 5.5, French', "Absence du bureau : Appel d'offres", 'Je suis absent en mars.'),
  own('Exchange 5.5, Italian', 'Fuori sede: Bando', 'Sono in ferie e rispondo al ritorno.'),
  own('Exchange 5.5, Dutch', 'Niet aanwezig: Aanbesteding', 'Ik ben afwezig.'),
  // Absence behind it: GroupWise, Eudora's stationery.
  own(
    'GroupWise',
    'Re: Call for bids (out of the office)',
    'I will be away from the office in March.',
  ),
  own('GroupWise, German', 'Re: Ausschreibung (nicht im Büro)', 'Im März bin ich nicht im Büro.'),
  own('Pegasus', 'Re: Bids [on vacation, out of office]', "I'm on vacation in March."),
  // Its owner in the third person: Lotus Notes, help desks.
  own('Notes', 'Kim Roe is out of the office.', 'I will return in March.', BARE),
  own('Notes, hierarchical', 'Kim Roe/Sales/Example is out of the office.', 'Back in March.', BARE),
  own(
    'Notes, German',
    'Kim Roe/Hamburg/Example ist außer Haus.',
    'Ich kehre im März zurück.',
    BARE,
  ),
  own('Notes, French', 'Kim Roe est absent(e) du bureau', 'De retour en mars.'),
  own('Notes, Spanish', 'Kim Roe está ausente de la oficina', 'Vuelvo en marzo.'),
  own(
    'who has left',
    'RE: Call for bids',
    'Kim Roe is no longer employed here. Write to Bob instead.',
  ),
  own('who has left, German', 'AW: Angebot', 'Guten Tag, Kim Roe arbeitet nicht mehr bei uns.'),
  own('who has left, French', 'RE: Offre', 'Kim Roe ne travaille plus dans notre service.'),
  own('who has left, Dutch', 'RE: Offerte', 'Kim Roe is niet meer werkzaam bij ons.'),
  // It says at once what it is: procmail, webmail filters.
  own('a new address', 'New address', 'This is an automated response. My address has changed.'),
  own(
    'a new address, French',
    'Adresse',
    'Ceci est une réponse automatique. Mon adresse a changé.',
  ),
  own(
    'a new address, Spanish',
    'Aviso',
    'Esta es una respuesta automática: mi dirección ha cambiado.',
  ),
  own('a script, German', 'Danke', 'Dies ist eine automatische Antwort. Ich melde mich.'),
  own('a script, Italian', 'Re: Bando', 'Questa è una risposta automatica. Rispondo al rientro.'),
  own('a script, Russian', 'Re: Тендер', 'Это автоматический ответ. Я напишу позже.'),
  // A name of its own, from the null sender.
  row('a webmail', [NULL, BARE, 'Subject: Example! Auto Response'], 'Gone fishing.'),
  row('a provider', [NULL, BARE, 'Subject: Kim’s Auto-Reply'], 'Gone fishing.'),
  // Absence or a new address from the null sender.
  row('a move', [NULL, BARE, 'Subject: Change of address'], 'I have moved to kim@example.net.'),
  row('a move, Swedish', [NULL, BARE, 'Subject: Ny adress'], 'Min adress har ändrats i mars.'),
  own('Exchange 5.5, Swedish', 'Frånvarande: Anbud', 'Jag har semester i mars.'),
  // Desks that take a mail in.
  row(
    'Zammad, Spanish',
    [PATH, NAMED, GENERATED, 'Precedence: bulk', ANSWERS, 'Subject: Gracias (Papel)'],
    'Su consulta (Ticket#47110) ha sido recibida.',
  ),
  row(
    'Zammad, German',
    [
      PATH,
      NAMED,
      GENERATED,
      'Precedence: bulk',
      ANSWERS,
      'Subject: Danke für Ihre Anfrage (Papier)',
    ],
    'Ihre Anfrage (Ticket#47110) ist bei uns eingegangen und wird bearbeitet.',
  ),
  row(
    'Zendesk with its number in the sentence',
    [PATH, NAMED, GENERATED, ANSWERS, 'Subject: Re: Paper'],
    'Your request (#47110) has been received.',
  ),
  row(
    'Jira Service Management',
    [PATH, NAMED, GENERATED, 'X-JIRA-FingerPrint: 0a1b', 'Subject: DESK-4711 Paper'],
    'Just confirming that we got your request. View it on the portal.',
  ),
  row(
    'a desk of postmasters that explains its replies',
    [
      NULL,
      'From: Postmaster Robot <postmaster-robot@example.com>',
      REPLIED,
      'Subject: Your message to us [PM-4711]',
    ],
    'We have received your mail; somebody will read it.\n\n550 5.7.1 means that your server was blocked.\n550 5.1.1 user unknown means that the mailbox does not exist.',
  ),
  row(
    'an abuse desk that quotes what it does not want',
    [NULL, 'From: Abuse <abuse@example.com>', REPLIED, 'Subject: [#47110] Received'],
    'Your message has been received. Bounces with undelivered mail are not read here.',
  ),
];

export const UNMARKED_CHALLENGES: readonly Row[] = [
  own(
    'a filter with a product’s name',
    'Re: Bids (verification)',
    'Spam Arrest keeps junk away from me. Click the link once and your message will be delivered.',
  ),
  own(
    'a registration',
    'Your email to Kim was held',
    'You are not on my list of approved senders. Please fill in the form on this web page; your message will be delivered as soon as I say yes.',
  ),
  own(
    'a picture',
    'Re: Bids (one more step)',
    'I get a lot of spam. Type the number in the picture and your mail will then be passed on to me.',
  ),
  own(
    'procmail, German',
    'Bitte bestätigen: Ausschreibung',
    'Das schreibt ein Filter gegen Spam. Antworten Sie auf diese Mail, dann wird Ihre Nachricht zugestellt.',
  ),
  own(
    'a filter, French',
    'Re: Offre - identification',
    'Pour lutter contre les courriers indésirables, cliquez sur ce lien : votre message sera ensuite remis.',
  ),
  own(
    'a filter, Spanish',
    'Re: Oferta',
    'Para evitar el spam, haga clic en este enlace y su mensaje será entregado.',
  ),
  own(
    'a filter, Portuguese',
    'Re: Oferta',
    'Para evitar spam, clique no link e sua mensagem será entregue.',
  ),
  own(
    'a filter, Italian',
    'Re: Offerta',
    'Contro lo spam: clicchi qui e il suo messaggio verrà consegnato.',
  ),
  own('a filter, Dutch', 'Re: Offerte', 'Tegen spam: klik op de link en uw bericht wordt bezorgd.'),
  own(
    'a filter, Russian',
    'Re: Тендер',
    'Это защита от спама. Перейдите по ссылке, и ваше письмо будет доставлено.',
  ),
];

export const NEARLY_UNMARKED: readonly Row[] = [
  row(
    'a shop’s null sender that is on holiday',
    [NULL, 'From: Shop <noreply@shop.example>', 'Subject: Closed'],
    'I am on vacation, says Kim, and so is our shop.',
  ),
  own('tells his colleague when', 'Out of office: next week', 'I am out of the office next week.'),
  own('tells his colleague when, German', 'Abwesend: Montag', 'Ich bin außer Haus am Montag.'),
  own('tells it in an answer', 'Re: Lunch', "I'm out of the office, let us meet in March."),
  row(
    'answers and names his absence',
    [PATH, NAMED, ANSWERS, 'Subject: Re: Lunch (out of the office)'],
    'I am out of the office; ask Bob.',
  ),
  row(
    'tells everybody',
    [PATH, NAMED, 'To: anna@example.org, tom@example.org', 'Subject: Out of Office: Kim'],
    'I am out of the office in March.',
  ),
  own('tells of a colleague', 'Re: Bob', 'Bob Low is no longer employed here, I heard.'),
  own('tells of a colleague’s absence', 'Bob Low is out of the office', 'He is back in March.'),
  own('has a new address', 'New address', 'My email address has changed, please note it.'),
  own(
    'has a new address, German',
    'Neue Adresse',
    'Meine neue E-Mail-Adresse lautet k@example.net.',
  ),
  own('cites a responder', 'Bob', '> This is an automatic reply.\nHas he got a robot?'),
  own('cites a responder below a line', 'Bob', 'Bob Low wrote:\nThis is an automatic reply.'),
  own('signs', 'Lunch', 'See you on Monday.\n\nKim Roe\nSales'),
  own(
    'found a mail among the spam',
    'Your mail',
    'Your message was in my spam folder, sorry. Please click on reply and send it again.',
  ),
  own(
    'explains a block',
    'Re: blocked',
    'Your server was listed for spam. Follow the link to have it removed; it takes an hour.',
  ),
  row(
    'a page where one signs up',
    [
      'Return-Path: <noreply@shop.example>',
      'From: Shop <noreply@shop.example>',
      'Subject: Please register',
    ],
    'Click to confirm that you are no robot. You only need to do this once. No spam, we promise.',
  ),
  row(
    'an order that was taken in',
    [
      'Return-Path: <noreply@shop.example>',
      'From: Shop <noreply@shop.example>',
      'Subject: Order 4711',
    ],
    'This is an automated response. Thank you for your order.',
  ),
  row(
    'a ticket that moves',
    [PATH, NAMED, GENERATED, 'X-JIRA-FingerPrint: 0a1b', 'Subject: DESK-4711 Paper'],
    'Bob Low resolved this as done: delivery failed, user unknown.',
  ),
  row(
    'to who runs a list',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-owner@lists.example.com',
      'To: talk-admin@lists.example.com',
      'List-Post: <mailto:talk@lists.example.com>',
      'X-List-Administrivia: yes',
      'Subject: Bounce action notification',
    ],
    'A subscription was disabled: undeliverable mail to anna@example.org, user unknown.',
  ),
  row(
    'from a list, to the list',
    [
      PATH,
      NAMED,
      'To: talk@lists.example.com',
      'List-Post: <mailto:talk@lists.example.com>',
      'Subject: Returned mail',
    ],
    'My mail to anna@example.org is undeliverable, user unknown.',
  ),
];
