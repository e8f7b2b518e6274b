import type { Dsn, DsnRecipient, Evidence, FoundId, IdPlace, Mail, Part } from '@backscatter/core';
import { normalizeAddress } from '@backscatter/mail';
import { BLANK_REPORT, envelopeTo } from '../../core/test/blank-report.ts';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** The time of judging in these tests. */
export const NOW = Date.UTC(2026, 2, 20, 12);

export interface ReportShape {
  readonly kind?: Dsn['kind'];
  readonly ids?: readonly (readonly [IdPlace, string])[];
  readonly envelopeId?: string;
  readonly recipients?: readonly string[];
  readonly original?: readonly string[];
  /** Of every recipient. Default `failed`. */
  readonly action?: DsnRecipient['action'];
  /** Null: nothing says to whom the report came. */
  readonly addressee?: string | null;
  readonly from?: string;
  readonly now?: number;
  /** When the reported mail reached its server. Default just after a day ago; null: it does not say. */
  readonly arrival?: number | null;
}

/** Evidence of one report to alice@example.org, as far as this package reads it. */
export function evidence(shape: ReportShape = {}): Evidence {
  const from = shape.from ?? 'MAILER-DAEMON@mx.example.com';
  const mail = mailFrom(from);
  const addressee = shape.addressee === undefined ? 'alice@example.org' : shape.addressee;
  return {
    mail,
    report: report(shape),
    envelope: envelopeTo(addressee),
    addressee: addressee === null ? null : normalizeAddress(addressee),
    now: shape.now ?? NOW,
  };
}

function report(shape: ReportShape): Dsn {
  const arrival = shape.arrival === undefined ? NOW - DAY + 120_000 : shape.arrival;
  const messageIds: FoundId[] = (shape.ids ?? []).map(([place, id]) => ({ id, place }));
  return {
    ...BLANK_REPORT,
    kind: shape.kind ?? 'failure',
    evidence: ['delivery-status'],
    recipients: [
      ...(shape.recipients ?? []).map((address) => recipient(address, null, shape.action)),
      ...(shape.original ?? []).map((address) => recipient(null, address, shape.action)),
    ],
    arrivalDate: arrival === null ? null : new Date(arrival).toUTCString(),
    originalEnvelopeId: shape.envelopeId ?? null,
    messageIds,
  };
}

function recipient(
  finalRecipient: string | null,
  originalRecipient: string | null,
  action: DsnRecipient['action'] = 'failed',
): DsnRecipient {
  return {
    finalRecipient,
    originalRecipient,
    action,
    status: '5.1.1',
    derived: null,
    replyCode: 550,
    diagnosticCode: null,
    remoteMta: null,
    reason: 'user-unknown',
    permanence: 'permanent',
    lastAttemptDate: null,
    finalLogId: null,
    willRetryUntil: null,
  };
}

function mailFrom(from: string): Mail {
  const headers = [{ name: 'from', raw: ` ${from}` }];
  const root: Part = {
    type: 'text/plain',
    parameters: new Map(),
    disposition: null,
    filename: null,
    encoding: '7bit',
    headers,
    text: '',
    content: null,
    size: 0,
    children: [],
  };
  return { headers, text: '', html: null, root, size: 0, problems: [] };
}
