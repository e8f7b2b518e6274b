/**
 * Who tries addresses until some exist? Directory harvesting names many
 * recipients of which most are unknown; so does, at our door, the server that
 * bounces a spam run with invented senders.
 *
 * Counted are *different* recipients of a client: a mailing list that keeps
 * writing to one dead address is no harvester. That a pair of client and
 * recipient was counted is a counter itself, so all memory is the store's and
 * bounded by it; under pressure it forgets, and then counts too few or one
 * recipient twice, never another client's.
 *
 * Counters decay (see `CounterStore`): with a half-life h they hold what came in
 * the last 1.44 h, so a window w is a half-life of w · ln 2. A client attacks once it has named
 * `enter` unknown recipients within the window and they are most of all it named (a large
 * provider names many, and most of them exist), and until fewer than `leave` are
 * left. That it attacked is a mark in the store, so all processes agree.
 */

import type { CounterEvent, CounterStore, NormalAddress, SentKey } from '@backscatter/core';
import {
  hasExactly,
  hasMethods,
  hasStoreSecret,
  isSentKey,
  isStoreSecret,
  parseOptions,
  SECRET_IN_MEMORY,
  SECRET_MISSING,
  SECRET_RULE,
} from '@backscatter/core';
import { domainToAscii } from '@backscatter/mail';
import { z } from 'zod';
import { clientNetwork } from './client-network.ts';
import { createHarvestKeys } from './harvest-keys.ts';

/** Options of `createHarvestCounter`. */
export interface HarvestOptions {
  /** Where the counters live. */
  readonly store: CounterStore;
  /**
   * Keys the hashes that the store gets in the place of clients and addresses; 16 characters or
   * bytes at least. Needed for a store that outlives the process.
   */
  readonly secret?: string | Uint8Array | undefined;
  /** How far back is counted, in minutes, 2 to 10,080. Default 60. */
  readonly windowMinutes?: number | undefined;
  /** Different unknown recipients that make an attack, 2 to 100,000. Default 10. */
  readonly enter?: number | undefined;
  /** Fewer than these end it; below `enter`. Default half of it. */
  readonly leave?: number | undefined;
  /** Part of the recipients that must be unknown, 0 to 1. Default 0.5. */
  readonly share?: number | undefined;
  /** Clients that are never counted, such as one's own relays: addresses as text. */
  readonly except?: readonly string[] | undefined;
}

/** What one recipient adds. Plain JSON, and no name of anybody in it. */
export interface HarvestNote {
  /** The client's unknown, or known, recipients. */
  readonly counter: SentKey;
  readonly unknown: SentKey;
  readonly known: SentKey;
  readonly pair: SentKey;
  readonly attack: SentKey;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** What is known of a client. */
export interface HarvestState {
  readonly attacks: boolean;
  /** Different unknown recipients within the window, about. */
  readonly unknown: number;
  /** Different recipients that exist, about. */
  readonly known: number;
  /** The address, or the IPv6 network of 64 bits, that is counted. */
  readonly client: string;
}

/** The counter. Its methods reject when the store does. */
export interface HarvestCounter {
  /** Only reads. Null for a client that is none, or is never counted. */
  look(client: string, at: number): Promise<HarvestState | null>;
  /** What is to be remembered of a recipient; null as above. `exists`: what the directory said. */
  note(client: string, recipient: NormalAddress, exists: boolean, at: number): HarvestNote | null;
  /**
   * Counts it, once for each `delivery`: a name of the delivery or session and the recipient.
   *
   * @throws (rejects) TypeError for what is no note
   */
  remember(note: unknown, delivery: string): Promise<void>;
}

/** The keys of a client, and the network that they are of. */
interface ClientKeys extends Pick<HarvestNote, 'unknown' | 'known' | 'attack'> {
  readonly network: string;
}

const MINUTE = 60_000;

/** A pair that was counted is known again until this is left of its one. */
const SEEN = 0.5;

const MAX_EXCEPT = 10_000;

const optionsSchema = z
  .strictObject({
    store: z.custom<CounterStore>(
      (value) => hasMethods(value, ['add', 'read']),
      'must be a CounterStore',
    ),
    secret: z.custom<string | Uint8Array>(isStoreSecret, SECRET_RULE).optional(),
    windowMinutes: z.number().min(2).max(10_080).default(60),
    enter: z.int().min(2).max(100_000).default(10),
    leave: z.number().min(1).optional(),
    share: z.number().min(0).max(1).default(0.5),
    except: z
      .array(z.string().refine((text) => clientNetwork(text) !== null, 'must be an IP address'))
      .max(MAX_EXCEPT)
      .default([]),
  })
  .refine(({ enter, leave = 1 }) => leave < enter, {
    path: ['leave'],
    message: 'must be less than "enter"',
  })
  .refine(hasStoreSecret, SECRET_MISSING);

const sentKey = z.string().regex(/^[0-9a-f]{16}$/);
const noteSchema = z.strictObject({
  counter: sentKey,
  unknown: sentKey,
  known: sentKey,
  pair: sentKey,
  attack: sentKey,
  at: z.number(),
});

/**
 * Makes it.
 *
 * @throws TypeError for a wrong option; it holds no secret
 */
export function createHarvestCounter(options: HarvestOptions): HarvestCounter {
  const checked = parseOptions('createHarvestCounter', optionsSchema, options);
  const { store, secret, windowMinutes, enter, leave = enter / 2, share } = checked;
  const key = createHarvestKeys(secret ?? SECRET_IN_MEMORY);
  const except = new Set(checked.except.map(clientNetwork));
  const halfLifeMs = Math.max(MINUTE, windowMinutes * MINUTE * Math.LN2);
  // What was seen must be known for as long as it counts, and half of it is left after one half-life.
  const seenMs = windowMinutes * MINUTE;
  const most = (unknown: number, known: number): boolean => unknown >= share * (unknown + known);

  const keysOf = (client: string): ClientKeys | null => {
    const network = clientNetwork(client);
    if (network === null || except.has(network)) return null;
    const [unknown, known] = [key('unknown', network), key('known', network)];
    return { network, unknown, known, attack: key('attack', network) };
  };
  // A report is looked at and noted, one after the other.
  let last: { readonly client: string; readonly keys: ClientKeys | null } | null = null;
  const counted = (client: string): ClientKeys | null => {
    if (last?.client !== client) last = { client, keys: keysOf(client) };
    return last.keys;
  };
  const read = async (keys: readonly SentKey[], at: number): Promise<readonly number[]> => {
    const { counts } = await store.read(keys, at, null);
    return counts.map((count) => count?.value ?? 0);
  };

  return {
    look: async (client, at) => {
      const keys = counted(client);
      if (keys === null) return null;
      const asked = [keys.unknown, keys.known, keys.attack];
      const [unknown = 0, known = 0, mark = 0] = await read(asked, at);
      const least = mark >= SEEN ? leave : enter;
      // A counter loses some while the last ones come in: what rounds to it has reached it.
      const attacks = Math.round(unknown) >= least && most(unknown, known);
      return {
        attacks,
        unknown: Math.round(unknown),
        known: Math.round(known),
        client: keys.network,
      };
    },
    note: (client, recipient, exists, at) => {
      const keys = counted(client);
      if (keys === null) return null;
      const { network, unknown, known, attack } = keys;
      const mailbox = `${recipient.local}@${domainToAscii(recipient.domain)}`;
      return {
        counter: exists ? known : unknown,
        unknown,
        known,
        pair: key('pair', `${network}\0${mailbox}`),
        attack,
        at,
      };
    },
    remember: async (note, delivery) => {
      const { counter, unknown, known, pair, attack, at } = parseNote(note);
      const [seen = 0, unknowns = 0, knowns = 0] = await read([pair, unknown, known], at);
      if (seen >= SEEN) return;
      const events: CounterEvent[] = [
        { key: counter, at, amount: 1, halfLifeMs },
        { key: pair, at, amount: 1, halfLifeMs: seenMs },
      ];
      const after = unknowns + (counter === unknown ? 1 : 0);
      if (counter === unknown && Math.round(after) >= enter && most(after, knowns)) {
        events.push({ key: attack, at, amount: 1, halfLifeMs: seenMs });
      }
      await store.add(events, key('delivery', delivery));
    },
  };
}

const NOTE_KEYS = ['counter', 'unknown', 'known', 'pair', 'attack'] as const;
const NOTE_FIELDS = [...NOTE_KEYS, 'at'];

function parseNote(value: unknown): HarvestNote {
  if (isNote(value)) return value;
  const parsed = noteSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new TypeError('harvest counter: not a note of this counter');
}

/** What the schema takes; see `hasExactly`. */
function isNote(value: unknown): value is HarvestNote {
  if (!hasExactly(value, NOTE_FIELDS) || !Number.isFinite(value['at'])) return false;
  return NOTE_KEYS.every((name) => isSentKey(value[name]));
}
