/**
 * Why a list gave no answer, as a sentence that a person can act on.
 *
 * A sentence is put together from the list's title, fixed words and addresses that
 * were checked. What a resolver says of its failure may quote the name it asked, and
 * with it a key: it is repeated only of lists without one, and then free of any key.
 */

import { type DnsAnswer, quote } from '@backscatter/core';
import type { ListDefinition } from './list-definition.ts';
import type { ZoneTrouble } from './zone-state.ts';

/** Characters of a resolver's own words that are repeated. */
const MAX_QUOTED = 160;

/** Says why. */
export interface TroubleWriter {
  /** `rest` completes the title. */
  refused(rest: string): ZoneTrouble;
  broken(rest: string): ZoneTrouble;
  timeout(): ZoneTrouble;
  /** Of an answer of the DNS that is none. */
  dns(answer: Exclude<DnsAnswer, { status: 'ok' | 'nxdomain' | 'nodata' }>): ZoneTrouble;
  unavailable(rest: string): ZoneTrouble;
  /** Of a breaker that opened after several of these in a row. */
  often(trouble: ZoneTrouble): ZoneTrouble;
}

/** The sentences about one list; `keys` are all secrets of the client. */
export function createTroubleWriter(
  { title, key }: ListDefinition,
  keys: readonly string[],
): TroubleWriter {
  const say = (status: ZoneTrouble['status'], rest: string): ZoneTrouble => ({
    status,
    why: `${title} ${rest}.`,
  });
  const words = (why: unknown): string => {
    if (key !== undefined || typeof why !== 'string' || why === '') return '';
    const lower = why.toLowerCase();
    return keys.some((secret) => lower.includes(secret.toLowerCase()))
      ? ''
      : ` (${quote(why, MAX_QUOTED)})`;
  };
  const hint = key === undefined ? '' : ', or the key has no right to this list';
  return {
    refused: (rest) => say('refused', rest),
    broken: (rest) => say('broken', rest),
    unavailable: (rest) => say('unavailable', rest),
    timeout: () => say('timeout', 'did not answer in time'),
    dns: ({ status, why }) => {
      if (status === 'timeout') return say('timeout', `did not answer in time${words(why)}`);
      if (status === 'refused') {
        return say(
          'refused',
          `is not answered by the resolver (DNS REFUSED); ask through a resolver that may ask it${hint}`,
        );
      }
      if (status === 'servfail') {
        return say(
          'unavailable',
          `could not be asked: its servers or the resolver failed${words(why)}${hint}`,
        );
      }
      return say('unavailable', 'was not asked to the end: the question was given up');
    },
    often: ({ status, why }) => ({
      status,
      why: why.replace(/\.$/, ', several times in a row, and is left alone for a while.'),
    }),
  };
}
