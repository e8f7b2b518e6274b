/**
 * A list client that knows its listings by heart, and evidence to ask it about.
 */

import type { Evidence, Mail, SignalContext } from '@backscatter/core';
import type {
  ListCategory,
  ListClient,
  ListDescription,
  ListFailure,
  Listing,
  ListQuestion,
  ListWeight,
} from '@backscatter/dns-list';
import { normalizeAddress } from '@backscatter/mail';
import { BLANK_REPORT, envelopeTo } from '../../core/test/blank-report.ts';
import { mailOf } from './mail-of.ts';

export interface FakeListing {
  readonly category: ListCategory;
  readonly weight?: ListWeight;
  readonly title?: string;
}

export interface FakeClient extends ListClient {
  /** Everything it was asked. */
  readonly questions: ListQuestion[];
}

interface FakeOptions {
  /** By what is asked: the registered domain, or the address. */
  readonly listings?: Readonly<Record<string, readonly FakeListing[]>>;
  readonly failures?: readonly ListFailure[];
  readonly answered?: readonly string[];
  readonly kinds?: ListDescription['kinds'];
}

export function fakeClient({
  listings = {},
  failures = [],
  answered = ['fake'],
  kinds = ['domain', 'ip4', 'ip6'],
}: FakeOptions = {}): FakeClient {
  const questions: ListQuestion[] = [];
  return {
    questions,
    lists: [
      {
        name: 'fake',
        title: 'Fake',
        zone: 'bl.example',
        kinds,
        domains: 'registered',
        condition: null,
        categories: [],
        terms: '',
        source: '',
      },
    ],
    async lookup(asked) {
      questions.push(...asked);
      const found = asked.flatMap(({ kind, value, registered }): readonly Listing[] =>
        (listings[registered ?? value] ?? []).map(
          ({ category, weight = 'strong', title = 'Fake' }) => ({
            list: 'fake',
            title,
            subject: { kind, value },
            asked: registered ?? value,
            answer: '127.0.0.2',
            category,
            weight,
            code: category,
            meaning: `${category} there`,
          }),
        ),
      );
      return {
        listings: found,
        failures,
        answered,
        undocumented: [],
        asked: asked.length,
        dropped: 0,
      };
    },
    check: async () => [],
    plan: () => [],
    counters: () => ({ asked: 0, cacheHits: 0, joined: 0, tests: 0 }),
    close: () => {},
  };
}

/** Evidence on a report that came to `to` and returned `returned`, with `notice` around it. */
export function evidenceOf(
  returned: Mail | null,
  { notice = '', to = 'anna@example.org' } = {},
): Evidence {
  return {
    mail: mailOf({ subject: 'Undelivered Mail Returned to Sender', text: notice }),
    report: {
      ...BLANK_REPORT,
      notice,
      returned: { form: returned === null ? 'none' : 'message', mail: returned },
    },
    envelope: envelopeTo(to),
    addressee: normalizeAddress(to),
    now: Date.UTC(2026, 0, 15),
  };
}

export const context: SignalContext = { abort: new AbortController().signal, findings: [] };
