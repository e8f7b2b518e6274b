/**
 * A verdict as one line of JSON Lines: what scripts and other programs read.
 *
 * The form is public: fields are added, never renamed. The returned message is
 * named by its form only; whoever wants its text has the mail.
 */

import { type Dsn, escapeJson, type FoundId, type Verdict } from '@backscatter/core';

/**
 * The line of a verdict, without a line end. Control and format characters are
 * escaped, so that the line can be shown.
 *
 * @param path of the file, as the user gave it; `-` is standard input
 * @param index of the message in that file, from 0
 */
export function toJsonLine(verdict: Verdict, path: string, index: number): string {
  const { label, kind, score, probability } = verdict;
  const { reasons, abstained, unavailable, skipped, report, problems } = verdict;
  const line = {
    path,
    index,
    label,
    kind,
    score,
    probability,
    reasons: reasons.map(({ code, points, signal, summary, data }) => ({
      code,
      points,
      signal,
      summary,
      ...(data === undefined ? {} : { data }),
    })),
    abstained,
    unavailable,
    skipped,
    report: report === null ? null : reportOf(report),
    problems,
  };
  return escapeJson(JSON.stringify(line));
}

function reportOf(report: Dsn): object {
  return {
    recipients: report.recipients.map((recipient) => ({
      finalRecipient: recipient.finalRecipient,
      originalRecipient: recipient.originalRecipient,
      action: recipient.action,
      status: recipient.status,
      replyCode: recipient.replyCode,
      reason: recipient.reason,
      permanence: recipient.permanence,
      diagnosticCode: recipient.diagnosticCode,
      remoteMta: recipient.remoteMta,
    })),
    reportingMta: report.reportingMta,
    originalEnvelopeId: report.originalEnvelopeId,
    messageIds: report.messageIds.filter(isMessageId).map(({ id }) => id),
    otherIds: report.messageIds.filter((found) => !isMessageId(found)),
    returned: report.returned.form,
    problems: report.problems,
  };
}

/** Servers' and providers' own ids stand apart: they are unique to whoever gave them. */
function isMessageId({ place }: FoundId): boolean {
  return place !== 'queue-id' && place !== 'provider-id' && place !== 'envelope-id';
}
