/**
 * Which hosts are ours, by address or by a name. An address is what a server saw, and
 * nobody can choose it; a name is as good as whoever looked it up.
 */

import { type Network, readNetwork } from '../own-server/own-server-prover.ts';
import { type Glob, matchesAny } from './glob.ts';

/** What the operator tells of his servers, and of the services that send for him. */
export interface OwnHosts {
  /** Of their names. */
  readonly relays: readonly Glob[];
  readonly networks: readonly Network[];
}

/** Whether a host with that address is ours. */
export function isOwnAddress(text: string | null, { networks }: OwnHosts): boolean {
  return text !== null && networks.length > 0 && isWithin(text, networks);
}

/** Whether a host of that name is ours. */
export function isOwnName(name: string | null, { relays }: OwnHosts): boolean {
  return name !== null && matchesAny(relays, name);
}

/**
 * The networks of documentation (RFC 5737, RFC 3849) and of measurements (RFC 2544): nobody
 * sends from them in earnest, and examples and benchmarks need addresses of strangers.
 */
const EXAMPLES: readonly Network[] = [
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '198.18.0.0/15',
  '2001:db8::/32',
].flatMap((text) => {
  const network = readNetwork(text);
  return network === null ? [] : [network];
});

/** Whether the Internet routes the address (RFC 6890), so that it tells one host from all others. */
export function isPublicAddress(text: string): boolean {
  const looked = look(text);
  looked.isPublic ??= isPublic(looked.address);
  return looked.isPublic;
}

function isPublic(address: Looked['address']): boolean {
  return address !== null && (address.range() === 'unicast' || isIn(address, EXAMPLES));
}

/** Bits that the addresses of one data centre share, by the size of what registries give out. */
const NEIGHBOUR_BITS = { ipv4: 20, ipv6: 24 } as const;

/** Whether two addresses are of one data centre. */
export function areNeighbours(one: string, other: string | null): boolean {
  const base = other === null ? null : look(other).address;
  return base !== null && isWithin(one, [[base, NEIGHBOUR_BITS[base.kind()]]]);
}

/** What is known of an address. */
interface Looked {
  /** Null where the text is none. */
  readonly address: Network[0] | null;
  /** Null where nobody has asked. */
  isPublic: boolean | null;
}

/** Addresses remembered: those of one message's lines, each of which is asked about several times. */
const MAX_REMEMBERED = 64;
const remembered = new Map<string, Looked>();

function look(text: string): Looked {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  // A network is no host.
  const address = text.includes('/') ? null : (readNetwork(text)?.[0] ?? null);
  const looked: Looked = { address, isPublic: null };
  remembered.set(text, looked);
  return looked;
}

function isWithin(text: string, networks: readonly Network[]): boolean {
  const { address } = look(text);
  return address !== null && isIn(address, networks);
}

function isIn(address: Network[0], networks: readonly Network[]): boolean {
  return networks.some(
    ([base, bits]) => base.kind() === address.kind() && address.match(base, bits),
  );
}
