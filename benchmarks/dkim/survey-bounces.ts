/**
 * In what form do real bounces bring a signed message back, and are its bytes
 * still those that were signed?
 */

import { Buffer } from 'node:buffer';
import type { ReturnedForm } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseOnce, type ReadBounce } from '../accuracy/read-corpus-once.ts';
import { bodyHashes } from './body-hash.ts';

/**
 * Reports of one form, counted by how far a signature of the original can be checked; each count is
 * part of the one above it.
 */
export interface FormCount {
  /** Reports that bring the original back in this form. */
  reports: number;
  /** Those whose bytes, as `parseDsn` keeps them, stand in the file one after the other. */
  exact: number;
  /** Those with a DKIM-Signature. */
  signed: number;
  /** Those with one that can be read and covers the whole body. */
  readable: number;
  /** Those of which the body hash holds. */
  holds: number;
}

/** Counts by form. */
export async function surveyBounces(
  bounces: readonly ReadBounce[],
): Promise<ReadonlyMap<ReturnedForm, FormCount>> {
  const counts = new Map<ReturnedForm, FormCount>();
  for (const { mail, message } of bounces) {
    const report = await parseDsn(mail, parseOnce);
    if (report === null) continue;
    const { form, bytes, mail: original } = report.returned;
    const count = counts.get(form) ?? { reports: 0, exact: 0, signed: 0, readable: 0, holds: 0 };
    counts.set(form, count);
    count.reports++;
    if (bytes !== undefined && standsIn(bytes, message.raw)) count.exact++;
    if (!original?.headers.some(({ name }) => name === 'dkim-signature')) continue;
    count.signed++;
    if (bytes === undefined) continue;
    const { signatures, holds } = await bodyHashes(bytes);
    if (signatures > 0) count.readable++;
    if (holds) count.holds++;
  }
  return counts;
}

function standsIn(bytes: Uint8Array, raw: Uint8Array): boolean {
  return bytes.length > 0 && Buffer.from(raw).includes(Buffer.from(bytes));
}
