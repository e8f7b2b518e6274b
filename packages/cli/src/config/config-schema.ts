/**
 * What `backscatter.config.json` may say. JSON and no code: the file is taken
 * from the working directory, and looking at a mailbox must not run anything.
 *
 * Here stands which options there are; what each may hold, the modules check
 * that take it.
 */

import { DEFAULT_WEIGHTS, GROUPS } from '@backscatter/pipeline';
import { z } from 'zod';
import { directorySchema } from '../directory/directory-schema.ts';
import { floodSchema } from '../flood/flood-schema.ts';
import { sentSchema } from '../sent/sent-schema.ts';
import { listsSchema } from './lists-schema.ts';
import { provenanceSchema } from './provenance-schema.ts';

/** A path, relative to the configuration file. */
const path = z.string().min(1);

/** Lists of phrases: by language or by author, hardly more. */
const MAX_LISTS = 100;

const points = z.number().min(-1_000).max(1_000);

/** Numbers by names of which there are only these. */
const table = (names: readonly string[], what: string, values: z.ZodNumber) =>
  z.record(z.string(), values).superRefine((entries, context) => {
    for (const name of Object.keys(entries)) {
      if (names.includes(name)) continue;
      const message = `${JSON.stringify(name)} is no ${what}; there are ${names.join(', ')}`;
      context.addIssue({ code: 'custom', message });
    }
  });

/** Checks the file; unknown names are refused. */
export const configSchema = z.strictObject({
  sent: sentSchema.exactOptional(),
  directory: directorySchema.exactOptional(),
  keyword: z
    .union(
      [
        z.literal(false),
        z.strictObject({
          phrases: z.array(z.json()).default([]),
          lists: z.array(path).max(MAX_LISTS).default([]),
          extend: z.boolean().default(false),
        }),
      ],
      'must be false or { "phrases": […], "lists": ["…"], "extend": true|false }',
    )
    .exactOptional(),
  bayesian: z
    .union(
      [
        z.literal(false),
        z.strictObject({
          model: path.exactOptional(),
          learnedElsewhere: z.boolean().exactOptional(),
          minLearned: z
            .strictObject({ spam: z.number().exactOptional(), ham: z.number().exactOptional() })
            .exactOptional(),
        }),
      ],
      'must be false or { "model": "…", "learnedElsewhere": true|false, "minLearned": { "spam": 200, "ham": 200 } }',
    )
    .exactOptional(),
  provenance: provenanceSchema.exactOptional(),
  flood: floodSchema.exactOptional(),
  lists: listsSchema.exactOptional(),
  weights: table(Object.keys(DEFAULT_WEIGHTS), 'code', points).exactOptional(),
  caps: table(GROUPS, 'group', z.number().min(0)).exactOptional(),
  costs: z
    .strictObject({ lost: z.number().exactOptional(), unsure: z.number().exactOptional() })
    .exactOptional(),
  thresholds: z
    .strictObject({
      genuine: z.number().negative().exactOptional(),
      backscatter: z.number().positive().exactOptional(),
    })
    .exactOptional(),
  deadlineMs: z.number().exactOptional(),
  jobs: z.int().min(1).max(1_000).exactOptional(),
});

/** A configuration whose names were checked. */
export type Config = z.output<typeof configSchema>;
