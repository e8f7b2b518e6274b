/**
 * The signal `newsender`: was the mail that this report answers ever sent?
 *
 * It keeps a log of what leaves and asks it about every report: first by the
 * ids the report names, then by the pair of addressee and failed recipient.
 * A match is the best proof there is that a bounce is genuine. Silence is
 * evidence only inside declared coverage (see `coverage`); else it abstains,
 * because the mail may have left by a way that the log never saw.
 */

import {
  abstained,
  type Evidence,
  type Finding,
  found,
  type Outcome,
  parseOptions,
  type SentStore,
  type Signal,
  unavailable,
} from '@backscatter/core';
import { normalizeMessageId } from '@backscatter/mail';
import { z } from 'zod';
import { type Coverage, coverageOf, coverageSchema } from './coverage.ts';
import { type IdKind, loggedId, loggedIdsOf } from './id-kinds.ts';
import { DAY, showInstant } from './instant.ts';
import {
  byWorth,
  judgeAbsence,
  judgeIdMatch,
  judgeRecipientMatch,
  type MatchContext,
  windowStart,
} from './match.ts';
import { reportKeys } from './report-keys.ts';
import { type SentInput, sentMessage } from './sent-message.ts';

/** Messages read per id: one mail may be logged once for each of its recipients. */
const MAX_PER_ID = 50;

/** Messages read per recipient: the newest decides, unless its clock was ahead. */
const MAX_PER_PAIR = 5;

/** Options of `createNewsender`. */
export interface NewsenderOptions {
  /** Where the sent log lives. A store with `completeSince` is asked before silence counts. */
  readonly store: SentStore;
  /** Whose mail is logged without exception, and since when. Default none: silence proves nothing. */
  readonly coverage?: readonly Coverage[];
  /** How old a sent mail may be when its report comes, in days. Default 14; at least `queueDays`. */
  readonly windowDays?: number;
  /** How long a mail may wait in a foreign queue, in days. Default 5. */
  readonly queueDays?: number;
  /** Whether asking the store costs a network round trip. Default false. */
  readonly remote?: boolean;
}

const KINDS: ReadonlySet<IdKind> = new Set(['message-id', 'envelope-id', 'queue-id']);

const STORE_METHODS = ['record', 'findById', 'findByRecipient', 'alias'];

const optionsSchema = z
  .strictObject({
    store: z.custom<SentStore>(isStore, 'must be a SentStore'),
    coverage: z.array(coverageSchema).readonly().default([]),
    windowDays: z.number().positive().default(14),
    queueDays: z.number().positive().default(5),
    remote: z.boolean().default(false),
  })
  .refine(({ windowDays, queueDays }) => windowDays >= queueDays, {
    path: ['windowDays'],
    message: 'must not be shorter than "queueDays": what still waits would count as never sent',
  });

type Settings = z.output<typeof optionsSchema>;

/** The signal, and the way to tell it what was sent. */
export interface Newsender extends Signal {
  /**
   * Logs a mail that was sent.
   *
   * @throws (rejects) TypeError for what cannot be a sent mail
   */
  record(sent: SentInput): Promise<void>;
  /**
   * Adds another id to a logged mail: the one a provider gave it, or with its `kind` the
   * queue id of "250 … queued as" or the ENVID.
   *
   * @param kind what `other` is. Default `message-id`
   * @returns how many logged messages bear `id`
   * @throws (rejects) TypeError for what cannot be an id
   */
  alias(id: string, other: string, kind?: IdKind): Promise<number>;
}

/** Every code this signal reports. */
const CODES = [
  'sent-id',
  'sent-id-other-sender',
  'sent-id-expired',
  'sent-recipient',
  'not-sent-id',
  'not-sent-recipient',
] as const;

/**
 * Makes the signal.
 *
 * @throws TypeError for a wrong option
 */
export function createNewsender(options: NewsenderOptions): Newsender {
  const settings = parseOptions('createNewsender', optionsSchema, options);
  const { store } = settings;
  return {
    name: 'newsender',
    round: settings.remote ? 'network' : 'local',
    codes: CODES,
    check: async (evidence) => {
      try {
        return await check(evidence, settings);
      } catch {
        // The store's message may name hosts and passwords.
        return unavailable('the sent log did not answer');
      }
    },
    record: async (sent) => store.record(sentMessage(sent, 'newsender.record')),
    alias: async (id, other, kind = 'message-id') =>
      store.alias(idOf('id', id), loggedId(idOf('other', other), kindOf(kind))),
  };
}

async function check(evidence: Evidence, settings: Settings): Promise<Outcome> {
  const context: MatchContext = {
    keys: reportKeys(evidence),
    sender: evidence.addressee?.address ?? null,
    now: evidence.now,
    windowDays: settings.windowDays,
  };
  const byId = await findIds(settings.store, context);
  if (byId?.code === 'sent-id') return found([byId]);
  const byRecipient = await findRecipient(settings.store, context);
  const matches = [byRecipient, byId].filter((finding) => finding !== null);
  return matches.length > 0 ? found(matches) : silence(context, settings);
}

/** The best match by id; null where the log knows none of them. */
async function findIds(store: SentStore, context: MatchContext): Promise<Finding | null> {
  const lookups = context.keys.ids.flatMap((key) => loggedIdsOf(key).map((id) => ({ key, id })));
  const logged = await Promise.all(lookups.map(({ id }) => store.findById(id, MAX_PER_ID)));
  const findings = lookups.flatMap(({ key }, i) =>
    (logged[i] ?? []).map((message) => judgeIdMatch(key, message, context)),
  );
  return findings.filter((finding) => finding !== null).sort(byWorth)[0] ?? null;
}

/** The first recipient whom the addressee wrote to lately. */
async function findRecipient(store: SentStore, context: MatchContext): Promise<Finding | null> {
  const { sender, keys } = context;
  if (sender === null) return null;
  const since = windowStart(context);
  const logged = await Promise.all(
    keys.recipients.map((recipient) =>
      store.findByRecipient(sender, recipient, since, MAX_PER_PAIR),
    ),
  );
  for (const [i, recipient] of keys.recipients.entries()) {
    for (const message of logged[i] ?? []) {
      const finding = judgeRecipientMatch(recipient, message, context);
      if (finding !== null) return finding;
    }
  }
  return null;
}

/** The log knows nothing of this report: what is that worth? */
async function silence(context: MatchContext, settings: Settings): Promise<Outcome> {
  const { sender, now } = context;
  if (sender === null) return abstained('nothing says to whom the report came');
  const coverage = coverageOf(settings.coverage, sender, now, settings.queueDays);
  if (!coverage.holds) return abstained(coverage.why);
  const complete = await completeSince(settings.store);
  if (complete !== null && complete > now - settings.queueDays * DAY) {
    return abstained(`the sent log has dropped messages sent before ${showInstant(complete)}`);
  }
  const finding = judgeAbsence(context);
  return finding === null
    ? abstained('the report names neither an id of the original nor a recipient')
    : found([finding]);
}

async function completeSince(store: SentStore): Promise<number | null> {
  return (await store.completeSince?.()) ?? null;
}

function idOf(option: string, raw: string): string {
  const id = typeof raw === 'string' ? normalizeMessageId(raw) : null;
  if (id === null) throw new TypeError(`newsender.alias: option "${option}": must be an id`);
  return id;
}

function kindOf(kind: IdKind): IdKind {
  if (!KINDS.has(kind))
    throw new TypeError(`newsender.alias: option "kind": must be one of ${[...KINDS].join(', ')}`);
  return kind;
}

function isStore(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return STORE_METHODS.every((name) => typeof Reflect.get(value, name) === 'function');
}
