/**
 * The section `sent`: where the log of sent mail lives, and what its silence
 * means. A file of JSON lines is read anew by each command; a store is shared
 * with whatever sends.
 */

import { z } from 'zod';
import { secretSource } from '../config/secret-source.ts';

const number = z.number().exactOptional();
const texts = z.array(z.string()).exactOptional();
const place = z.string().min(1).exactOptional();

/** Checks the section; what the newsender and the stores take, they check themselves. */
export const sentSchema = z
  .strictObject({
    log: place,
    store: place,
    secret: secretSource.exactOptional(),
    retentionDays: number,
    acquaintanceDays: number,
    maxMessages: number,
    coverage: z.array(z.json()).exactOptional(),
    windowDays: number,
    queueDays: number,
    paths: texts,
    verp: texts,
    freemail: texts,
  })
  .superRefine(({ log, store, secret, retentionDays, acquaintanceDays }, context) => {
    if (log === undefined) return;
    const ofStore = { store, secret, retentionDays, acquaintanceDays };
    for (const [name, value] of Object.entries(ofStore)) {
      if (value === undefined) continue;
      const message = 'goes with a store, and "log" names a file';
      context.addIssue({ code: 'custom', path: [name], message });
    }
  });

/** The section, checked. */
export type SentConfig = z.output<typeof sentSchema>;
