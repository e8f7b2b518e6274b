/**
 * Domains where a stranger is as likely as a friend.
 *
 * That a sender knows somebody at `brook.example` says a little about a report
 * on another mailbox there: it is one firm. Of a provider where anybody has a
 * mailbox it says nothing. The list holds the large ones of the world, those
 * that a person or a forger meets; a caller adds his country's.
 */

/** Mailbox providers open to everybody, without claim to completeness. */
export const FREEMAIL_DOMAINS: readonly string[] = [
  '126.com',
  '163.com',
  'aol.com',
  'comcast.net',
  'fastmail.com',
  'free.fr',
  'freenet.de',
  'gmail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'laposte.net',
  'libero.it',
  'live.com',
  'mac.com',
  'mail.com',
  'mail.ru',
  'me.com',
  'msn.com',
  'naver.com',
  'orange.fr',
  'outlook.com',
  'pm.me',
  'proton.me',
  'protonmail.com',
  'qq.com',
  'rediffmail.com',
  'rocketmail.com',
  'seznam.cz',
  'sina.com',
  't-online.de',
  'tutanota.com',
  'uol.com.br',
  'verizon.net',
  'wanadoo.fr',
  'web.de',
  'wp.pl',
  'yahoo.co.in',
  'yahoo.co.jp',
  'yahoo.co.uk',
  'yahoo.com',
  'yahoo.com.br',
  'yahoo.de',
  'yahoo.fr',
  'yandex.com',
  'yandex.ru',
  'ymail.com',
  'zoho.com',
];
