/**
 * Where a client or a next server stands: this machine, our networks, or outside.
 *
 * Private addresses (RFC 1918, RFC 4193, RFC 6598) count as ours, for a server
 * that relays for the machines around it knows them by nothing else.
 */

import ipaddr from 'ipaddr.js';

/** Addresses whose place is remembered: few clients hand in most of the mail. */
const MAX_CACHED = 10_000;

type Place = 'loopback' | 'own-network' | 'outside';

/** Tells who is who on the network. */
export interface NetworkPlaces {
  /** The place of an IP address; what is none counts as outside. */
  placeOf(address: string): Place;
  /**
   * Whether mail that goes to an address leaves us. On this machine stand filters, which hand it
   * back; but also tunnels to a smarthost, if it is named as one.
   */
  leadsOut(address: string, port: string | undefined): boolean;
}

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
 * @param smarthosts `ADDRESS` or `ADDRESS:PORT` of this machine behind which a smarthost stands
 */
export function networkPlaces(
  networks: readonly string[],
  smarthosts: readonly string[],
): NetworkPlaces {
  const own = networks.map(networkOf).filter((network) => network !== null);
  const ways = new Set(smarthosts);
  const known = new Map<string, Place>();
  const cached = (address: string): Place => {
    let place = known.get(address);
    if (place === undefined) {
      place = placeOf(address, own);
      if (known.size >= MAX_CACHED) known.clear();
      known.set(address, place);
    }
    return place;
  };
  return {
    placeOf: cached,
    leadsOut: (address, port) =>
      cached(address) !== 'loopback' || ways.has(address) || ways.has(`${address}:${port}`),
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
