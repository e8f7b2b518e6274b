/**
 * Why delivery failed, where only the notice says it.
 *
 * QUIRK: Exim and OpenSMTPD write no Diagnostic-Code for what they found out
 * themselves, and Sendmail 8.8 none at all; the fields then say `5.0.0`, and
 * the notice says "mailbox is full" below the address (RFC 3464 section 2.3.6
 * makes the field optional). The words belong to a recipient where they stand
 * at his address, or where he is the only one: never mix those of two.
 */

import type { DsnRecipient } from '@backscatter/core';
import { findClearReason } from './classify-reason.ts';
import { permanenceOfReason } from './permanence.ts';

/** What a notice says at an address. */
export interface SaidAt {
  readonly address: string;
  readonly text: string;
}

/**
 * The recipients, the reason completed where neither a diagnostic nor a code
 * gave one. Of the notice only clear words count: the rest of it explains.
 *
 * @param said reads the places at which the notice names recipients
 * @param notice the whole notice
 */
export function fillReasons(
  recipients: readonly DsnRecipient[],
  said: () => readonly SaidAt[],
  notice: string,
): readonly DsnRecipient[] {
  if (!recipients.some(isSilent)) return recipients;
  const textAt = new Map<string, string>();
  for (const { address, text } of said()) {
    const key = address.toLowerCase();
    if (!textAt.has(key)) textAt.set(key, text);
  }
  const all = recipients.length === 1 ? notice : '';
  return recipients.map((recipient) => {
    if (!isSilent(recipient)) return recipient;
    const { finalRecipient, originalRecipient, status, reason } = recipient;
    const own =
      textAt.get((finalRecipient ?? '').toLowerCase()) ??
      textAt.get((originalRecipient ?? '').toLowerCase()) ??
      '';
    const found =
      (own === '' ? null : findClearReason(status, own, false)) ??
      (all === '' ? null : findClearReason(status, all, true)) ??
      reason;
    const permanence =
      recipient.permanence === 'unknown'
        ? permanenceOfReason(recipient.action, found)
        : recipient.permanence;
    return { ...recipient, reason: found, permanence };
  });
}

function isSilent({ action, diagnosticCode, reason }: DsnRecipient): boolean {
  if (action !== null && action !== 'failed' && action !== 'delayed') return false;
  return reason === 'undefined' || diagnosticCode === null;
}
