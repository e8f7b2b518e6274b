/**
 * Where the keys of a selector come from: the operator, or the DNS at
 * `selector._domainkey.domain` (RFC 6376 section 3.6.2.1).
 *
 * A selector that is there no more says nothing: keys are rotated, and what they
 * signed comes back for days. So that, too, is "could not find out". Who names
 * all selectors that were ever in use knows better: any other was made up.
 */

import type { DnsAnswer, Resolver } from '@backscatter/core';
import { type Glob, matchesAny } from '../traces/glob.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import type { Signature } from './read-signature.ts';

/** Records tried at one name, where there should be one. */
const MAX_RECORDS = 3;

/** What the keys are taken from. */
export interface KeySources {
  /** By selector, or by `selector._domainkey.domain`. */
  readonly keys: ReadonlyMap<string, PublicKey>;
  readonly resolver: Resolver | null;
  /** Patterns of all selectors that were ever in use; null where nobody says. */
  readonly selectors: readonly Glob[] | null;
}

export type FoundKeys =
  | { readonly status: 'ok'; readonly keys: readonly PublicKey[] }
  /** No selector of ours. */
  | { readonly status: 'foreign' }
  | { readonly status: 'unavailable'; readonly why: string };

/** Finds the keys that a signature may have been made with. */
export async function findKeys(
  { selector, domain }: Signature,
  { keys, resolver, selectors }: KeySources,
  abort: AbortSignal,
): Promise<FoundKeys> {
  const name = `${selector}._domainkey.${domain}`;
  const given = keys.get(name) ?? keys.get(selector);
  if (given !== undefined) return { status: 'ok', keys: [given] };
  if (selectors !== null && !matchesAny(selectors, selector)) return { status: 'foreign' };
  if (resolver === null) return unavailable('no key is given for a selector');
  return readAnswer(await resolver.resolve(name, 'TXT', abort));
}

function readAnswer(answer: DnsAnswer): FoundKeys {
  switch (answer.status) {
    case 'ok': {
      const readings = answer.records.slice(0, MAX_RECORDS).map(readPublicKey);
      const keys = readings.flatMap((reading) => (reading.status === 'ok' ? reading.key : []));
      if (keys.length > 0) return { status: 'ok', keys };
      const revoked = readings.some(({ status }) => status === 'revoked');
      return unavailable(revoked ? 'its key was taken back' : 'the record of its key is unusable');
    }
    case 'nxdomain':
    case 'nodata':
      return unavailable('its selector is in the DNS no more');
    default:
      return unavailable(answer.why);
  }
}

function unavailable(why: string): FoundKeys {
  return { status: 'unavailable', why };
}
