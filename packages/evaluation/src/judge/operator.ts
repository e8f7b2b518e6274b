/**
 * An operator who has configured everything that Backscatter offers, as the world
 * of a set describes it: the sent log, signatures, directory, lists, counters and a
 * content filter that has learned his mail.
 */

import { type Bayesian, createBayesian, createBayesModel } from '@backscatter/bayesian';
import { type Clock, createMemoryCounterStore, type Signal } from '@backscatter/core';
import { createAddressList, createDirectory, createHarvestCounter } from '@backscatter/directory';
import { createListClient } from '@backscatter/dns-list';
import { createDnsbl } from '@backscatter/dnsbl';
import { createFlood } from '@backscatter/flood';
import { createKeyword } from '@backscatter/keyword';
import { createMemorySentStore, createNewsender, type Newsender } from '@backscatter/newsender';
import { createShape } from '@backscatter/pipeline/pure';
import { createKeyRing, createProvenance } from '@backscatter/provenance';
import { createSurbl } from '@backscatter/surbl';
import type { SetWorld } from '../generator/events.ts';
import { createRandom } from '../random.ts';
import { createZoneResolver } from '../world/zone.ts';

/** Messages of 14 days: no log may be too small for its organisation. */
const MAX_MESSAGES = 2_000_000;

/** What judges, and the log that it asks. */
export interface Operator {
  readonly signals: readonly Signal[];
  /** Null where no sent log is configured. */
  readonly log: Pick<Newsender, 'record' | 'alias'> | null;
}

/** What an operator has beside what the world says of him. */
export interface OperatorOptions {
  readonly clock: Clock;
  /** A content filter that has learned; without it content is judged by phrases alone. */
  readonly bayesian?: Bayesian;
}

/**
 * A content filter with an empty model in memory.
 *
 * @param learnedElsewhere whether what it is about to learn is other people's mail
 */
export function createMemoryFilter(learnedElsewhere = false): Bayesian {
  return createBayesian({ store: createBayesModel({ keepsTexts: false }), learnedElsewhere });
}

/** Every source of evidence there is, configured; the world's own zone answers for the DNS. */
export function createFullOperator(
  world: SetWorld,
  { clock, bayesian }: OperatorOptions,
): Operator {
  const newsender = createNewsender({
    store: createMemorySentStore({
      now: () => clock.now(),
      maxMessages: MAX_MESSAGES,
      startsEmpty: true,
    }),
    coverage: world.coverage,
    freemail: world.freemail,
  });
  const resolver = createZoneResolver(world.zone);
  const client = createListClient({ resolver, clock, random: createRandom(1).next });
  const names = world.relays.map(({ name }) => name);
  const networks = networksOf(world);
  const signals: Signal[] = [
    newsender,
    newsender.audit,
    provenanceOf(world),
    directoryOf(world),
    createShape(),
    createKeyword(),
    createDnsbl({
      client,
      ownRelays: names,
      ownNetworks: networks,
    }),
    createSurbl({ client, ownDomains: world.domains }),
    createFlood({ store: createMemoryCounterStore() }),
  ];
  return { signals: bayesian === undefined ? signals : [...signals, bayesian], log: newsender };
}

function networksOf({ relays }: SetWorld): readonly string[] {
  return relays.map(({ address }) => address);
}

function provenanceOf(world: SetWorld): Signal {
  const { keys, signs, relays, relayed } = world;
  const ring = createKeyRing(keys);
  const coverage = (senders: readonly string[], since = signs.since) =>
    senders.length === 0 ? [] : [{ senders, since }];
  return createProvenance({
    returnPath: { keys: ring, coverage: coverage(signs.returnPath) },
    messageId: { keys: ring, coverage: coverage(signs.messageId) },
    // Whoever signs ids on his own server signs this one there, too.
    envelopeId: { keys: ring, coverage: coverage(signs.messageId) },
    traces: {
      ownRelays: relays.map(({ name }) => name),
      ownNetworks: networksOf(world),
      coverage: coverage(relayed.senders, relayed.since),
    },
  });
}

function directoryOf({ addresses, neverSends, catchAll, domains }: SetWorld): Signal {
  return createDirectory({
    lookup: createAddressList({
      known: addresses,
      neverSends,
      catchAllDomains: catchAll,
      domains: domains.filter((domain) => !catchAll.includes(domain)),
    }),
    harvest: createHarvestCounter({ store: createMemoryCounterStore() }),
  });
}
