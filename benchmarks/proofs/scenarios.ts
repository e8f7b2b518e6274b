/**
 * What may stand in a sent log when a bounce comes, by what the log can know: its
 * ids, its recipients, ids that a provider rewrote; and logs that hold something
 * similar, which must prove nothing.
 */

import type { Coverage, SentInput } from '@backscatter/newsender';
import type { Sidecar } from './sidecar.ts';

/** When every bounce comes; the dates that the messages bear are years apart. */
export const NOW = Date.parse('2026-11-25T12:00:00Z');

const DAY = 86_400_000;
/** Just before it: the bounces' own clocks are years behind, and say nothing of it. */
const LATELY = NOW - 600_000;
/** Past every window, and still kept by the store. */
const LONG_AGO = NOW - 20 * DAY;

/** One kind of log. */
export interface Scenario {
  readonly name: string;
  /** What a bounce must name for it to apply. */
  readonly needs: readonly ('ids' | 'recipients')[];
  /** Whether the log proves it, or is a decoy. */
  readonly proves: boolean;
  /** What of a mail the log is declared to hold. */
  readonly keys?: Coverage['keys'];
  /** What it holds. */
  log(sidecar: Sidecar): readonly SentInput[];
  /** Whether the first entry's id is told to be an alias of the bounce's own. */
  readonly alias?: boolean;
}

/** An id that no bounce names. */
const OWN_ID = 'b1946ac92492d2347c6235b4d2611184@sent.example';
const ELSEWHERE = 'someone@elsewhere.example';
const COLLEAGUE = 'colleague@sent.example';

/** All kinds. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'ids only',
    needs: ['ids'],
    proves: true,
    keys: ['ids'],
    log: ({ sender, ids }) => [{ sender, ids, at: LATELY }],
  },
  {
    name: 'ids, and other recipients than the bounce names',
    needs: ['ids'],
    proves: true,
    log: ({ sender, ids }) => [{ sender, ids, recipient: ELSEWHERE, at: LATELY }],
  },
  {
    name: 'recipients only',
    needs: ['recipients'],
    proves: true,
    keys: ['recipients'],
    log: ({ sender, recipients }) => [{ sender, recipients, at: LATELY }],
  },
  {
    name: 'rewritten ids, told by an alias',
    needs: ['ids'],
    proves: true,
    alias: true,
    log: ({ sender }) => [{ sender, id: OWN_ID, recipient: ELSEWHERE, at: LATELY }],
  },
  {
    name: 'rewritten ids, not told',
    needs: ['ids', 'recipients'],
    proves: true,
    keys: ['recipients'],
    log: ({ sender, recipients }) => [{ sender, id: OWN_ID, recipients, at: LATELY }],
  },
  {
    name: 'rewritten ids, not told, though coverage promises ids',
    needs: ['ids', 'recipients'],
    proves: true,
    log: ({ sender, recipients }) => [{ sender, id: OWN_ID, recipients, at: LATELY }],
  },
  {
    name: 'decoy: the same sender to other recipients',
    needs: [],
    proves: false,
    log: ({ sender, recipients }) => [
      { sender, id: OWN_ID, recipient: ELSEWHERE, at: LATELY },
      ...neighbours(recipients).map((recipient) => ({ sender, recipient, at: LATELY })),
    ],
  },
  {
    name: 'decoy: the same recipients and ids, outside the window',
    needs: [],
    proves: false,
    log: ({ sender, ids, recipients }) => [{ sender, ids, recipients, at: LONG_AGO }],
  },
  {
    name: "decoy: another sender's id",
    needs: ['ids'],
    proves: false,
    log: ({ ids, recipients }) => [{ sender: COLLEAGUE, ids, recipients, at: LATELY }],
  },
  {
    name: 'decoy: another sender to the same recipients',
    needs: ['recipients'],
    proves: false,
    log: ({ recipients }) => [{ sender: COLLEAGUE, id: OWN_ID, recipients, at: LATELY }],
  },
];

/** Others at the same domains. */
function neighbours(recipients: readonly string[]): readonly string[] {
  return recipients.map((address) => `neighbour-of${address.slice(address.lastIndexOf('@'))}`);
}
