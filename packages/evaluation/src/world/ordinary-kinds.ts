/**
 * Ordinary mail that looks a little like a report: machines that write about
 * failures, people who write about bounces, lists, receipts asked for, complaints and
 * aggregate reports. None answers a mail as a report does; all must stay untouched.
 *
 * `@` of a field stands for somebody's address, `#` for a word of each copy's own.
 */

/** Mail of one kind that is no report. */
export interface OrdinaryKind {
  /** In kebab-case. */
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  readonly from: string;
  readonly subject: string;
  /** Further lines of the header. */
  readonly fields?: readonly string[];
  /** Whether MAIL FROM is the null sender. */
  readonly nullSender?: boolean;
  readonly body: readonly string[];
}

const AUTOMATIC = ['Auto-Submitted: auto-generated'];
const BULK = ['Precedence: bulk'];
const LIST = ['List-Id: Growers <growers.lists.#-example.net>', 'Precedence: list'];

/** Parts of a mail of several, behind the boundary `b#`. */
function parts(...all: readonly (readonly string[])[]): readonly string[] {
  return [...all.flatMap((part) => ['--b0', ...part]), '--b0--'];
}

function multipart(type: string): readonly string[] {
  return ['MIME-Version: 1.0', `Content-Type: multipart/${type}; boundary=b0`];
}

/** A notice as somebody quotes it. */
const QUOTED = [
  '> This is the mail system at host mx.#-example.net.',
  '>',
  '> Your message could not be delivered to one or more recipients.',
  '>',
  '> <@>: host mx.#-example.net said: 550 5.1.1 User unknown',
];

/** All kinds, each as likely in a set. */
export const ORDINARY_KINDS: readonly OrdinaryKind[] = [
  {
    name: 'cron-output',
    language: 'en',
    from: 'Cron Daemon <root@#.example.net>',
    subject: 'Cron <root@web-#> /usr/local/bin/backup --all',
    fields: [...AUTOMATIC, 'X-Cron-Env: <SHELL=/bin/sh>'],
    body: [
      'rsync: connection unexpectedly closed (0 bytes received so far)',
      'error: backup of /srv/# failed with status 12',
    ],
  },
  {
    name: 'monitoring-alert',
    language: 'en',
    from: 'monitoring <nagios@#.example.net>',
    subject: '** PROBLEM Service Alert: mx-#/SMTP is CRITICAL **',
    fields: AUTOMATIC,
    body: [
      'Service: SMTP',
      'Host: mx-#',
      'State: CRITICAL',
      '',
      'Additional info: connect to port 25 failed: Connection refused',
      'Mail queue: 218 messages deferred, 14 bounced.',
    ],
  },
  {
    name: 'monitoring-alert-de',
    language: 'de',
    from: 'Überwachung <alarm@#.example.net>',
    subject: 'WARNUNG: Mail-Warteschlange auf mail-# zu lang',
    fields: AUTOMATIC,
    body: [
      'In der Warteschlange liegen 431 Nachrichten, davon 57 unzustellbar.',
      'Grund der meisten: Host oder Domain unbekannt.',
      'Diese Nachricht wurde automatisch erstellt.',
    ],
  },
  {
    name: 'build-result',
    language: 'en',
    from: 'builds <noreply@ci.#-example.net>',
    subject: 'Build failed: parser/main, 3 tests failed',
    fields: AUTOMATIC,
    body: [
      'Commit # broke the build.',
      '',
      'FAIL delivery status: expected failed, received delayed',
      'See http://ci.#-example.net/jobs/# for the whole log.',
    ],
  },
  {
    name: 'ticket-opened',
    language: 'en',
    from: 'Support <support@#-example.net>',
    subject: '[Ticket #] We got your request about undelivered mail',
    fields: [...AUTOMATIC, 'X-Ticket: #'],
    body: [
      'A colleague will look at your request.',
      'Please keep the number of the ticket in the subject when you write again.',
    ],
  },
  {
    name: 'ticket-comment',
    language: 'en',
    from: 'Ines Marlow <support@#-example.net>',
    subject: 'Re: [Ticket #] Mail to our supplier is returned',
    fields: ['In-Reply-To: <#@tickets.example.net>'],
    body: [
      'Hello,',
      '',
      'I looked at the log. The other server answers 550 5.7.1, so it refuses our address.',
      'We have written to its postmaster. I keep the ticket open.',
      '',
      'Ines',
    ],
  },
  {
    name: 'log-digest',
    language: 'en',
    from: 'Logwatch <logwatch@#.example.net>',
    subject: 'Logwatch for mail-# (Linux)',
    fields: AUTOMATIC,
    body: [
      '--------------------- Postfix Begin ------------------------',
      '   12   Bounced',
      '    4   Deferred',
      '    2   User unknown',
      '      1   550 5.1.1 <@>: Recipient address rejected',
      '---------------------- Postfix End -------------------------',
    ],
  },
  {
    name: 'forward-with-question',
    language: 'en',
    from: 'Tom Harrow <@>',
    subject: 'Fwd: Undelivered Mail Returned to Sender',
    body: [
      'Can you tell me what this means? I only wrote to Paula about the lease.',
      '',
      'Tom',
      '',
      ...QUOTED,
    ],
  },
  {
    name: 'forward-with-question-de',
    language: 'de',
    from: 'Karin Holm <@>',
    subject: 'WG: Unzustellbar: Angebot',
    body: [
      'Hallo,',
      '',
      'weißt du, was das heißen soll? Die Adresse hat letzte Woche noch gestimmt.',
      '',
      'Karin',
      '',
      ...QUOTED,
    ],
  },
  {
    name: 'forward-with-question-fr',
    language: 'fr',
    from: 'Luc Besnard <@>',
    subject: 'TR : message non remis',
    body: [
      'Bonjour,',
      '',
      'Peux-tu m’aider ? Je ne comprends pas pourquoi mon message est revenu.',
      '',
      'Luc',
      '',
      ...QUOTED,
    ],
  },
  {
    name: 'forward-attached',
    language: 'en',
    from: 'Mara Stone <@>',
    subject: 'A bounce I do not understand',
    fields: multipart('mixed'),
    body: parts(
      [
        'Content-Type: text/plain',
        '',
        'Please have a look at the attached text that I got yesterday. Do we have to do something?',
        '',
        'Mara',
      ],
      [
        'Content-Type: text/plain; name=bounce.txt',
        'Content-Disposition: attachment; filename=bounce.txt',
        '',
        ...QUOTED.map((line) => line.slice(2)),
      ],
    ),
  },
  {
    name: 'postmasters-discussion',
    language: 'en',
    from: 'Jon Avery <@>',
    subject: 'Re: [growers] bounces after the move of the server',
    fields: LIST,
    body: [
      '> we get "mail delivery failed: returning message to sender" for every post',
      '',
      'That is the old forwarder. It rewrites the envelope sender but not the header,',
      'so a MAILER-DAEMON answers to the list. Take the address out and try again.',
    ],
  },
  {
    name: 'postmasters-discussion-es',
    language: 'es',
    from: 'Nuria Campos <@>',
    subject: 'Re: correos devueltos por el servidor nuevo',
    fields: LIST,
    body: [
      'Desde ayer nos devuelven todos los correos con «usuario desconocido».',
      'Creo que falta el registro MX del dominio; mañana lo reviso y os digo.',
    ],
  },
  {
    name: 'newsletter-on-deliverability',
    language: 'en',
    from: 'The Sender’s Letter <letter@news.#-example.com>',
    subject: 'Five reasons why your mail bounces, and what to do',
    fields: [...BULK, 'List-Unsubscribe: <http://news.#-example.com/u/#>'],
    body: [
      '1. The mailbox does not exist (550 5.1.1).',
      '2. The mailbox is full (552 5.2.2).',
      '3. Your host is on a block list.',
      '',
      'Read more at http://news.#-example.com/bounces or unsubscribe below.',
    ],
  },
  {
    name: 'list-digest',
    language: 'en',
    from: 'growers-request@lists.#-example.net',
    subject: 'Growers Digest, Vol 14, Issue 3',
    fields: LIST,
    body: [
      'Send Growers mailing list submissions to',
      '  growers@lists.#-example.net',
      '',
      "Today's Topics:",
      '',
      '   1. Re: Mail delivery failed (Jon Avery)',
      '   2. Seeds for spring (Ines Marlow)',
      '',
      '----------------------------------------',
      '',
      'Message: 1',
      'Subject: Re: Mail delivery failed',
      '',
      'It works again.',
    ],
  },
  {
    name: 'list-welcome',
    language: 'en',
    from: 'growers-request@lists.#-example.net',
    subject: 'Welcome to the "Growers" mailing list',
    fields: [...LIST, 'Auto-Submitted: auto-generated'],
    body: [
      'Your subscription has been accepted. You will get every post.',
      'To leave the list write to growers-leave@lists.#-example.net.',
    ],
  },
  {
    name: 'list-bounce-action',
    language: 'en',
    from: 'Mail list manager <mailman@lists.#-example.net>',
    subject: 'Growers post from @ requires approval',
    fields: AUTOMATIC,
    body: [
      'As list administrator, your authorization is requested for the following',
      'mailing list posting:',
      '',
      '    List:    growers@lists.#-example.net',
      '    Subject: Seeds for spring',
      '    Reason:  Post by non-member to a members-only list',
    ],
  },
  {
    name: 'list-admin-de',
    language: 'de',
    from: 'Listenverwaltung <owner@lists.#-example.net>',
    subject: 'Monatliche Erinnerung an Ihre Abonnements',
    fields: AUTOMATIC,
    body: [
      'Sie beziehen die folgenden Listen. Ihr Kennwort ändern Sie auf unserer Seite.',
      '',
      '    garten@lists.#-example.net',
    ],
  },
  {
    name: 'calendar-invitation',
    language: 'en',
    from: 'Ines Marlow <@>',
    subject: 'Invitation: review of failed deliveries, Thursday 10:00',
    fields: multipart('alternative'),
    body: parts(
      [
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Thursday 10:00 to 11:00, room 3. We go through the deliveries that failed in March.',
      ],
      [
        'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
        '',
        'BEGIN:VCALENDAR',
        'METHOD:REQUEST',
        'BEGIN:VEVENT',
        'UID:#',
        'DTSTART:20260305T100000Z',
        'SUMMARY:Review of failed deliveries',
        'END:VEVENT',
        'END:VCALENDAR',
      ],
    ),
  },
  {
    name: 'dmarc-aggregate',
    language: 'en',
    from: 'DMARC reports <noreply-dmarc@#-example.com>',
    subject: 'Report domain: example.org Submitter: #-example.com Report-ID: #',
    fields: multipart('mixed'),
    body: parts(
      ['Content-Type: text/plain', '', 'This is an aggregate report of #-example.com.'],
      [
        'Content-Type: application/gzip; name="#-example.com!example.org!1767571200!1767657600.xml.gz"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment',
        '',
        'H4sIAAAAAAAAA7MpSCxRSMwrz0xJLdEpSCwqsbVRMlTQB4oZKMUBAMYYCyweAAAA',
      ],
    ),
  },
  {
    name: 'tls-report',
    language: 'en',
    from: 'TLS reports <noreply-smtp-tls@#-example.com>',
    subject: 'Report Domain: example.org Submitter: #-example.com Report-ID: <#>',
    fields: [
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type="tlsrpt"; boundary=b0',
      'TLS-Report-Domain: example.org',
    ],
    body: parts(
      ['Content-Type: text/plain', '', 'This is an aggregate TLS report.'],
      ['Content-Type: application/tlsrpt+json', '', '{"organization-name":"#","policies":[]}'],
    ),
  },
  {
    name: 'complaint',
    language: 'en',
    from: 'Feedback loop <fbl@#-example.com>',
    subject: 'Email feedback report',
    fields: [
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b0',
    ],
    body: parts(
      [
        'Content-Type: text/plain',
        '',
        'This is an email abuse report for a message received from 192.0.2.1.',
      ],
      [
        'Content-Type: message/feedback-report',
        '',
        'Feedback-Type: abuse',
        'User-Agent: Loop/1.0',
        'Version: 1',
        'Original-Rcpt-To: <@>',
        'Arrival-Date: Mon, 5 Jan 2026 10:00:00 +0000',
      ],
      [
        'Content-Type: message/rfc822',
        '',
        'From: newsletter@example.org',
        'Subject: Spring',
        'Message-ID: <#@example.org>',
        '',
        'The first seeds are here.',
      ],
    ),
  },
  {
    name: 'password-reset',
    language: 'en',
    from: 'Accounts <no-reply@#-example.com>',
    subject: 'Reset your password',
    fields: AUTOMATIC,
    body: [
      'Somebody asked for a new password for your account.',
      'If it was you, go to http://#-example.com/reset/# within an hour. If not, do nothing.',
    ],
  },
  {
    name: 'address-confirmation',
    language: 'en',
    from: 'Forum <no-reply@#-example.net>',
    subject: 'Your account needs one more step',
    fields: AUTOMATIC,
    body: [
      'Welcome! You opened an account with us today.',
      'Open http://#-example.net/activate/# to begin.',
    ],
  },
  {
    name: 'order-confirmation-de',
    language: 'de',
    from: 'Gartenladen <bestellung@#-example.de>',
    subject: 'Ihre Bestellung 4711-# ist eingegangen',
    fields: AUTOMATIC,
    body: [
      'Vielen Dank für Ihre Bestellung. Wir liefern in drei bis fünf Tagen.',
      'Kann das Paket nicht zugestellt werden, liegt es sieben Tage in der Filiale.',
    ],
  },
  {
    name: 'parcel-not-delivered',
    language: 'en',
    from: 'Parcels <info@#-example.com>',
    subject: 'We could not deliver your parcel',
    fields: AUTOMATIC,
    body: [
      'Our driver was at your door at 11:42 and nobody was in.',
      'Delivery failed. We try again tomorrow, or you fetch it from the shop at the corner.',
    ],
  },
  {
    name: 'parcel-survey-fr',
    language: 'fr',
    from: 'Colis <enquete@#-example.com>',
    subject: 'Votre colis n’a pas été livré : votre avis compte',
    body: [
      'Bonjour,',
      '',
      'Notre livreur n’a pas pu vous remettre votre colis. Répondez à trois questions :',
      'http://#-example.com/avis/#',
    ],
  },
  {
    name: 'fax-received',
    language: 'en',
    from: 'Fax gateway <fax@#.example.net>',
    subject: 'Fax from +44 20 7946 0#: 2 pages',
    fields: AUTOMATIC,
    body: ['You have a new fax. Status: received, 2 pages, no errors.'],
  },
  {
    name: 'fax-failed',
    language: 'en',
    from: 'Fax gateway <fax@#.example.net>',
    subject: 'Your fax to +44 20 7946 0# was not sent',
    fields: AUTOMATIC,
    body: ['The line was busy after three attempts. The document is kept until tomorrow.'],
  },
  {
    name: 'voicemail',
    language: 'en',
    from: 'Voice mail <voice@#.example.net>',
    subject: 'New message in mailbox 214 from 020 7946 0#',
    fields: AUTOMATIC,
    body: ['A caller left a message of 0:42 minutes. Dial 9 to hear it.'],
  },
  {
    name: 'quarantine-digest',
    language: 'en',
    from: 'Quarantine <quarantine@#-example.net>',
    subject: 'Quarantine summary: 4 new messages',
    fields: AUTOMATIC,
    body: [
      'These messages were held as spam in the last 24 hours:',
      '',
      '  Undelivered Mail Returned to Sender   MAILER-DAEMON',
      '  You won                               lucky#@#-example.biz',
      '',
      'Open http://quarantine.#-example.net to release them.',
    ],
  },
  {
    name: 'quarantine-digest-de',
    language: 'de',
    from: 'Spamfilter <quarantaene@#-example.de>',
    subject: 'Quarantänebericht: 6 neue Nachrichten',
    fields: AUTOMATIC,
    body: [
      'Folgende Nachrichten wurden zurückgehalten:',
      '',
      '  Zustellung fehlgeschlagen     postmaster@#-example.net',
      '  Ihr Gewinn                    #@#-example.biz',
    ],
  },
  {
    name: 'away-mentioned',
    language: 'en',
    from: 'Paul Rees <@>',
    subject: 'Next week',
    body: [
      'Hi,',
      '',
      'just so you know: I am out of the office from Monday, Ines answers meanwhile.',
      'Can we talk about the offer on Friday instead? I have the figures now.',
      '',
      'Paul',
    ],
  },
  {
    name: 'away-mentioned-de',
    language: 'de',
    from: 'Jana Weiß <@>',
    subject: 'Angebot und Urlaub',
    body: [
      'Hallo,',
      '',
      'ab Montag bin ich nicht im Büro. Schick mir das Angebot bitte vorher noch einmal,',
      'das letzte kam mit leerem Anhang an.',
      '',
      'Jana',
    ],
  },
  {
    name: 'receipt-requested',
    language: 'en',
    from: 'Nora Field <@>',
    subject: 'Contract, please confirm',
    fields: ['Disposition-Notification-To: <@>', 'Return-Receipt-To: <@>'],
    body: [
      'Dear colleague,',
      '',
      'the contract is ready to be signed. Please tell me that you got this.',
      '',
      'Nora Field',
    ],
  },
  {
    name: 'address-changed',
    language: 'en',
    from: 'Mail system <it@#-example.net>',
    subject: 'Old addresses stop working in May',
    fields: BULK,
    body: [
      'From 1 May mail to the old domain will be returned to its sender.',
      'Tell your contacts the new address now.',
    ],
  },
  {
    name: 'mailbox-nearly-full',
    language: 'en',
    from: 'Mail system <quota@#.example.net>',
    subject: 'Your mailbox is 92 % full',
    fields: AUTOMATIC,
    body: ['When it is full, new mail will be refused. Delete what you do not need any more.'],
  },
  {
    name: 'invoice-it',
    language: 'it',
    from: 'Amministrazione <fatture@#-example.it>',
    subject: 'Fattura 2026/# e mancata consegna',
    body: [
      'Buongiorno,',
      '',
      'in allegato la fattura di marzo. Il pacco del giorno 3 non è stato consegnato:',
      'lo spediamo di nuovo domani senza spese.',
      '',
      'Cordiali saluti',
    ],
  },
  {
    name: 'survey-es',
    language: 'es',
    from: 'Atención al cliente <encuesta@#-example.com>',
    subject: '¿Qué falló en su entrega?',
    body: [
      'Su pedido no se pudo entregar el martes. Cuéntenos qué pasó en dos minutos:',
      'http://#-example.com/encuesta/#',
    ],
  },
  {
    name: 'ad-called-status-notification',
    language: 'en',
    from: 'Hot prices <deals@#-example.biz>',
    subject: 'Delivery Status Notification: your watches wait',
    body: [
      'Replica watches from 90! Ninety models, free shipping, pay when they arrive.',
      'Choose yours at http://#-example.biz/w/# before Sunday.',
    ],
  },
  {
    name: 'postmaster-person',
    language: 'en',
    from: 'Peter Masters <postmaster13@#-example.com>',
    subject: 'Lunch on Friday?',
    body: [
      'Shall we try the new place by the station? I can be there at half past twelve.',
      '',
      'Peter',
    ],
  },
  {
    name: 'virus-free-footer',
    language: 'en',
    from: 'Olga Brandt <@>',
    subject: 'Minutes of Tuesday',
    body: [
      'Here are the minutes. Please correct what I got wrong.',
      '',
      'Olga',
      '',
      '-- ',
      'No virus found in this message. Checked by the gateway of #-example.net.',
    ],
  },
  {
    name: 'bug-tracker',
    language: 'en',
    from: 'bugs <bugzilla@#-example.org>',
    subject: '[Bug 20#] Mailer crashes when the recipient is unknown',
    fields: ['Auto-Submitted: auto-generated', 'X-Bugzilla-Type: changed'],
    body: [
      'What        |Removed    |Added',
      '----------------------------------',
      'Status      |NEW        |RESOLVED',
      '',
      '--- Comment 4 ---',
      'The queue runner frees the recipient twice. Fixed in #.',
    ],
  },
  {
    name: 'commit-mail',
    language: 'en',
    from: 'repository <noreply@git.#-example.net>',
    subject: '[mailer] bounce: read the status of each recipient',
    fields: AUTOMATIC,
    body: [
      'commit #',
      '',
      '    bounce: read the status of each recipient',
      '',
      '-  if (status.startsWith("5")) return "failed";',
      '+  return actionOf(status);',
    ],
  },
];
