/** Evidence of a report as the signal `flood` reads it. */

import type { Evidence, Mail } from '@backscatter/core';
import { normalizeAddress } from '@backscatter/mail';

export function evidenceOf(mail: Mail, addressee: string | null, now: number): Evidence {
  return {
    mail,
    report: {
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
      returned: { form: 'message', mail },
      problems: [],
    },
    envelope: {
      mailFrom: '',
      recipient: addressee,
      client: null,
      derived: { mailFrom: false, recipient: false, client: false },
    },
    addressee: addressee === null ? null : normalizeAddress(addressee),
    now,
  };
}
