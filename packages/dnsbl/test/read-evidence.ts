import type { Envelope, Evidence } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { headerAddresses, headerValue, normalizeAddress } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';

/** Evidence on a report, as the pipeline collects it; without an envelope there is no client. */
export async function readEvidence(raw: Uint8Array, envelope: Envelope = {}): Promise<Evidence> {
  const mail = await parseMail(raw);
  const report = await parseDsn(mail, parseMail);
  if (report === null) throw new Error('no report');
  const recipient = headerAddresses(mail.headers, 'to')[0]?.address ?? null;
  return {
    mail,
    report,
    envelope: {
      mailFrom: envelope.mailFrom ?? headerValue(mail.headers, 'return-path')?.slice(1, -1) ?? null,
      recipient,
      client: envelope.client ?? null,
      derived: { mailFrom: true, recipient: true, client: envelope.client === undefined },
    },
    addressee: recipient === null ? null : normalizeAddress(recipient),
    now: Date.UTC(2026, 2, 6),
  };
}
