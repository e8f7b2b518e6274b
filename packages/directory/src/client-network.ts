/**
 * A client as harvesters are counted: one IPv4 address, or the network of 64 bits
 * that an IPv6 host has to itself (RFC 6177, RFC 4291 section 2.5.1), in which it may change
 * its address with every connection. `::ffff:192.0.2.1` is the IPv4 address in it.
 */

import ipaddr from 'ipaddr.js';

/** The longest form: eight groups and a dotted quad. */
const MAX_LENGTH = 45;

const NETWORK_BYTES = 8;

/** `192.0.2.1`, `2001:db8:1:2::/64`, or null for what is no address. */
export function clientNetwork(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  try {
    if (!text.includes(':')) {
      return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text).toString() : null;
    }
    const address = ipaddr.process(text);
    if (!(address instanceof ipaddr.IPv6)) return address.toString();
    const bytes = address.toByteArray().map((byte, i) => (i < NETWORK_BYTES ? byte : 0));
    return `${new ipaddr.IPv6(bytes).toRFC5952String()}/64`;
  } catch {
    return null;
  }
}
