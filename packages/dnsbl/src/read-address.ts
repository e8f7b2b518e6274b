/**
 * An IP address as mail writes it, in the one form that is asked and compared.
 *
 * Asked is only what the Internet routes: private, loopback, link-local and
 * other special addresses (RFC 6890) say nothing to a list, and anybody may have
 * them. `::ffff:192.0.2.1` (RFC 4291 section 2.5.5.2) is the IPv4 address in it.
 *
 * The networks of documentation (RFC 5737, RFC 3849) and of measurements (RFC 2544)
 * count as public: nobody sends mail from them, so nothing is lost, and examples and
 * benchmarks need addresses.
 */

import ipaddr from 'ipaddr.js';

/** An address in normal form. */
export interface IpAddress {
  readonly kind: 'ip4' | 'ip6';
  /** A dotted quad, or the form of RFC 5952. */
  readonly value: string;
  /** Whether the Internet routes it. */
  readonly public: boolean;
}

/** An address of `ipaddr.js`. */
export type Parsed = ReturnType<typeof ipaddr.process>;

/** The longest form: eight groups and a dotted quad, with room for a prefix length. */
const MAX_LENGTH = 50;

const DOCUMENTATION = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '198.18.0.0/15',
].map((network) => ipaddr.parseCIDR(network));

/** Reads an address; null where it is none. Octets with leading zeros are none: are they octal? */
export function readAddress(text: string | null): IpAddress | null {
  const parsed = text === null ? null : parseAddress(text);
  if (parsed === null) return null;
  const range = parsed.range();
  return {
    kind: parsed.kind() === 'ipv4' ? 'ip4' : 'ip6',
    value: isIp6(parsed) ? parsed.toRFC5952String() : parsed.toString(),
    public: range === 'unicast' || DOCUMENTATION.some((network) => within(parsed, network)),
  };
}

/** The same as `ipaddr.js` has it, IPv4 taken out of IPv6; null where it is none. */
export function parseAddress(text: string): Parsed | null {
  if (text.length > MAX_LENGTH) return null;
  try {
    if (text.includes(':')) return ipaddr.process(text);
    return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : null;
  } catch {
    return null;
  }
}

/** Whether an address lies in a network; one of the other family does not. */
export function within(address: Parsed, [network, bits]: readonly [Parsed, number]): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

function isIp6(address: Parsed): address is ipaddr.IPv6 {
  return address.kind() === 'ipv6';
}
