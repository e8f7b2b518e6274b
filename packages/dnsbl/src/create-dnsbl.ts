/**
 * Are the hosts listed that brought the report, and the message it returns?
 *
 * DNS lists (RFC 5782) say of an address that it sends spam, is a bot, or is a line
 * from which no server should send. Whoever handed such a message to a stranger's
 * server by himself was not us. Two addresses are asked about at most, and no name
 * is ever resolved.
 */

import {
  abstained,
  type Evidence,
  type Finding,
  hasMethods,
  type Outcome,
  parseOptions,
  type Signal,
  type SignalContext,
  unavailable,
} from '@backscatter/core';
import type { ListClient } from '@backscatter/dns-list';
import { z } from 'zod';
import { extractHosts, type HostExtraction } from './extract-hosts.ts';
import { CODES, judgeListings } from './judge-listings.ts';
import { createOwnHosts, type OwnHostsOptions } from './own-hosts.ts';

/** Options of `createDnsbl`. */
export interface DnsblOptions extends OwnHostsOptions {
  /** Asks the lists. */
  readonly client: ListClient;
}

/** The signal, and what it would ask. */
export interface Dnsbl extends Signal {
  /** The hosts it asks about, and why it leaves the others; asks nothing. */
  hostsOf(evidence: Evidence): HostExtraction;
}

const schema = z.strictObject({
  client: z.custom<ListClient>(
    (value) => hasMethods(value, ['lookup']),
    'must be a list client: createListClient of @backscatter/dns-list',
  ),
  ownNetworks: z.unknown().optional(),
  ownRelays: z.unknown().optional(),
});

/**
 * A signal that reports what DNS lists say of the host that delivered the report
 * (`reporter-…`) and of the host that handed the returned message to whoever
 * reports (`injector-…`). Abstains where there is no host to ask about; a list that
 * does not answer is named.
 *
 * @throws TypeError for a wrong option
 */
export function createDnsbl(options: DnsblOptions): Dnsbl {
  const { client } = parseOptions('createDnsbl', schema, options);
  const { ownNetworks, ownRelays } = options;
  const own = createOwnHosts({ ownNetworks, ownRelays }, 'createDnsbl');
  return {
    name: 'dnsbl',
    round: 'network',
    codes: CODES,
    hostsOf: (evidence) => extractHosts(evidence, own),
    check: (evidence, { abort }: SignalContext) => ask(client, extractHosts(evidence, own), abort),
  };
}

async function ask(
  client: ListClient,
  { hosts, left }: HostExtraction,
  abort: AbortSignal,
): Promise<Outcome> {
  const data = { asked: hosts.map(({ role, address, why }) => ({ role, address, why })), left };
  if (hosts.length === 0) return abstained(left.map(({ why }) => why).join('; '));
  const report = await client.lookup(
    hosts.map(({ question }) => question),
    abort,
  );
  const silent = report.failures.map(({ why }) => why);
  if (report.answered.length === 0) {
    return silent.length === 0
      ? abstained('no list takes addresses of this kind')
      : unavailable(silent.join('; '));
  }
  const findings: readonly Finding[] = hosts.flatMap((host) =>
    judgeListings(
      host,
      report.listings.filter(({ subject }) => subject.value === host.address),
    ),
  );
  return { status: 'ok', findings, data, ...(silent.length === 0 ? {} : { unavailable: silent }) };
}
