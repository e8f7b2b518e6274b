/**
 * The proof by the session: our own server hands us a report that it wrote
 * itself, on a message that somebody submitted to it with a password.
 *
 * Three things must be true, and only one of them is text of the mail:
 *
 * 1. The client of the session, as the caller saw it, is one of our servers. A
 *    client read out of a Received line does not count.
 * 2. The report began there. Whatever that server took from elsewhere has a
 *    Received line of its making, with the stranger's address; so a line with a
 *    stranger in it means that the report was only passed on.
 * 3. The topmost Received line of the returned message is by that server, with
 *    a protocol of an authenticated submission (RFC 3848: ESMTPA, ESMTPSA, …).
 *    Our server put it on top of whatever a forger wrote below.
 */

import {
  abstained,
  type Evidence,
  found,
  type Header,
  type Outcome,
  quote,
} from '@backscatter/core';
import { headerValue, headerValues, parseReceived } from '@backscatter/mail';
import ipaddr from 'ipaddr.js';
import type { Prover } from '../prover.ts';
import { type Glob, matchesAny } from '../traces/glob.ts';

/** A report that our server wrote has passed few hosts; more than these are not looked at. */
const MAX_HOPS = 10;

/** RFC 3848 and RFC 6531 section 4.3; `ASMTP` is older Exim's word. */
const AUTHENTICATED = /^(?:UTF8SMTPS?A|ESMTPS?A|LMTPS?A|UTF8LMTPS?A|ASMTP)$/;

/** An address or a network, taken apart. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** What the prover works with. */
export interface OwnServerSettings {
  readonly clients: readonly Network[];
  readonly names: readonly Glob[];
}

/** IPv4 as everybody writes it; octal, hexadecimal and shortened forms are left to the library. */
const DOTTED =
  /^(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})$/;

/** Reads `192.0.2.1`, `192.0.2.0/24`, `2001:db8::/32`; null for what is none. */
export function readNetwork(text: string): Network | null {
  try {
    const dotted = DOTTED.exec(text);
    // What the library reads all the same, after trying every other form.
    if (dotted !== null) return [new ipaddr.IPv4(dotted.slice(1).map(Number)), 32];
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = ipaddr.process(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch {
    return null;
  }
}

/** Makes the prover. */
export function createOwnServerProver(settings: OwnServerSettings): Prover {
  return {
    name: 'own-server',
    codes: ['reported-by-own-server'],
    prove: (evidence) => prove(evidence, settings),
  };
}

function prove({ envelope, mail, report }: Evidence, settings: OwnServerSettings): Outcome {
  const { client } = envelope;
  if (client === null || envelope.derived.client) {
    return abstained('the session does not say who handed the report over');
  }
  if (!isOwn(client.address, settings.clients)) return found([]);
  if (client.helo !== null && !matchesAny(settings.names, client.helo)) return found([]);
  const returned = report.returned.mail;
  if (returned === null) return abstained('nothing of the original came back');
  if (!beganAtOwnServer(mail.headers, settings)) return found([]);
  const top = parseReceived(headerValue(returned.headers, 'received') ?? '');
  if (top.by === null || !matchesAny(settings.names, top.by)) return found([]);
  if (top.protocol === null || !AUTHENTICATED.test(top.protocol)) return found([]);
  return found([
    {
      code: 'reported-by-own-server',
      strength: 1,
      summary: `Our server ${quote(client.address)} reports on a message that was submitted to ${quote(top.by)} with authentication (${top.protocol}).`,
      data: { client: client.address, by: top.by, protocol: top.protocol },
    },
  ]);
}

/** Whether every Received line of the report is by one of our servers about one of our servers. */
function beganAtOwnServer(
  headers: readonly Header[],
  { clients, names }: OwnServerSettings,
): boolean {
  const lines = headerValues(headers, 'received');
  if (lines.length > MAX_HOPS) return false;
  return lines.map(parseReceived).every(({ by, address, helo }) => {
    if (by === null || !matchesAny(names, by)) return false;
    // A line without a client is of a report that was made on the spot.
    return address === null ? helo === null : isOwn(address, clients);
  });
}

function isOwn(text: string, clients: readonly Network[]): boolean {
  const network = readNetwork(text);
  if (network === null || text.includes('/')) return false;
  const [address] = network;
  return clients.some(
    ([base, bits]) => base.kind() === address.kind() && address.match(base, bits),
  );
}
