/**
 * What forged notices say, and servers' own do not.
 *
 * Worms and phishers dress as mail servers because everybody opens a failure
 * notice. Whatever the costume, the reader is to do something: open a file in
 * order to read the message, or sign in so that held mail is let through. A
 * server returns the message as it is and asks for nothing. These rules look
 * for that demand, in our own words and in the shape that published analyses
 * of such mail describe (the worms of 2003 to 2006, the bounce lures of the
 * 2010s, the quota and release lures since).
 *
 * Many of the words stand in honest notices too: they return messages as
 * attachments and speak of full mailboxes. So most weigh nothing alone, and
 * count where two come together: a demand, and a file that can do harm.
 */

import type { Rule } from './rule.ts';

/** Endings of files that run when they are opened. */
const PROGRAMS = `pif scr exe bat cmd cpl vbs vbe js jse wsf wsh hta lnk jar msi ps1 reg chm`;

/** Endings of files that programs and false log-in pages are wrapped in. */
const WRAPPERS = `zip rar 7z gz ace arj cab iso img vhd htm html shtml mht svg one
  doc docm xls xlsm xlsb pptm pdf`;

/** Asking to open a file because the message is in it. */
const DEMANDS = `
  "open" near/4 "attach*" | "see the attach*" near/3 "details" | "read" near/3 "attached document"
  | "read" near/3 "attached file" | "view" near/4 "attached file" | "check" near/3 "attached file"
  | "attach*" near/8 "to read your" | "attach*" near/8 "to view your"
  | "attach*" near/6 "for more details" | "attach*" near/6 "for further details"
  | "attach*" near/4 "for details" | "message" near/4 "is attached in a*"
  | "secure message" near/4 "attach*" | "secure mail" near/6 "available"
  | "encrypted message" near/5 "attach*" | "password" near/6 "attach*"
  | "password" near/4 "archive" | "password" near/4 "zip" | "unpack" near/4 "attach*"
  | "sent as a" near/3 "attachment" | "included as" near/2 "attachment"
  | "öffnen sie" near/5 "anhang" | "anhang" near/6 "lesen sie" | "anhang" near/5 "zu lesen"
  | "passwort" near/5 "anhang" | "näheres" near/5 "anhang" | "details" near/5 "im anhang"
  | "ouvr*" near/5 "pièce jointe" | "ouvr*" near/5 "fichier joint"
  | "abr*" near/5 "archivo adjunto" | "abr*" near/5 "fichero adjunto" | "abr*" near/5 "arquivo anexo"
  | "abr*" near/4 "o anexo" | "apr*" near/5 "allegato" | "open*" near/5 "bijlage"
  | "otw?rz*" near/5 "załącznik*" | "откройте" near/5 "вложени*" | "открыть" near/5 "вложени*"
  | "打开" near/8 "附件" | "添付ファイル" near/8 "開"`;

/** What only a forger writes: nobody packs a text in order to return it. */
const TELLING = `
  "unicode characters" near/8 "binary attach*" | "7 bit" near/8 "binary attach*"
  | "sent as" near/3 "binary attach*" | "partial message is" then/1 "available"
  | "open the attach*" near/5 "read * message" | "open the attach*" near/5 "read * mail"
  | "open the attach*" near/5 "view * message" | "open the attach*" near/6 "resend"
  | "öffnen sie" near/6 "nachricht zu lesen" | "ouvr*" near/8 "lire votre message"
  | "abr*" near/8 "leer su mensaje" | "abr*" near/8 "ler a sua mensagem"
  | "apr*" near/8 "leggere il messaggio" | "open*" near/8 "uw bericht te lezen"
  | "чтобы прочитать" near/6 "вложени*"`;

/** Held mail that a log-in or a click lets through. */
const RELEASE = `
  "release" near/3 "pending messages" | "release" near/3 "pending mail*"
  | "release" near/3 "held messages" | "release" near/4 "undelivered messages"
  | "retrieve" near/4 "undelivered messages" | "retrieve" near/3 "pending messages"
  | "recover" near/3 "pending messages" | "recover" near/4 "undelivered messages"
  | "recover" near/4 "failed messages" | "deliver" near/3 "pending messages"
  | "review" near/3 "pending messages" | "view" near/3 "pending messages"
  | "allow" near/3 "pending messages" | "receive" near/3 "pending messages"
  | "messages" near/4 "held on the server" | "stuck on" near/3 "mail server"
  | "verify your mailbox" | "validate your mailbox" | "re validate your mailbox"
  | "upgrade your mailbox" | "confirm your mailbox" | "reactivate your mailbox"
  | "increase your mailbox" | "upgrade" near/4 "mailbox storage" | "keep current password"
  | "keep same password" | "sign in" near/5 "release" | "log in" near/5 "release"
  | "verify your email account" | "verify" near/4 "to receive your messages"
  | "ausstehende nachrichten" near/4 "freigeben" | "zurückgehaltene nachrichten" near/4 "freigeben"
  | "bestätigen sie ihr postfach" | "libérer" near/5 "messages en attente"
  | "récupérer" near/5 "messages en attente" | "liberar" near/5 "mensajes pendientes"
  | "recuperar" near/5 "mensajes pendientes" | "liberar" near/5 "mensagens pendentes"
  | "recuperar" near/5 "mensagens pendentes" | "sbloccare" near/5 "messaggi in sospeso"
  | "recuperare" near/5 "messaggi in sospeso" | "vrijgeven" near/5 "berichten"
  | "zwolni*" near/5 "wiadomości oczekując*" | "получить" near/5 "задержанные сообщения"
  | "释放" near/8 "邮件" | "保留中のメール" | "未配信メール" near/8 "確認"`;

/** A threat that no server makes towards the one it reports to. */
const THREAT = `
  "within 24 hours" | "within 48 hours" | "will be deleted" | "will be deactivated"
  | "will be suspended" | "will be terminated" | "avoid" near/4 "deactivation"
  | "to avoid" near/6 "losing" | "click here to" | "click below" | "click the button"
  | "click on the link" | "innerhalb von 24 stunden" | "klicken sie hier"
  | "sous 24 heures" | "cliquez ici" | "en 24 horas" | "haga clic aquí" | "clique aqui"
  | "entro 24 ore" | "clicca qui" | "binnen 24 uur" | "klik hier" | "kliknij tutaj"
  | "в течение 24 часов" | "нажмите здесь" | "24小时内" | "点击此处" | "24時間以内"
  | "こちらをクリック"`;

function patterns(list: string, name: string, weight: number): readonly Rule[] {
  return list
    .split('|')
    .map((pattern) => pattern.replace(/\s+/g, ' ').trim())
    .map((pattern) => ({
      // One phrase in quotes is read as one without them.
      pattern,
      name,
      weight,
      side: 'notice',
    }));
}

function endings(list: string, name: string): readonly Rule[] {
  return list
    .trim()
    .split(/\s+/)
    .map((phrase) => ({ phrase, name, weight: 0, side: 'notice', in: 'attachment', match: 'end' }));
}

/** Rules for the notice around a returned message; what they find is `keyword-fake-notice`. */
export const FAKE_NOTICE_RULES: readonly Rule[] = [
  ...endings(PROGRAMS, 'a program attached to the notice'),
  ...endings(WRAPPERS, 'a wrapped file attached to the notice'),
  ...patterns(DEMANDS, 'open the attachment', 0),
  ...patterns(TELLING, 'only a forger packs a message', 0.6),
  ...patterns(RELEASE, 'sign in to release mail', 0.4),
  ...patterns(THREAT, 'act at once', 0),
  {
    name: 'a program to be opened',
    weight: 0.9,
    all: ['a program attached to the notice'],
    any: ['open the attachment', 'only a forger packs a message', 'act at once'],
  },
  {
    name: 'a file to be opened in order to read the message',
    weight: 0.6,
    all: ['a wrapped file attached to the notice'],
    any: ['open the attachment', 'only a forger packs a message'],
  },
  {
    name: 'mail is held until you act at once',
    weight: 0.7,
    all: ['sign in to release mail', 'act at once'],
  },
];
