/** What Exchange says, by language: the old short notice and the new one in two halves. */

import type { Charset } from './charsets.ts';
import type { NoticePlan } from './notice-format.ts';
import type { ByCause } from './replies.ts';
import { two } from './text-tools.ts';
import type { Transfer } from './transfer.ts';

type ByKind = Readonly<Record<NoticePlan['kind'], string>>;
/** From 2007 on. */
export interface ExchangeWords {
  readonly language: string;
  readonly charset: Charset;
  readonly transfer: Transfer;
  /** Display name of its sender. */
  readonly name: string;
  /** Before the subject. */
  readonly prefix: ByKind;
  /** Heading above the recipient. */
  readonly heading: ByKind;
  readonly causes: ByCause;
  readonly administrators: string;
  readonly server: string;
  readonly headers: string;
}

/** To 2003. */
export interface AdministratorWords {
  readonly language: string;
  readonly charset: Charset;
  readonly transfer: Transfer;
  readonly subjects: ByKind;
  readonly your: string;
  readonly to: string;
  readonly subject: string;
  readonly sent: string;
  readonly on: string;
  readonly heading: ByKind;
  readonly causes: ByCause;
  readonly date: (year: number, month: number, day: number, time: string) => string;
}

/** From 2007 on, in English. */
export const EXCHANGE_EN: ExchangeWords = {
  language: 'en',
  charset: 'us-ascii',
  transfer: 'quoted-printable',
  name: 'Microsoft Outlook',
  prefix: { failure: 'Undeliverable: ', delay: 'Delivery delayed:', success: 'Delivered: ' },
  heading: {
    failure: 'Delivery has failed to these recipients or groups:',
    delay: 'Delivery to these recipients or groups is delayed, but still being tried:',
    success: 'Your message has been delivered to the following recipients:',
  },
  causes: {
    'user-unknown':
      "The address you entered isn't one that we know. Check its spelling and send the message again.",
    'mailbox-full':
      "The recipient's mailbox is full and takes no messages at the moment. Try again later, or reach the recipient another way.",
    policy: "You may not send to this recipient, by a rule of the recipient's organisation.",
    'spam-rejected': "A mail filter of the recipient's organisation turned this message away.",
    'too-large':
      'This message is larger than what the recipient may be sent. Make it smaller or leave attachments out.',
    'host-unknown': "The domain in the address can't be found. Check its spelling.",
    timeout: 'The server tried to deliver this message without success and has stopped trying.',
  },
  administrators: 'Diagnostic information for administrators:',
  server: 'Generating server: ',
  headers: 'Original message headers:',
};

/** From 2007 on, in German. */
export const EXCHANGE_DE: ExchangeWords = {
  language: 'de',
  charset: 'iso-8859-1',
  transfer: 'quoted-printable',
  name: 'Microsoft Outlook',
  prefix: { failure: 'Unzustellbar: ', delay: 'Zustellung verzögert:', success: 'Zugestellt: ' },
  heading: {
    failure: 'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:',
    delay: 'Die Zustellung an folgende Empfänger verzögert sich, wird aber weiter versucht:',
    success: 'Ihre Nachricht wurde an folgende Empfänger zugestellt:',
  },
  causes: {
    'user-unknown':
      'Die eingegebene Adresse ist hier nicht bekannt. Prüfen Sie die Schreibweise und senden Sie die Nachricht noch einmal.',
    'mailbox-full':
      'Das Postfach des Empfängers ist voll und nimmt zurzeit keine Nachrichten an. Versuchen Sie es später wieder.',
    policy: 'Sie dürfen an diesen Empfänger nicht senden. Fragen Sie seinen Administrator.',
    'spam-rejected': 'Die Nachricht wurde vom Filter der Organisation des Empfängers abgewiesen.',
    'too-large':
      'Die Nachricht ist größer, als der Empfänger annehmen kann. Verkleinern Sie die Anlagen.',
    'host-unknown': 'Die Domäne der Adresse wurde nicht gefunden. Prüfen Sie die Schreibweise.',
    timeout:
      'Der Server hat mehrmals vergeblich versucht, die Nachricht zuzustellen, und gibt nun auf.',
  },
  administrators: 'Diagnoseinformationen für Administratoren:',
  server: 'Generierender Server: ',
  headers: 'Ursprüngliche Nachrichtenkopfzeilen:',
};

/** From 2007 on, in French. */
export const EXCHANGE_FR: ExchangeWords = {
  language: 'fr',
  charset: 'iso-8859-1',
  transfer: 'quoted-printable',
  name: 'Microsoft Outlook',
  prefix: { failure: 'Non remis : ', delay: 'Remise retardée :', success: 'Remis : ' },
  heading: {
    failure: 'Échec de la remise à ces destinataires ou groupes :',
    delay: 'La remise à ces destinataires est retardée, les essais continuent :',
    success: 'Votre message a été remis aux destinataires suivants :',
  },
  causes: {
    'user-unknown':
      "L'adresse saisie n'est pas connue ici. Vérifiez-la, puis envoyez le message une nouvelle fois.",
    'mailbox-full':
      "La boîte aux lettres du destinataire est pleine et n'accepte plus de messages pour l'instant.",
    policy: "Vous n'êtes pas autorisé à écrire à ce destinataire.",
    'spam-rejected': "Le filtre de l'organisation du destinataire a refusé ce message.",
    'too-large': 'Ce message dépasse la taille que le destinataire peut recevoir.',
    'host-unknown': "Le domaine de l'adresse est introuvable. Vérifiez son orthographe.",
    timeout: 'Le serveur a tenté en vain de remettre ce message et a cessé ses essais.',
  },
  administrators: 'Informations de diagnostic pour les administrateurs :',
  server: 'Serveur de génération : ',
  headers: "En-têtes de message d'origine :",
};

/** From 2007 on, in Japanese. */
export const EXCHANGE_JA: ExchangeWords = {
  language: 'ja',
  charset: 'iso-2022-jp',
  transfer: '7bit',
  name: 'Microsoft Outlook',
  prefix: { failure: '配信不能: ', delay: '配信遅延: ', success: '配信済み: ' },
  heading: {
    failure: '次の受信者またはグループへの配信に失敗しました:',
    delay: '次の受信者への配信が遅れています。配信の試みは続けられます:',
    success: 'メッセージは次の受信者に配信されました:',
  },
  causes: {
    'user-unknown':
      '入力されたアドレスは見つかりませんでした。アドレスを確かめて、もう一度送信してください。',
    'mailbox-full': '受信者のメールボックスがいっぱいのため、今はメッセージを受け取れません。',
    policy: 'この受信者に送信する権限がありません。',
    'spam-rejected': '受信者の組織のフィルターがこのメッセージを拒否しました。',
    'too-large': 'このメッセージは、受信者が受け取れる大きさを超えています。',
    'host-unknown': 'アドレスのドメインが見つかりません。',
    timeout: 'サーバーはこのメッセージを何度も配信しようとしましたが、できませんでした。',
  },
  administrators: '管理者向けの診断情報:',
  server: '生成サーバー: ',
  headers: '元のメッセージ ヘッダー:',
};

/** To 2003, in English. */
export const ADMINISTRATOR_EN: AdministratorWords = {
  language: 'en',
  charset: 'us-ascii',
  transfer: '7bit',
  subjects: {
    failure: 'Delivery Status Notification (Failure)',
    delay: 'Delivery Status Notification (Delay)',
    success: 'Delivery Status Notification (Success)',
  },
  your: 'Your message',
  to: '  To:      ',
  subject: '  Subject: ',
  sent: '  Sent:    ',
  on: 'on',
  heading: {
    failure: 'did not reach the following recipient(s):',
    delay: 'has not reached the following recipient(s) yet; delivery is still tried:',
    success: 'was delivered to the following recipient(s):',
  },
  causes: {
    'user-unknown':
      'The e-mail account does not exist at the organization this message was sent to.',
    'mailbox-full': "The recipient's mailbox is over its size limit.",
    policy: 'You do not have permission to send to this recipient.',
    'spam-rejected': 'The message was refused as junk by the receiving system.',
    'too-large': 'This message is larger than the current system limit.',
    'host-unknown': "The recipient's e-mail system could not be found.",
    timeout: 'Could not deliver the message in the time limit specified.',
  },
  date: (year, month, day, time) => `${month}/${day}/${year} ${time}`,
};

/** To 2003, in German. */
export const ADMINISTRATOR_DE: AdministratorWords = {
  language: 'de',
  charset: 'iso-8859-1',
  transfer: 'quoted-printable',
  subjects: {
    failure: 'Unzustellbar: ',
    delay: 'Benachrichtigung zum Übermittlungsstatus (Verzögerung)',
    success: 'Benachrichtigung zum Übermittlungsstatus (Erfolg)',
  },
  your: 'Ihre Nachricht',
  to: '      An:       ',
  subject: '      Betreff:  ',
  sent: '      Gesendet: ',
  on: 'am',
  heading: {
    failure: 'hat einen oder mehrere Empfänger nicht erreicht:',
    delay: 'hat folgende Empfänger noch nicht erreicht; es wird weiter versucht:',
    success: 'wurde an folgende Empfänger zugestellt:',
  },
  causes: {
    'user-unknown':
      'Das E-Mail-Konto ist bei der Organisation, an die diese Nachricht ging, nicht vorhanden.',
    'mailbox-full': 'Das Postfach des Empfängers hat seine Größe überschritten.',
    policy: 'Sie haben keine Berechtigung, an diesen Empfänger zu senden.',
    'spam-rejected': 'Das empfangende System hält die Nachricht für unerwünschte Werbung.',
    'too-large': 'Die Nachricht ist größer, als das System zurzeit zulässt.',
    'host-unknown': 'Das E-Mail-System des Empfängers wurde nicht gefunden.',
    timeout: 'Die Nachricht konnte in der vorgesehenen Zeit nicht zugestellt werden.',
  },
  date: (year, month, day, time) => `${two(day)}.${two(month)}.${year} ${time}`,
};

/** To 2003, in French. */
export const ADMINISTRATOR_FR: AdministratorWords = {
  language: 'fr',
  charset: 'utf-8',
  transfer: 'base64',
  subjects: {
    failure: 'Non remis : ',
    delay: "Notification d'état de remise (retard)",
    success: "Notification d'état de remise (succès)",
  },
  your: 'Votre message',
  to: '  À :      ',
  subject: '  Objet :  ',
  sent: '  Envoyé : ',
  on: 'le',
  heading: {
    failure: "n'a pas atteint le ou les destinataires suivants :",
    delay: "n'a pas encore atteint le ou les destinataires suivants :",
    success: 'a été remis au ou aux destinataires suivants :',
  },
  causes: {
    'user-unknown': "Le compte de messagerie n'existe pas dans l'organisation du destinataire.",
    'mailbox-full': 'La boîte aux lettres du destinataire dépasse sa limite.',
    policy: "Vous n'avez pas l'autorisation d'écrire à ce destinataire.",
    'spam-rejected': 'Le système du destinataire a refusé ce message comme indésirable.',
    'too-large': 'Ce message dépasse la limite actuelle du système.',
    'host-unknown': 'Le système de messagerie du destinataire est introuvable.',
    timeout: "Le message n'a pas pu être remis dans le délai prévu.",
  },
  date: (year, month, day, time) => `${two(day)}/${two(month)}/${year} ${time.slice(0, 5)}`,
};
