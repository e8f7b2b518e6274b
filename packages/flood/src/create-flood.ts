/**
 * The signal `flood`: is this address under a joe-job, is this one of many?
 *
 * Who is flooded with reports on mail he never sent gets them by the hundred,
 * and they are on the same few messages. So unmatched reports are counted for
 * each address and domain, and against what is usual there (see `flood-level`);
 * and copies of one message are known by what they share (see `campaign-keys`),
 * so that the tenth is judged with what was found in the first nine.
 *
 * Both only lend weight to other evidence: whoever can induce a flood must not
 * be able to make a genuine report backscatter by it. And a newsletter to many
 * dead addresses looks the same, so one proved copy clears all others.
 *
 * It runs after the others, whose findings it needs, and always, for it counts.
 */

import {
  abstained,
  type CounterStore,
  type Evidence,
  type Finding,
  found,
  hasMethods,
  hasStoreSecret,
  isStoreSecret,
  parseOptions,
  SECRET_IN_MEMORY,
  SECRET_MISSING,
  SECRET_RULE,
  type Signal,
  unavailable,
} from '@backscatter/core';
import { z } from 'zod';
import { campaignKeys } from './campaign-keys.ts';
import { type Campaign, campaignOf } from './campaign-level.ts';
import { createFloodKeys, type FloodKeys } from './flood-keys.ts';
import { type Level, levelOf, mustRemember } from './flood-level.ts';
import { eventsOf, type FloodNote, parseNote } from './note.ts';
import { type Reading, type ReportKeys, readCounters } from './reading.ts';
import {
  DEFAULT_DOUBTS,
  DEFAULT_EVIDENCE,
  DEFAULT_PROOFS,
  type Standing,
  standingOf,
} from './standing.ts';

/** Options of `createFlood`. */
export interface FloodOptions {
  /** Where the counters live, such as `createMemoryCounterStore()`. */
  readonly store: CounterStore;
  /**
   * Keys the hashes that the store gets in the place of addresses and texts; 16 characters or bytes
   * at least. Needed for a store that outlives the process. With another secret all begins anew.
   */
  readonly secret?: string | Uint8Array;
  /** Unmatched reports within some nine hours, fewer of which are no flood of an address. Default 20. */
  readonly addressFloor?: number;
  /** The same of a domain. Default 60. */
  readonly domainFloor?: number;
  /** Codes of other signals that prove a report. Default those of the product. */
  readonly proofs?: readonly string[];
  /** Codes of traces that anybody can copy: such a report is not counted. Default those of the product. */
  readonly doubts?: readonly string[];
  /** Codes of other signals that are evidence of spam. Default those of the product. */
  readonly evidence?: readonly string[];
}

const codes = z.array(z.string().min(1)).readonly();

const optionsSchema = z
  .strictObject({
    store: z.custom<CounterStore>(
      (value) => hasMethods(value, ['add', 'read']),
      'must be a CounterStore',
    ),
    secret: z.custom<string | Uint8Array>(isStoreSecret, SECRET_RULE).optional(),
    addressFloor: z.number().min(1).max(1_000_000).default(20),
    domainFloor: z.number().min(1).max(1_000_000).default(60),
    proofs: codes.default(DEFAULT_PROOFS),
    doubts: codes.default(DEFAULT_DOUBTS),
    evidence: codes.default(DEFAULT_EVIDENCE),
  })
  .refine(hasStoreSecret, SECRET_MISSING);

/**
 * Makes the signal.
 *
 * @throws TypeError for a wrong option; it holds no secret
 */
export function createFlood(options: FloodOptions): Signal {
  const { store, secret, ...checked } = parseOptions('createFlood', optionsSchema, options);
  const floodKeys = createFloodKeys(secret ?? SECRET_IN_MEMORY);
  const sorted = {
    proofs: new Set(checked.proofs),
    doubts: new Set(checked.doubts),
    evidence: new Set(checked.evidence),
  };
  return {
    name: 'flood',
    round: 'after',
    codes: ['flood-address', 'flood-domain', 'flood-campaign'],
    always: true,
    check: async (evidence, { findings, key }) => {
      const standing = standingOf(findings, sorted);
      if (standing.is === 'doubtful') return abstained('what might prove it can be copied');
      const keys = keysOf(evidence, floodKeys);
      const note = noteOf(evidence, keys, standing);
      if (note.parties.length + note.campaigns.length === 0) {
        return abstained('nothing says to whom it came, and too little was returned');
      }
      // What is proved is not asked about: it only clears the copies to come.
      if (standing.is === 'proved') return found([], note.campaigns.length === 0 ? [] : [note]);
      const delivery = key === undefined ? null : floodKeys.of('delivery', key());
      let reading: Reading;
      try {
        reading = await readCounters(store, keys, floodKeys, evidence.now, delivery);
      } catch {
        // The store's message may name hosts and passwords.
        return unavailable('the counters did not answer');
      }
      return judge(evidence, note, reading, checked);
    },
    remember: async (value, delivery) => {
      const events = eventsOf(parseNote(value), floodKeys);
      await store.add(events, floodKeys.of('delivery', delivery));
    },
  };
}

function keysOf({ addressee, report }: Evidence, { of }: FloodKeys): ReportKeys {
  const { bands, subject } = campaignKeys(report.returned);
  return {
    address: addressee === null ? null : of('address', addressee.address),
    domain: addressee === null ? null : of('domain', addressee.domain),
    bands: bands.map((band, i) => of('band', `${i} ${band}`)),
    subject: subject === null ? null : of('subject', subject),
  };
}

function noteOf({ now }: Evidence, keys: ReportKeys, { is, hasEvidence }: Standing): FloodNote {
  const present = (list: readonly (string | null)[]): string[] =>
    list.filter((one) => one !== null);
  return {
    at: now,
    parties: present([keys.address, keys.domain]).map((key) => ({
      key,
      isFlooded: false,
      remember: false,
    })),
    campaigns: present([...keys.bands, keys.subject]),
    is: is === 'proved' ? 'proved' : 'unmatched',
    hasEvidence,
  };
}

function judge(
  { addressee, now }: Evidence,
  note: FloodNote,
  reading: Reading,
  { addressFloor, domainFloor }: { readonly addressFloor: number; readonly domainFloor: number },
): ReturnType<typeof found> {
  const both = [
    { counts: reading.address, level: levelOf(reading.address, now, addressFloor) },
    { counts: reading.domain, level: levelOf(reading.domain, now, domainFloor) },
  ];
  const parties = note.parties.map((party, i) => {
    const of = both[i];
    if (of === undefined) return party;
    const { level, counts } = of;
    return { ...party, isFlooded: level.isFlooded, remember: mustRemember(level, counts) };
  });
  // A subject is a poor witness where the body tells.
  const campaign = campaignOf(reading.bands.length > 0 ? reading.bands : [reading.subject]);
  const isOurs = campaign.isProved || campaignOf([reading.subject]).isProved;
  const findings = isOurs
    ? []
    : [
        ...floodOf('flood-address', addressee?.address, both[0]?.level),
        ...floodOf('flood-domain', addressee?.domain, both[1]?.level),
        ...campaignFindings(campaign),
      ];
  return found(findings, [{ ...note, parties }]);
}

function floodOf(
  code: string,
  whom: string | undefined,
  level: Level | undefined,
): readonly Finding[] {
  if (whom === undefined || level === undefined || !level.isFlooded) return [];
  const { strength, count, usual } = level;
  const [many, few] = [Math.round(count), Math.round(usual * 10) / 10];
  const summary = `Some ${many} unmatched reports came to ${whom} within hours, where ${few} are usual.`;
  return [{ code, strength, summary, data: { count: many, usual: few } }];
}

function campaignFindings({ strength, members, share }: Campaign): readonly Finding[] {
  if (strength === 0) return [];
  const [many, percent] = [Math.round(members), Math.round(100 * share)];
  const summary = `What came back is like ${many} others of these days, ${percent} % of them with evidence of spam, and none proved to be ours.`;
  return [{ code: 'flood-campaign', strength, summary, data: { members: many, share: percent } }];
}
