/**
 * Where a client stands: this machine, our networks, or outside.
 *
 * Private addresses (RFC 1918, RFC 4193, RFC 6598) count as ours, for a server
 * that relays for the machines around it knows them by nothing else.
 */

import ipaddr from 'ipaddr.js';

/** Addresses whose place is remembered: few clients hand in most of the mail. */
const MAX_CACHED = 10_000;

type Place = 'loopback' | 'own-network' | 'outside';

/** Tells the place of an IP address; what is none counts as outside. */
export type ClassifyClient = (address: string) => Place;

type Network = ReturnType<typeof ipaddr.parseCIDR>;

const OURS = new Set(['private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']);

/** Whether text is a network in CIDR notation, or one address. */
export function isNetwork(text: string): boolean {
  return networkOf(text) !== null;
}

/**
 * Makes the judge of addresses.
 *
 * @param networks networks of our own, checked with `isNetwork`
 */
export function classifyClient(networks: readonly string[]): ClassifyClient {
  const own = networks.map(networkOf).filter((network) => network !== null);
  const known = new Map<string, Place>();
  return (address) => {
    let place = known.get(address);
    if (place === undefined) {
      place = placeOf(address, own);
      if (known.size >= MAX_CACHED) known.clear();
      known.set(address, place);
    }
    return place;
  };
}

function placeOf(text: string, own: readonly Network[]): Place {
  const bare = text.replace(/^IPv6:/i, '').replace(/%.{1,40}$/, '');
  if (!ipaddr.isValid(bare)) return 'outside';
  const address = ipaddr.process(bare);
  const range = address.range();
  if (range === 'loopback') return 'loopback';
  if (OURS.has(range)) return 'own-network';
  const isOwn = own.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
  return isOwn ? 'own-network' : 'outside';
}

function networkOf(text: string): Network | null {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    return null;
  }
}
