/** Evidence of which nothing is known yet, for tests that look at a part of it. */

import type { Dsn, Evidence } from '@backscatter/core';

/** A failure that returns nothing and names nobody. */
export const BLANK_REPORT: Dsn = {
  kind: 'failure',
  evidence: [],
  dialect: null,
  recipients: [],
  reportingMta: null,
  dsnGateway: null,
  receivedFromMta: null,
  arrivalDate: null,
  originalEnvelopeId: null,
  messageIds: [],
  feedback: null,
  disposition: null,
  notice: '',
  returned: { form: 'none', mail: null },
  problems: [],
};

/** From the null sender to an address, by nobody knows whom. */
export function envelopeTo(recipient: string | null): Evidence['envelope'] {
  return {
    mailFrom: '',
    recipient,
    client: null,
    derived: { mailFrom: false, recipient: false, client: false },
  };
}
