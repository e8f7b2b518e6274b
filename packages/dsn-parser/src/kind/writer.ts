/**
 * Who wrote it, as far as the header says: a mail server or a person.
 */

import type { Mail } from '@backscatter/core';
import { isReturnPath } from '@backscatter/mail';
import {
  fieldMailboxes,
  fieldValue,
  fieldValues,
  type HeaderFields,
  indexHeader,
} from '../header-fields.ts';
import { singleBlanks } from '../text/single-blanks.ts';

/**
 * Local parts that servers use. QUIRK: Exchange writes from
 * `microsoftexchange<hex>@`; people are called postmaster13.
 */
const DAEMON =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|postmaster|postmast|post[-_.]?office|mail[-_.]?system|mail[-_.]?delivery(?:[-_.]?(?:system|subsystem))?|system[-_. ]?administrator|administrator|mail[-_.]?admin|mailadmin|mail[-_.]?server|mmdf|smtp|smtpd|uucp|double-bounce|bounces?|bounce[-_.]?handler|microsoftexchange[0-9a-f]{8,40}|mailsweeper|ndr|non-?delivery|delivery[-_.]?(?:status|failure|subsystem|notification)|autonotify|maild|email-?gateway|no-?reply-?(?:bounce|mailer).*|smtp32|info_bounce|fromlocalhost|mailsystem|antivirus|virus.*|scanner|amavis.*|viralator|mail-?marshal|mimecast|fortimail|barracuda|ironport|content[-_.]?filter|mailscanner)$|(?:^|[-_.])(?:smtp|post_?master|imss|anti-?virus)(?:[-_.]|$)/i;

const DAEMON_NAME =
  /mail(?:er)?[ -]?(?:delivery|daemon|system|server|administrator)|delivery (?:sub)?system|postmaster|system ?administrator|systemadministrat|administrateur syst|administrador d(?:el|o) sistema|amministratore di sistema|systeembeheerder|administrator systemu|mail administrator|e-?mail delivery software|^(?:the )?post office$|^(?:returned|bounced) mail$|non-?delivery|system pocztowy|posta sunucusu|sistema de (?:correo|correio)|sistema di posta|sistem (?:mel|surat)/i;

/** Asked of names that hold other letters. */
const DAEMON_NAME_ELSEWHERE =
  /järjestelmänvalvoja|správce systému|sistem yöneticisi|подсистема доставки|системный администратор|почтовая система|メール配信|システム管理者|系统管理员|系統管理員|邮件系统|郵件系統|邮件服务|郵件服務|시스템 관리자|메일 시스템|メール(?:システム|サーバ)|почтов(?:ый|ая) (?:сервер|служба|демон)|служба доставки|поштов(?:а|ий) (?:система|сервер)|пощенск(?:а|и) (?:система|сървър)|poštovní (?:systém|server)|levelező|poşta sistemi|poçt sistemi|пошта (?:жүйесі|сервері)|système de messagerie|hệ thống thư|ระบบ(?:อีเมล|เมล|จดหมาย)|نظام البريد|سامانه پست|מערכת (?:ה?דואר|המייל)/i;

/** Scanners as they sign their warnings; their makers' newsletters are signed so too. */
const SCANNER_NAME =
  /virus|interscan|scan(?:ner|mail)|amavis|groupshield|webshield|antigen|symantec|norton|mcafee|sophos|kaspersky|panda|f-?secure|dr\.?web|mimesweeper|mailsweeper|e-?safe|content (?:filter|security)/i;

export interface Writer {
  /** The From field, decoded. */
  readonly from: string;
  /** The address in From, lower case; empty where there is none. */
  readonly address: string;
  /** Decoded subject. */
  readonly subject: string;
  /** Decoded subject in lower case with single blanks. */
  readonly foldedSubject: string;
  /** Return-Path is there and empty. */
  readonly nullReturnPath: boolean;
  /** From names a mail server. */
  readonly daemon: boolean;
  /** The name in From, decoded; empty where there is none. */
  readonly name: string;
  /** No From field, or an empty one: no mail program lets a person write so. */
  readonly nobody: boolean;
  /** Return-Path is there and is the writer's own address, as with a person's mail. */
  readonly ownReturnPath: boolean;
  /** A mailing list, a tracker or a sender of bulk carried it. */
  readonly bulk: boolean;
  /** A ticket system, a bug tracker, a build server wrote it, and no list carried it. */
  readonly tracker: boolean;
  /** Names a message that it answers: In-Reply-To or References (RFC 5322 section 3.6.4). */
  readonly answers: boolean;
  /** Value of Precedence or X-Precedence in lower case, or null. */
  readonly precedence: string | null;
  /** Answers somebody or forwards: `Re:` or `Fwd:` in the subject. */
  readonly reply: boolean;
  /** RFC 3834 keyword of Auto-Submitted, lower case, or null. */
  readonly autoSubmitted: string | null;
  /** The whole header, for what is seldom asked. */
  readonly header: HeaderFields;
}

/** Reads what the header says of the writer. */
export function readWriter(mail: Mail): Writer {
  const header = indexHeader(mail.headers);
  const { firstAt } = header;
  const from = fieldValue(header, 'from') ?? '';
  const [mailbox] = fieldMailboxes(header, 'from');
  const address = (mailbox?.address ?? '').toLowerCase();
  // QUIRK: `"System Administrator"@…` and `Postmaster\\@…@…` are written so.
  const local = (address.split('@', 1)[0] ?? '').replace(/["\\]/g, '');
  const subject = fieldValue(header, 'subject') ?? '';
  const foldedSubject = singleBlanks(subject.toLowerCase()).trim();
  const precedence = fieldValue(header, 'precedence') ?? fieldValue(header, 'x-precedence');
  const list =
    BULK.some((name) => firstAt.has(name)) ||
    /list/i.test(precedence ?? '') ||
    LIST_SENDER.test(fieldValue(header, 'sender') ?? '');
  const tracker =
    mail.headers.some(({ name }) => name.startsWith('x-') && TRACKER.test(name)) ||
    TICKET_SYSTEM.test(fieldValue(header, 'x-powered-by') ?? fieldValue(header, 'x-mailer') ?? '');
  return {
    from,
    address,
    subject,
    foldedSubject,
    nullReturnPath: isNullReturnPath(header),
    name: mailbox?.name ?? '',
    nobody: address === '' && /^[<>\s]*$/.test(from),
    ownReturnPath: address !== '' && address === returnPathOf(header),
    daemon:
      DAEMON.test(local) ||
      address.endsWith('@sns.amazonaws.com') ||
      isDaemonName(mailbox?.name ?? '') ||
      (address === '' && isDaemonName(from)),
    bulk: list || tracker,
    tracker: tracker && !list,
    answers: firstAt.has('in-reply-to') || firstAt.has('references'),
    precedence: precedence?.trim().toLowerCase() ?? null,
    reply: REPLY.test(foldedSubject),
    autoSubmitted:
      /^[a-z-]+/.exec((fieldValue(header, 'auto-submitted') ?? '').trim().toLowerCase())?.[0] ??
      null,
    header,
  };
}

function isDaemonName(name: string): boolean {
  return DAEMON_NAME.test(name) || (/[^ -~]/.test(name) && DAEMON_NAME_ELSEWHERE.test(name));
}

/** From, or the program that wrote it, names a virus scanner. */
export function isScanner({ from, header }: Writer): boolean {
  return SCANNER_NAME.test(from) || SCANNER_NAME.test(fieldValue(header, 'x-mailer') ?? '');
}

/** Goes to one address and no other: what answers a message does. */
export function isToOne({ header }: Writer): boolean {
  return fieldMailboxes(header, 'to').length + fieldMailboxes(header, 'cc').length === 1;
}

/**
 * How mail programs mark answers and forwarded mail, by language. They may come
 * counted (`Re[2]:`) and with a full-width colon.
 */
const REPLY =
  /^\[?(?:re|aw|antw|sv|vs|rif|odp|ha|fwd?|wg|tr|rv|res|enc|doorst|pd|vl|ynt|ilt|на|отв|ответ|пересл|答复|回复|转发|答覆|回覆|轉寄|返信|転送|답장|회신|전달)(?:\[[0-9]{1,3}\])? ?[:：]/;

/** Header fields of mailing lists (RFC 2369, RFC 2919). */
const BULK: readonly string[] = ['list-id', 'list-post', 'list-unsubscribe'];

/** Header fields by which trackers, build servers and the like mark what they write. */
const TRACKER =
  /^x-(?:bugzilla|github|gitlab|gerrit|jira|redmine|launchpad|trac|rt|otrs|phabricator|jenkins|sentry)-/;

/** Fields that name whom the report went to. */
const ADDRESSEE = ['to', 'x-original-to', 'delivered-to', 'envelope-to'];

/** Ticket systems that name themselves where mail programs do. */
const TICKET_SYSTEM = /\b(?:otrs|zammad|zendesk|freshdesk|osticket|request tracker|glpi|kayako)\b/i;

/** Sender as list managers without RFC 2919's fields write it: Majordomo, LISTSERV, Mailman. */
const LIST_SENDER =
  /(?:^|[\s<])(?:owner-[^\s@<>]{1,64}|[^\s@<>]{1,64}-(?:owner|bounces|request))@/i;

/** Return paths of a list: Mailman 2.0 and Majordomo's. */
const LIST_RETURN_PATH = /^(?:owner-(?<stem>[^@]{1,64})|(?<name>[^@]{1,64})-admin)@/;

/** Addresses looked at; a report has one. */
const MAX_ADDRESSEES = 10;

/**
 * It goes to a return path (RFC 5321 section 4.4): a bounce address by name, one
 * tagged by BATV, SRS or VERP, or that of the list whose fields it bears. People do
 * not write there; servers and responders do.
 */
export function goesToReturnPath({ header }: Writer): boolean {
  return ADDRESSEE.flatMap((name) => fieldMailboxes(header, name))
    .slice(0, MAX_ADDRESSEES)
    .some(
      ({ address }) => isReturnPath(address) || isReturnPathOfList(address.toLowerCase(), header),
    );
}

/**
 * QUIRK: gateways give a report the list fields of what it returns. What a list
 * carries is addressed to the list; this goes to the address the list sends from.
 */
function isReturnPathOfList(address: string, header: HeaderFields): boolean {
  const { stem, name = stem } = LIST_RETURN_PATH.exec(address)?.groups ?? {};
  // A list's own notices to whoever runs it go there too.
  if (name === undefined || header.firstAt.has('x-list-administrivia')) return false;
  return fieldValue(header, 'list-post')?.toLowerCase().includes(`:${name}@`) === true;
}

function returnPathOf(header: HeaderFields): string | null {
  return fieldValue(header, 'return-path')?.replace(/[<>]/g, '').trim().toLowerCase() ?? null;
}

/** Fields in which servers note the envelope's sender. */
const ENVELOPE = ['return-path', 'x-envelope-from', 'envelope-from', 'x-return-path'];

const NULL_SENDER = /^<?\s*(?:mailer-daemon)?\s*>?$/i;

/**
 * The null sender, as servers note it. QUIRK: Postfix hands it to some mailboxes
 * as `MAILER-DAEMON` (null_sender in pipe(8)); others only tell it in the Received
 * line they add.
 */
function isNullReturnPath(header: HeaderFields): boolean {
  let noted = false;
  for (const name of ENVELOPE) {
    for (const value of fieldValues(header, name)) {
      if (NULL_SENDER.test(value.trim())) return true;
      noted = true;
    }
  }
  const received = noted ? null : fieldValue(header, 'received');
  return received !== null && /\benvelope-from[ =]<>/i.test(received);
}
