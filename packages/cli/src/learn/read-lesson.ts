/**
 * What there is to learn from a message: itself, or, of a report, the message
 * that it returns. The notice around that is never learned: it would teach the
 * filter that bounces are spam.
 */

import type { Mail } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import type { MailItem } from '@backscatter/mail/node';

/** Fields one of which every mail has (RFC 5322 section 3.6, and what servers add on its way). */
const MAIL_FIELDS: ReadonlySet<string> = new Set([
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'received',
  'message-id',
  'return-path',
  'sender',
  'reply-to',
  'content-type',
]);

/** A message to be learned. */
export interface ToLearn {
  readonly mail: Mail;
  /** Whether a report returned it. */
  readonly returned: boolean;
  /** Bytes read for it. */
  readonly bytes: number;
}

/** A message to be learned, or why there is none. */
export type LessonRead =
  | {
      readonly status: 'ok';
      readonly path: string;
      readonly place: string;
      readonly learn: ToLearn;
    }
  | {
      readonly status: 'nothing-returned' | 'no-mail';
      readonly path: string;
      readonly place: string;
    }
  | {
      readonly status: 'unreadable';
      readonly path: string;
      readonly place: string;
      readonly why: string;
    };

/** Reads one item of a source. */
export async function readLesson(item: MailItem): Promise<LessonRead> {
  const { path } = item;
  if (item.status !== 'ok') return { ...item, place: path };
  const place = item.several ? `${path}[${item.index}]` : path;
  const mail = await parseMail(item.raw);
  if (!mail.headers.some(({ name }) => MAIL_FIELDS.has(name))) {
    return { status: 'no-mail', path, place };
  }
  const report = await parseDsn(mail, (raw) => parseMail(raw));
  const learned = report === null ? mail : report.returned.mail;
  if (learned === null) return { status: 'nothing-returned', path, place };
  const learn = { mail: learned, returned: report !== null, bytes: item.raw.length };
  return { status: 'ok', path, place, learn };
}
