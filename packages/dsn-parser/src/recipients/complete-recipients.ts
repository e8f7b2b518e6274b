/**
 * What a report leaves out about its recipients and the rest of it tells: who
 * it was, from the returned message; what became of him, from the kind.
 */

import type { DsnRecipient, Mail, ReportKind } from '@backscatter/core';
import { readRecipient } from '../fields/read-recipient.ts';
import { complaintRecipient } from '../kind/complaints.ts';
import { onlySentTo } from '../returned/sent-to.ts';
import { describeRecipient } from '../status/describe-recipient.ts';
import { changeRecipient } from '../status/lazy-recipient.ts';
import { WORD_ADDRESS } from '../text/read-entries.ts';
import { isRecipient } from './generic-recipients.ts';

/**
 * The recipients with a name: as the report names them, else by the returned message.
 *
 * @param said what the notice says, for the reason of one the report is silent about
 */
export function nameRecipients(
  recipients: readonly DsnRecipient[],
  returned: Mail | null,
  kind: ReportKind,
  said: string,
): readonly DsnRecipient[] {
  return recipients.some(isNamed)
    ? recipients
    : nameNameless(recipients, recipientsOf(returned, kind, said));
}

/** An address in a subject, apart from what stands around it. */
const IN_SUBJECT = new RegExp(`(${WORD_ADDRESS})`, 'g');

/** Addresses of a subject that are looked at. */
const MAX_IN_SUBJECT = 5;

/**
 * `Rejected posting to talk@lists.example.org`: where neither notice nor returned message names
 * anyone, the only address in the subject that is no addressee's.
 */
export function recipientInSubject(
  subject: string,
  addressees: ReadonlySet<string>,
  said: string,
): readonly DsnRecipient[] {
  if (!subject.includes('@')) return [];
  const found = [...subject.slice(0, MAX_SUBJECT).matchAll(IN_SUBJECT)]
    .slice(0, MAX_IN_SUBJECT)
    .map(([address]) => address)
    .filter((address) => isRecipient(address, addressees));
  const [only, another] = found;
  if (only === undefined || another !== undefined) return [];
  return [describeRecipient({ finalRecipient: only, action: 'failed', text: said })];
}

/** Characters of a subject that are read. */
const MAX_SUBJECT = 500;

/**
 * Where a report names no one, whom the returned message went to is who failed,
 * if that was one. `no-recipient` still says that the report itself is silent.
 */
function recipientsOf(
  returned: Mail | null,
  kind: ReportKind,
  said: string,
): readonly DsnRecipient[] {
  if (returned === null) return [];
  if (kind === 'feedback-report') {
    const to = complaintRecipient(returned);
    return to === null ? [] : [readRecipient(new Map([['final-recipient', to]]))];
  }
  const address = kind === 'failure' || kind === 'delay' ? onlySentTo(returned.headers) : null;
  if (address === null) return [];
  return [
    describeRecipient({
      finalRecipient: null,
      originalRecipient: address,
      action: 'failed',
      text: said,
    }),
  ];
}

function isNamed({ finalRecipient, originalRecipient }: DsnRecipient): boolean {
  return (finalRecipient ?? originalRecipient) !== null;
}

/** QUIRK: a block that names no one still says what became of the only recipient there was. */
function nameNameless(
  nameless: readonly DsnRecipient[],
  named: readonly DsnRecipient[],
): readonly DsnRecipient[] {
  const [block] = nameless;
  const [recipient] = named;
  if (nameless.length !== 1 || block === undefined || recipient === undefined) {
    return nameless.length > 0 ? nameless : named;
  }
  return [changeRecipient(block, { originalRecipient: recipient.originalRecipient })];
}

/** The recipients with an action: where only the notice tells of them, the kind says it. */
export function withAction(
  recipients: readonly DsnRecipient[],
  kind: ReportKind,
): readonly DsnRecipient[] {
  if (kind === 'failure' && recipients.every(({ action }) => action === null)) {
    return recipients.map((recipient) => changeRecipient(recipient, { action: 'failed' }));
  }
  if (kind === 'success') {
    // Readers of text call every recipient failed.
    return recipients.map((recipient) =>
      recipient.action === 'failed'
        ? changeRecipient(recipient, {
            action: 'delivered',
            reason: 'undefined',
            permanence: 'unknown',
          })
        : recipient,
    );
  }
  if (kind !== 'delay') return recipients;
  // Readers of text call every recipient failed; a field that says so makes no delay.
  return recipients.map((recipient) =>
    recipient.action === null || recipient.action === 'failed'
      ? changeRecipient(recipient, { action: 'delayed', permanence: 'transient' })
      : recipient,
  );
}
