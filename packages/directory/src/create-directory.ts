/**
 * Does the addressee of the report exist, and does it ever send?
 *
 * Spammers forge senders at random, so many bounces come to addresses that
 * nobody has, and to addresses such as `info@` or `abuse@` that only receive. No
 * mail ever left as these, so no bounce to them was asked for. That an address
 * exists proves nothing: forged senders often do.
 *
 * Asked is the mailbox behind the address, free of `+tag` and BATV. An SRS
 * address (Sender Rewriting Scheme) is no mailbox but the return path of a
 * message forwarded here, and no directory lists it. A VERP address may belong to
 * a list manager that no directory lists: there `unknown` says nothing.
 *
 * With a counter the signal notes which recipients each client named, and reports
 * one that names many unknown ones (see `createHarvestCounter`). Only a client of the session
 * counts: one that was read from a header may be invented.
 */

import {
  abstained,
  type Evidence,
  type Finding,
  found,
  hasMethods,
  type NormalAddress,
  type Outcome,
  parseOptions,
  quote,
  type Signal,
  type SignalContext,
  unavailable,
} from '@backscatter/core';
import { z } from 'zod';
import { type Asked, askDirectory } from './ask-directory.ts';
import {
  type AddressList,
  type AddressListOptions,
  createAddressList,
  isAddressList,
} from './create-address-list.ts';
import type { DirectoryAnswer, DirectoryLookup } from './directory-answer.ts';
import type { HarvestCounter, HarvestState } from './harvest-counter.ts';

/** Characters of an address that a summary quotes (RFC 5321 section 4.5.3.1 allows 254). */
const MAX_QUOTED = 254;

/** Options of `createDirectory`. */
export interface DirectoryOptions {
  /** How to look an address up: a function, or the lists that `createAddressList` takes. */
  readonly lookup: DirectoryLookup | AddressListOptions;
  /** Counts which recipients each client names. Without it nothing is counted. */
  readonly harvest?: HarvestCounter | undefined;
  /**
   * True where the function, or the store of `harvest`, asks another machine. The signal then
   * runs in the round `network`, else in `local`.
   */
  readonly remote?: boolean | undefined;
}

const optionsSchema = z
  .strictObject({
    lookup: z.custom<DirectoryLookup | AddressListOptions>(
      (value) => typeof value === 'function' || (typeof value === 'object' && value !== null),
      'must be a function or an object of lists',
    ),
    harvest: z
      .custom<HarvestCounter>(
        (value) => hasMethods(value, ['look', 'note', 'remember']),
        'must come from createHarvestCounter',
      )
      .optional(),
    remote: z.boolean().optional(),
  })
  .refine(
    ({ lookup, harvest, remote }) =>
      remote !== true || typeof lookup === 'function' || harvest !== undefined,
    { path: ['remote'], message: 'only a function or a store can be remote' },
  );

/** Answers by which a recipient counts, as one that exists or not. Of others nobody knows. */
const EXISTS: ReadonlyMap<DirectoryAnswer, boolean> = new Map([
  ['known', true],
  ['never-sends', true],
  ['unknown', false],
]);

const CODES = [
  'addressee-known',
  'addressee-unknown',
  'addressee-never-sends',
  'addressee-catch-all',
];

const SAYS = {
  known: (address) => `${address} exists.`,
  unknown: (address) => `${address} does not exist, so it sent nothing.`,
  'never-sends': (address) => `${address} only receives and never sends.`,
  'catch-all': (address) => `${address} is accepted only because its domain takes every address.`,
} as const satisfies Record<Exclude<DirectoryAnswer, 'not-covered'>, (address: string) => string>;

/**
 * A signal that reports what the directory says of the addressee:
 * `addressee-known`, `addressee-unknown`, `addressee-never-sends` or
 * `addressee-catch-all`; and with `harvest` a client that tries addresses: `harvesting`. Abstains
 * where there is no addressee or the directory
 * does not cover it; a directory that does not answer is `unavailable`.
 *
 * @throws TypeError for a wrong option
 */
export function createDirectory(options: DirectoryOptions): Signal {
  const checked = parseOptions('createDirectory', optionsSchema, options);
  const { lookup, harvest, remote = false } = checked;
  const ask = askerOf(lookup);
  const base = { name: 'directory', round: remote ? 'network' : 'local' } as const;
  if (harvest === undefined) {
    return {
      ...base,
      codes: CODES,
      check: async (evidence, context) => (await look(ask, evidence, context)).outcome,
    };
  }
  return {
    ...base,
    codes: [...CODES, 'harvesting'],
    check: async (evidence, context) => {
      const client = clientOf(evidence);
      if (client === null) return (await look(ask, evidence, context)).outcome;
      const [seen, state] = await Promise.all([
        look(ask, evidence, context),
        harvest.look(client, evidence.now).catch(() => 'unavailable' as const),
      ]);
      const attack = state !== 'unavailable' && state?.attacks === true ? [harvesting(state)] : [];
      const silent = state === 'unavailable' ? ['the harvesting counters did not answer'] : [];
      const exists = seen.answer === null ? undefined : EXISTS.get(seen.answer);
      const note =
        exists === undefined || evidence.addressee === null
          ? null
          : harvest.note(client, evidence.addressee, exists, evidence.now);
      return together(seen.outcome, attack, silent, note === null ? [] : [note]);
    },
    remember: (value, delivery) => harvest.remember(value, delivery),
  };
}

/** What a look-up came to. `answer` is null where nobody was asked, or none counts. */
interface Seen {
  readonly answer: DirectoryAnswer | null;
  readonly outcome: Outcome;
}

/** Asks whatever directory there is. Never rejects. */
type Ask = (address: NormalAddress, context: SignalContext) => Asked | Promise<Asked>;

function askerOf(lookup: DirectoryLookup | AddressListOptions): Ask {
  if (typeof lookup !== 'function') return listAsker(createAddressList(lookup));
  if (isAddressList(lookup)) return listAsker(lookup);
  return (address, { abort }) => askDirectory(lookup, address, abort);
}

/** A list answers at once, whatever the time. */
function listAsker(list: AddressList): Ask {
  return (address) => ({ status: 'ok', answer: list(address) });
}

async function look(ask: Ask, { addressee }: Evidence, context: SignalContext): Promise<Seen> {
  const without = (outcome: Outcome): Seen => ({ answer: null, outcome });
  if (addressee === null) return without(abstained('nothing says to whom the report came'));
  const wrapped = addressee.wrapping?.kind;
  if (wrapped === 'srs0' || wrapped === 'srs1') {
    const why = 'the addressee is the return path of a forwarded message and no mailbox';
    return without(abstained(why));
  }
  const asked = await ask(addressee, context);
  if (asked.status === 'unavailable') return without(unavailable(asked.why));
  const { answer } = asked;
  if (answer === 'not-covered') {
    return without(abstained('the directory does not cover the address'));
  }
  if (answer === 'unknown' && wrapped === 'verp') {
    const why = 'the addressee is a variable return path, which directories do not list';
    return without(abstained(why));
  }
  return { answer, outcome: found([findingOf(answer, addressee)]) };
}

/** The session's client; a header may name anybody. */
function clientOf({ envelope }: Evidence): string | null {
  return envelope.derived.client ? null : (envelope.client?.address ?? null);
}

/** Adds what the counters say. They may speak where the directory does not. */
function together(
  outcome: Outcome,
  attack: readonly Finding[],
  silent: readonly string[],
  notes: readonly unknown[],
): Outcome {
  if (outcome.status !== 'ok' && attack.length === 0) return outcome;
  const findings = outcome.status === 'ok' ? outcome.findings : [];
  const missing = outcome.status === 'unavailable' ? [outcome.why, ...silent] : silent;
  return {
    status: 'ok',
    findings: [...findings, ...attack],
    ...(notes.length > 0 && { notes }),
    ...(missing.length > 0 && { unavailable: missing }),
  };
}

function harvesting({ client, unknown, known }: HarvestState): Finding {
  return {
    code: 'harvesting',
    strength: 1,
    summary: `${client} named ${unknown} recipients lately that do not exist, and ${known} that do.`,
    data: { client, unknown, known },
  };
}

function findingOf(answer: keyof typeof SAYS, { address }: NormalAddress): Finding {
  const quoted = quote(address, MAX_QUOTED);
  return {
    code: `addressee-${answer}`,
    strength: 1,
    summary: SAYS[answer](quoted),
    data: { address: quoted },
  };
}
