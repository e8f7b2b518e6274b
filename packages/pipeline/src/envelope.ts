/**
 * The envelope a caller hands in, checked: a wrong one is a programmer's error.
 */

import type { Envelope } from '@backscatter/core';
import { parseOptions } from '@backscatter/core';
import { z } from 'zod';

const schema = z.strictObject({
  mailFrom: z.string().optional(),
  recipient: z.string().min(1).optional(),
  client: z.strictObject({ address: z.string().min(1), helo: z.string().nullable() }).optional(),
});

/** @throws TypeError naming the wrong field */
export function checkEnvelope(envelope: Envelope | undefined): Envelope | undefined {
  if (envelope === undefined || isPlain(envelope)) return envelope;
  parseOptions('classify', schema, envelope);
  return envelope;
}

const FIELDS: ReadonlySet<string> = new Set(['mailFrom', 'recipient', 'client']);

/** What the schema takes, at a hundredth of its time: every message comes with one. */
function isPlain(envelope: Envelope): boolean {
  if (typeof envelope !== 'object' || envelope === null) return false;
  if (!Object.keys(envelope).every((name) => FIELDS.has(name))) return false;
  const { mailFrom, recipient, client } = envelope;
  if (mailFrom !== undefined && typeof mailFrom !== 'string') return false;
  if (recipient !== undefined && (typeof recipient !== 'string' || recipient === '')) return false;
  if (client === undefined) return true;
  if (typeof client !== 'object' || client === null || Object.keys(client).length !== 2)
    return false;
  const { address, helo } = client;
  return (
    typeof address === 'string' && address !== '' && (helo === null || typeof helo === 'string')
  );
}
