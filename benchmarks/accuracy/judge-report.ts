/**
 * A report as read, held against what the collection says of it.
 */

import type { Dsn } from '@backscatter/core';
import type { LabelledBounce } from '../corpus/labelled-bounces.ts';

/** The kind each label of the index means; `bounce` and `delay` are one, sources differ there. */
const KINDS = new Map([
  ['success', 'success'],
  ['auto-reply', 'auto-reply'],
  ['feedback-report', 'feedback-report'],
  ['mdn', 'disposition-notification'],
  ['ordinary', 'ordinary'],
]);

/** What came of one message; null where its source says nothing of that. */
export interface Judgement {
  /** A bounce or delay, and read as one or the other. */
  readonly recognised: boolean | null;
  /** Its recipients are those expected. */
  readonly exact: boolean | null;
  /** Something else, and read as just that. */
  readonly kindRight: boolean | null;
}

/** Judges one message. */
export function judgeReport({ label, expected }: LabelledBounce, dsn: Dsn | null): Judgement {
  const kind = dsn?.kind ?? 'ordinary';
  if (label !== 'bounce' && label !== 'delay') {
    const wanted = KINDS.get(label);
    return {
      recognised: null,
      exact: null,
      kindRight: wanted === undefined ? null : kind === wanted,
    };
  }
  return {
    recognised: kind === 'failure' || kind === 'delay',
    exact: expected.recipients === undefined ? null : isExact(dsn, expected.recipients),
    kindRight: null,
  };
}

/**
 * Every recipient is expected and every expected one is there. An alias has two
 * names, the one given and the one that failed; sources expect either or both.
 */
function isExact(dsn: Dsn | null, expected: readonly string[]): boolean {
  const wanted = new Set(expected.map((address) => address.toLowerCase()));
  const names = namesOf(dsn);
  const all = new Set(names.flat());
  return (
    names.every((pair) => pair.some((name) => wanted.has(name))) &&
    [...wanted].every((address) => all.has(address))
  );
}

/** The names of each recipient, in lower case. */
export function namesOf(dsn: Dsn | null): readonly (readonly string[])[] {
  return (dsn?.recipients ?? [])
    .map(({ finalRecipient, originalRecipient }) =>
      [finalRecipient, originalRecipient].flatMap((name) =>
        name === null ? [] : [name.toLowerCase()],
      ),
    )
    .filter((names) => names.length > 0);
}

/** A share in words. */
export function share(values: readonly (boolean | null)[]): string {
  const known = values.filter((value) => value !== null);
  const right = known.filter((value) => value).length;
  if (known.length === 0) return '–';
  return `${((100 * right) / known.length).toFixed(1)} % (${right} of ${known.length})`;
}
