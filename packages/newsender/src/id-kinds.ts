/**
 * Three kinds of ids name a sent mail, and one must not be taken for another:
 *
 *     Message-ID   unique in the world     `1@example.org`
 *     ENVID        unique to its sender    `envelope:QQ314159`   RFC 3461 section 4.4
 *     queue id     unique to its server    `queue:4A1B2C3D4E`    for a while
 *
 * The log keeps all three in one list, so the last two bear their kind in front.
 * No id of a report may begin so: what a forger writes as Message-ID must not
 * become another kind.
 */

import type { IdPlace } from '@backscatter/core';

/** Kinds that the log keeps apart from Message-IDs. */
export type IdKind = 'message-id' | 'envelope-id' | 'queue-id';

const PREFIX: Readonly<Record<IdKind, string>> = {
  'message-id': '',
  'envelope-id': 'envelope:',
  'queue-id': 'queue:',
};

/** Without a domain behind it, an id shorter than this is a number somebody counts up. */
const UNIQUE_LENGTH = 20;

/** Shorter queue ids are process numbers and the like, which many messages share. */
const MIN_QUEUE_ID_LENGTH = 8;

/** An id in normal form as the log keeps it. */
export function loggedId(id: string, kind: IdKind): string {
  return `${PREFIX[kind]}${id}`;
}

/** Whether an id of a report would pass for one of another kind. */
export function isDisguised(id: string): boolean {
  return id.startsWith(PREFIX['envelope-id']) || id.startsWith(PREFIX['queue-id']);
}

/** An id under which the log may have what a report names. */
export interface LoggedId {
  readonly logged: string;
  /**
   * Whether it tells this message from all others. Queue ids are short, used again, and only their
   * own server's, so they do not; nor does a short id of which the log does not say that it is an
   * ENVID.
   */
  readonly unique: boolean;
}

/** The ids under which the log may have what a report names. */
export function loggedIdsOf(id: string, place: IdPlace): readonly LoggedId[] {
  if (place === 'queue-id') {
    if (id.length < MIN_QUEUE_ID_LENGTH) return [];
    return [
      { logged: id, unique: false },
      { logged: loggedId(id, place), unique: false },
    ];
  }
  const plain = { logged: id, unique: id.length >= UNIQUE_LENGTH || id.includes('@') };
  return place === 'envelope-id' ? [plain, { logged: loggedId(id, place), unique: true }] : [plain];
}
