/**
 * A truth as it stands in a line of `truth.jsonl`, checked: sidecars come from
 * anywhere.
 */

import { REPORT_KINDS, type VerdictKind } from '@backscatter/core';
import { z } from 'zod';
import type { Coverage, Truth } from './truth.ts';

const KINDS = [...REPORT_KINDS, 'ordinary'] as const satisfies readonly VerdictKind[];

const COVERAGES = [
  'sent-ids',
  'sent-recipients',
  'return-path',
  'message-id',
] as const satisfies readonly Coverage[];

/** Longest text of a truth, in characters: a line of RFC 5322 has 998. */
const MAX_TEXT = 2_000;

const text = z.string().max(MAX_TEXT);
const instant = z.number().int();
const coverages = z.array(z.enum(COVERAGES)).max(COVERAGES.length);

/** A whole truth; a line that lacks something of it may still have a label. */
export const truthSchema: z.ZodType<Truth> = z.strictObject({
  id: text,
  label: z.enum(['genuine', 'backscatter', 'not-a-bounce']),
  kind: z.enum(KINDS),
  at: instant,
  envelope: z.strictObject({
    mailFrom: text,
    recipient: text,
    client: z.strictObject({ address: text, helo: text.nullable() }).nullable(),
  }),
  format: text,
  language: text,
  returned: z.enum(['message', 'headers', 'truncated', 'quoted', 'none']),
  source: z.strictObject({ corpus: text, path: text }).nullable(),
  campaign: text.nullable(),
  scenario: text,
  adversary: text.nullable(),
  original: z.strictObject({ from: text, to: text, messageId: text, sentAt: instant }).nullable(),
  evidence: z
    .strictObject({
      logged: z.boolean(),
      covered: coverages,
      signed: coverages,
      addressee: z.enum(['known', 'unknown', 'never-sends', 'catch-all']),
      namesId: z.boolean(),
      listed: z.array(z.enum(['injector', 'link'])).max(2),
    })
    .nullable(),
});
