/**
 * Whether trying again could help. A code says so by its class (RFC 3463
 * section 2): 5 is permanent; 4 is transient, also where the server has given
 * up, for "sending in the future may be successful". While a server still tries
 * (`Action: delayed`), nothing is final, whatever its last answer was.
 *
 * Where a failure comes without any code, what failed says it: nobody gets a
 * mailbox by waiting, but a full one may be emptied. A message that expired is
 * lost itself; another one may arrive.
 */

import type { BounceReason, DsnAction, DsnRecipient } from '@backscatter/core';

type Permanence = DsnRecipient['permanence'];

/** What passes by itself. */
const PASSES: ReadonlySet<BounceReason> = new Set([
  'mailbox-full',
  'rate-limited',
  'network-error',
  'system-error',
]);

/** The permanence that a code gives, a status before a reply; `unknown` where there is none. */
export function permanenceOfCodes(
  action: DsnAction | null,
  status: string | null,
  reply: number | null,
): Permanence {
  if (action === 'delayed') return 'transient';
  const kind = status?.[0] ?? (reply === null ? undefined : String(reply)[0]);
  if (kind === '5') return 'permanent';
  if (kind === '4') return 'transient';
  return 'unknown';
}

/** The permanence of a recipient whose codes give none. */
export function permanenceOfReason(action: DsnAction | null, reason: BounceReason): Permanence {
  if (action !== 'failed' || reason === 'undefined') return 'unknown';
  return PASSES.has(reason) ? 'transient' : 'permanent';
}
