import type {
  ListCategory,
  ListClient,
  ListFailure,
  Listing,
  ListQuestion,
  ListWeight,
} from '@backscatter/dns-list';

/** A listing as a test writes it: address, list, what it says, how much to be trusted. */
export type Row = readonly [
  address: string,
  list: string,
  category: ListCategory,
  weight?: ListWeight,
  code?: string,
];

/** A client that answers from rows, and notes what it was asked. */
export interface FakeClient extends ListClient {
  readonly questions: ListQuestion[];
}

export function createFakeClient(
  rows: readonly Row[],
  {
    failures = [],
    answered = ['zen'],
  }: { failures?: readonly ListFailure[]; answered?: readonly string[] } = {},
): FakeClient {
  const questions: ListQuestion[] = [];
  const never = (): never => {
    throw new Error('not asked for');
  };
  return {
    questions,
    lists: [],
    check: never,
    plan: never,
    counters: never,
    close: never,
    lookup: async (asked) => {
      questions.push(...asked);
      const listings = asked.flatMap(({ kind, value }) =>
        rows.filter(([address]) => address === value).map((row) => listing(row, kind)),
      );
      return { listings, failures, answered, undocumented: [], asked: asked.length, dropped: 0 };
    },
  };
}

function listing(
  [value, list, category, weight = 'strong', code = category]: Row,
  kind: Listing['subject']['kind'],
): Listing {
  return {
    list,
    title: `List ${list}`,
    subject: { kind, value },
    asked: value,
    answer: '127.0.0.4',
    category,
    weight,
    code,
    meaning: `a case of ${category}`,
  };
}
