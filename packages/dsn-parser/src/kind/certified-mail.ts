/**
 * Certified mail (RFC 6109), which Italian law gives the force of a registered
 * letter. Each step of a message yields a receipt of its own; `X-Ricevuta` says
 * which, `X-Riferimento-Message-ID` of what. The receipt is signed, has no null
 * sender and no delivery status, so nothing else in it tells a report.
 */

import type { ReportKind } from '@backscatter/core';
import { fieldValue, type HeaderFields } from '../header-fields.ts';
import type { KindFound } from './judge-kind.ts';

/** RFC 6109 section 2.1.1.1.1: what the field may say. */
const RECEIPTS: ReadonlyMap<string, ReportKind> = new Map([
  ['accettazione', 'success'],
  ['presa-in-carico', 'success'],
  ['avvenuta-consegna', 'success'],
  ['non-accettazione', 'failure'],
  ['errore-consegna', 'failure'],
  // No receipt came within twelve hours; another follows after twenty-four.
  ['preavviso-errore-consegna', 'delay'],
  ['rilevazione-virus', 'virus-warning'],
]);

/** The kind of a receipt of certified mail, or null for other mail. */
export function kindByReceipt(header: HeaderFields): KindFound | null {
  const kind = RECEIPTS.get(fieldValue(header, 'x-ricevuta')?.trim().toLowerCase() ?? '');
  return kind === undefined ? null : { kind, evidence: ['certified-mail'] };
}
