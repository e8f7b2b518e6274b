/**
 * From the section `sent` to the signals that ask the log: a file of JSON lines
 * read into memory, or a store.
 */

import type { Signal } from '@backscatter/core';
import { type Coverage, createMemorySentStore, createNewsender } from '@backscatter/newsender';
import type { LoadedConfig } from '../config/load-config.ts';
import { named } from '../config/named.ts';
import { readConfigured } from '../config/read-configured.ts';
import { readLines } from '../config/read-lines.ts';
import type { Io } from '../io.ts';
import { tellProblems } from '../render/tell-problems.ts';
import { openSentStore } from './open-sent-store.ts';
import type { SentConfig } from './sent-schema.ts';

/** Days of the sent log that are kept in memory: all of them, for the mail judged may be old. */
const RETENTION_DAYS = 36_500;

/** Messages of the sent log kept unless configured, about 500 MB; what is dropped is told. */
const MAX_MESSAGES = 500_000;

/** The signals that ask the log, and what they hold open. */
export interface SentSignals {
  readonly signals: readonly Signal[];
  /** What was wrong but stopped nothing, a sentence each. */
  readonly warnings: readonly string[];
  /** Lets go of what they hold open. */
  close(): Promise<void>;
}

/**
 * Makes the signals.
 *
 * @param toWrite whether what a verdict notes will be counted
 * @throws (rejects) Fault naming the file, the option and what is allowed
 */
export async function createSent(
  sent: SentConfig,
  loaded: LoadedConfig,
  env: Io['env'],
  toWrite: boolean,
): Promise<SentSignals> {
  const { log } = sent;
  return log === undefined
    ? await fromStore(sent, loaded, env, toWrite)
    : await fromFile(log, sent, loaded);
}

async function fromStore(
  sent: SentConfig,
  loaded: LoadedConfig,
  env: Io['env'],
  toWrite: boolean,
): Promise<SentSignals> {
  const opened = await openSentStore(sent, loaded, env, toWrite);
  const { store, secret, shown, exists, remote, close } = opened;
  const signal = named(loaded, 'sent', () =>
    createNewsender({ store, secret, remote, ...coverageOf(sent), ...questionsOf(sent) }),
  );
  const warnings = exists ? [] : [`${shown} holds no sent log yet: nothing is logged`];
  if (sent.coverage !== undefined) {
    warnings.push(...(await opened.warnings()).map((one) => `${shown}: ${one}`));
  }
  return { signals: [signal, signal.audit], warnings, close };
}

async function fromFile(log: string, sent: SentConfig, loaded: LoadedConfig): Promise<SentSignals> {
  const { maxMessages = MAX_MESSAGES, coverage = [] } = sent;
  const warnings: string[] = [];
  const days = { retentionDays: RETENTION_DAYS, acquaintanceDays: RETENTION_DAYS };
  const store = named(loaded, 'sent', () => createMemorySentStore({ ...days, maxMessages }));
  const bytes = await readConfigured(log, 'sent.log', loaded);
  const { recorded, problems } = await createNewsender({ store }).importLines(readLines(bytes));
  warnings.push(...tellProblems(log, problems));
  if (store.size() < recorded) {
    warnings.push(`${log}: only the newest ${store.size()} of ${recorded} messages are kept`);
  }
  // The mail of a lost line would count as never sent.
  const lost = problems.length > 0 && coverage.length > 0;
  if (lost) warnings.push(`${log}: with lines missing, its silence proves nothing`);
  const signal = named(loaded, 'sent', () => {
    const checked = createNewsender({ store, ...coverageOf(sent), ...questionsOf(sent) });
    return lost ? createNewsender({ store, ...questionsOf(sent) }) : checked;
  });
  return { signals: [signal, signal.audit], warnings, close: async () => {} };
}

function coverageOf({ coverage = [] }: SentConfig): { readonly coverage: readonly Coverage[] } {
  return { coverage: coverage as unknown as readonly Coverage[] };
}

/** What the newsender takes as it is. */
function questionsOf({ windowDays, queueDays, paths, verp, freemail }: SentConfig): object {
  const given = Object.entries({ windowDays, queueDays, paths, verp, freemail });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
