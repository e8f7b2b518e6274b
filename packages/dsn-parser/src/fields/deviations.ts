/**
 * Where the fields of recipients deviate from RFC 3464 section 2.3. Every
 * deviation here is some server's habit, and each is read all the same; to name
 * them helps whoever has to explain a report.
 */

import type { DsnProblemCode } from '../problem-codes.ts';
import { parseStatusField } from '../status/status-codes.ts';
import type { Fields } from './delivery-status.ts';
import { parseAction } from './read-recipient.ts';

const REQUIRED: readonly string[] = ['final-recipient', 'action', 'status'];

/** Which deviations the recipients of a delivery status show, each once; they are bounded already. */
export function findDeviations(recipients: readonly Fields[]): ReadonlySet<DsnProblemCode> {
  const found = new Set<DsnProblemCode>();
  for (const fields of recipients) {
    if (REQUIRED.some((name) => (fields.get(name) ?? '') === '')) found.add('incomplete-recipient');
    for (const name of ['final-recipient', 'original-recipient']) {
      const value = fields.get(name) ?? '';
      // `rfc822;` and nothing else is the incomplete recipient.
      if (value !== '' && !/^\s*[a-z0-9][a-z0-9_ -]{0,30};/i.test(value))
        found.add('no-address-type');
      if (/<[^<>\s]{1,300}@[^<>\s]{1,300}>/.test(value)) found.add('address-in-brackets');
    }
    judgeOutcome(fields.get('action') ?? '', fields.get('status') ?? '', found);
  }
  return found;
}

function judgeOutcome(written: string, statusField: string, found: Set<DsnProblemCode>): void {
  const action = parseAction(written);
  if (written.trim() !== '' && action === null) found.add('unknown-action');
  if (statusField.trim() === '') return;
  const status = parseStatusField(statusField);
  if (status === null || !statusField.trim().startsWith(status)) found.add('bad-status');
  if (status === null || action === null) return;
  // A class 4 status of a failure is right: it was tried until it expired (RFC 3463 section 2).
  const contradicts =
    action === 'failed'
      ? status.startsWith('2')
      : action === 'delayed'
        ? !status.startsWith('4')
        : !status.startsWith('2');
  if (contradicts) found.add('action-against-status');
}
