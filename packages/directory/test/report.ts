import type { Evidence, Mail, NormalAddress, SignalContext } from '@backscatter/core';
import { normalizeAddress } from '@backscatter/mail';
import { BLANK_REPORT, envelopeTo } from '../../core/test/blank-report.ts';

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
    report: BLANK_REPORT,
    envelope: envelopeTo(addressee),
    addressee: addressee === null ? null : addressOf(addressee),
    now: Date.UTC(2026, 0, 15),
  };
}

/** What a signal is handed beside the evidence; without a deadline unless one is given. */
export function contextWith(abort = new AbortController().signal): SignalContext {
  return { abort, findings: [] };
}
