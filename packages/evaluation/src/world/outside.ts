/**
 * Everybody else: strangers, their domains and the servers of these. A domain has one
 * server, and a server one program that writes its reports, in every run.
 *
 * Addresses are of the networks for measuring and for documentation (RFC 2544,
 * RFC 3849), drawn from one heap for honest hosts and others: a network tells nothing.
 */

import type { Random } from '../random.ts';
import { inventedDomain, inventedLocal, inventedWord } from './names.ts';
import type { MailServer } from './world-view.ts';

/** Providers of mailboxes for everybody, and how many mailboxes are theirs. */
const FREEMAIL = 20;
const FREEMAIL_SHARE = 0.33;

/** Other domains that a world of this size writes to. */
const DOMAINS = 3_000;

/** First labels of servers that take mail in. */
const LABELS = ['mx', 'mx1', 'mx2', 'mail', 'mx01', 'gw', 'in1', 'mailgate', 'inbound', 'smtp'];

/** Of a hundred hosts, how many speak IPv6. */
const IP6_SHARE = 0.06;

/** Everybody else: people, domains, servers. */
export interface Outside {
  /** Somebody elsewhere. */
  stranger(random: Random): string;
  serverOf(domain: string): MailServer;
  /** An address that no host has yet. */
  address(random: Random): string;
  readonly freemail: readonly string[];
  /** Every server that was asked for, in the order of asking. */
  servers(): Iterable<MailServer>;
}

/** Invents them when they are first met; the same chance gives the same people. */
export function createOutside(random: Random): Outside {
  const taken = new Set<string>();
  const servers = new Map<string, MailServer>();
  const names = random.fork('domains');
  const freemail = distinct(FREEMAIL, () => `${inventedWord(names)}mail-example.com`);
  const domains = distinct(DOMAINS, () => inventedDomain(names));
  const address = (from: Random): string => {
    for (;;) {
      const drawn = drawAddress(from);
      if (taken.has(drawn)) continue;
      taken.add(drawn);
      return drawn;
    }
  };
  return {
    stranger: (from) => {
      const domain = from.chance(FREEMAIL_SHARE) ? from.pick(freemail) : from.pick(domains);
      return `${inventedLocal(from)}@${domain}`;
    },
    serverOf: (domain) => {
      const known = servers.get(domain);
      if (known !== undefined) return known;
      const own = random.fork(`server of ${domain}`);
      const server = { host: `${own.pick(LABELS)}.${domain}`, address: address(own) };
      servers.set(domain, server);
      return server;
    },
    address,
    freemail,
    servers: () => servers.values(),
  };
}

/** RFC 2544's network holds 131,070 hosts, that of RFC 3849 has no end. */
function drawAddress(random: Random): string {
  if (random.chance(IP6_SHARE)) {
    const group = (): string => random.below(0x10000).toString(16);
    return `2001:db8:${group()}:${group()}::${(1 + random.below(0xfffe)).toString(16)}`;
  }
  return `198.${18 + random.below(2)}.${random.below(256)}.${1 + random.below(254)}`;
}

function distinct(count: number, draw: () => string): readonly string[] {
  const all = new Set<string>();
  while (all.size < count) all.add(draw());
  return [...all];
}

/** What stands behind the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
