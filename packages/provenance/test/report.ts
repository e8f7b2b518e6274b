/**
 * Reports for the tests: raw bytes, read by the real parsers, so that a proof is
 * tested on what the world would send and on nothing prepared.
 */

import type { Evidence, Finding, Outcome, Signal } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { normalizeAddress } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';

export const DAY = 86_400_000;
export const NOW = Date.parse('2026-03-10T12:00:00Z');
export const ANNA = 'anna@example.org';

export interface ReportFacts {
  /** Envelope recipient. Default anna@example.org. */
  readonly to?: string;
  /** The To field. Default the envelope recipient. */
  readonly headerTo?: string;
  /** Whether the envelope was read out of the header. Default no. */
  readonly derived?: boolean;
  readonly client?: { readonly address: string; readonly helo: string | null };
  readonly messageId?: string;
  readonly envelopeId?: string;
  readonly recipient?: string;
  readonly headers?: readonly string[];
  readonly returnedHeaders?: readonly string[];
  readonly returnedFrom?: string;
  /** An automatic reply instead of a failure report. */
  readonly autoReply?: boolean;
  readonly now?: number;
}

/** What a signal would be handed about such a report. */
export async function evidenceOf(facts: ReportFacts = {}): Promise<Evidence> {
  const { to = ANNA, derived = false, client = null, now = NOW } = facts;
  const mail = await parseMail(facts.autoReply === true ? autoReply(facts) : failure(facts));
  const report = await parseDsn(mail, parseMail);
  if (report === null) throw new Error('the parser sees no report');
  return {
    mail,
    report,
    envelope: {
      mailFrom: '',
      recipient: to,
      client,
      derived: { mailFrom: derived, recipient: derived, client: derived || client === null },
    },
    addressee: normalizeAddress(to),
    now,
  };
}

function failure({
  to = ANNA,
  headerTo = to,
  messageId = '<m1@example.org>',
  envelopeId,
  recipient = 'bert@example.com',
  headers = [],
  returnedHeaders = [],
  returnedFrom = ANNA,
}: ReportFacts): string {
  return [
    ...headers,
    'From: MAILER-DAEMON@mx.example.com (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `To: <${headerTo}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'This is the mail system at host mx.example.com.',
    '',
    `<${recipient}>: 550 5.1.1 user unknown`,
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    ...(envelopeId === undefined ? [] : [`Original-Envelope-Id: ${envelopeId}`]),
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    ...returnedHeaders,
    'Date: Tue, 10 Mar 2026 11:59:00 +0000',
    `From: ${returnedFrom}`,
    `To: ${recipient}`,
    'Subject: Thursday',
    `Message-ID: ${messageId}`,
    '',
    'Shall we meet on Thursday?',
    '',
    '--b1--',
    '',
  ].join('\r\n');
}

function autoReply({
  to = ANNA,
  headerTo = to,
  messageId = '<m1@example.org>',
}: ReportFacts): string {
  return [
    'From: Bert <bert@example.com>',
    `To: <${headerTo}>`,
    'Subject: Automatic reply: Thursday',
    `In-Reply-To: ${messageId}`,
    'Auto-Submitted: auto-replied',
    '',
    'I am away until Monday.',
    '',
  ].join('\r\n');
}

/** Asks a signal about such a report. */
export async function ask(signal: Signal, facts: ReportFacts = {}): Promise<Outcome> {
  const context = { abort: new AbortController().signal, findings: [] };
  return signal.check(await evidenceOf(facts), context);
}

/** Codes and strengths of an outcome; empty where it abstained. */
export function said(outcome: Outcome): readonly (readonly [string, number])[] {
  if (outcome.status === 'unavailable') throw new Error(outcome.why);
  if (outcome.status === 'abstained') return [];
  return outcome.findings.map(({ code, strength }: Finding) => [code, strength] as const);
}
