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
 */

import {
  abstained,
  type Evidence,
  type Finding,
  found,
  type NormalAddress,
  type Outcome,
  parseOptions,
  type Signal,
  type SignalContext,
  unavailable,
} from '@backscatter/core';
import { z } from 'zod';
import { askDirectory } from './ask-directory.ts';
import { type AddressListOptions, createAddressList } from './create-address-list.ts';
import type { DirectoryAnswer, DirectoryLookup } from './directory-answer.ts';

/** Characters of an address that a summary quotes (RFC 5321 section 4.5.3.1 allows 254). */
const MAX_QUOTED = 254;

export interface DirectoryOptions {
  /** How to look an address up: a function, or the lists that `createAddressList` takes. */
  readonly lookup: DirectoryLookup | AddressListOptions;
  /**
   * True where the function asks another machine. The signal then runs in the
   * round `network`, else in `local`.
   */
  readonly remote?: boolean | undefined;
}

const optionsSchema = z
  .strictObject({
    lookup: z.custom<DirectoryLookup | AddressListOptions>(
      (value) => typeof value === 'function' || (typeof value === 'object' && value !== null),
      'must be a function or an object of lists',
    ),
    remote: z.boolean().optional(),
  })
  .refine(({ lookup, remote }) => remote !== true || typeof lookup === 'function', {
    path: ['remote'],
    message: 'only a function can be remote',
  });

const SAYS = {
  known: (address) => `${address} exists.`,
  unknown: (address) => `${address} does not exist, so it sent nothing.`,
  'never-sends': (address) => `${address} only receives and never sends.`,
  'catch-all': (address) => `${address} is accepted only because its domain takes every address.`,
} as const satisfies Record<Exclude<DirectoryAnswer, 'not-covered'>, (address: string) => string>;

/**
 * A signal that reports what the directory says of the addressee:
 * `addressee-known`, `addressee-unknown`, `addressee-never-sends` or
 * `addressee-catch-all`. Abstains where there is no addressee or the directory
 * does not cover it; a directory that does not answer is `unavailable`.
 *
 * @throws TypeError for a wrong option
 */
export function createDirectory(options: DirectoryOptions): Signal {
  const { lookup, remote = false } = parseOptions('createDirectory', optionsSchema, options);
  const ask = typeof lookup === 'function' ? lookup : createAddressList(lookup);
  return {
    name: 'directory',
    round: remote ? 'network' : 'local',
    codes: ['addressee-known', 'addressee-unknown', 'addressee-never-sends', 'addressee-catch-all'],
    async check({ addressee }: Evidence, { abort }: SignalContext): Promise<Outcome> {
      if (addressee === null) return abstained('nothing says to whom the report came');
      const wrapped = addressee.wrapping?.kind;
      if (wrapped === 'srs0' || wrapped === 'srs1') {
        return abstained('the addressee is the return path of a forwarded message and no mailbox');
      }
      const asked = await askDirectory(ask, addressee, abort);
      if (asked.status === 'unavailable') return unavailable(asked.why);
      if (asked.answer === 'not-covered')
        return abstained('the directory does not cover the address');
      if (asked.answer === 'unknown' && wrapped === 'verp') {
        return abstained('the addressee is a variable return path, which directories do not list');
      }
      return found([findingOf(asked.answer, addressee)]);
    },
  };
}

function findingOf(answer: keyof typeof SAYS, { address }: NormalAddress): Finding {
  const quoted = address.length > MAX_QUOTED ? `${address.slice(0, MAX_QUOTED)}…` : address;
  return {
    code: `addressee-${answer}`,
    strength: 1,
    summary: SAYS[answer](quoted),
    data: { address: quoted },
  };
}
