/**
 * The classifiers that judge the same reports, each with its own memory: the sent
 * log alone, with directory and flood counters beside it, and with signed return
 * paths and ids on top.
 */

import {
  type Clock,
  createMemoryCounterStore,
  type Mail,
  type SentStore,
  type Signal,
  type Verdict,
} from '@backscatter/core';
import { createDirectory } from '@backscatter/directory';
import { createFlood } from '@backscatter/flood';
import { createMemorySentStore, createNewsender, type Newsender } from '@backscatter/newsender';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';
import { createProvenance, type KeyRing, signReturnPath } from '@backscatter/provenance';
import { type Arrival, DAY, START } from './arrival.ts';
import { LOG_BEGINS } from './mail-traffic.ts';
import { FREEMAIL, type Organisation } from './organisation.ts';

/** Messages of 14 days: no log may be too small for its organisation. */
const MAX_MESSAGES = 1_000_000;

interface Judge {
  readonly name: string;
  /** Judges, and remembers what is to be remembered, as after a final reply. */
  judge(mail: Mail, arrival: Arrival): Promise<Verdict>;
}

/** All classifiers, each with other sources of evidence. */
export interface Judges {
  readonly judges: readonly Judge[];
  /** The log of all of them: what it is told, each has in a store of its own. */
  readonly log: Pick<Newsender, 'record' | 'alias'>;
}

/** What the classifiers know of the simulated organisation. */
export interface JudgeWorld {
  readonly clock: Clock;
  readonly keys: KeyRing;
  readonly organisation: Organisation;
}

/** Makes the classifiers; none has judged or logged anything yet. */
export function createJudges({ clock, keys, organisation }: JudgeWorld): Judges {
  const directory = createDirectory({
    lookup: { known: organisation.addresses, domains: organisation.domains },
  });
  const provenance = createProvenance({
    returnPath: { keys, coverage: [{ senders: ['example.org'], since: START + LOG_BEGINS * DAY }] },
    messageId: { keys },
  });
  const others = defaultSignals();
  const stores: SentStore[] = [];
  const create = (name: string, signals: readonly Signal[], isTagged: boolean): Judge => {
    const store = createStore(clock);
    stores.push(store);
    const newsender = createLog(store);
    const { classify, commit } = createClassifier({
      clock,
      signals: [newsender, newsender.audit, ...others, ...signals],
    });
    return {
      name,
      judge: async (mail, { addressee, signedAt }) => {
        const recipient =
          isTagged && signedAt !== null
            ? signReturnPath(addressee, { keys, now: signedAt })
            : addressee;
        const verdict = await classify(mail, { mailFrom: '', recipient });
        await commit(verdict);
        return verdict;
      },
    };
  };
  const flood = (): Signal => createFlood({ store: createMemoryCounterStore() });
  const judges = [
    create('log', [], false),
    create('log, directory, flood', [directory, flood()], false),
    create('all, with tags', [directory, flood(), provenance], true),
  ];
  return { judges, log: createLog(toAll(stores)) };
}

/** A store that writes to several, so that what is sent is hashed once. */
function toAll(stores: readonly SentStore[]): SentStore {
  const [first] = stores;
  if (first === undefined) throw new RangeError('no store');
  return {
    ...first,
    record: async (batch) => {
      for (const store of stores) await store.record(batch);
    },
    alias: async (id, other) => {
      const known = await Promise.all(stores.map((store) => store.alias(id, other)));
      return Math.max(...known);
    },
  };
}

function createStore({ now }: Clock): SentStore {
  return createMemorySentStore({ now, maxMessages: MAX_MESSAGES, startsEmpty: true });
}

/** What the operator declares. He does not know of the shop's second server. */
function createLog(store: SentStore): Newsender {
  const since = START + LOG_BEGINS * DAY;
  return createNewsender({
    store,
    // A list of them is never complete.
    freemail: FREEMAIL.slice(0, 15),
    coverage: [
      {
        senders: ['example.org', 'cloud.example.org', 'shop.example.org', 'lists.example.org'],
        since,
      },
      { senders: ['remote.example.org'], keys: ['recipients'], since },
    ],
  });
}
