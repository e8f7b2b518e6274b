/**
 * Large mailbox providers. Many run a server of the Unix family and put their
 * own name, or their country's language, around its notice: such a row stands
 * before the server's and borrows its forms.
 */

import { ALONE, BRACKETED, BRACKETED_ALONE } from '../text/forms.ts';
import { ADDRESS, type EntryForm } from '../text/read-entries.ts';
import type { Dialect } from './dialect.ts';
import { MESSAGING_SERVER_ENTRIES } from './servers.ts';
import { EXIM_ENTRIES } from './unix.ts';

export const gmail: Dialect = {
  name: 'gmail',
  server: 'Gmail and Google Workspace',
  source: 'Google, Fix bounced or rejected emails',
  from: /mailer-daemon@(?:googlemail|google)\.com/i,
  subject: /^delivery status notification/i,
  reads: 'the address below the heading, or within the sentence that says so, in ten languages',
  phrases: [
    'delivery to the following recipient failed permanently',
    'delivery to the following recipient has been delayed',
    'this is an automatically generated delivery status notification delivery to the following',
    'technical details of permanent failure',
    'technical details of temporary failure',
    '** address not found **',
    '** message blocked **',
    '** message not delivered **',
    '** delivery incomplete **',
    '** recipient inbox full **',
    '** message too large **',
    'the response from the remote server was',
    'google tried to deliver your message',
    '** adresse nicht gefunden **',
    '** nachricht blockiert **',
    '** zustellung unvollständig **',
    '** adresse introuvable **',
    '** no se ha encontrado la dirección **',
    '** endereço não encontrado **',
    '** indirizzo non trovato **',
    '** adres niet gevonden **',
    '** адрес не найден **',
    '** アドレス不明 **',
    '** 找不到地址 **',
    'リモート サーバーからの応答',
  ],
  entries: [
    { line: new RegExp(`^\\s{0,8}<?(${ADDRESS})>?\\s*$`), after: 'following recipient' },
    {
      line: new RegExp(
        `(?:delivered to|delivering your message to|message to)\\s+<?(${ADDRESS})>?(?:\\s+because|\\.|\\s|$)`,
        'i',
      ),
    },
    {
      line: new RegExp(
        `\\s(?:an|a|à|para|op|bij|для)\\s<?(${ADDRESS})>?,?\\s(?:zugestellt|ist ein|porque|car|perché|omdat|не доставлено)`,
        'i',
      ),
    },
    { line: new RegExp(`(?:メールは|找不到)\\s?<?(${ADDRESS})>?\\s(?:に配信|这个地址|這個地址)`) },
  ],
};

export const yahoo: Dialect = {
  name: 'yahoo',
  server: 'Yahoo Mail',
  source: 'Yahoo, Undeliverable or bounced emails',
  reads: '`<address>:` and the cause below, with or without brackets',
  from: /@(?:[a-z0-9-]+\.)*yahoo\.|@yahoogroups\.|@yahooinc\./i,
  subject: /failure|failed|undeliver/i,
  phrases: [
    'message from yahoo.',
    'message from yahoo',
    'sorry, we were unable to deliver your message to the following address',
    "sorry we couldn't deliver your message",
  ],
  entries: [
    BRACKETED,
    BRACKETED_ALONE,
    { line: /^"?<?([^<>\s"]{1,300}@[^<>\s":]{1,300}?)>?"?\s?:\s*$/ },
    ALONE,
  ],
};

export const aol: Dialect = {
  name: 'aol',
  server: 'AOL before 2018',
  source: 'AOL postmaster pages on error messages',
  reads: 'screen names without a domain',
  from: /mailer-daemon@(?:[a-z0-9-]+\.)*aol\.com/i,
  subject: /undeliver|returned|failure/i,
  phrases: [
    'your mail to the following recipients could not be delivered because they are not accepting mail',
  ],
  // Its screen names need no domain.
  qualify: true,
  entries: [BRACKETED, { line: /^\s*<?([^\s@<>]{1,64})>?\s*$/, after: 'not accepting mail' }],
};

export const iCloud: Dialect = {
  name: 'icloud',
  server: 'iCloud Mail (icloud.com, me.com, mac.com)',
  source: 'Apple support, iCloud Mail that is returned to the sender',
  reads: '`Recipient address:` (to 2020), `<address>: cause` (since)',
  from: /(?:mailer-daemon|postmaster)@(?:[a-z0-9-]{1,63}\.){0,4}(?:icloud|me|mac|apple)\.com/i,
  subject: /undeliver|delivery notification|delay|returned/i,
  entries: [...MESSAGING_SERVER_ENTRIES, BRACKETED],
};

export const gmx: Dialect = {
  name: 'gmx',
  server: 'GMX, WEB.DE, mail.com, IONOS and 1&1 (Nemesis)',
  source: 'GMX postmaster pages, error messages',
  reads: '`"address":`, then host and cause, each on its line',
  phrases: ['smtp error from remote server'],
  entries: [{ line: new RegExp(`^"?(${ADDRESS})"?:\\s*$`) }],
};

export const mailRu: Dialect = {
  name: 'mail-ru',
  server: 'Mail.ru',
  source: 'Mail.ru help, letters that were not delivered',
  reads: "the Russian part, in Exim's form",
  phrases: ['это письмо создано автоматически сервером mail.ru'],
  entries: [
    { line: new RegExp(`^ {2}<?(${ADDRESS})>?:?\\s*$`), after: 'получател' },
    { line: new RegExp(`Local mailbox (${ADDRESS}) is unavailable`, 'i') },
    ...EXIM_ENTRIES,
  ],
};

export const yandex: Dialect = {
  name: 'yandex',
  server: 'Yandex Mail',
  source: 'Yandex Mail help, messages that are returned',
  reads: '`<address>: cause`, below a Russian preamble',
  phrases: ['это письмо отправлено почтовым сервером yandex'],
  from: /mailer-daemon@(?:[a-z0-9-]{1,63}\.){0,3}yandex\.[a-z.]{2,6}/i,
  subject: /недоставленн|доставк|undeliver|delay/i,
  entries: [BRACKETED],
};

export const zoho: Dialect = {
  name: 'zoho',
  server: 'Zoho Mail',
  source: 'Zoho Mail help, bounce messages',
  reads: '`address cause, ERROR_CODE :550` in one line',
  from: /mailer-daemon@(?:[a-z0-9-]{1,63}\.){0,3}zoho(?:mail)?\.[a-z.]{2,6}/i,
  subject: /undeliver|delivery|failure/i,
  phrases: [', error_code :'],
  entries: [
    {
      line: new RegExp(`^\\s{0,4}<?(?<address>${ADDRESS})>?,?\\s{1,4}(?<rest>\\S.{0,600})$`),
      after: 'permanent error',
    },
  ],
};

export const orange: Dialect = {
  name: 'orange',
  server: 'Orange and Wanadoo France',
  source: 'Orange postmaster pages (postmaster.orange.fr)',
  reads: "`<address>: cause`, with Orange's codes",
  from: /mailer-daemon@(?:[a-z0-9-]{1,63}\.){0,3}(?:orange|wanadoo)\.fr/i,
  subject: /undeliver|non remis|non distribu|returned|delay|retard/i,
  entries: [BRACKETED],
};

export const facebook: Dialect = {
  name: 'facebook',
  server: 'Facebook',
  source: 'Facebook postmaster pages, response codes',
  // The recipient stands in the delivery status alone.
  reads: 'names the server',
  phrases: ['this message was created automatically by facebook'],
  entries: [],
};

/** `收件人：`, the recipient in a list of the original's fields. */
const CHINESE_RECIPIENT: EntryForm = {
  line: new RegExp(`收件人(?:/To)?\\s{0,4}[:：]?\\s*<?(${ADDRESS})>?`),
};

export const qq: Dialect = {
  name: 'qq',
  server: 'Tencent QQ Mail and Exmail',
  source: 'QQ Mail help centre, 退信',
  reads: '`无法发送到 address`',
  from: /postmaster@(?:[a-z0-9-]{1,63}\.){0,2}(?:qq|foxmail|exmail\.qq)\.com/i,
  subject: /退信|return|undeliver/i,
  phrases: ['很抱歉您发送的邮件被退回'],
  entries: [{ line: new RegExp(`无法发送到\\s*<?(${ADDRESS})>?`) }, CHINESE_RECIPIENT],
};

export const coremail: Dialect = {
  name: 'coremail',
  server: 'Coremail: NetEase (163.com, 126.com) and many Chinese sites',
  source: 'NetEase Mail help, 系统退信',
  reads: '`收件人：address`, the cause below',
  from: /postmaster@(?:[a-z0-9-]{1,63}\.){0,2}(?:163|126|yeah|188)\.(?:com|net)/i,
  subject: /退信/,
  phrases: ['抱歉，您的邮件被退回来了'],
  entries: [CHINESE_RECIPIENT],
};

export const sina: Dialect = {
  name: 'sina',
  server: 'Sina Mail',
  source: 'Sina Mail, notices of SinaMail',
  reads: '`<address>:` below the heading',
  phrases: ['邮件无法发送到您指定的地址中'],
  entries: [BRACKETED],
};
