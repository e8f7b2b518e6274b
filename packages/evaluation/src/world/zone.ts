/**
 * The DNS of a world, as lists of hosts and domains answer in it. Who is listed is
 * drawn: of those that send spam many, but not all, for lists lag and bots are new;
 * of the honest a few, for lists err.
 */

import type { DnsAnswer, Resolver } from '@backscatter/core';
import { LIST_TABLE, type ListDefinition, writeQuestionName } from '@backscatter/dns-list';
import { registeredDomain } from '@backscatter/surbl';
import type { Zone } from '../generator/events.ts';
import type { Random } from '../random.ts';

/** Shares of hosts and domains that are listed. */
const LISTED = {
  /** Hosts that inject spam. */
  injector: 0.7,
  /** Domains that spam leads to and ham does not. */
  spamDomain: 0.6,
  /** Hosts of the honest, wrongly. */
  host: 0.003,
  /** Domains that ham leads to, wrongly. */
  hamDomain: 0.0015,
  /** Mail servers of the honest that are known to be good. */
  good: 0.3,
  /** Servers that send reports on mail that they took in, on lists of such servers. */
  bounces: 0.05,
} as const;

/** A domain in more of the honest mail than this is too well known to be listed by mistake. */
const POPULAR = 0.003;

/** Seconds for which an answer may be kept. */
const TTL = 300;

/** Draws who is listed, while the world is planned. */
export interface ZoneBuilder {
  /** Draws whether and how a host that injects spam is listed; the same each time. */
  spamHost(address: string): void;
  honestHost(address: string): void;
  /** @param host of a link; its registered domain decides. One that is honest already stays so. */
  spamLink(host: string): void;
  /** @param texts hosts of the links of each honest mail */
  honestLinks(texts: readonly (readonly string[])[]): void;
  readonly zone: Zone;
  /** Whether a list of hosts holds an address, other than as good. */
  listsHost(address: string): boolean;
  /** Whether a list of domains holds the host of a link. */
  listsLink(host: string): boolean;
}

/** Begins with the test points that every list has. */
export function createZone(random: Random): ZoneBuilder {
  const addresses = new Map<string, readonly string[]>(testPoints());
  const hosts = new Set<string>();
  const links = new Set<string>();
  const seen = new Set<string>();
  const honest = new Set<string>();
  const add = (name: string, ...answers: readonly string[]): void => {
    if (answers.length > 0) addresses.set(name, answers);
  };
  const first = (what: string): Random | null => {
    if (seen.has(what)) return null;
    seen.add(what);
    return random.fork(what);
  };
  const listHost = (address: string, own: Random): void => {
    const answers = ZEN.filter(([, share]) => own.chance(share)).map(([answer]) => answer);
    hosts.add(address);
    add(`${asked(address)}.zen.spamhaus.org`, ...(answers.length === 0 ? ['127.0.0.4'] : answers));
  };
  const listDomain = (host: string, own: Random): void => {
    const name = nameOf(host);
    const [dbl, surbl, uribl] = [own.chance(0.75), own.chance(0.6), own.chance(0.7)];
    links.add(name);
    if (dbl || (!surbl && !uribl)) {
      const answer = own.pick(['127.0.1.2', '127.0.1.2', '127.0.1.2', '127.0.1.4', '127.0.1.102']);
      for (const one of new Set([name, host])) add(`${one}.dbl.spamhaus.org`, answer);
    }
    if (surbl)
      add(`${asked(name)}.multi.surbl.org`, `127.0.0.${own.pick([64, 64, 64, 8, 72, 128])}`);
    if (uribl) add(`${asked(name)}.multi.uribl.com`, `127.0.0.${own.pick([2, 2, 2, 4, 8])}`);
  };
  const link = (host: string, share: number): void => {
    const name = nameOf(host);
    const own = random.fork(`domain ${name}`);
    // Each host of a listed domain has a name of its own on lists that go by host.
    if (own.chance(share) && first(`link ${host}`) !== null) listDomain(host, own);
  };
  return {
    spamHost: (address) => {
      const own = first(`host ${address}`);
      if (own?.chance(LISTED.injector)) listHost(address, own);
    },
    honestHost: (address) => {
      const own = first(`host ${address}`);
      if (own === null) return;
      if (own.chance(LISTED.host)) listHost(address, own);
      if (own.chance(LISTED.good)) {
        add(
          `${asked(address)}.list.dnswl.org`,
          `127.0.${own.pick([3, 4, 5, 11, 14])}.${own.below(4)}`,
        );
      }
      if (own.chance(LISTED.bounces)) add(`${asked(address)}.ips.backscatterer.org`, '127.0.0.2');
    },
    spamLink: (host) => {
      if (!honest.has(nameOf(host))) link(host, LISTED.spamDomain);
    },
    honestLinks: (texts) => {
      const mails = new Map<string, number>();
      for (const hosts of texts) {
        for (const name of new Set(hosts.map(nameOf))) mails.set(name, (mails.get(name) ?? 0) + 1);
      }
      for (const name of mails.keys()) honest.add(name);
      for (const host of new Set(texts.flat())) {
        const isPopular = (mails.get(nameOf(host)) ?? 0) > POPULAR * texts.length;
        if (!isPopular) link(host, LISTED.hamDomain);
      }
    },
    zone: { addresses },
    listsHost: (address) => hosts.has(address),
    listsLink: (host) => links.has(nameOf(host)),
  };
}

/** How Spamhaus ZEN lists hosts of spam; several may be true of one. */
const ZEN: readonly (readonly [answer: string, share: number])[] = [
  ['127.0.0.2', 0.1],
  ['127.0.0.3', 0.3],
  ['127.0.0.4', 0.6],
  ['127.0.0.10', 0.2],
  ['127.0.0.11', 0.25],
];

/** What every list must list, so that it counts as alive (RFC 5782 section 5). */
function* testPoints(): Generator<[name: string, answers: readonly string[]]> {
  for (const { zone, selfTest, answers } of LIST_TABLE) {
    if (zone.includes('{key}')) continue;
    for (const { kind, listed } of selfTest) {
      if (listed === null) continue;
      const labels = kind === 'domain' ? listed : writeQuestionName({ kind, value: listed });
      if (labels !== null) yield [`${labels}.${zone}`, [answerOf(answers)]];
    }
  }
}

function answerOf(rows: ListDefinition['answers']): string {
  const when = rows[0]?.when ?? '127.0.0.2';
  return typeof when === 'string' ? when.replace(/-\d+|\*/g, '') : `127.0.0.${when.bit}`;
}

/** What goes on a list of domains. */
function nameOf(host: string): string {
  return registeredDomain(host) ?? host;
}

/** As a list is asked: addresses backwards, names as they are. */
function asked(value: string): string {
  const kind = value.includes(':') ? 'ip6' : /^[0-9.]+$/.test(value) ? 'ip4' : 'domain';
  return writeQuestionName({ kind, value }) ?? value;
}

/** Answers A questions out of a zone; whatever else is asked does not exist. Never waits. */
export function createZoneResolver({ addresses }: Zone): Resolver {
  const none: DnsAnswer = { status: 'nxdomain', ttl: TTL };
  return {
    resolve: async (name, type) => {
      const records = type === 'A' ? addresses.get(name.toLowerCase()) : undefined;
      return records === undefined ? none : { status: 'ok', records, ttl: TTL };
    },
  };
}
