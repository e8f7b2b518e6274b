/** Failure and delay notices in prose, by language and server. */

import {
  ANSWERS,
  BOB,
  DAEMON,
  EXCHANGE,
  GENERATED,
  NULL,
  OWN,
  POSTMASTER,
  REPLIED,
  type Row,
  row,
} from './row.ts';

const bounce = (title: string, subject: string, body: string): Row =>
  row(title, [NULL, DAEMON, `Subject: ${subject}`], body);
const ndr = (title: string, subject: string, body: string): Row =>
  row(title, [NULL, EXCHANGE, `Subject: ${subject}`], body);

export const FAILURES: readonly Row[] = [
  row(
    'a script behind the alias of somebody who left, in answer to a subject',
    [
      'Return-Path: <webmaster@example.com>',
      'From: webmaster@example.com',
      'Subject: Re: Minutes (not delivered)',
      'X-Mailer: PHP/7.4.3',
    ],
    'Hello,\n\nyour mail to kim@example.com was not delivered: she works elsewhere now.\nPlease write to info@example.com instead.\n\nOn Tuesday you wrote:\n> Dear Kim,\n> here they are.',
  ),
  row(
    'a script that names the same address for what did not arrive and for what shall',
    ['From: webmaster@example.com', 'Subject: Re: Minutes (not delivered)'],
    'Hello,\n\nyour mail to info@example.com was not delivered: we closed the mailbox for a week.\nPlease write to info@example.com then.',
  ),
  row(
    'a webmaster by hand, German',
    ['From: Hausmeister <hostmaster@example.com>', 'Subject: AW: Protokoll', ANSWERS],
    'Guten Tag,\nIhre Nachricht an kim@example.com wurde nicht zugestellt, das Postfach gibt es nicht mehr.',
  ),
  row(
    'a ticket system that refuses, from a bounce address, German',
    [
      'From: Vorgang <kim-bounce@example.com>',
      'Subject: [Vorgang] Ihre Nachricht wurde nicht angenommen: Protokoll',
      GENERATED,
    ],
    'Guten Tag,\n\nIhre E-Mail an kim@example.com konnte nicht zugestellt werden und wurde gelöscht.',
  ),
  row(
    'a gateway that takes mail of members alone',
    ['From: noreply@example.com', 'Subject: Mail to club@example.com rejected'],
    'Your e-mail with the subject "Minutes" was refused: club@example.com only accepts mail from members.',
  ),
  row(
    'a web mail that says it from an address nobody reads, Korean',
    [
      'From: 메일 <mail-noreply@example.com>',
      'Subject: [발송 실패 안내] 메일이 전송되지 못했습니다.',
    ],
    '메일이 전송되지 못했습니다.\n\n받는사람 : kim@example.net\n실패사유 : 550 5.1.1 No such user',
  ),
  row(
    'Mailman, under the subject that it refuses',
    ['From: talk-bounces@lists.example.com', 'Subject: Re: Minutes', 'X-List-Administrivia: yes'],
    'You are not allowed to post to this mailing list, and your message has been\nautomatically rejected.',
  ),
  row(
    'a list that takes posts of its members alone, French',
    ['From: SYMPA <sympa@listes.example.com>', REPLIED, 'Subject: Votre message à la liste'],
    "Votre message à la liste bal@listes.example.com n'a pas été diffusé : vous n'êtes pas abonné à cette liste.",
  ),
  ...(
    [
      ['Bulgarian', 'Съобщение', 'Вашето писмо не можа да бъде доставено до:'],
      ['Croatian', 'Obavijest', 'Vašu poruku nije bilo moguće isporučiti primatelju:'],
      ['Slovenian', 'Obvestilo', 'Vašega sporočila ni bilo mogoče dostaviti prejemniku:'],
      ['Slovak', 'Oznam', 'Vašu správu sa nepodarilo doručiť na adresu:'],
      ['Catalan', 'Avís', "No s'ha pogut lliurar el vostre missatge a:"],
      ['Hebrew', 'הודעה', 'לא ניתן היה למסור את הודעתך לנמען:'],
      ['Arabic', 'إشعار', 'تعذر تسليم رسالتك إلى:'],
      ['Persian', 'اطلاعیه', 'پیام شما تحویل داده نشد:'],
      ['Hindi', 'सूचना', 'आपका संदेश वितरित नहीं किया जा सका:'],
      ['Thai', 'แจ้ง', 'ไม่สามารถส่งข้อความของคุณไปยัง:'],
      ['Vietnamese', 'Thông báo', 'Thư của bạn không thể gửi đến:'],
      ['Indonesian', 'Pemberitahuan', 'Pesan Anda tidak dapat dikirim ke:'],
      ['Estonian', 'Teade', 'Teie kirja ei õnnestunud kohale toimetada:'],
      ['Latvian', 'Paziņojums', 'Jūsu vēstuli neizdevās piegādāt:'],
      ['Lithuanian', 'Pranešimas', 'Jūsų laiško nepavyko pristatyti:'],
      ['Icelandic', 'Tilkynning', 'Ekki tókst að koma skeyti þínu til skila:'],
    ] as const
  ).map(([language, subject, said]) =>
    row(
      `a small server that returns nothing, ${language}`,
      ['From: MAILER-DAEMON@mx.example.com', `Subject: ${subject}`],
      `${said}\n\nkim@example.net\n`,
    ),
  ),
  row(
    'a filter that stopped an attachment',
    [NULL, 'From: MailGuard@example.com', 'Subject: MailGuard found a program in your message'],
    'MailGuard has stopped the following message for the following reason: it holds a program.\n\n   From:    anna@example.org\n   To:      kim@example.net\n   Subject: Minutes',
  ),
  row(
    'a filter that stopped words, German',
    [NULL, 'From: Filter <filter@example.com>', 'Subject: Inhaltsfilter'],
    'Ihre Nachricht wurde blockiert.\n\nVon: anna@example.org\nAn: kim@example.net\nBetreff: Protokoll',
  ),
  row(
    'a filter that stopped words, Spanish',
    [NULL, 'From: Filtro <filtro@example.com>', 'Subject: Filtro de contenidos'],
    'Su mensaje ha sido bloqueado.\n\nDe: anna@example.org\nPara: kim@example.net\nAsunto: Acta',
  ),
  row(
    'a full mailbox of a small provider, Dutch',
    [
      'From: Postkamer <postkamer@example.com>',
      'Precedence: junk',
      'Subject: Uw bericht kon niet worden bezorgd: verslag',
    ],
    'De mailbox van kim@example.net zit vol en kan geen nieuwe berichten ontvangen.',
  ),
  row(
    'a full mailbox of a small provider, French',
    [
      'From: Courrier <courrier@example.com>',
      'Precedence: junk',
      "Subject: Votre message n'a pas pu être remis",
    ],
    'La boîte de kim@example.net est pleine et ne peut plus recevoir de messages.',
  ),
  row(
    'a full mailbox of a small provider, Polish',
    [
      'From: Poczta <poczta@example.com>',
      'Precedence: junk',
      'Subject: Nie dostarczono wiadomości',
    ],
    'Skrzynka kim@example.net jest pełna. Wiadomość nie została dostarczona.',
  ),
  row(
    'a gateway that bears the fields of the list it answers',
    [
      'From: gateway@example.com',
      'To: talk-admin@lists.example.org',
      'List-Post: <mailto:talk@lists.example.org>',
      'List-Id: <talk.lists.example.org>',
      'Precedence: bulk',
      'Subject: Mail could not be delivered',
    ],
    'The following mail could not be delivered. Recipient: kim@example.net',
  ),
  row(
    'a daemon that bears the fields of Majordomo’s list',
    [
      DAEMON,
      'To: owner-talk@lists.example.org',
      'List-Post: <mailto:talk@lists.example.org>',
      'Precedence: bulk',
      'Subject: Processing error',
    ],
    'Recipient: kim@example.net\n\nYour mail is being returned.',
  ),
  row(
    'a postmaster from his own address, the recipient behind the words',
    ['Return-Path: <postmaster@example.com>', POSTMASTER, 'Subject: Delivery failure'],
    'Your delivery to this address has been failed.\n\nDelivery failed: kim@example.net\n554 5.4.14 Hop count exceeded',
  ),
  bounce(
    'English, unknown server',
    'Problem with your mail',
    'Sorry, your message to kim@example.net could not be delivered.\n\n550 5.1.1 no mailbox here',
  ),
  ndr(
    'English, Exchange',
    'Undeliverable: Minutes',
    'Delivery has failed to these recipients or groups:\n\nkim@example.net\nThe address you entered was not found.',
  ),
  ndr(
    'German, Exchange',
    'Unzustellbar: Protokoll',
    'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nkim@example.net\nDie eingegebene E-Mail-Adresse wurde nicht gefunden.',
  ),
  row(
    'German, Exchange 2003',
    [
      NULL,
      'From: Systemadministrator <postmaster@example.com>',
      'Subject: Unzustellbar: Protokoll',
    ],
    'Ihre Nachricht hat einige oder alle Empfänger nicht erreicht.\n\n      Betreff: Protokoll\n\nFolgende Empfänger konnten nicht erreicht werden:\n\n      kim@example.net am 03.05.2024 09:11',
  ),
  bounce(
    'German, provider',
    'Mail delivery failed: returning message to sender',
    'Die folgende Nachricht konnte nicht an den oder die Empfänger ausgeliefert werden:\n\nkim@example.net\n\nEmpfänger unbekannt',
  ),
  ndr(
    'French, Exchange',
    'Non remis : Compte rendu',
    'Échec de la remise pour ces destinataires ou groupes :\n\nkim@example.net\nL’adresse que vous avez entrée est introuvable.',
  ),
  bounce(
    'French, provider, typographic apostrophe and no accents',
    "Message d'erreur",
    'Votre message n’a pas pu etre delivre a\n\nkim@example.net\n\n550 5.1.1 Adresse inconnue',
  ),
  ndr(
    'Spanish, Exchange',
    'No se puede entregar: Acta',
    'No se pudo entregar el mensaje a estos destinatarios o grupos:\n\nkim@example.net',
  ),
  bounce(
    'Spanish, Gmail',
    'Delivery Status Notification (Failure)',
    'No se ha encontrado la dirección\n\nTu mensaje no se ha entregado a kim@example.net porque no se ha encontrado la dirección.',
  ),
  ndr(
    'Brazilian, Exchange',
    'Não é possível entregar: Ata',
    'Falha na entrega a estes destinatários ou grupos:\n\nkim@example.net',
  ),
  bounce(
    'Portuguese, provider',
    'Mensagem devolvida',
    'A sua mensagem não pôde ser entregue ao destinatário kim@example.net\n\nUtilizador desconhecido',
  ),
  ndr(
    'Italian, Exchange',
    'Non recapitabile: Verbale',
    'Impossibile recapitare il messaggio ai seguenti destinatari o gruppi:\n\nkim@example.net',
  ),
  bounce(
    'Italian, provider',
    'AVVISO DI MANCATA CONSEGNA',
    'Il messaggio non può essere consegnato al destinatario kim@example.net\n\nCasella piena',
  ),
  ndr(
    'Dutch, Exchange',
    'Onbestelbaar: Verslag',
    'Het afleveren aan deze geadresseerden of groepen is mislukt:\n\nkim@example.net',
  ),
  bounce(
    'Dutch, provider',
    'Bezorging mislukt',
    'Uw bericht kon niet worden afgeleverd bij kim@example.net: gebruiker onbekend',
  ),
  ndr(
    'Russian, Exchange',
    'Недоставленное: Протокол',
    'Сбой доставки следующим получателям или группам:\n\nkim@example.net',
  ),
  bounce(
    'Russian, provider',
    'Ваше сообщение не доставлено',
    'Это письмо создано автоматически сервером. К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\nkim@example.net\n\nпользователь не найден',
  ),
  ndr(
    'Japanese, Exchange',
    '配信不能: 議事録',
    '次の受信者またはグループへの配信に失敗しました:\n\nkim@example.net',
  ),
  bounce(
    'Japanese, carrier',
    'メール送信エラー',
    '次のあて先へのメッセージはエラーのため送信できませんでした。\n\nkim@example.net',
  ),
  ndr(
    'simplified Chinese, Exchange',
    '未送达: 会议纪要',
    '向这些收件人或组传递邮件失败:\n\nkim@example.net',
  ),
  bounce(
    'simplified Chinese, provider',
    '系统退信',
    '很抱歉，您的邮件被退回，无法投递到 kim@example.net\n\n收件人不存在',
  ),
  ndr(
    'traditional Chinese, Exchange',
    '無法傳遞: 會議記錄',
    '傳送到下列收件者或群組時失敗:\n\nkim@example.net\n\n無法傳遞您的郵件',
  ),
  ndr(
    'Polish, Exchange',
    'Nie można dostarczyć: Protokół',
    'Dostarczenie do następujących adresatów lub grup nie powiodło się:\n\nkim@example.net',
  ),
  ndr(
    'Swedish, Exchange',
    'Det går inte att leverera: Protokoll',
    'Leveransen misslyckades till dessa mottagare eller grupper:\n\nkim@example.net',
  ),
  ndr(
    'Danish, Exchange',
    'Kan ikke leveres: Referat',
    'Levering til disse modtagere eller grupper mislykkedes:\n\nkim@example.net',
  ),
  ndr(
    'Norwegian, Exchange',
    'Kan ikke leveres: Referat',
    'Levering til disse mottakerne eller gruppene mislyktes:\n\nkim@example.net',
  ),
  ndr(
    'Finnish, Exchange',
    'Ei voi toimittaa: Muistio',
    'Viestin toimitus seuraaville vastaanottajille tai ryhmille epäonnistui:\n\nkim@example.net',
  ),
  ndr(
    'Czech, Exchange',
    'Nelze doručit: Zápis',
    'Doručení těmto příjemcům nebo skupinám se nezdařilo:\n\nkim@example.net',
  ),
  ndr(
    'Turkish, Exchange',
    'TESLİM EDİLEMEDİ: Tutanak',
    'Bu alıcılara veya gruplara teslim başarısız oldu:\n\nkim@example.net',
  ),
  ndr(
    'Korean, Exchange',
    '배달되지 않음: 회의록',
    '다음 받는 사람 또는 그룹에 메시지를 배달하지 못했습니다.\n\nkim@example.net',
  ),
  bounce(
    'a language that no table speaks',
    'Teitur',
    'Bréfið komst ekki til skila:\n\n<kim@example.net>: 550 5.1.1 Óþekktur notandi',
  ),
  bounce(
    'a subject that a gateway marked',
    '[EXT] *** SPAM *** Unzustellbar: Protokoll',
    'Ihre Nachricht an kim@example.net konnte nicht zugestellt werden.',
  ),
  row(
    'Japanese that does not say its charset',
    [NULL, DAEMON, 'Subject: \u001b$B%a!<%kAw?.%(%i!<\u001b(B', 'Content-Type: text/plain'],
    '\u001b$B<!$N$"$F@h$KAw?.$G$-$^$;$s$G$7$?!#\u001b(B\n\nkim@example.net',
  ),
  bounce(
    'a failure notice about an automatic reply',
    'Could not deliver: Automatic reply: Minutes',
    'Your message to kim@example.net could not be delivered.',
  ),
  bounce(
    'a failure notice about an automatic reply, German',
    'Unzustellbar: Automatische Antwort: Protokoll',
    'Ihre Nachricht an kim@example.net konnte nicht zugestellt werden.',
  ),
  row(
    'the null sender as Postfix hands it to a pipe',
    ['Return-Path: <MAILER-DAEMON>', 'From: gateway@example.com', 'Subject: Your message'],
    'Your message to kim@example.net could not be delivered: 550 5.1.1 user unknown',
  ),
  row(
    'the null sender in the Received line alone',
    [
      'Received: from mx.example.com ([192.0.2.1]) by in.example.org with esmtp (envelope-from <>) id 1; Fri, 3 May 2024 09:11:00 +0000',
      'From: gateway@example.com',
      'Subject: Your message',
    ],
    'Your message to kim@example.net could not be delivered: 550 5.1.1 user unknown',
  ),
  row(
    'a worm that plays a server',
    [
      'Return-Path: <x@example.net>',
      'From: "Mail Administrator" <postmaster@example.net>',
      'Subject: Mail System Error - Returned Mail',
    ],
    'Mail transaction failed. Partial message is available.',
  ),
  row(
    'a refusal of a Mailman list',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-owner@lists.example.com',
      'Subject: Minutes',
      'Precedence: bulk',
      'X-List-Administrivia: yes',
      'List-Id: Talk <talk.lists.example.com>',
    ],
    'You are not allowed to post to this mailing list, and your message has been\nautomatically rejected.',
  ),
  row(
    'a rejection by a moderator',
    [
      'Return-Path: <talk-bounces@lists.example.com>',
      'From: talk-bounces@lists.example.com',
      'Subject: Request to mailing list Talk rejected',
      'X-List-Administrivia: yes',
      'Precedence: list',
    ],
    'Your request to the Talk mailing list\n\n    Posting of your message titled "Minutes"\n\nhas been rejected by the list moderator. The moderator gave the following reason:\n\n"Off topic"',
  ),
];

export const DELAYS: readonly Row[] = [
  bounce(
    'English, Sendmail',
    'Warning: could not send message for past 4 hours',
    '    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n\n<kim@example.net>... Deferred: Connection timed out',
  ),
  bounce(
    'English, unknown server',
    'Delivery delayed',
    'Your message to kim@example.net has not yet been delivered. We will keep trying for 2 days.',
  ),
  bounce(
    'English, Gmail',
    'Delivery Status Notification (Delay)',
    'There was a temporary problem delivering your message to kim@example.net. Gmail will retry for 46 more hours.',
  ),
  ndr(
    'German, Exchange',
    'Zustellung verzögert: Protokoll',
    'Die Zustellung an folgende Empfänger oder Gruppen verzögert sich:\n\nkim@example.net\n\nEs wird weiterhin versucht, die Nachricht zuzustellen. Ihre Nachricht wurde noch nicht zugestellt.',
  ),
  bounce(
    'German without umlauts',
    'Zustellung verzoegert',
    'Ihre Nachricht an kim@example.net konnte noch nicht zugestellt werden.',
  ),
  ndr(
    'French, Exchange',
    'Remise retardée : Compte rendu',
    "La remise du message à ces destinataires ou groupes est retardée :\n\nkim@example.net\n\nIl n'est pas nécessaire de renvoyer votre message.",
  ),
  ndr(
    'Spanish, Exchange',
    'Entrega retrasada: Acta',
    'La entrega a estos destinatarios o grupos se ha retrasado:\n\nkim@example.net\n\nEl servidor seguirá intentando entregar el mensaje.',
  ),
  ndr(
    'Portuguese, Exchange',
    'Entrega atrasada: Ata',
    'A entrega para estes destinatários ou grupos está atrasada:\n\nkim@example.net\n\nO servidor continuará tentando.',
  ),
  ndr(
    'Italian, Exchange',
    'Recapito ritardato: Verbale',
    'Il recapito ai seguenti destinatari o gruppi è stato ritardato:\n\nkim@example.net\n\nIl messaggio non è ancora stato recapitato.',
  ),
  ndr(
    'Dutch, Exchange',
    'Bezorging vertraagd: Verslag',
    'De bezorging aan deze geadresseerden of groepen is vertraagd:\n\nkim@example.net',
  ),
  ndr(
    'Russian, Exchange',
    'Доставка задерживается: Протокол',
    'Доставка сообщения задерживается для следующих получателей:\n\nkim@example.net\n\nПовторно отправлять сообщение не требуется.',
  ),
  ndr(
    'Japanese, Exchange',
    '配信遅延: 議事録',
    '次の受信者またはグループへの配信が遅延しています:\n\nkim@example.net\n\n引き続き配信を再試行します。',
  ),
  ndr(
    'simplified Chinese, Exchange',
    '延迟送达: 会议纪要',
    '此邮件尚未送达以下收件人:\n\nkim@example.net\n\n系统将继续尝试。',
  ),
  ndr(
    'traditional Chinese, Exchange',
    '延遲傳遞: 會議記錄',
    '此郵件尚未傳遞給下列收件者:\n\nkim@example.net\n\n系統會繼續嘗試。',
  ),
  ndr(
    'Polish, Exchange',
    'Opóźnienie dostarczenia: Protokół',
    'Wiadomość jeszcze nie została dostarczona:\n\nkim@example.net',
  ),
  ndr(
    'Swedish, Exchange',
    'Försenad leverans: Protokoll',
    'Leveransen till kim@example.net är försenad.',
  ),
  ndr(
    'Danish, Exchange',
    'Forsinket levering: Referat',
    'Leveringen til kim@example.net er forsinket.',
  ),
  ndr(
    'Norwegian, Exchange',
    'Forsinkelse: Referat',
    'Leveringen til kim@example.net er forsinket.',
  ),
  ndr(
    'Finnish, Exchange',
    'Toimitus viivästyy: Muistio',
    'Viestiä ei ole vielä toimitettu:\n\nkim@example.net',
  ),
  ndr(
    'Czech, Exchange',
    'Zpožděné doručení: Zápis',
    'Zpráva dosud nebyla doručena:\n\nkim@example.net',
  ),
  ndr(
    'Turkish, Exchange',
    'Teslim gecikti: Tutanak',
    'İletiniz henüz teslim edilmedi:\n\nkim@example.net',
  ),
  ndr(
    'Korean, Exchange',
    '배달 지연: 회의록',
    '메시지가 아직 배달되지 않았습니다.\n\nkim@example.net',
  ),
];

export const SUCCESSES: readonly Row[] = [
  bounce(
    'Postfix without its part',
    'Successful Mail Delivery Report',
    'This is the mail system at host mx.example.com.\n\nYour message was successfully delivered to the destination(s) listed below.\nIf the message was delivered to mailbox you will receive no further\nnotifications. Otherwise you may still receive notifications of mail\ndelivery errors from other systems.\n\n<kim@example.net>: delivered to mailbox',
  ),
  bounce(
    'Sendmail and Exim',
    'Return receipt',
    '   ----- The following addresses had successful delivery notifications -----\n<kim@example.net>  (successfully delivered to mailbox)',
  ),
  ndr(
    'English, Exchange, delivered',
    'Delivered: Minutes',
    'Your message has been delivered to the following recipients:\n\nkim@example.net\n\nSubject: Minutes',
  ),
  ndr(
    'English, Exchange, relayed',
    'Relayed: Minutes',
    'Delivery to these recipients or groups is complete, but no delivery notification was sent by the destination server:\n\nkim@example.net',
  ),
  ndr(
    'English, Exchange, expanded',
    'Expanded: Minutes',
    'The following distribution list has been expanded:\n\nteam@example.net',
  ),
  ndr(
    'German, Exchange',
    'Zugestellt: Protokoll',
    'Ihre Nachricht wurde den folgenden Empfängern zugestellt:\n\nkim@example.net',
  ),
  ndr(
    'German, Exchange, relayed',
    'Weitergeleitet: Protokoll',
    'Die Zustellung an diese Empfänger oder Gruppen ist abgeschlossen, der Zielserver hat jedoch keine Zustellungsbenachrichtigung gesendet:\n\nkim@example.net',
  ),
  ndr(
    'French, Exchange',
    'Remis : Compte rendu',
    'Votre message a été remis aux destinataires suivants :\n\nkim@example.net',
  ),
  ndr(
    'Spanish, Exchange',
    'Entregado: Acta',
    'Se ha entregado el mensaje a los siguientes destinatarios:\n\nkim@example.net',
  ),
  ndr(
    'Portuguese, Exchange',
    'Entregue: Ata',
    'Sua mensagem foi entregue aos seguintes destinatários:\n\nkim@example.net',
  ),
  ndr(
    'Italian, Exchange',
    'Recapitato: Verbale',
    'Il messaggio è stato recapitato ai seguenti destinatari:\n\nkim@example.net',
  ),
  ndr(
    'Dutch, Exchange',
    'Bezorgd: Verslag',
    'Uw bericht is bezorgd bij de volgende geadresseerden:\n\nkim@example.net',
  ),
  ndr(
    'Russian, Exchange',
    'Доставлено: Протокол',
    'Ваше сообщение доставлено следующим получателям:\n\nkim@example.net',
  ),
  ndr(
    'Japanese, Exchange',
    '配信済み: 議事録',
    'メッセージは次の受信者に配信されました:\n\nkim@example.net',
  ),
  ndr(
    'simplified Chinese, Exchange',
    '已送达: 会议纪要',
    '您的邮件已送达以下收件人:\n\nkim@example.net',
  ),
  ndr(
    'traditional Chinese, Exchange',
    '已傳遞: 會議記錄',
    '您的郵件已傳遞至下列收件者:\n\nkim@example.net',
  ),
  ndr(
    'Polish, Exchange',
    'Dostarczono: Protokół',
    'Wiadomość została dostarczona do następujących adresatów:\n\nkim@example.net',
  ),
  ndr(
    'Korean, Exchange',
    '배달됨: 회의록',
    '메시지가 다음 받는 사람에게 배달되었습니다.\n\nkim@example.net',
  ),
  row(
    'a status part that names no action',
    [
      NULL,
      DAEMON,
      GENERATED,
      'Subject: Delivered',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    ],
    '--b\r\nContent-Type: text/plain\r\n\r\nYour message was successfully delivered to kim@example.net\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.com\r\n\r\nFinal-Recipient: rfc822; kim@example.net\r\n\r\n--b--',
  ),
];

export const RECEIPTS: readonly Row[] = [
  row(
    'a report without its part',
    [
      OWN,
      BOB,
      'Subject: Read: Minutes',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
    ],
    '--b\r\nContent-Type: text/plain\r\n\r\nYour message was read.\r\n--b--',
  ),
  ...(
    [
      [
        'English',
        'Read: Minutes',
        'Your message\n\n   To: Bob Roe\n   Subject: Minutes\n   Sent: 5/3/2024 9:11 AM\n\nwas read on 5/3/2024 9:15 AM.',
      ],
      [
        'English, not read',
        'Not read: Minutes',
        'Your message\n\n   To: Bob Roe\n   Subject: Minutes\n   Sent: 5/3/2024 9:11 AM\n\nwas deleted without being read on 5/3/2024 9:15 AM.',
      ],
      [
        'English, Mozilla',
        'Return Receipt (displayed) - Minutes',
        'This is a Return Receipt for the mail that you sent to bob@example.com.\n\nNote: This Return Receipt only acknowledges that the message was displayed on the recipient’s computer.',
      ],
      [
        'German',
        'Gelesen: Protokoll',
        'Ihre Nachricht\n\n   An: Bob Roe\n   Betreff: Protokoll\n   Gesendet: Freitag, 3. Mai 2024 09:11\n\nwurde am Freitag, 3. Mai 2024 09:15 gelesen.',
      ],
      [
        'German, deleted',
        'Gelöscht: Protokoll',
        'Ihre Nachricht\n\n   An: Bob Roe\n   Betreff: Protokoll\n\nwurde am Freitag, 3. Mai 2024 09:15 gelöscht, ohne gelesen zu werden. Sie wurde gelöscht, ohne gelesen zu werden.',
      ],
      [
        'French',
        'Lu : Compte rendu',
        'Votre message\n\n   À : Bob Roe\n   Objet : Compte rendu\n   Envoyé : vendredi 3 mai 2024\n\na été lu le vendredi 3 mai 2024.',
      ],
      [
        'Spanish',
        'Leído: Acta',
        'El mensaje\n\n   Para: Bob Roe\n   Asunto: Acta\n   Enviado: viernes, 3 de mayo\n\nse leyó el viernes, 3 de mayo.',
      ],
      [
        'Portuguese',
        'Lida: Ata',
        'Sua mensagem\n\n   Para: Bob Roe\n   Assunto: Ata\n   Enviada em: sexta-feira\n\nfoi lida em sexta-feira.',
      ],
      [
        'Italian',
        'Letto: Verbale',
        'Il messaggio\n\n   A: Bob Roe\n   Oggetto: Verbale\n\nè stato letto venerdì 3 maggio.',
      ],
      [
        'Dutch',
        'Gelezen: Verslag',
        'Uw bericht\n\n   Aan: Bob Roe\n   Onderwerp: Verslag\n\nis gelezen op vrijdag 3 mei.',
      ],
      [
        'Russian',
        'Прочтено: Протокол',
        'Ваше сообщение\n\n   Кому: Bob Roe\n   Тема: Протокол\n\nпрочтено в пятницу.',
      ],
      [
        'Japanese',
        '開封済み: 議事録',
        '次のメッセージ\n\n   宛先: Bob Roe\n   件名: 議事録\n\nは 2024年5月3日に開封されました。',
      ],
      [
        'simplified Chinese',
        '已读: 会议纪要',
        '您的邮件\n\n   收件人: Bob Roe\n   主题: 会议纪要\n\n阅读时间为 2024年5月3日',
      ],
      [
        'traditional Chinese',
        '讀取: 會議記錄',
        '您的郵件\n\n   收件者: Bob Roe\n   主旨: 會議記錄\n\n讀取時間為 2024年5月3日',
      ],
    ] as const
  ).map(([title, subject, body]) => row(title, [NULL, BOB, `Subject: ${subject}`], body)),
];

export const COMPLAINTS: readonly Row[] = [
  row(
    'ARF whose fields are a text',
    [
      OWN,
      'From: loop@example.com',
      'Subject: A reader complains',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
    ],
    '--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r\nContent-Type: text/plain; name=report.txt\r\n\r\nVersion: 1\r\nFeedback-Type: abuse\r\nUser-Agent: x/1\r\n\r\n--b--',
  ),
  row(
    'ARF whose fields are an attached text',
    [
      OWN,
      'From: loop@example.com',
      'Subject: A reader complains',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
    ],
    '--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nFeedback-Type: fraud\r\nUser-Agent: x/1\r\nVersion: 1\r\n\r\n--b--',
  ),
  row(
    'a feedback report that lost its part',
    [
      OWN,
      'From: feedback@example.com',
      'Subject: FW: Offers',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    ],
    '--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b--',
  ),
  row(
    'ARF in a mixed message',
    [
      OWN,
      POSTMASTER,
      'Subject: complaint',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
    ],
    '--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\nUser-Agent: x/1\r\n\r\n--b--',
  ),
  row(
    'the prose of ARF without its part',
    [OWN, 'From: abuse-reports@example.com', 'Subject: Email Feedback Report for IP 192.0.2.1'],
    'This is an email abuse report for an email message received from IP 192.0.2.1 on Fri, 3 May 2024 09:11:00 +0000.\n\nFrom: news@example.org\nSubject: Offers',
  ),
  row(
    'X-ARF',
    [
      OWN,
      'From: abuse@example.com',
      'Subject: abuse report about 192.0.2.1',
      'X-XARF: PLAIN',
      GENERATED,
    ],
    'Reported-From: abuse@example.com\nCategory: abuse\nReport-Type: spam\nSource: 192.0.2.1',
  ),
  row(
    'SpamCop',
    [
      'Return-Path: <99@bounces.spamcop.net>',
      'From: 99@reports.spamcop.net',
      'Subject: [SpamCop (192.0.2.1) id:99]Offers',
    ],
    '[ SpamCop V5 ]\nThis message is brief for your comfort.\n\nEmail from 192.0.2.1 / Fri, 3 May 2024 09:11:00 +0000\n\nOffending message:',
  ),
  row(
    'an authentication failure report in prose',
    [OWN, 'From: dmarc@example.com', 'Subject: DMARC failure report'],
    'This is an authentication failure report for an email message received from IP 192.0.2.1 on Fri, 3 May 2024.',
  ),
];
