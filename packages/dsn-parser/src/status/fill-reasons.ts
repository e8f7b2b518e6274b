/**
 * Why delivery failed, where only the notice says it.
 *
 * QUIRK: Exim and OpenSMTPD write no Diagnostic-Code for what they found out
 * themselves, and Sendmail 8.8 none at all; the fields then say `5.0.0`, and
 * the notice says "mailbox is full" below the address (RFC 3464 section 2.3.6
 * makes the field optional). The words belong to a recipient where they stand
 * at his address, or where he is the only one: never mix those of two.
 */

import type { BounceReason, DsnRecipient } from '@backscatter/core';
import { once } from '../once.ts';
import { hearReason } from '../words/hear.ts';
import { findClearReason } from './classify-reason.ts';
import { lazyRecipient } from './lazy-recipient.ts';
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
 * @param otherwise the reason where even the notice gives none
 */
export function fillReasons(
  recipients: readonly DsnRecipient[],
  said: () => readonly SaidAt[],
  notice: string,
  otherwise: BounceReason = 'undefined',
): readonly DsnRecipient[] {
  const textAt = once(() => byAddress(said()));
  const all = recipients.length === 1 ? notice : '';
  return recipients.map((recipient) => {
    const { action } = recipient;
    if (action !== null && action !== 'failed' && action !== 'delayed') return recipient;
    return lazyRecipient(recipient, {
      reason: () =>
        isSilent(recipient)
          ? known(fillReason(recipient, textAt(), all), otherwise)
          : recipient.reason,
      permanence: (filled) => {
        const { permanence } = recipient;
        return permanence === 'unknown' ? permanenceOfReason(action, filled.reason) : permanence;
      },
    });
  });
}

/** What is said at an address, by its lower case; the first place counts. */
function byAddress(places: readonly SaidAt[]): ReadonlyMap<string, string> {
  const textAt = new Map<string, string>();
  for (const { address, text } of places) {
    const key = address.toLowerCase();
    if (!textAt.has(key)) textAt.set(key, text);
  }
  return textAt;
}

function known(reason: BounceReason, otherwise: BounceReason): BounceReason {
  return reason === 'undefined' ? otherwise : reason;
}

function fillReason(
  recipient: DsnRecipient,
  textAt: ReadonlyMap<string, string>,
  all: string,
): BounceReason {
  const { finalRecipient, originalRecipient, status } = recipient;
  const own =
    textAt.get((finalRecipient ?? '').toLowerCase()) ??
    textAt.get((originalRecipient ?? '').toLowerCase()) ??
    '';
  return (
    (own === '' ? null : findClearReason(status, own, false)) ??
    (all === '' ? null : findClearReason(status, all, true)) ??
    (recipient.reason === 'undefined' ? (hearReason(own) ?? hearReason(all)) : null) ??
    recipient.reason
  );
}

function isSilent({ diagnosticCode, reason }: DsnRecipient): boolean {
  return diagnosticCode === null || reason === 'undefined';
}
