import type { Evidence, Mail, NormalAddress, SignalContext } from '@backscatter/core';
import { normalizeAddress } from '@backscatter/mail';

/** An address that must be one. */
export function addressOf(raw: string): NormalAddress {
  const address = normalizeAddress(raw);
  if (address === null) throw new Error(`no address: ${raw}`);
  return address;
}

const mail: Mail = {
  headers: [],
  text: null,
  html: null,
  root: {
    type: 'text/plain',
    parameters: new Map(),
    disposition: null,
    filename: null,
    encoding: '7bit',
    headers: [],
    text: null,
    content: null,
    size: 0,
    children: [],
  },
  size: 0,
  problems: [],
};

/** Evidence on a report that came to `addressee`. */
export function evidenceTo(addressee: string | null): Evidence {
  return {
    mail,
    report: {
      kind: 'failure',
      evidence: ['delivery-status'],
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
    },
    envelope: {
      mailFrom: '',
      recipient: addressee,
      client: null,
      derived: { mailFrom: false, recipient: false, client: false },
    },
    addressee: addressee === null ? null : addressOf(addressee),
    now: Date.UTC(2026, 0, 15),
  };
}

/** What a signal is handed beside the evidence; without a deadline unless one is given. */
export function contextWith(abort = new AbortController().signal): SignalContext {
  return { abort, findings: [] };
}
