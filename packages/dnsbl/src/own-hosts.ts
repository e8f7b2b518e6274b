/**
 * What is ours: networks and mail servers. A host of ours is never asked about,
 * and a Received line that a server of ours wrote ends the search for whoever
 * brought a message: below it stand our users, at home and on mobile lines.
 *
 * Names are believed only where they were found by address. Who wrote a line is
 * told by its `by`: the lines looked at are the reporter's, and those it names.
 */

import { parseOptions } from '@backscatter/core';
import { z } from 'zod';
import { type Parsed, parseAddress, within } from './read-address.ts';

/** Networks or names beyond this are a mistake: no organisation has so many servers. */
const MAX_ENTRIES = 10_000;

/** What the operator declares. */
export interface OwnHostsOptions {
  /** Addresses and networks from which our mail leaves: `198.51.100.7`, `2001:db8::/48`. */
  readonly ownNetworks?: readonly string[] | undefined;
  /** Names of our mail servers: `mx.example.org`, or `*.example.org` for all below it. */
  readonly ownRelays?: readonly string[] | undefined;
}

/** Answers whether a host is ours. */
export interface OwnHosts {
  /** Whether anything was declared at all. */
  readonly declared: boolean;
  /** Whether networks were: then a name alone tells nothing. */
  readonly networks: boolean;
  /** Whether an address lies in our networks. */
  hasAddress(address: string): boolean;
  /** Whether a host name is one of our relays'. */
  hasName(name: string): boolean;
}

const network = z
  .string()
  .transform(readNetwork)
  .refine((read) => read !== null, 'must be an address or a network such as 198.51.100.0/24');

/** Checks what is declared; `ownHosts` reads what comes out. */
const ownHostsShape = {
  ownNetworks: z.array(network).max(MAX_ENTRIES).optional(),
  ownRelays: z
    .array(
      z
        .string()
        .transform((name) => name.trim().toLowerCase().replace(/\.$/, ''))
        .refine(
          (name) => /^(?:\*\.)?[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,30}$/.test(name),
          'must be a host name such as mx.example.org or *.example.org',
        ),
    )
    .max(MAX_ENTRIES)
    .optional(),
} as const;

const schema = z.strictObject(ownHostsShape);

/**
 * Reads what the operator declares as ours.
 *
 * @param maker who asks, for the error message
 * @throws TypeError naming each wrong network or name
 */
export function createOwnHosts(options: OwnHostsOptions, maker = 'createOwnHosts'): OwnHosts {
  const { ownNetworks = [], ownRelays = [] } = parseOptions(maker, schema, options);
  const networks = ownNetworks.filter((read) => read !== null);
  const names = new Set(ownRelays.filter((name) => !name.startsWith('*.')));
  const suffixes = ownRelays.filter((name) => name.startsWith('*.')).map((name) => name.slice(1));
  return {
    declared: networks.length + ownRelays.length > 0,
    networks: networks.length > 0,
    hasAddress(text) {
      const address = parseAddress(text);
      return address !== null && networks.some((own) => within(address, own));
    },
    hasName(text) {
      const name = text.toLowerCase().replace(/\.$/, '');
      return names.has(name) || suffixes.some((suffix) => name.endsWith(suffix));
    },
  };
}

function readNetwork(text: string): readonly [Parsed, number] | null {
  const [base = '', length, ...more] = text.trim().split('/');
  const address = parseAddress(base);
  if (address === null || more.length > 0) return null;
  const most = address.kind() === 'ipv4' ? 32 : 128;
  if (length === undefined) return [address, most];
  const bits = /^[0-9]{1,3}$/.test(length) ? Number(length) : Number.NaN;
  // A mapped network is written with the length of IPv6.
  const own = base.includes(':') && most === 32 ? bits - 96 : bits;
  return own >= 1 && own <= most ? [address, own] : null;
}
