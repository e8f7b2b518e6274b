/**
 * Mails for the tests of the command, and a folder to put them in.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Bounce {
  readonly to?: string;
  readonly recipient?: string;
  readonly id?: string;
  readonly subject?: string;
  readonly diagnostic?: string;
  readonly date?: string;
}

/** A failure report as Postfix writes it, with LF. */
export function bounce({
  to = 'alice@example.org',
  recipient = 'bob@example.com',
  id = '<1@example.org>',
  subject = 'Undelivered Mail Returned to Sender',
  diagnostic = '550 5.1.1 no such user',
  date = 'Tue, 3 Mar 2026 08:05:00 +0000',
}: Bounce = {}): string {
  return `Return-Path: <>
Delivered-To: ${to}
Received: from mx.example.com (mx.example.com [192.0.2.25])
\tby mail.example.org (Postfix) with ESMTPS id 4F1
\tfor <${to}>; ${date}
Date: ${date}
From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
To: ${to}
Subject: ${subject}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.com.

<${recipient}>: ${diagnostic}

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; ${diagnostic}

--b
Content-Type: message/rfc822

From: ${to}
To: ${recipient}
Subject: minutes
Message-ID: ${id}
Date: Tue, 3 Mar 2026 08:00:00 +0000

Here are the minutes.

--b--
`;
}

/** A mail that is no report. */
export function ordinary(subject = 'lunch', body = 'At noon?\n'): string {
  return `From: bob@example.com\nTo: alice@example.org\nSubject: ${subject}\nDate: Tue, 3 Mar 2026 08:00:00 +0000\n\n${body}`;
}

/** An mbox of these mails, quoted as mboxrd. */
export function mbox(mails: readonly string[]): string {
  const quoted = mails.map((mail) => mail.replace(/^(>*From )/gm, '>$1'));
  return quoted.map((mail) => `From MAILER-DAEMON Tue Mar  3 08:05:00 2026\n${mail}\n`).join('');
}

/** The line of a sent log that proves the default `bounce` genuine. */
export const SENT = JSON.stringify({
  at: '2026-03-03T08:00:00Z',
  from: 'alice@example.org',
  to: ['bob@example.com'],
  messageId: '<1@example.org>',
});

/** The words of a configuration with that log, which covers example.org. */
export const CONFIG = JSON.stringify({
  sent: { log: 'sent.jsonl', coverage: [{ senders: ['example.org'], since: '2026-01-01' }] },
});

export interface Folder {
  readonly path: string;
  remove(): void;
}

/** A folder that holds these files; a name that ends in `/` is an empty folder. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const path = mkdtempSync(join(tmpdir(), 'backscatter-'));
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name);
    mkdirSync(name.endsWith('/') ? file : dirname(file), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(file, content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A bounce that returns spam, in the words of `corpus`. */
export function spamBounce(): string {
  return bounce()
    .replace('Subject: minutes', 'Subject: cheap pills')
    .replace(
      'Here are the minutes.',
      'Order cheap pills online today!\nToday the winner: order, casino, pills.',
    );
}

/** A bounce that returns nothing of the message. */
export function emptyBounce(): string {
  return bounce().replace(/--b\nContent-Type: message\/rfc822[\s\S]*?\n--b--/, '--b--');
}

/** Numbered mails of one class, no two alike, none guessable from its number. */
export function corpus(as: 'spam' | 'ham', count: number): readonly string[] {
  const words =
    as === 'spam'
      ? ['cheap', 'pills', 'order', 'online', 'today', 'winner', 'casino', 'constructor']
      : ['minutes', 'meeting', 'lunch', 'draft', 'review', 'schedule', 'thanks', '__proto__'];
  return Array.from({ length: count }, (_, n) => {
    const some = words.filter((_word, at) => (n * 7 + at * 3) % 5 < 3).join(' ');
    return `Message-ID: <${as}.${n}@example.net>\n${ordinary(`${some} ${n}`, `${some}\n${words[n % 8]} w${n}x${as}\n`)}`;
  });
}
