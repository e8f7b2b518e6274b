/**
 * The section `provenance`: which proofs are looked for, and where the keys
 * stand. The keys themselves do not belong here.
 */

import { z } from 'zod';
import { secretSource } from './secret-source.ts';

/** Where each key of a ring stands, and which one signs. */
const ring = {
  keys: z.record(z.string(), secretSource),
  /** May be left out where there is one key. */
  active: z.number().exactOptional(),
};

const coverage = z.array(z.json()).exactOptional();
const patterns = z.array(z.string()).exactOptional();

/** Checks the section; what the proofs take, the package checks. */
export const provenanceSchema = z
  .strictObject({
    keys: ring.keys.exactOptional(),
    active: ring.active,
    returnPath: z
      .strictObject({ windowDays: z.number().exactOptional(), coverage })
      .exactOptional(),
    messageId: z.strictObject({ maxAgeDays: z.number().exactOptional(), coverage }).exactOptional(),
    envelopeId: z
      .strictObject({ maxAgeDays: z.number().exactOptional(), coverage, verp: patterns })
      .exactOptional(),
    forward: z
      .strictObject({ ...ring, maxAgeDays: z.number().exactOptional(), coverage })
      .exactOptional(),
    dkim: z
      .strictObject({
        domains: z.array(z.string()),
        /** Public keys by selector: DNS records, or where they stand. */
        keys: z.record(z.string(), z.union([z.string(), secretSource])).exactOptional(),
        /** Whether the DNS is asked for the keys of other selectors. */
        dns: z.boolean().exactOptional(),
        selectors: patterns,
        maxAgeDays: z.number().exactOptional(),
        returnPaths: patterns,
        coverage,
      })
      .exactOptional(),
    ownServers: z
      .strictObject({ clients: z.array(z.string()), names: z.array(z.string()) })
      .exactOptional(),
    traces: z
      .strictObject({
        ownRelays: patterns,
        ownNetworks: patterns,
        ownMessageIds: patterns,
        ownHelo: patterns,
        coverage,
      })
      .exactOptional(),
  })
  .refine(
    ({ keys, returnPath, messageId, envelopeId }) =>
      keys !== undefined || (returnPath ?? messageId ?? envelopeId) === undefined,
    { path: ['keys'], message: 'must say where the keys stand that signed' },
  );

/** The section, checked. */
export type ProvenanceConfig = z.output<typeof provenanceSchema>;
