/**
 * Spam in our name: runs that send a few texts in thousands of copies over hours and
 * days, from a botnet each, and single spams between them. A forger takes addresses
 * of ours from anywhere, or invents them; his ids and his trace are his own.
 */

import type { Random } from '../random.ts';
import { DAY, HOUR, MINUTE } from './calendar.ts';
import { inventedDomain, inventedLocal, inventedWord, personName } from './names.ts';
import type { Organisation } from './organisation.ts';
import { domainOf, type Outside } from './outside.ts';
import { others } from './sent-mail.ts';
import { FORGER, pickShare, type Shares } from './shares.ts';
import type { SourceText } from './source-text.ts';
import type { Campaign, ForgeOptions, Hop, Letter } from './world-view.ts';

/** A host that spam comes from. */
export interface Injector {
  readonly helo: string;
  readonly name: string | null;
  readonly address: string;
}

/** A run, with what its forger uses. */
export interface Run extends Campaign {
  /** How many of all forged mails of runs are its. */
  readonly share: number;
  readonly hosts: readonly Injector[];
  /** Names of ours that it bears; null: any. */
  readonly victims: readonly string[] | null;
}

/** Hosts that send spam, in runs and between them. */
const HOSTS = 4_000;

/**
 * A run for so many forged mails, one more for each. What a filter makes of one mail of a run it
 * makes of all, so figures are as steady as runs are many, and not as reports are.
 */
const MAILS_A_RUN = 75;
const MAX_RUNS = 1_000;

const KINDS: Shares<'bot' | 'rented' | 'server'> = [
  ['bot', 70],
  ['rented', 15],
  ['server', 15],
];

/** The hosts that spam comes from: most of them bots, some rented, some servers. */
export function createInjectors(random: Random, outside: Outside): readonly Injector[] {
  return Array.from({ length: HOSTS }, (): Injector => {
    const address = outside.address(random);
    const provider = inventedDomain(random);
    const spelt = address.replace(/[.:]+/g, '-');
    const kind = pickShare(random, KINDS);
    if (kind === 'server') {
      const name = `mail.${inventedDomain(random)}`;
      return { helo: name, name: random.chance(0.6) ? name : null, address };
    }
    const line = `${random.pick(['dsl', 'pool', 'dyn', 'host', 'ip'])}-${spelt}.${provider}`;
    const name = random.chance(kind === 'bot' ? 0.6 : 0.8) ? line : null;
    const helo = random.pick([
      name ?? inventedWord(random).toUpperCase(),
      `[${address}]`,
      `${inventedWord(random)}-pc`,
      `mail.${inventedDomain(random)}`,
    ]);
    return { helo, name, address };
  });
}

/** Who forges, with what, against whom, and when. */
export interface RunsOptions {
  readonly random: Random;
  readonly forged: number;
  readonly spam: readonly SourceText[];
  readonly hosts: readonly Injector[];
  readonly organisation: Organisation;
  readonly start: number;
  readonly end: number;
  readonly part: string;
}

/**
 * Runs of very different size; the first is the joe-job that everybody remembers, a tenth of all.
 * Sizes fall with the root of their rank: were a few runs most of it, they alone would decide
 * what is measured.
 */
export function createRuns(options: RunsOptions): readonly Run[] {
  const { random, forged, spam, hosts, organisation, start, end, part } = options;
  const count = Math.min(MAX_RUNS, 2 + Math.floor((forged * FORGER.campaign) / MAILS_A_RUN));
  return Array.from({ length: count }, (_, i): Run => {
    const from = start + random.next() * (end - start - DAY);
    const botnet = Math.min(hosts.length, 20 + random.below(400));
    const at = random.below(hosts.length - botnet + 1);
    return {
      name: `${part}-run-${String(i + 1).padStart(3, '0')}`,
      from,
      until: Math.min(end, from + DAY * (0.2 + 5 * random.next())),
      texts: Array.from({ length: 1 + random.below(3) }, () => random.pick(spam)),
      // The others' sum is about twice the root of their number; of few runs it is still the largest.
      share: i === 0 ? Math.max(1, Math.sqrt(count) / 4) : 1 / Math.sqrt(i + 1),
      hosts: hosts.slice(at, at + botnet),
      // Some runs bear one name alone, which then gets all of it.
      victims: random.chance(0.3)
        ? Array.from({ length: 1 + random.below(3) }, () => forgedName(random, organisation))
        : null,
    };
  });
}

/** The name that a forger puts on a spam: of ours, or of nobody. */
export function forgedName(random: Random, { addresses, domains, root }: Organisation): string {
  // A forger takes domains as often as he finds their addresses.
  if (random.chance(FORGER.real)) {
    return random.chance(0.5) ? random.pick(addresses) : random.pickZipf(addresses);
  }
  const domain = random.chance(0.7) ? root : random.pick(domains);
  const local = random.chance(0.5) ? random.word(3 + random.below(8)) : inventedLocal(random);
  return `${local}@${domain}`;
}

/** Writes the letter of a forger. */
export function forge(
  outside: Outside,
  {
    random,
    from,
    to,
    sentAt,
    text,
    messageId,
    below,
  }: ForgeOptions & { readonly text: SourceText },
  host: Injector,
  by: { readonly host: string; readonly family: string },
): Letter {
  const own = random.fork('forger');
  const hop: Hop = {
    ...host,
    by: by.host,
    family: by.family,
    at: sentAt + own.below(MINUTE),
    for: to,
  };
  const invented = own.chance(FORGER.forgedTrace) ? [forgedHop(own, hop, to)] : [];
  return {
    text,
    from,
    fromName: own.chance(0.3) ? null : own.chance(0.8) ? personName(own) : inventedWord(own),
    to,
    cc: others(outside, own.fork('cc'), []),
    messageId: messageId ?? forgedId(own, host, from),
    returnPath: from,
    sentAt,
    trace: [hop, ...(below ?? invented)],
    copy: random.fork('copy'),
  };
}

/** A line about a hop that there never was. */
function forgedHop(random: Random, { helo, at }: Hop, to: string): Hop {
  const domain = inventedDomain(random);
  return {
    helo: inventedWord(random),
    name: random.chance(0.5) ? `${inventedWord(random)}.${domain}` : null,
    address: `10.${random.below(256)}.${random.below(256)}.${1 + random.below(254)}`,
    by: helo.startsWith('[') ? `mail.${domain}` : helo,
    family: random.pick(['postfix', 'sendmail', 'exim', 'qmail', 'exchange']),
    at: at - random.below(HOUR),
    for: to,
  };
}

/** As mass mailers make them up. */
function forgedId(random: Random, { helo }: Injector, from: string): string {
  const domain = /^[a-z0-9.-]+\.[a-z]+$/i.test(helo) ? helo : inventedDomain(random);
  const hex = (length: number): string =>
    Array.from({ length }, () => random.below(16).toString(16)).join('');
  return random.pick([
    `${hex(12)}$${hex(8)}$${hex(8)}@${inventedWord(random)}`,
    `${random.word(20)}@${domain}`,
    `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}@${domain}`,
    `${random.below(1_000_000_000)}.${random.word(8)}@${domainOf(from)}`,
  ]);
}
