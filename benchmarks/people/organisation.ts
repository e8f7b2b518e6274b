/**
 * An organisation out of a collection: each author of its ham is a person of one domain. Of ham
 * and of spam half is learned, by turns; the other half comes back later.
 */

import { createHash } from 'node:crypto';
import type { MaskedMail } from '../filter/masked-mail.ts';

/** The domain of everybody. */
export const DOMAIN = 'org.example';

/** A person, and how much of the mail that is learned is the person's. */
export interface Person {
  readonly address: string;
  learned: number;
}

/** A mail, and who wrote it; nobody of the organisation wrote spam. */
export interface Letter {
  readonly raw: Buffer;
  readonly author: Person | null;
}

/** What of its mail is not learned. */
export interface OrganisationOptions {
  /** Ham whose name holds this is that of a department that is new. Default none. */
  readonly newDepartment?: string | undefined;
}

/** What is learned, and what comes back later. */
export interface Organisation {
  readonly people: readonly Person[];
  readonly earlier: readonly (Letter & { readonly as: 'ham' | 'spam' })[];
  readonly later: {
    readonly ham: readonly Letter[];
    /** All that the new department writes. */
    readonly newHam: readonly Letter[];
    readonly spam: readonly Letter[];
  };
}

/** The address in the From field of a masked mail. */
const FROM = /^(from:(?:.|\n[ \t]){0,300}?)([^\s<>,"():;]{1,100}@[^\s<>,"():;]{1,200})/im;

/** Makes one of what a corpus holds. */
export function createOrganisation(
  mail: readonly MaskedMail[],
  corpus: string,
  { newDepartment }: OrganisationOptions = {},
): Organisation {
  const isNew = (id: string): boolean => newDepartment !== undefined && id.includes(newDepartment);
  const people = new Map<string, Person>();
  const personOf = (from: string): Person => {
    const known = people.get(from) ?? { address: `p${people.size}@${DOMAIN}`, learned: 0 };
    people.set(from, known);
    return known;
  };
  const letters = mail
    .filter((one) => one.corpus === corpus)
    .flatMap(({ id, label, raw }) => {
      const from = FROM.exec(raw.toString('latin1'))?.[2]?.toLowerCase();
      if (from === undefined) return [];
      const author = label === 'ham' ? personOf(isNew(id) ? `new ${from}` : from) : null;
      const letter = { raw: author === null ? raw : sentFrom(raw, author.address), author };
      return [{ id, as: label, letter, order: orderOf(id) }];
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  const ofNew = letters.filter(({ id, as }) => as === 'ham' && isNew(id));
  const ofOld = letters.filter(({ id, as }) => as === 'spam' || !isNew(id));
  const [earlier = [], later = []] = [0, 1].map((half) =>
    ofOld.filter(({ id }) => (orderOf(`half ${id}`).charCodeAt(0) & 1) === half),
  );
  for (const { letter } of earlier) if (letter.author !== null) letter.author.learned += 1;
  const laterOf = (label: 'ham' | 'spam'): readonly Letter[] =>
    later.filter(({ as }) => as === label).map(({ letter }) => letter);
  return {
    people: [...people.values()],
    earlier: earlier.map(({ as, letter }) => ({ ...letter, as })),
    later: {
      ham: laterOf('ham'),
      newHam: ofNew.map(({ letter }) => letter),
      spam: laterOf('spam'),
    },
  };
}

/** The same mail by another address. */
export function sentFrom(raw: Buffer, address: string): Buffer {
  return Buffer.from(raw.toString('latin1').replace(FROM, `$1${address}`), 'latin1');
}

/** An order that has nothing to do with that of the archives. */
function orderOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
