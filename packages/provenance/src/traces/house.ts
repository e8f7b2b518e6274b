/**
 * Whether two host names are of one house: below one domain that somebody
 * registered (Public Suffix List). A provider's servers and its reports may bear
 * different domains; then they count as strangers to each other, which only
 * makes what is said weaker.
 */

import { parse } from 'tldts';

/** Longer names than this are none (RFC 1035 section 2.3.4). */
const MAX_NAME = 255;

/** Names remembered: those of one report, each of which is asked about several times. */
const MAX_REMEMBERED = 64;
const remembered = new Map<string, string | null>();

/** The registered domain of a host name or mail domain; null for an address, a name inside a house, and none. */
export function houseOf(name: string | null | undefined): string | null {
  if (name === null || name === undefined || name.length > MAX_NAME) return null;
  const known = remembered.get(name);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const house = registeredDomain(name);
  remembered.set(name, house);
  return house;
}

function registeredDomain(name: string): string | null {
  const { domain, isIcann, isIp } = parse(name.toLowerCase().replace(/\.$/, ''), {
    validateHostname: false,
  });
  return domain !== null && isIcann === true && isIp !== true ? domain : null;
}

/** Whether both have a registered domain, and the same. */
export function isOneHouse(one: string | null, other: string | null): boolean {
  const house = houseOf(one);
  return house !== null && house === houseOf(other);
}
