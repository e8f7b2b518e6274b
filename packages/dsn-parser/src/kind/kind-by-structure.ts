/**
 * The kind of a report that says itself what it is: by its machine-readable
 * part, by the actions it reports, by Amazon's JSON.
 */

import type { DsnRecipient, Part, ReportKind } from '@backscatter/core';
import type { SnsNotification } from '../fields/amazon-sns.ts';
import type { DeliveryStatus } from '../fields/delivery-status.ts';
import { parseDisposition } from '../fields/feedback-fields.ts';
import type { Notice } from '../text/notice.ts';
import { type KindFound, kindByWords } from './judge-kind.ts';
import type { Structure } from './structure.ts';
import type { Topics } from './topics.ts';

/** The kind that a notification of Amazon SNS states, or null where there is none. */
export function kindBySns(
  sns: SnsNotification | null,
  recipients: readonly DsnRecipient[],
): KindFound | null {
  if (sns === null) return null;
  const evidence = ['amazon-sns'];
  if (sns.complaint) return { kind: 'feedback-report', evidence };
  const actions = new Set(recipients.map(({ action }) => action));
  if (actions.has('failed')) return { kind: 'failure', evidence };
  return { kind: actions.has('delayed') ? 'delay' : 'success', evidence };
}

/** The kind by the parts of the mail, or null where none is a report's. */
export function kindByStructure(
  { feedbackPart, dispositionPart, statusParts, reportType }: Structure,
  status: DeliveryStatus | null,
  recipients: readonly DsnRecipient[],
  notice: Notice,
  topics: () => Topics,
): KindFound | null {
  if (feedbackPart !== null || reportType === 'feedback-report')
    return { kind: 'feedback-report', evidence: ['feedback-report'] };
  if (status !== null && statusParts.length > 0) {
    const evidence =
      reportType === 'delivery-status'
        ? ['delivery-status', 'multipart-report']
        : ['delivery-status'];
    const kind = kindByActions(recipients, topics);
    // QUIRK: scanners report what they stopped as a failure; the purported sender is warned all the same.
    return kind === 'failure' && warnsOfVirus(recipients, topics)
      ? { kind: 'virus-warning', evidence: [...evidence, 'virus-subject'] }
      : { kind, evidence };
  }
  if (dispositionPart !== null || reportType === 'disposition-notification') {
    // QUIRK: filters refuse a message by a disposition notification (RFC 5429 section 2.1.1).
    if (notice.folded.includes('rejected')) {
      const evidence = isDeleted(dispositionPart)
        ? 'deleted'
        : topics().subject.has('failure')
          ? 'failure-subject'
          : null;
      if (evidence !== null)
        return { kind: 'failure', evidence: ['disposition-notification', evidence] };
    }
    return { kind: 'disposition-notification', evidence: ['disposition-notification'] };
  }
  return null;
}

/** A scanner says it in the subject; a server that only passes a refusal on does not. */
function warnsOfVirus(recipients: readonly DsnRecipient[], topics: () => Topics): boolean {
  const { subject, notice } = topics();
  // In the order of what it costs to ask.
  if (!subject.has('virus') || subject.has('failure')) return false;
  return recipients.every(({ reason }) => reason === 'virus') && notice.has('virus');
}

/** A filter deletes what it refuses; a person who deletes unread writes no word of a rejection. */
function isDeleted(dispositionPart: Part | null): boolean {
  if (dispositionPart?.content == null) return false;
  const { mode, type } = parseDisposition(dispositionPart.content);
  return type === 'deleted' && mode?.startsWith('automatic-action') === true;
}

/** Several recipients: failure before delay before success. */
function kindByActions(recipients: readonly DsnRecipient[], topics: () => Topics): ReportKind {
  const actions = new Set(recipients.map(({ action }) => action));
  if (actions.has('failed')) return 'failure';
  if (actions.has('delayed')) return 'delay';
  if (actions.has('delivered') || actions.has('relayed') || actions.has('expanded'))
    return 'success';
  if (recipients.length > 0 && recipients.every(({ status }) => status?.startsWith('2') === true))
    return 'success';
  return kindByWords(topics(), recipients);
}
