/**
 * Whether a model is at home where a report arrives: how much of the mail that it learned
 * as honest names the addressee's domain; and whether it has met the addressee: how much names the address.
 *
 * What a mail is from and to is no feature, for what comes back has the addressee's own
 * address in From, genuine or forged. But it tells whose mail a model has learned. At home
 * it knows how we write, a line or a page, and what is like spam may be believed sooner, soonest of
 * people whose mail it has learned; elsewhere all honest mail is a little strange to it (see `voice.ts`).
 *
 * So the addresses in From, To and Cc and their registered domains are counted with each message, under keys that are
 * never weighed. Only the author's fields are read: two copies of a mail that came by
 * different ways name the same.
 */

import type { ClassCounts, Mail } from '@backscatter/core';
import { headerAddresses, normalizeAddress } from '@backscatter/mail';
import { parse } from 'tldts';
import { hashAfter, hashPrefix } from './hash.ts';

/** Fields that name domains. */
const FIELDS = ['from', 'to', 'cc'] as const;

/** Addresses counted of one mail: a circular to hundreds says little about each. */
const MAX_NAMED = 8;

/** Longer names than this are none (RFC 1035 section 2.3.4). */
const MAX_NAME = 255;

/** No token begins so. */
const PREFIX = hashPrefix('home/');
const PERSON = hashPrefix('person/');

/** Honest messages of a domain with which a model knows it: as many as it must have learned to answer. */
const MANY = 200;

/**
 * Share of the honest mail from which on the domain is this model's own. An organisation of several
 * has a part of its mail under each; of other people's mail, the largest provider of mailboxes has a tenth.
 */
const OWN_SHARE = 0.25;

/** The key of a mail domain by the domain that somebody registered; null where there is none. */
export function homeKey(domain: string): number | null {
  if (domain.length === 0 || domain.length > MAX_NAME) return null;
  const { domain: registered } = parse(domain, { validateHostname: false });
  return registered === null ? null : hashAfter(PREFIX, registered.toLowerCase());
}

/** The key of an address in normal form. */
export function personKey(address: string): number {
  return hashAfter(PERSON, address);
}

/** The keys of the addresses that a mail names, and of their domains, each once. */
export function homeKeys(mail: Mail): readonly number[] {
  const domains = new Set<number>();
  const people = new Set<number>();
  for (const field of FIELDS) {
    for (const { address: raw } of headerAddresses(mail.headers, field)) {
      if (people.size === MAX_NAMED) break;
      const normal = normalizeAddress(raw);
      if (normal === null) continue;
      people.add(personKey(normal.address));
      const key = homeKey(normal.domain);
      if (key !== null) domains.add(key);
    }
  }
  return [...domains, ...people];
}

/**
 * How much a model is at home, 0 to 1.
 *
 * @param ham messages it learned as honest that name the domain
 * @param totals all that it learned
 */
export function homeOf(ham: number, totals: ClassCounts): number {
  const share = ham / Math.max(1, totals.ham);
  return Math.min(1, share / OWN_SHARE) * Math.min(1, ham / MANY);
}

/** Honest messages that name a person, with which a model has met them. */
const MET = 3;

/** How well a model knows a person, 0 to 1, by the honest messages learned that name the address. */
export function metOf(ham: number): number {
  return Math.min(1, ham / MET);
}
