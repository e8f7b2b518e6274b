/**
 * A sent log as an import sees it: it takes what is new, wherever it lives.
 */

import type { SentStore } from '@backscatter/core';
import { createNewsender } from '@backscatter/newsender';
import { onlyNew, type SentRecord } from '@backscatter/sent-import';
import type { LoadedConfig } from '../config/load-config.ts';
import type { Io } from '../io.ts';
import { storeFault } from '../model/store-fault.ts';
import { openLines } from './open-lines.ts';
import { daysOf, openSentStore } from './open-sent-store.ts';
import type { SentPlace } from './sent-place.ts';

/** Mails in one call: a commit of LMDB takes as many. */
export const BATCH = 1_000;

/** What became of mails. */
export interface Added {
  /** New, or with something new. */
  readonly added: number;
  /** Older than the log keeps. */
  readonly old: number;
}

const DAY = 86_400_000;

/** The log that an import fills. */
export interface SentLog {
  /** For a person; never a password. */
  readonly shown: string;
  /** How long it keeps a mail, in days; null where it keeps all. */
  readonly retentionDays: number | null;
  /** Records what is not there yet; of what is too old to be kept, who knows whom. */
  add(records: readonly SentRecord[]): Promise<Added>;
  close(): Promise<void>;
}

/**
 * Opens it.
 *
 * @param isDryRun only counts what would be new
 * @throws (rejects) Fault where it cannot be opened
 */
export async function openSentLog(
  place: SentPlace,
  loaded: LoadedConfig,
  isDryRun: boolean,
  env: Io['env'],
  warn: (warning: string) => Promise<void>,
): Promise<SentLog> {
  if (place.kind === 'lines') return openLines(place, isDryRun, warn);
  const opened = await openSentStore(place.sent, loaded, env, !isDryRun);
  const { secret, shown } = opened;
  const inner = isDryRun ? unwritten(opened.store) : opened.store;
  const { store, added } = onlyNew(inner);
  const log = createNewsender({ store, secret });
  const all = createNewsender({ store: inner, secret });
  const { retentionDays } = daysOf(place.sent);
  return {
    shown,
    retentionDays,
    add: async (records) => {
      const before = added();
      const oldest = Date.now() - retentionDays * DAY;
      const old = records.filter(({ at }) => at < oldest);
      try {
        await log.record(records.filter(({ at }) => at >= oldest));
        // Asking whether it is there would find nothing.
        await all.record(old);
      } catch (error) {
        throw storeFault(error, { shown });
      }
      return { added: added() - before, old: old.length };
    },
    close: opened.close,
  };
}

/** The store, which forgets what it is told. */
function unwritten(store: SentStore): SentStore {
  return {
    persistent: store.persistent,
    record: async () => {},
    alias: async () => 0,
    lookup: (query) => store.lookup(query),
    countUses: async () => {},
    suspend: async () => {},
    resume: async () => {},
  };
}
