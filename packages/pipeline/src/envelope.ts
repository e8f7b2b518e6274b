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
  if (envelope === undefined) return undefined;
  parseOptions('classify', schema, envelope);
  return envelope;
}
