/**
 * The section `lists`: which DNS lists are asked, how, and which hosts are ours.
 */

import { z } from 'zod';
import { secretSource } from './secret-source.ts';

/** Checks the section; what the client and the signals take, they check themselves. */
export const listsSchema = z.strictObject({
  /** Names of known lists or of own ones, or `default`. */
  use: z.array(z.string()).min(1).exactOptional(),
  /** Own lists, as `ListDefinition` has them. */
  define: z.array(z.json()).exactOptional(),
  keys: z.record(z.string(), secretSource).exactOptional(),
  /** Asked in the place of the system's DNS servers. */
  servers: z.array(z.string()).min(1).exactOptional(),
  /** The address of a DNS-over-HTTPS server, asked in the place of DNS servers. */
  doh: z
    .union([z.string(), secretSource], 'must be an https: address or say where one stands')
    .exactOptional(),
  timeoutMs: z.number().exactOptional(),
  tries: z.number().exactOptional(),
  deadlineMs: z.number().exactOptional(),
  maxQuestions: z.number().exactOptional(),
  /** Networks of our own, which are never asked about: `192.0.2.0/24`. */
  ownNetworks: z.array(z.string()).exactOptional(),
  /** Names of our own relays, as Received lines have them. */
  ownRelays: z.array(z.string()).exactOptional(),
  /** Domains of our own beside the addressee's, and others that are never asked about. */
  ownDomains: z.array(z.string()).exactOptional(),
  skip: z.array(z.string()).exactOptional(),
});

/** The section, checked. */
export type ListsConfig = z.output<typeof listsSchema>;
