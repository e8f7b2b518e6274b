/**
 * The section `directory`: which addresses exist, and who knows it. What the
 * options may hold, the package checks.
 */

import { z } from 'zod';
import { secretSource } from '../config/secret-source.ts';

const path = z.string().min(1);
const text = z.string().exactOptional();
const number = z.number().exactOptional();

/** Addresses or domains: a list, or the path of a text file with one a line. */
const entries = z
  .union([z.array(z.string()), path], 'must be a list or the path of a text file')
  .exactOptional();

/** As many as the package takes. */
const MAX_TABLES = 100;

/** Checks the section. */
export const directorySchema = z.strictObject({
  known: entries,
  neverSends: entries,
  catchAllDomains: entries,
  /** For which all that stands here together is complete. */
  domains: entries,
  /** Tables of the mail server, as text. */
  maps: z
    .array(z.strictObject({ kind: z.string(), file: path }))
    .max(MAX_TABLES)
    .exactOptional(),
  localDomains: entries,
  ldap: z
    .strictObject({
      url: z.string(),
      base: z.string(),
      bindDn: text,
      password: secretSource.exactOptional(),
      filter: text,
      neverSends: text,
      control: text,
      startTls: z.boolean().exactOptional(),
      /** A file of certificates that are trusted (PEM). */
      ca: path.exactOptional(),
      timeoutMs: number,
    })
    .exactOptional(),
  smtp: z
    .strictObject({
      host: z.string(),
      port: number,
      helo: text,
      control: text,
      timeoutMs: number,
      maxSessions: number,
    })
    .exactOptional(),
  /** Of what the servers said. */
  cache: z
    .strictObject({
      size: number,
      ttlMs: z.record(z.string(), z.number()).exactOptional(),
      failureMs: number,
    })
    .exactOptional(),
  /** Questions a second to each of the servers. */
  perSecond: number,
  /** Counts who names unknown recipients, in the store of `flood`. */
  harvest: z
    .strictObject({
      windowMinutes: number,
      enter: number,
      leave: number,
      share: number,
      except: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
});

/** The section, checked. */
export type DirectoryConfig = z.output<typeof directorySchema>;
