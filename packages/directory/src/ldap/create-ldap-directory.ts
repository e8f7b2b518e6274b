/**
 * A directory that is an LDAP server (RFC 4511): OpenLDAP, Active Directory and
 * the like.
 *
 * Asked is whether any entry has the address, and no attribute of it is read. In
 * Active Directory the addresses stand in `proxyAddresses` behind `smtp:`, elsewhere
 * in `mail` and, for aliases, `mailAlternateAddress` or `mailLocalAddress`; a server that
 * does not know an attribute takes that part for undefined, not for an error (RFC 4511
 * section 4.5.1.7).
 *
 * What is not found is `unknown` in `domains` and elsewhere `not-covered`. An
 * international domain is asked for as it was written and in ASCII.
 */

import { type NormalAddress, parseOptions } from '@backscatter/core';
import { domainToAscii, normalizeAddress } from '@backscatter/mail';
import { z } from 'zod';
import { domainsSchema } from '../checks.ts';
import type { PromisedLookup } from '../directory-answer.ts';
import { fillFilter, isFilter, namesAddress } from './ldap-filter.ts';
import { createLdapSession } from './ldap-session.ts';

/** Options of `createLdapDirectory`. */
export interface LdapDirectoryOptions {
  /** `ldap://host:389` or `ldaps://host`; no name and no password in it. */
  readonly url: string;
  /** Where the search begins: `ou=people,dc=example,dc=org`. All below it is searched. */
  readonly base: string;
  /** As whom to bind. Default anonymous. */
  readonly bindDn?: string | undefined;
  /** Needed with `bindDn`; never shown. */
  readonly password?: string | undefined;
  /**
   * A filter with `{address}`, `{local}` and `{domain}`, which are filled in escaped. Default: the
   * four attributes above.
   */
  readonly filter?: string | undefined;
  /** A filter for entries that only receive, such as `(objectClass=groupOfNames)`. */
  readonly neverSends?: string | undefined;
  /** Domains for which the server is complete; others are not asked about. Default: asked about all. */
  readonly domains?: readonly string[] | undefined;
  /** An address that exists. Where it is not found, the server shows us too little to answer. */
  readonly control?: string | undefined;
  /** Whether to switch to TLS before anything is said (RFC 4513 section 3). Default false. */
  readonly startTls?: boolean | undefined;
  /** Options of `node:tls`, such as `ca`. */
  readonly tls?: Readonly<Record<string, unknown>> | undefined;
  /** For connecting and for each question, in milliseconds. Default 5,000. */
  readonly timeoutMs?: number | undefined;
}

/** The look-up; `close` lets go of the connection, and the next question makes one anew. */
export interface LdapDirectory {
  /** For `createDirectory`. */
  readonly lookup: PromisedLookup;
  /** Lets go of the connection. */
  close(): Promise<void>;
}

const DEFAULT_FILTER =
  '(|(mail={address})(mailAlternateAddress={address})(mailLocalAddress={address})(proxyAddresses=smtp:{address}))';

const filterSchema = z.custom<string>(isFilter, 'must be a filter (RFC 4515) in brackets');

const optionsSchema = z
  .strictObject({
    url: z
      .string()
      .regex(/^ldaps?:\/\/[^\s/@?#]+\/?$/i, 'must be ldap://host:port or ldaps://host:port'),
    base: z.string().max(4_000),
    bindDn: z.string().min(1).optional(),
    // RFC 4513 section 5.1.2: with an empty one a server takes the bind for an anonymous one.
    password: z.string().min(1, 'must not be empty').optional(),
    filter: filterSchema
      .refine(namesAddress, 'must have {address} or {local}')
      .default(DEFAULT_FILTER),
    neverSends: filterSchema.optional(),
    domains: domainsSchema.optional(),
    control: z
      .string()
      .refine((text) => normalizeAddress(text) !== null, 'must be an address')
      .optional(),
    startTls: z.boolean().default(false),
    tls: z.record(z.string(), z.unknown()).optional(),
    timeoutMs: z.number().min(1).max(600_000).default(5_000),
  })
  .refine(({ bindDn, password }) => (bindDn === undefined) === (password === undefined), {
    path: ['password'],
    message: 'must come with "bindDn", and "bindDn" with it',
  });

/**
 * Makes the look-up. It rejects for whatever is no answer, and then connects anew.
 *
 * @throws TypeError for a wrong option; it holds no secret
 */
export function createLdapDirectory(options: LdapDirectoryOptions): LdapDirectory {
  const checked = parseOptions('createLdapDirectory', optionsSchema, options);
  const { filter, neverSends, domains, control } = checked;
  const known = control === undefined ? null : normalizeAddress(control);
  const session = createLdapSession({
    ...checked,
    control: known === null ? null : filterFor(filter, known),
  });
  return {
    close: session.close,
    lookup: async (address, abort) => {
      const covered = domains?.has(domainToAscii(address.domain));
      if (covered === false) return 'not-covered';
      const asked = filterFor(filter, address);
      if (!(await session.matches(asked))) {
        if (covered === undefined) return 'not-covered';
        return address.local === 'postmaster' ? 'known' : 'unknown';
      }
      if (neverSends === undefined) return 'known';
      abort.throwIfAborted();
      const silent = await session.matches(`(&${asked}${filterFor(neverSends, address)})`);
      return silent ? 'never-sends' : 'known';
    },
  };
}

/** Asks for the mailbox: unquoted, without tag, in either form of its domain. */
function filterFor(template: string, address: NormalAddress): string {
  const { domain } = address;
  const local = address.local.startsWith('"')
    ? address.local.slice(1, -1).replace(/\\(.)/g, '$1')
    : address.local;
  const ascii = domainToAscii(domain);
  const asked = fillFilter(template, { local, domain: ascii });
  return ascii === domain ? asked : `(|${asked}${fillFilter(template, { local, domain })})`;
}
