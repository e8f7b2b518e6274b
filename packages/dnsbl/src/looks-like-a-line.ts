/**
 * Whether a host name is that of a customer's line and not of a server.
 *
 * Providers name the lines they rent out under their own domain, so the domain
 * does not tell a line from their servers. But they name lines by machine: the
 * address is spelt out in the name, or the kind of line is.
 */

import { subdomainOf } from './organisation.ts';
import type { IpAddress } from './read-address.ts';

/** Kinds of lines, as a label or a part of one. */
const KIND =
  /(?:^|[.\-_0-9])(?:a?dsl|vdsl|dyn|dynamic|dynip|dhcp|ppp|pppoe|pool|pools|dial|dialup|dialin|cable|catv|customers?|cust|clients?|broadband|fttx|ftth|fiber|residential|res|home|mobile|cpe|wireless|user|users|hsd|dip|ip|ipv6)(?=[.\-_0-9]|$)/;

/** Octets of an address that a name must spell before it is no accident. */
const MIN_OCTETS = 3;

/** Whether the name is that of a line. */
export function looksLikeALine(name: string, { kind, value }: IpAddress): boolean {
  const labels = subdomainOf(name);
  if (KIND.test(labels)) return true;
  if (kind === 'ip6') return false;
  const octets = value.split('.').map(Number);
  const numbers = new Set((labels.match(/[0-9]{1,3}(?![0-9])/g) ?? []).map(Number));
  const spelt = octets.filter((octet) => numbers.has(octet));
  if (spelt.length >= MIN_OCTETS && new Set(spelt).size > 1) return true;
  const hex = octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
  return labels.includes(hex) || labels.includes(octets.map(padded).join(''));
}

function padded(octet: number): string {
  return String(octet).padStart(3, '0');
}
