/** Evidence of a report as the signal `flood` reads it. */

import type { Evidence, Mail } from '@backscatter/core';
import { normalizeAddress } from '@backscatter/mail';
import { BLANK_REPORT, envelopeTo } from '../../packages/core/test/blank-report.ts';

/**
 * A report to `addressee`, judged at `now` (milliseconds since 1970), that returns `mail` whole.
 *
 * @param addressee null where nothing says to whom it came
 */
export function evidenceOf(mail: Mail, addressee: string | null, now: number): Evidence {
  return {
    mail,
    report: { ...BLANK_REPORT, returned: { form: 'message', mail } },
    envelope: envelopeTo(addressee),
    addressee: addressee === null ? null : normalizeAddress(addressee),
    now,
  };
}
