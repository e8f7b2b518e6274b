/**
 * Reports on messages that nobody may answer: the null sender (RFC 5321 section
 * 4.5.5), an automatic mail (RFC 3834 section 2), one that asks for silence
 * (X-Auto-Response-Suppress, Exchange), another report. A server that keeps to
 * the rules sends none; a forger who made the "returned" message up may.
 */

import type { Mail, Problem, ReportKind } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';
import { type DsnProblemCode, problem } from './problem-codes.ts';

/** The words of X-Auto-Response-Suppress that forbid a kind of report. */
const FORBIDS: ReadonlyMap<ReportKind, RegExp> = new Map([
  ['failure', /\b(?:all|ndr)\b/i],
  ['delay', /\b(?:all|ndr|dr)\b/i],
  ['success', /\b(?:all|dr)\b/i],
  ['auto-reply', /\b(?:all|oof|autoreply)\b/i],
  ['disposition-notification', /\b(?:all|rn|nrn)\b/i],
]);

/** A report, or a notice by a server: what the returned message is, if it is one. */
const REPORT_TYPE = /^\s*multipart\/report\b/i;

/** Names what speaks against any answer to the returned message. */
export function findAnswered(returned: Mail | null, kind: ReportKind): readonly Problem[] {
  if (returned === null || kind === 'feedback-report') return [];
  const { headers } = returned;
  const codes: DsnProblemCode[] = [];
  if (/^\s*<\s*>\s*$/.test(headerValue(headers, 'return-path') ?? ''))
    codes.push('answers-null-sender');
  // RFC 3834 section 5: every value but "no" is an automatic mail's.
  const submitted = /^[a-z-]+/i.exec(headerValue(headers, 'auto-submitted') ?? '')?.[0];
  if (submitted !== undefined && submitted.toLowerCase() !== 'no') codes.push('answers-automatic');
  const suppress = headerValue(headers, 'x-auto-response-suppress') ?? '';
  if (FORBIDS.get(kind)?.test(suppress) === true) codes.push('answers-suppressed');
  if (REPORT_TYPE.test(headerValue(headers, 'content-type') ?? '')) codes.push('answers-report');
  return codes.map((code) => problem(code));
}
