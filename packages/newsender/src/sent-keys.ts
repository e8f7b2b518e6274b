/**
 * The keys of the sent log.
 *
 * A log of who wrote to whom is worth stealing, so a store gets no address and
 * no id, only BLAKE3 hashes keyed with a secret of the caller: without the
 * secret, a list of guessed addresses cannot be tried against a copied store.
 * The secret cannot be changed without losing the log; a store notices that by
 * the realm, and then says that it is complete only from there.
 *
 * Ids are hashed in lower case. RFC 5322 lets their case count, but relays fold it,
 * and no two messages differ by it alone; a signed id that is good in any case
 * must not be missing because somebody wrote it in another.
 *
 * A domain is hashed in its ASCII form, for a report may come to `xn--bcher-kva.example` on a
 * mail that was sent as `bücher.example`.
 *
 * 64 bits of the hash are kept. A log of a thousand million mails a day for 14
 * days has about 2^35 keys, so a stranger's key meets one of them once in 2^29
 * look-ups, and nobody can look for such a meeting without the secret.
 */

import type { SentKey } from '@backscatter/core';
import { createSecretHash, withAsciiDomain } from '@backscatter/mail';

/** Tells these keys from those of other stores under the same secret. */
const CONTEXT = 'backscatter 2026-11 keys of the sent log';

/** Declarations of coverage whose keys are kept, far more than anybody makes. */
const MAX_SCOPES = 1_000;

/** What is hashed. The kinds stand in front, so that no id is taken for an address. */
type KeyKind = 'realm' | 'address' | 'domain' | 'id' | 'slot' | 'scope' | 'delivery';

/** Makes the key of a text in its comparable form. */
export type MakeKey = (kind: KeyKind, text: string) => SentKey;

/** Keys under a secret; the secret stays in the closure. */
export function createSentKeys(secret: string | Uint8Array): MakeKey {
  const hash = createSecretHash(secret, CONTEXT);
  const make: MakeKey = (kind, text) => hash(`${kind}\0${comparable(kind, text)}`);
  const realm = make('realm', '');
  // Every report asks for these few; a mail names none of them. Declarations can be long: looked up
  // as they are, they are the very strings that `scopeOf` keeps, and need not be read again.
  const scopes = new Map<string, SentKey>();
  return (kind, text) => {
    if (kind === 'realm' && text === '') return realm;
    if (kind !== 'scope') return make(kind, text);
    const known = scopes.get(text) ?? make(kind, text);
    if (scopes.size < MAX_SCOPES) scopes.set(text, known);
    return known;
  };
}

function comparable(kind: KeyKind, text: string): string {
  if (kind === 'id') return text.toLowerCase();
  return kind === 'address' || kind === 'domain' ? withAsciiDomain(text) : text;
}
