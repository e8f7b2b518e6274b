/**
 * What the A records of an answer say: listed, not listed, or that there is no
 * answer.
 *
 * Only 127.0.0.0/8 is an answer (RFC 5782 section 2.1). Anything else comes from
 * somebody who is not the list: a domain that expired and was parked with a wildcard,
 * a resolver that rewrites NXDOMAIN to its search page. Several records at once each
 * count, but a refusal or a foreign address among them makes all of them worthless.
 *
 * 127.0.0.1 is never a listing: RFC 5782 forbids it as it is every host's own
 * address, and lists use it to refuse. 127.255.255.0/24 is where lists put errors.
 */

import { type AnswerMatcher, compilePattern, readOctets } from './answer-pattern.ts';
import type { ListAnswerRow, ListDefinition, ListRefusalRow } from './list-definition.ts';

/** One row that an answer hit. */
interface ReadRow {
  readonly row: ListAnswerRow;
  readonly answer: string;
}

/** What an answer says. */
export type Reading =
  /** Without rows: not listed. */
  | {
      readonly status: 'answered';
      readonly rows: readonly ReadRow[];
      readonly undocumented: readonly string[];
    }
  | {
      readonly status: 'refused';
      readonly of: ListRefusalRow['of'];
      /** Completes "<title> …". */
      readonly why: string;
    }
  | { readonly status: 'broken'; readonly why: string };

/** Not listed. */
export const NOT_LISTED: Reading = { status: 'answered', rows: [], undocumented: [] };

/** Reads the addresses of A records. */
export type AnswerReader = (records: readonly string[]) => Reading;

interface Compiled<Row> {
  readonly row: Row;
  readonly matches: AnswerMatcher;
}

/** What every list may answer to refuse, whatever its own table says. */
const COMMON_REFUSALS: readonly ListRefusalRow[] = [
  {
    when: '127.0.0.1',
    of: 'zone',
    why: 'answers 127.0.0.1, which refuses the query; ask through a resolver of your own and mind its terms of use',
  },
  {
    when: '127.255.255.0-255',
    of: 'zone',
    why: 'answers with an error code; ask through a resolver of your own and mind its terms of use',
  },
];

/** The reader of a list's answers. Its rows must be valid patterns. */
export function createAnswerReader(definition: ListDefinition): AnswerReader {
  const refusals = compile([...definition.refusals, ...COMMON_REFUSALS]);
  const answers = compile(definition.answers);
  return (records) => {
    const read = records.map((answer) => ({ answer, octets: readOctets(answer) }));
    const foreign = read.find(({ octets }) => octets?.[0] !== 127);
    if (foreign !== undefined) return broken(foreign.octets === null ? null : foreign.answer);
    for (const { octets } of read) {
      const refusal = refusals.find(({ matches }) => matches(octets ?? []));
      if (refusal !== undefined) {
        return { status: 'refused', of: refusal.row.of, why: refusal.row.why };
      }
    }
    return readRows(answers, read);
  };
}

function readRows(
  answers: readonly Compiled<ListAnswerRow>[],
  read: readonly { readonly answer: string; readonly octets: readonly number[] | null }[],
): Reading {
  const rows = new Map<ListAnswerRow, ReadRow>();
  const undocumented = new Set<string>();
  for (const { answer, octets } of read) {
    const hit = answers.filter(({ matches }) => matches(octets ?? []));
    // A sum of bits is several rows; of rows that name addresses the first decides.
    const kept = hit.filter(({ row }, index) => index === 0 || typeof row.when !== 'string');
    for (const { row } of kept) if (!rows.has(row)) rows.set(row, { row, answer });
    if (kept.length === 0) undocumented.add(answer);
  }
  if (rows.size === 0 && undocumented.size === 0) return NOT_LISTED;
  return { status: 'answered', rows: [...rows.values()], undocumented: [...undocumented] };
}

function broken(answer: string | null): Reading {
  const what = answer ?? 'something that is no address';
  return {
    status: 'broken',
    why: `answered ${what} instead of an address in 127.0.0.0/8: its domain may have expired, or a resolver rewrites answers`,
  };
}

function compile<Row extends { readonly when: ListAnswerRow['when'] }>(
  rows: readonly Row[],
): readonly Compiled<Row>[] {
  return rows.flatMap((row) => {
    const matches = compilePattern(row.when);
    return matches === null ? [] : [{ row, matches }];
  });
}
