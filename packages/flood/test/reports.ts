/**
 * Reports as this package reads them, made of a returned message.
 */

import type { Evidence, Finding, Mail, ReturnedForm, SignalContext } from '@backscatter/core';
import { normalizeAddress } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { BLANK_REPORT, envelopeTo } from '../../core/test/blank-report.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const NOW = Date.UTC(2026, 2, 20, 12);

/** Spam of our own making, with the name of whom it went to. */
export function spam(name = 'kurt', more = ''): string {
  return [
    `From: Anna <anna@example.org>`,
    `To: ${name} <${name}@example.com>`,
    'Subject: The quiet way to a second income from your own kitchen table',
    `Message-ID: <${name}@host.example.net>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain',
    '',
    `Good morning ${name},`,
    '',
    'thousands of families have already found the quiet way to a second income.',
    'You need no office, no licence and no experience, only a table and one hour a day.',
    `Your personal place is kept until 14:${name.length} today: http://www.kitchen-money.example/${name}`,
    'Whoever waits will read tomorrow how his neighbour bought the boat that he wanted.',
    more,
    'With kind regards from the whole team of the kitchen academy',
  ].join('\r\n');
}

/** The header of a message, as many servers return it. */
export function headerOf(message: string): string {
  return `${message.split('\r\n\r\n')[0]}\r\n\r\n`;
}

export interface ReportShape {
  /** The message that came back, or null for none. */
  readonly returned?: string | null;
  readonly addressee?: string | null;
  readonly now?: number;
}

/** Evidence of one report to anna@example.org. */
export async function reportOf(shape: ReportShape = {}): Promise<Evidence> {
  const text = shape.returned === undefined ? spam() : shape.returned;
  const addressee = shape.addressee === undefined ? 'anna@example.org' : shape.addressee;
  const mail = await parseMail('From: MAILER-DAEMON@mx.example.com\r\n\r\n');
  const returned = text === null ? null : await parseMail(text);
  return {
    mail,
    report: { ...BLANK_REPORT, returned: { form: formOf(returned), mail: returned } },
    envelope: envelopeTo(addressee),
    addressee: addressee === null ? null : normalizeAddress(addressee),
    now: shape.now ?? NOW,
  };
}

function formOf(returned: Mail | null): ReturnedForm {
  return returned === null ? 'none' : 'message';
}

/** What the signals before found, each at full strength unless it says otherwise. */
export function after(key: string, ...codes: readonly (string | Finding)[]): SignalContext {
  return {
    abort: new AbortController().signal,
    findings: codes.map((code) =>
      typeof code === 'string' ? { code, strength: 1, summary: '' } : code,
    ),
    key: () => key,
  };
}
