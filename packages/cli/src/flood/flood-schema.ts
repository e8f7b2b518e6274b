/**
 * The section `flood`: where the counters of unmatched reports and campaigns
 * live. `false` switches them off.
 */

import { z } from 'zod';
import { secretSource } from '../config/secret-source.ts';

const number = z.number().exactOptional();

const sectionSchema = z.strictObject({
  store: z.string().min(1).exactOptional(),
  secret: secretSource.exactOptional(),
  addressFloor: number,
  domainFloor: number,
  maxCounters: number,
});

/** Checks the section; what the signal and the stores take, they check themselves. */
export const floodSchema = z.union(
  [z.literal(false), sectionSchema],
  'must be false or { "store": "…", "secret": …, "addressFloor": 20, "domainFloor": 60, "maxCounters": … }',
);

/** The section, where it is not switched off. */
export type FloodConfig = z.output<typeof sectionSchema>;
