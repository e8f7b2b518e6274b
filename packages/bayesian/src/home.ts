/**
 * Whether a model is at home where a report arrives: how much of the mail that it learned
 * as honest names the addressee's domain.
 *
 * What a mail is from and to is no feature, for what comes back has the addressee's own
 * address in From, genuine or forged. But it tells whose mail a model has learned. At home
 * it knows how we write, a line or a page, and what is like spam may be believed sooner;
 * elsewhere all honest mail is a little strange to it (see `voice.ts`).
 *
 * So the registered domains of From, To and Cc are counted with each message, under keys that are
 * never weighed. Only the author's fields are read: two copies of a mail that came by
 * different ways name the same.
 */

import type { ClassCounts, Mail } from '@backscatter/core';
import { headerAddresses } from '@backscatter/mail';
import { parse } from 'tldts';
import { hashAfter, hashPrefix } from './hash.ts';

/** Fields that name domains. */
const FIELDS = ['from', 'to', 'cc'] as const;

/** Domains counted of one mail: a circular to hundreds says little about each. */
const MAX_DOMAINS = 8;

/** Longer names than this are none (RFC 1035 section 2.3.4). */
const MAX_NAME = 255;

/** No token begins so. */
const PREFIX = hashPrefix('home/');

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

/** The keys of the domains that a mail names, each once. */
export function homeKeys(mail: Mail): readonly number[] {
  const keys = new Set<number>();
  for (const field of FIELDS) {
    for (const { address } of headerAddresses(mail.headers, field)) {
      if (keys.size === MAX_DOMAINS) return [...keys];
      const key = homeKey(address.slice(address.lastIndexOf('@') + 1));
      if (key !== null) keys.add(key);
    }
  }
  return [...keys];
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
