/**
 * A directory that is the mail server's own tables: who stands in one of them
 * exists.
 *
 * An address is looked up as Postfix does (virtual(5)): with its tag, without
 * it, as a bare name where the domain is one of the local ones, and last as
 * `@domain`, which stands for all the domain. What it leads to matters in four cases:
 *
 *     @other.example     an alias of a whole domain: the other one's address counts
 *     :fail:  error:…    Exim, Sendmail: there is no such mailbox after all
 *     :defer:            and error:tempfail: nobody knows for now
 *     $1@other.example   patterns: the address that comes of it counts
 *
 * Only together are the tables complete, so hand in all of them: what stands in
 * none is `unknown` in `domains`, and elsewhere `not-covered`.
 */

import { type NormalAddress, parseOptions } from '@backscatter/core';
import { domainToAscii, normalizeAddress } from '@backscatter/mail';
import { z } from 'zod';
import { domainsSchema } from '../checks.ts';
import type { DirectoryAnswer, DirectoryLookup } from '../directory-answer.ts';
import { unanswered } from '../unanswered.ts';
import { readKeyTable } from './key-table.ts';
import { readPatternTable } from './pattern-table.ts';
import type { Table, TableEntry } from './table.ts';

/** What a table is written as. */
export type TableKind = 'map' | 'aliases' | 'passwd' | 'regexp' | 'pcre';

/** A table of a mail server, as text. */
export interface TableSource {
  /**
   * `map`: virtual aliases, mailboxes, relay recipients and the like, one key and a value a line.
   * `aliases`: as in `/etc/aliases`. `passwd`: as in `/etc/passwd`. `regexp` and `pcre`: Postfix's.
   */
  readonly kind: TableKind;
  /** The text, not the database that was made of it. */
  readonly text: string;
  /** For complaints. Default the kind. */
  readonly name?: string | undefined;
}

/** Options of `createMapDirectory`. */
export interface MapDirectoryOptions {
  /** All of the server, up to 100. */
  readonly tables: readonly TableSource[];
  /** Domains for which all tables together are complete. Default none. */
  readonly domains?: readonly string[] | undefined;
  /** Domains in which bare names (aliases, passwd) are addresses. Default those of `domains`. */
  readonly localDomains?: readonly string[] | undefined;
}

/** The look-up, and what of the tables could not be read, a clause with its line each. */
export interface MapDirectory {
  readonly lookup: DirectoryLookup;
  readonly problems: readonly string[];
}

const MAX_TABLES = 100;

/** Aliases of domains that lead to aliases of domains: nobody needs more, and loops end. */
const MAX_DEPTH = 5;

const optionsSchema = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        kind: z.enum(['map', 'aliases', 'passwd', 'regexp', 'pcre']),
        text: z.string(),
        name: z.string().optional(),
      }),
    )
    .min(1)
    .max(MAX_TABLES),
  domains: domainsSchema.default(new Set<string>()),
  localDomains: domainsSchema.optional(),
});

/**
 * Reads the tables. Lines that cannot be read become problems.
 *
 * @throws TypeError for a wrong option
 */
export function createMapDirectory(options: MapDirectoryOptions): MapDirectory {
  const checked = parseOptions('createMapDirectory', optionsSchema, options);
  const { domains, localDomains = domains } = checked;
  const tables = checked.tables.map(({ kind, text, name = kind }) =>
    kind === 'regexp' || kind === 'pcre'
      ? readPatternTable(kind, text, name)
      : readKeyTable(kind, text, name),
  );

  const answer = (address: NormalAddress, depth: number): DirectoryAnswer => {
    const domain = domainToAscii(address.domain);
    const entry = findEntry(tables, address, domain, localDomains.has(domain));
    if (entry === 'untested') {
      throw unanswered('the tables hold a rule that cannot be tested');
    }
    if (entry !== null) {
      const next = depth < MAX_DEPTH ? leadsTo(entry, address) : null;
      const led = next === null ? null : answer(next, depth + 1);
      // An address elsewhere is nothing that these tables know of.
      return led === null || led === 'not-covered' ? answerOf(entry) : led;
    }
    if (!domains.has(domain)) return 'not-covered';
    return address.local === 'postmaster' ? 'known' : 'unknown';
  };
  return {
    lookup: (address) => answer(address, 0),
    problems: tables.flatMap(({ problems }) => problems),
  };
}

function findEntry(
  tables: readonly Table[],
  { local, tag }: NormalAddress,
  domain: string,
  isLocal: boolean,
): TableEntry | 'untested' | null {
  const bare = local.startsWith('"') ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local;
  const names = tag === null ? [bare] : [`${bare}+${tag.toLowerCase()}`, bare];
  const places = isLocal ? [domain, null] : [domain];
  let wide: TableEntry | null = null;
  let untested = false;
  for (const place of places) {
    for (const name of names) {
      for (const table of tables) {
        const entry = table.find(name, place);
        if (entry === 'untested') untested = true;
        else if (entry !== null && !entry.wide) return entry;
        else wide ??= entry;
      }
    }
  }
  // The rule that cannot be tested may name this one address.
  return untested ? 'untested' : wide;
}

/** The address of ours that an alias of a whole domain makes of this one, or null. */
function leadsTo({ value, wide }: TableEntry, { local }: NormalAddress): NormalAddress | null {
  if (!wide) return null;
  if (/^@[^\s,@]+$/.test(value)) return normalizeAddress(`${local}${value}`);
  // A pattern that keeps the name; one address for all of them is a catch-all.
  const next = /^[^\s,]+$/.test(value) ? normalizeAddress(value) : null;
  return next?.local === local ? next : null;
}

function answerOf({ value, wide }: TableEntry): DirectoryAnswer {
  if (/^:defer:|^"?error:(?:tempfail|4)/i.test(value)) {
    throw unanswered('the tables put the address off');
  }
  if (/^:fail:|^:unknown:|^"?error:/i.test(value)) return 'unknown';
  return wide ? 'catch-all' : 'known';
}
