/**
 * Every problem that a report can be said to have: the closed list, one
 * sentence each. The first block is sloppiness that genuine servers show every
 * day and that proves nothing; the second is what a report can lack and a forger
 * may leave out; the third is what a server never does. What any of it is worth,
 * the reader of the report decides.
 */

import { escapeText, type Problem } from '@backscatter/core';

/** What each code says. */
export const DSN_PROBLEMS = {
  // Deviations of the delivery status (RFC 3464) and its carrier (RFC 6522).
  'leading-blank-line': 'The delivery status begins with a blank line.',
  'two-blank-lines': 'More than one blank line separates the blocks of the delivery status.',
  'no-message-block': 'The delivery status has no block about the message.',
  'no-reporting-mta': 'The delivery status names no Reporting-MTA.',
  'misspelt-field': 'A field of the delivery status is written without its dash.',
  'no-address-type': 'A recipient of the delivery status has no address type.',
  'address-in-brackets': 'A recipient of the delivery status stands in angle brackets.',
  'incomplete-recipient':
    'A recipient of the delivery status lacks Final-Recipient, Action or Status.',
  'unknown-action': 'An Action is none of RFC 3464.',
  'bad-status': 'A Status is no code of RFC 3463.',
  'action-against-status': 'An Action and its Status contradict each other.',
  'blank-diagnostic-line': 'A Diagnostic-Code begins with an empty line.',
  'mixed-line-ends': 'The delivery status mixes line ends.',
  'encoded-status-part':
    'The delivery status is base64 or quoted-printable where only 7bit is allowed.',
  'unregistered-type': 'A part of the report bears a type that no standard names.',
  'no-report-type': 'multipart/report without the parameter report-type.',
  'not-multipart-report': 'The delivery status stands outside a multipart/report.',
  'too-many-recipients': 'The delivery status lists more recipients than were read.',
  // What is missing.
  'no-recipient': 'The report names no recipient.',
  'no-status': 'The report holds no status and no reply code.',
  'nothing-returned': 'Nothing of the original was returned.',
  'no-delivery-status': 'multipart/report without a delivery-status part.',
  'sender-not-null': 'The report was sent with a return path of its own.',
  'writer-not-a-server': 'The report does not come from a mail server by name.',
  'reporting-mta-not-in-trace': 'The Reporting-MTA is in no Received line of the report.',
  // What no server does.
  attachment: 'A file hangs on the report itself.',
  'link-in-notice': 'The notice links to a stranger.',
  'returned-after-report': 'The returned message is dated after the report.',
  'answers-null-sender': 'The returned message had the null sender, which nobody may answer.',
  'answers-automatic': 'The returned message was sent automatically (Auto-Submitted).',
  'answers-suppressed': 'The returned message asked not to be answered (X-Auto-Response-Suppress).',
  'answers-report': 'The returned message is a report itself.',
} as const;

/** A code of `Dsn.problems`. */
export type DsnProblemCode = keyof typeof DSN_PROBLEMS;

/** A problem of the list, with its own sentence where there is a datum to name; it can be shown. */
export function problem(code: DsnProblemCode, detail: string = DSN_PROBLEMS[code]): Problem {
  return { code, detail: escapeText(detail) };
}
