/**
 * What a recipient's program did with a message (RFC 8098), as prose: receipts of
 * Exchange, Outlook, Domino and others that lack the part, or lost it on the way.
 */

import type { TopicPhrases } from './phrase-table.ts';

/** What receipts of reading say. */
export const RECEIPT: TopicPhrases = {
  notice: {
    english: [
      'this is a receipt for the mail you sent',
      'this is a return receipt for the mail that you sent',
      'this receipt verifies that the message has been displayed',
      'this receipt confirms that the message has been displayed',
      'note: this return receipt only acknowledges that the message was displayed',
      'was deleted without being read',
      'no guarantee that the message has been read or understood',
      'this is no guarantee that the content has been read',
    ],
    german: [
      'dies ist eine empfangsbestätigung für die',
      'dies ist eine lesebestätigung',
      'wurde gelöscht, ohne gelesen zu werden',
      'wurde ungelesen gelöscht',
      'bestätigt lediglich, dass die nachricht',
    ],
    french: [
      'ceci est un accusé de réception pour le',
      'cet accusé de réception confirme',
      'a été supprimé sans être lu',
    ],
    spanish: [
      'este es un acuse de recibo del',
      'este es un acuse de recibo para el',
      'este acuse de recibo confirma',
      'se eliminó sin leer',
      'se ha eliminado sin leer',
    ],
    portuguese: [
      'esta é uma confirmação de leitura',
      'este é um recibo de leitura',
      'foi excluída sem ser lida',
      'foi eliminada sem ser lida',
    ],
    italian: [
      'questa è una ricevuta di ritorno per il messaggio',
      'questa è una ricevuta di lettura',
      'è stato eliminato senza essere letto',
    ],
    dutch: [
      'dit is een ontvangstbevestiging voor het bericht',
      'dit is een leesbevestiging',
      'is verwijderd zonder te zijn gelezen',
    ],
    russian: ['это уведомление о прочтении', 'было удалено без прочтения', 'удалено непрочитанным'],
    japanese: ['開封確認メッセージです', '開封されずに削除されました', '読まれずに削除されました'],
    chinese: ['这是邮件收条', '未阅读即被删除', '未读即被删除', '這是讀取回條', '未讀取即被刪除'],
    polish: ['to jest potwierdzenie odbioru wiadomości', 'została usunięta bez przeczytania'],
    swedish: ['detta är ett kvitto för', 'togs bort utan att läsas'],
    danish: ['dette er en kvittering for', 'blev slettet uden at være læst'],
    norwegian: ['dette er en kvittering for', 'ble slettet uten å ha blitt lest'],
    finnish: ['tämä on lukukuittaus', 'poistettiin lukematta'],
    czech: ['toto je potvrzení o přečtení', 'byla odstraněna bez přečtení'],
    turkish: ['bu bir okundu bilgisi', 'okunmadan silindi'],
    korean: ['읽음 확인 메시지입니다', '읽지 않고 삭제'],
  },
  subject: {
    english: [
      '^read:',
      '^not read:',
      '^deleted:',
      '^read receipt',
      '^return receipt',
      '^displayed:',
      '^disposition notification',
      'return receipt (displayed)',
      'read receipt',
    ],
    german: [
      '^gelesen:',
      '^nicht gelesen:',
      '^ungelesen:',
      '^gelöscht:',
      'lesebestätigung',
      'empfangsbestätigung',
    ],
    french: ['^lu:', '^lue:', '^non lu:', '^non lue:', '^supprimé:', 'accusé de réception'],
    spanish: ['^leído:', '^leída:', '^no leído:', '^no leídos:', '^eliminado:', 'acuse de recibo'],
    portuguese: ['^lida:', '^lido:', '^não lida:', '^não lido:', 'confirmação de leitura'],
    italian: [
      '^letto:',
      '^letta:',
      '^non letto:',
      '^eliminato:',
      'ricevuta di lettura',
      'ricevuta di ritorno',
    ],
    dutch: [
      '^gelezen:',
      '^niet gelezen:',
      '^ongelezen:',
      'leesbevestiging',
      'ontvangstbevestiging',
    ],
    russian: ['^прочтено:', '^прочитано:', '^не прочтено:', '^не прочитано:', 'о прочтении'],
    japanese: ['^開封済み:', '^開封:', '^未開封:', '^未読:', '開封確認', '受信確認'],
    chinese: [
      '^已读:',
      '^未读:',
      '^已讀:',
      '^已讀取:',
      '^讀取:',
      '^未讀:',
      '^未讀取:',
      '已读回执',
      '回执',
      '回條',
    ],
    polish: [
      '^przeczytano:',
      '^przeczytane:',
      '^nie przeczytano:',
      '^nieprzeczytane:',
      'potwierdzenie odbioru',
    ],
    swedish: ['^läst:', '^inte läst:', '^oläst:', 'läskvitto', 'kvitto'],
    danish: ['^læst:', '^ikke læst:', '^ulæst:', 'kvittering'],
    norwegian: ['^lest:', '^ikke lest:', '^ulest:', 'kvittering'],
    finnish: ['^luettu:', '^ei luettu:', '^lukematta:'],
    czech: ['^přečteno:', '^nepřečteno:', 'potvrzení o přečtení'],
    turkish: ['^okundu:', '^okunmadı:'],
    korean: ['^읽음:', '^읽지 않음:'],
  },
};

/**
 * Outlook's receipt: `Your message`, its To, Subject and Sent on lines of their
 * own, `was read on` a day. What stands between may be long.
 */
export const RECEIPT_FORMS: readonly RegExp[] = [
  // Notes: `Your document: …`, `was received by: …`.
  /your document:.{1,400}(?:was|has been) received by:/,
  /ihr dokument:.{1,400}wurde (?:empfangen|erhalten) von:/,
  /votre document:.{1,400}a ete recu par:/,
  /(?:su|el) documento:.{1,400}(?:fue|ha sido) recibido por:/,
  /(?:seu|o) documento:.{1,400}foi recebido por:/,
  /(?:il|suo) documento:.{1,400}e stato ricevuto da:/,
  /uw document:.{1,400}(?:is|werd) ontvangen door:/,
  /your message (?:to|subject|sent):.{3,700}(?:was|has been) (?:read|displayed|deleted|opened) (?:on|at|without)\b/,
  /ihre nachricht (?:an|betreff|gesendet):.{3,700}wurde (?:am .{6,60}gelesen|gelesen am|gelesen um)/,
  /votre message (?:a|à|objet|envoye):.{3,700}a ete (?:lu|supprime|affiche) /,
  /(?:el|su) mensaje (?:para|a|asunto|enviado( el)?):.{3,700}(?:se leyo|fue leido|ha sido leido|se ha leido)/,
  /(?:a )?(?:sua )?mensagem (?:para|assunto|enviad[ao]( em)?):.{3,700}foi (?:lida|exibida|excluida) /,
  /il (?:suo |tuo )?messaggio (?:a|oggetto|inviato):.{3,700}e stato (?:letto|visualizzato|eliminato) /,
  /uw bericht (?:aan|onderwerp|verzonden):.{3,700}is (?:gelezen|weergegeven) /,
  /(?:ваше )?сообщение (?:кому|тема|отправлено):.{3,700}(?:было )?(?:прочтено|прочитано)/,
  /din (?:besked|meddelelse) til:.{3,700}(?:blev|er) (?:læst|vist|slettet) /,
  /ditt meddelande till:.{3,700}(?:lastes|har lasts|har visats|togs bort) /,
  /(?:meldingen din|din melding) til:.{3,700}(?:ble|er) (?:lest|vist|slettet) /,
  /viestisi vastaanottaja:.{3,700}(?:luettiin|on luettu|poistettiin) /,
  /(?:twoja )?wiadomosc do:.{3,700}(?:zostala|została) (?:przeczytana|wyswietlona|usunieta) /,
  /(?:vase )?zprava komu:.{3,700}byla (?:prectena|zobrazena|odstranena) /,
  /(?:宛先|件名|送信日時):.{3,700}(?:に)?(?:開封|表示)されました/,
  /(?:收件人|主题|发送时间):.{3,700}(?:阅读时间|已于|已被阅读)/,
  /(?:收件者|主旨|傳送日期):.{3,700}(?:讀取時間|已於|已讀取)/,
];
