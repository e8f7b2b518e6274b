/**
 * Reports and a world for the tests: a Postfix notice about a message from
 * anna@example.org to bert@example.com, and variations of it.
 */

import type { Clock, Finding, Outcome, Signal } from '@backscatter/core';

export const NOW = Date.parse('2026-03-10T12:00:00Z');

/** A clock that stands still; `sleep` ends only by abort, or at once when told so. */
export function stoppedClock(sleeps: 'never' | 'at-once' = 'never'): Clock {
  return {
    now: () => NOW,
    sleep: (_ms, abort) =>
      sleeps === 'at-once'
        ? Promise.resolve()
        : new Promise((_resolve, reject) => {
            if (abort.aborted) reject(abort.reason);
            abort.addEventListener('abort', () => reject(abort.reason), { once: true });
          }),
  };
}

export interface ReportFacts {
  readonly id?: string;
  readonly body?: string;
  readonly to?: string;
  readonly returnedHeaders?: readonly string[];
}

/** A failure report as Postfix writes it. */
export function report({
  id = 'm1@example.org',
  body = 'Shall we meet on Thursday?',
  to = 'anna@example.org',
  returnedHeaders = [],
}: ReportFacts = {}): string {
  return [
    'Return-Path: <>',
    `Delivered-To: ${to}`,
    'Received: from mx.example.com (mx.example.com [192.0.2.7]) by mail.example.org with ESMTP id 4Xk1;',
    ' Tue, 10 Mar 2026 11:59:58 +0000 (UTC)',
    'Date: Tue, 10 Mar 2026 11:59:57 +0000',
    'From: MAILER-DAEMON@mx.example.com (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${to}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    'Message-Id: <r1@mx.example.com>',
    '',
    '--b1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.example.com.',
    '',
    '<bert@example.com>: host lmtp.example.com[192.0.2.8] said: 550 5.1.1',
    '    <bert@example.com>: Recipient address rejected: User unknown',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    'Final-Recipient: rfc822; bert@example.com',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <bert@example.com>: User unknown',
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    `Return-Path: <${to}>`,
    'Date: Tue, 10 Mar 2026 11:59:00 +0000',
    `From: Anna <${to}>`,
    'To: bert@example.com',
    'Subject: Thursday',
    `Message-ID: <${id}>`,
    ...returnedHeaders,
    '',
    body,
    '',
    '--b1--',
    '',
  ].join('\r\n');
}

export const ORDINARY = [
  'From: Bert <bert@example.com>',
  'To: anna@example.org',
  'Subject: Re: Thursday',
  '',
  'Fine with me.',
  '',
].join('\r\n');

/** A signal that answers what it is told. */
export function says(
  name: string,
  outcome: Outcome | (() => Promise<Outcome>),
  more: Partial<Signal> = {},
): Signal {
  return {
    name,
    round: 'local',
    check: async () => (typeof outcome === 'function' ? outcome() : outcome),
    ...more,
  };
}

/** An outcome of findings by code and strength. */
export function finds(...codes: readonly (readonly [code: string, strength: number])[]): Outcome {
  const findings: readonly Finding[] = codes.map(([code, strength]) => ({
    code,
    strength,
    summary: `It is ${code}.`,
  }));
  return { status: 'ok', findings };
}
