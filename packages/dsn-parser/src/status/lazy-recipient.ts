/**
 * A recipient whose reason is looked for when somebody asks. To find why delivery
 * failed costs as much as the rest of a report together, for words are compared
 * with thousands of phrases; and whoever wants to know whether a report is genuine
 * never asks. The fields are ordinary ones to everybody else: they can be
 * enumerated, copied and written as JSON.
 */

import type { BounceReason, DsnRecipient } from '@backscatter/core';

type Permanence = DsnRecipient['permanence'];

/** All that is known of a recipient at once. */
export type KnownOfRecipient = Omit<DsnRecipient, 'reason' | 'permanence'>;

/**
 * Makes a recipient of what is known and what can be found out.
 *
 * @param known read by name: the two others are not asked of it
 */
export function lazyRecipient(
  known: KnownOfRecipient,
  reason: () => BounceReason,
  permanence: () => Permanence,
): DsnRecipient {
  return {
    finalRecipient: known.finalRecipient,
    originalRecipient: known.originalRecipient,
    action: known.action,
    status: known.status,
    derived: known.derived,
    replyCode: known.replyCode,
    diagnosticCode: known.diagnosticCode,
    remoteMta: known.remoteMta,
    get reason() {
      return reason();
    },
    get permanence() {
      return permanence();
    },
    lastAttemptDate: known.lastAttemptDate,
    finalLogId: known.finalLogId,
    willRetryUntil: known.willRetryUntil,
  };
}

/** A copy with other values: a spread would ask for the reason. */
export function changeRecipient(
  recipient: DsnRecipient,
  changes: Partial<
    Pick<DsnRecipient, 'finalRecipient' | 'originalRecipient' | 'action' | 'permanence'>
  >,
): DsnRecipient {
  const { finalRecipient, originalRecipient, action } = recipient;
  const { status, derived, replyCode, diagnosticCode, remoteMta } = recipient;
  const { lastAttemptDate, finalLogId, willRetryUntil } = recipient;
  const known = { finalRecipient, originalRecipient, action, status, derived, replyCode };
  const other = { diagnosticCode, remoteMta, lastAttemptDate, finalLogId, willRetryUntil };
  return lazyRecipient(
    { ...known, ...other, ...changes },
    () => recipient.reason,
    () => changes.permanence ?? recipient.permanence,
  );
}
