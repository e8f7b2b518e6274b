/**
 * The host that delivered the report to us: the client of our outermost server.
 *
 * In a session that is the SMTP client, unless a server of ours stands in
 * front; then, and in a file, the top Received lines tell it. The first one was
 * written by our own server, the next one too as long as the client of the one
 * above is ours: one host hands over to the next until one is reached that is not
 * ours. Whatever stands below that was written by strangers.
 */

import type { Evidence } from '@backscatter/core';
import { looksLikeALine } from './looks-like-a-line.ts';
import { organisationOf } from './organisation.ts';
import type { OwnHosts } from './own-hosts.ts';
import { type IpAddress, readAddress } from './read-address.ts';
import { type Hop, readHops } from './read-hops.ts';

/** The host that delivered the report. */
export interface Reporter {
  readonly address: IpAddress;
  /** Its name as our server found it, or null. */
  readonly name: string | null;
  /** What it said in HELO, or null. */
  readonly helo: string | null;
  /** True where a Received line told it and not the session. */
  readonly derived: boolean;
  /** Number of Received lines that are ours. */
  readonly ownHops: number;
}

/** Finds the host that delivered the report; null where none is known that is not ours. */
export function findReporter(
  { mail, envelope, addressee }: Evidence,
  own: OwnHosts,
): Reporter | null {
  const ours = organisationOf(addressee?.domain ?? null);
  const hops = readHops(mail.headers);
  const given = envelope.derived.client ? null : envelope.client;
  const client = given === null ? null : readAddress(given.address);
  if (given !== null && client !== null && !isOurs(client, own)) {
    return named({ address: client, helo: given.helo }, hops[0]);
  }
  for (const [index, hop] of hops.entries()) {
    // Nobody handed it over: the host passed it on within itself, or fetched it.
    if (hop.client === null || hop.fetched) {
      if (hop.handedOver && !hop.fetched && !isOurName(hop, own, ours)) return null;
      continue;
    }
    if (isOurs(hop.client, own) || isOurName(hop, own, ours)) continue;
    const { client: address, name, helo } = hop;
    return { address, name, helo, derived: true, ownHops: index + 1 };
  }
  return null;
}

/** The session does not say how the client is called; the line our server wrote about it may. */
function named(
  { address, helo }: { readonly address: IpAddress; readonly helo: string | null },
  top: Hop | undefined,
): Reporter {
  const told = top?.client?.value === address.value;
  return { address, helo, name: told ? top.name : null, derived: false, ownHops: told ? 1 : 0 };
}

function isOurs(address: IpAddress, own: OwnHosts): boolean {
  return !address.public || own.hasAddress(address.value);
}

/**
 * Whether the client's found name is ours: as declared, or where nothing is, by the addressee's
 * domain in a line that a server of that domain wrote. Networks tell it for sure, names do not.
 */
function isOurName({ name, client, by }: Hop, own: OwnHosts, ours: string | null): boolean {
  if (name === null || own.networks) return false;
  if (own.hasName(name)) return true;
  return (
    ours !== null &&
    organisationOf(name) === ours &&
    organisationOf(by) === ours &&
    (client === null || !looksLikeALine(name, client))
  );
}
