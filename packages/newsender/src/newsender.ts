/**
 * The signal `newsender`: was the mail that this report answers ever sent?
 *
 * It keeps a log of what leaves and asks it about every report (see `judge`).
 * A match is the best proof there is that a bounce is genuine. Silence is
 * evidence only inside declared coverage (see `coverage`); else it abstains,
 * because the mail may have left by a way that the log never saw.
 *
 * What was believed is counted once the verdict is final, so that an id that
 * somebody copied is not believed for ever (see `allowance`).
 */

import {
  abstained,
  type Evidence,
  found,
  hasExactly,
  hasMethods,
  hasStoreSecret,
  isSentKey,
  isStoreSecret,
  type Outcome,
  type Problem,
  parseOptions,
  SECRET_IN_MEMORY,
  SECRET_MISSING,
  SECRET_RULE,
  type SentStore,
  type SentUse,
  type Signal,
  unavailable,
} from '@backscatter/core';
import {
  FREEMAIL_DOMAINS,
  normalizeMessageId,
  parseVerpPattern,
  type VerpPattern,
} from '@backscatter/mail';
import { z } from 'zod';
import { createAudit, DEFAULT_PROOFS } from './audit.ts';
import { type Coverage, coverageSchema, pathsSchema, scopeOf } from './coverage.ts';
import { type IdKind, loggedId } from './id-kinds.ts';
import { type Judgement, judge } from './judge.ts';
import { createSentKeys } from './sent-keys.ts';
import { parseSentLines } from './sent-lines.ts';
import { loggedMessage, type SentInput, sentMessage } from './sent-message.ts';

/** Options of `createNewsender`. */
export interface NewsenderOptions {
  /** Where the sent log lives. */
  readonly store: SentStore;
  /**
   * Keys the hashes that the store gets in the place of addresses and ids; 16 characters or bytes
   * at least. Needed for a store that outlives the process. With another secret the log is empty.
   */
  readonly secret?: string | Uint8Array;
  /** Whose mail is logged without exception, and since when. Default none: silence proves nothing. */
  readonly coverage?: readonly Coverage[];
  /** Names of all outbound paths, where coverage is declared for each by itself. Default none. */
  readonly paths?: readonly string[];
  /** How old a sent mail may be when its report comes, in days. Default 14; at least `queueDays`. */
  readonly windowDays?: number;
  /** How long a mail may wait in a foreign queue, in days. Default 7. */
  readonly queueDays?: number;
  /** How long coverage is suspended that a proved report contradicts, in days. Default 14. */
  readonly suspendDays?: number;
  /**
   * Codes of other signals that prove a report, and so may suspend coverage. Default those of the
   * product but for `signed-return-path`: whoever got a mail of ours can use its tag for a while, so add it
   * only where a forgotten way out is feared more.
   */
  readonly proofs?: readonly string[];
  /**
   * How our services write return paths that hold the recipient, such as
   * `bounces-{id}-{user}={domain}@news.example.org`. Without one all readings are tried.
   */
  readonly verp?: readonly string[];
  /** Domains by which no correspondent is known, beside `FREEMAIL_DOMAINS` of `@backscatter/mail`. */
  readonly freemail?: readonly string[];
  /** Whether asking the store costs a network round trip. Default false. */
  readonly remote?: boolean;
}

const KINDS: ReadonlySet<IdKind> = new Set(['message-id', 'envelope-id', 'queue-id']);

const STORE_METHODS = ['record', 'alias', 'lookup', 'countUses', 'suspend', 'resume'];

const optionsSchema = z
  .strictObject({
    store: z.custom<SentStore>((value) => hasMethods(value, STORE_METHODS), 'must be a SentStore'),
    secret: z.custom<string | Uint8Array>(isStoreSecret, SECRET_RULE).optional(),
    coverage: z.array(coverageSchema).readonly().default([]),
    paths: pathsSchema.default([]),
    windowDays: z.number().positive().default(14),
    queueDays: z.number().positive().default(7),
    suspendDays: z.number().positive().default(14),
    proofs: z.array(z.string().min(1)).readonly().default(DEFAULT_PROOFS),
    verp: z.array(z.string().transform(verpPattern)).readonly().default([]),
    freemail: z.array(z.string().toLowerCase().min(1)).readonly().default([]),
    remote: z.boolean().default(false),
  })
  .refine(({ windowDays, queueDays }) => windowDays >= queueDays, {
    path: ['windowDays'],
    message: 'must not be shorter than "queueDays": what still waits would count as never sent',
  })
  .refine(hasStoreSecret, SECRET_MISSING);

/** What came of an import. */
export interface ImportResult {
  /** Lines recorded, those included that are too old to be kept. */
  readonly recorded: number;
  /** Lines that could not be read, by number. */
  readonly problems: readonly Problem[];
}

/** The signal, and the way to tell it what was sent. */
export interface Newsender extends Signal {
  /**
   * Logs a mail that was sent, or many.
   *
   * @throws (rejects) TypeError for what cannot be a sent mail; then nothing is recorded
   */
  record(sent: SentInput | readonly SentInput[]): Promise<void>;
  /** Records JSON lines. Rejects when the store does, never for what they hold: bad ones become problems. */
  importLines(lines: string | Iterable<string>): Promise<ImportResult>;
  /**
   * Adds another id to a logged mail: the one a provider gave it, or with its `kind` the
   * queue id of "250 … queued as" or the ENVID.
   *
   * @param kind what `other` is. Default `message-id`
   * @returns how many logged messages bear `id`
   * @throws (rejects) TypeError for what cannot be an id
   */
  alias(id: string, other: string, kind?: IdKind): Promise<number>;
  /**
   * Ends the suspensions of the declared coverage, once the way out that was missing is logged too.
   * Otherwise they end by themselves.
   */
  resume(): Promise<void>;
  /** The signal that suspends coverage which a proved report contradicts. */
  readonly audit: Signal;
}

/** Every code this signal reports. */
const CODES = [
  'sent-id',
  'sent-id-elsewhere',
  'sent-id-late',
  'sent-id-exhausted',
  'sent-id-other-sender',
  'sent-id-expired',
  'sent-recipient',
  'known-correspondent',
  'known-domain',
  'not-sent-id',
  'not-sent-recipient',
  'coverage-suspended',
] as const;

const sentKey = z.string().regex(/^[0-9a-f]{16}$/);

const noteSchema = z.strictObject({
  uses: z
    .array(z.strictObject({ id: sentKey, slot: sentKey, spends: z.boolean(), at: z.number() }))
    .readonly(),
});

interface UseNote {
  readonly uses: readonly SentUse[];
}

/** A note may have been through JSON, and through other hands. */
function parseNote(value: unknown): UseNote {
  if (isNote(value)) return value;
  const parsed = noteSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new TypeError('newsender.remember: not a note of this signal');
}

const USE_FIELDS = ['id', 'slot', 'spends', 'at'];

/** What the schema takes; see `hasExactly`. */
function isNote(value: unknown): value is UseNote {
  if (!hasExactly(value, ['uses'])) return false;
  const { uses } = value;
  return Array.isArray(uses) && uses.every(isUse);
}

function isUse(value: unknown): boolean {
  if (!hasExactly(value, USE_FIELDS)) return false;
  const { id, slot, spends, at } = value;
  return isSentKey(id) && isSentKey(slot) && typeof spends === 'boolean' && Number.isFinite(at);
}

/**
 * Makes the signal.
 *
 * @throws TypeError for a wrong option; it holds no secret
 */
export function createNewsender(options: NewsenderOptions): Newsender {
  const { secret, proofs, freemail, remote, ...checked } = parseOptions(
    'createNewsender',
    optionsSchema,
    options,
  );
  const { store } = checked;
  const key = createSentKeys(secret ?? SECRET_IN_MEMORY);
  const realm = key('realm', '');
  const strangers = new Set([...FREEMAIL_DOMAINS, ...freemail]);
  const settings = { ...checked, key, strangers, proofs: new Set(proofs) };
  // The audit looks at the same report a moment later: what was judged need not be asked again.
  const judged = new WeakMap<Evidence, Judgement>();
  return {
    name: 'newsender',
    round: remote ? 'network' : 'local',
    codes: CODES,
    check: async (evidence, context) => {
      try {
        const judgement = await judge(evidence, settings, context.key);
        judged.set(evidence, judgement);
        return outcomeOf(judgement);
      } catch {
        // The store's message may name hosts and passwords.
        return unavailable('the sent log did not answer');
      }
    },
    remember: async (value, delivery) => {
      await store.countUses(parseNote(value).uses, key('delivery', delivery));
    },
    record: async (sent) => {
      const all = (Array.isArray(sent) ? sent : [sent]) as readonly SentInput[];
      const messages = all.map((one) => loggedMessage(sentMessage(one, 'newsender.record'), key));
      await store.record({ realm, messages });
    },
    importLines: async (lines) => {
      const { messages, problems } = parseSentLines(lines);
      const logged = messages.map((message) => loggedMessage(message, key));
      await store.record({ realm, messages: logged });
      return { recorded: messages.length, problems };
    },
    alias: async (id, other, kind = 'message-id') =>
      store.alias(
        key('id', idOf('id', id)),
        key('id', loggedId(idOf('other', other), kindOf(kind))),
      ),
    resume: async () => {
      for (const declared of settings.coverage) await store.resume(key('scope', scopeOf(declared)));
    },
    audit: createAudit(
      settings,
      async (evidence) => judged.get(evidence) ?? judge(evidence, settings),
    ),
  };
}

function outcomeOf({ findings, uses, silent }: Judgement): Outcome {
  if (findings.length === 0) return abstained(silent ?? 'the log says nothing');
  if (uses.length === 0) return found(findings);
  const note: UseNote = { uses };
  return { status: 'ok', findings, notes: [note] };
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

function verpPattern(pattern: string, context: z.RefinementCtx<string>): VerpPattern {
  try {
    return parseVerpPattern(pattern);
  } catch (error) {
    context.addIssue(error instanceof TypeError ? error.message : 'must be a VERP pattern');
    return z.NEVER;
  }
}
