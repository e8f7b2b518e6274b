/**
 * The part of a host name that somebody registered: what lists of domains hold,
 * for host names below it cost a spammer nothing.
 *
 * Which suffixes are open to registration says the Public Suffix List, by
 * `tldts`. Its private section counts as well: below `blogspot.com` every name has
 * another owner, and SURBL and URIBL hold such names by their own tables of
 * two-level suffixes. `HOSTERS` adds those that are not on that list.
 */

import { parse } from 'tldts';
import { HOSTERS } from './hosters.ts';

const OPTIONS = {
  allowPrivateDomains: true,
  extractHostname: false,
  validateHostname: false,
  detectIp: false,
} as const;

/**
 * The registered domain of a host name in lower-case ASCII; the suffix itself
 * where nothing stands before it.
 *
 * @returns null where the name has no suffix, as a single label
 */
export function registeredDomain(host: string): string | null {
  const { domain, publicSuffix } = parse(host, OPTIONS);
  if (domain === null) return publicSuffix?.includes('.') === true ? publicSuffix : null;
  if (!HOSTERS.has(domain) || host === domain) return domain;
  const label = host.slice(0, -domain.length - 1);
  return `${label.slice(label.lastIndexOf('.') + 1)}.${domain}`;
}

/** Whether the name ends in a suffix below which names are registered, and is not just `com`. */
export function hasKnownSuffix(host: string): boolean {
  const { isIcann, isPrivate, domain } = parse(host, OPTIONS);
  // Owners of a private suffix use it themselves: `freedesktop.org`.
  return isPrivate === true || (isIcann === true && domain !== null);
}

/** The last label of a name's suffix, `uk` of `example.co.uk`. */
export function topLabel(host: string): string {
  return host.slice(host.lastIndexOf('.') + 1);
}
