/**
 * What a fixture's `.json` says of its `.eml`: every field that signals read,
 * and nothing that only repeats the mail.
 */

import type { Dsn } from '@backscatter/core';

export interface Summary {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export function summarize(dsn: Dsn | null): Summary {
  if (dsn === null) return { kind: 'ordinary' };
  return {
    kind: dsn.kind,
    dialect: dsn.dialect,
    recipients: dsn.recipients.map((one) => ({
      finalRecipient: one.finalRecipient,
      originalRecipient: one.originalRecipient,
      action: one.action,
      status: one.status,
      replyCode: one.replyCode,
      remoteMta: one.remoteMta,
      diagnosticCode: one.diagnosticCode,
      reason: one.reason,
      permanence: one.permanence,
    })),
    reportingMta: dsn.reportingMta,
    originalEnvelopeId: dsn.originalEnvelopeId,
    messageIds: dsn.messageIds.map(({ id, place }) => `${place} ${id}`),
    returned: dsn.returned.form,
    problems: dsn.problems.map(({ code }) => code),
  };
}
