/**
 * A directory that is a list: for a handful of addresses, or for an export of
 * the mail server's own tables.
 *
 * A list must say for what it is complete. Of an address that it does not hold,
 * only the `domains` it covers make an `unknown`; anywhere else its silence means
 * nothing, and the answer is `not-covered`.
 *
 * Sub-addresses (RFC 5233) belong to their mailbox: `anna+news@` is looked up as
 * itself and then as `anna@`. An entry with a tag speaks of that one sub-address
 * alone, so that `neverSends: ['anna+shop@…']` says nothing about Anna.
 *
 * QUIRK: RFC 5321 section 4.5.1 has every domain accept mail for `postmaster`,
 * and exports seldom list it. In a covered domain it exists.
 */

import { type NormalAddress, parseOptions } from '@backscatter/core';
import { domainToAscii, normalizeAddress } from '@backscatter/mail';
import { z } from 'zod';
import type { DirectoryAnswer } from './directory-answer.ts';

/** Larger directories are asked one by one, with a function of the caller's. */
const MAX_ENTRIES = 2_000_000;

/** Lists of addresses (`a@example.org`) and domains (`example.org`); what is left out is empty. */
export interface AddressListOptions {
  /** Addresses that exist and may send. */
  readonly known?: readonly string[] | undefined;
  /** Addresses that exist and never send. They need not stand in `known`, and win over it. */
  readonly neverSends?: readonly string[] | undefined;
  /** Domains that accept every address. Listed addresses keep their own answer. */
  readonly catchAllDomains?: readonly string[] | undefined;
  /**
   * Domains for which the list is complete; their subdomains are others. Where
   * a domain is a catch-all too, that is the answer.
   */
  readonly domains?: readonly string[] | undefined;
}

/** Looks an address up in a list. Never throws. */
export type AddressList = (address: NormalAddress) => DirectoryAnswer;

const addressSchema = z
  .string()
  .refine((entry) => normalizeAddress(entry) !== null, 'must be an address: local@domain');
const domainSchema = z.string().regex(/^[^\s@]+$/, 'must be a domain without @ and blanks');

const optionsSchema = z.strictObject({
  known: z.array(addressSchema).max(MAX_ENTRIES).optional(),
  neverSends: z.array(addressSchema).max(MAX_ENTRIES).optional(),
  catchAllDomains: z.array(domainSchema).max(MAX_ENTRIES).optional(),
  domains: z.array(domainSchema).max(MAX_ENTRIES).optional(),
});

/**
 * Makes a look-up from lists of addresses and domains. Case, transport wrapping
 * and the spelling of international domains make no difference.
 *
 * @throws TypeError where an entry is no address or no domain
 */
export function createAddressList(options: AddressListOptions): AddressList {
  const parsed = parseOptions('createAddressList', optionsSchema, options);
  const known = keysOf(parsed.known ?? []);
  const neverSends = keysOf(parsed.neverSends ?? []);
  const catchAll = new Set((parsed.catchAllDomains ?? []).map(domainKey));
  const covered = new Set((parsed.domains ?? []).map(domainKey));
  const list: AddressList = (address) => {
    const domain = domainToAscii(address.domain);
    for (const key of keysFor(address, domain)) {
      if (neverSends.has(key)) return 'never-sends';
      if (known.has(key)) return 'known';
    }
    if (catchAll.has(domain)) return 'catch-all';
    if (!covered.has(domain)) return 'not-covered';
    return address.local === 'postmaster' ? 'known' : 'unknown';
  };
  lists.add(list);
  return list;
}

const lists = new WeakSet<object>();

/** Whether a look-up is a list, which answers at once: nobody has to watch the time for it. */
export function isAddressList(lookup: unknown): lookup is AddressList {
  return typeof lookup === 'function' && lists.has(lookup);
}

function keysOf(entries: readonly string[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const entry of entries) {
    const address = normalizeAddress(entry);
    const [key] = address === null ? [] : keysFor(address, domainToAscii(address.domain));
    if (key !== undefined) keys.add(key);
  }
  return keys;
}

/** The address as it stands, with its tag, and behind it the mailbox where that is another. */
function keysFor({ local, tag }: NormalAddress, domain: string): readonly string[] {
  const mailbox = keyOf(local, domain);
  return tag === null ? [mailbox] : [keyOf(`${local}+${tag.toLowerCase()}`, domain), mailbox];
}

function keyOf(local: string, domain: string): string {
  // RFC 6532 section 3.1: international local parts are compared in NFC.
  return `${local.normalize('NFC')}@${domain}`;
}

function domainKey(domain: string): string {
  return domainToAscii(domain.replace(/\.$/, ''));
}
