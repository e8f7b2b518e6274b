/**
 * Which sources of evidence took part, and how much they had to say. A figure of a
 * filter says little without: whoever forgot to name his sent log measures a filter
 * that has none, and an empty content filter is silent about everything.
 */

import type { ObservedAnswer } from '../observation.ts';

/** Signals by the source that a person would name. */
const SIGNALS = {
  log: ['newsender', 'newsender-audit'],
  keys: ['provenance'],
  directory: ['directory'],
  lists: ['dnsbl', 'surbl'],
  counters: ['flood'],
  filter: ['bayesian'],
  phrases: ['keyword'],
  shape: ['shape'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A source of evidence: what was sent, signatures, own addresses, DNS lists, counters, content, shape. */
export type SourceName = keyof typeof SIGNALS;

const NAMES = Object.keys(SIGNALS) as readonly SourceName[];

/** The signals that ask a source, by name. */
export function signalsOf(source: SourceName): readonly string[] {
  return SIGNALS[source];
}

/** A signal's answer, and why it had none. */
export interface ToldAnswer extends Pick<ObservedAnswer, 'signal' | 'status' | 'findings'> {
  /** Why it had nothing to judge by or did not answer; absent where nobody asked. */
  readonly why?: string | null;
}

/** What one source said in a run. Its counts of messages sum up to those of which a signal was asked. */
export interface SourceUse {
  readonly source: SourceName;
  /** Whether there was such a signal. */
  readonly asked: boolean;
  /** Messages in which it found something. */
  readonly found: number;
  /** Messages at which it looked in vain. */
  readonly silent: number;
  /** Messages that held nothing for it to judge by. */
  readonly abstained: number;
  /** Messages of which it did not answer; in part is enough where it found nothing. */
  readonly unavailable: number;
  /** The reason given most often for either of the last two; null where none was given. */
  readonly why: string | null;
}

/** From what says most: of several signals of a source one suffices. */
const ORDER = ['found', 'unavailable', 'silent', 'abstained'] as const;

/**
 * Counts what each source said. Messages of which no signal was asked, since nobody
 * took them for a report, do not count.
 *
 * @returns all sources in a fixed order, those that were not there among them
 */
export function sourceUseOf(messages: readonly (readonly ToldAnswer[])[]): readonly SourceUse[] {
  const asked = messages.filter((answers) => answers.length > 0);
  return NAMES.map((source) => {
    const signals = signalsOf(source);
    const counts = { found: 0, unavailable: 0, silent: 0, abstained: 0 };
    const whys = new Map<string, number>();
    for (const answers of asked) {
      const own = answers.filter(({ signal }) => signals.includes(signal));
      const said = new Set(own.map(wordOf));
      const most = ORDER.find((word) => said.has(word));
      if (most !== undefined) counts[most] += 1;
      if (most !== 'abstained' && most !== 'unavailable') continue;
      for (const { why } of own) if (why != null) whys.set(why, (whys.get(why) ?? 0) + 1);
    }
    const [why = null] = [...whys].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
    const total = ORDER.reduce((sum, word) => sum + counts[word], 0);
    return { source, asked: total > 0, ...counts, why };
  });
}

function wordOf({ status, findings }: ToldAnswer): (typeof ORDER)[number] {
  if (status === 'ok') return findings.length > 0 ? 'found' : 'silent';
  return status === 'abstained' ? 'abstained' : 'unavailable';
}
