/**
 * The sources of evidence that the benchmark takes away, one after the other. What
 * each signal answered is known, so taking one away is scoring again without it.
 */

import {
  BEYOND_CONTENT,
  type EvidenceSubset,
  type Observation,
  ABLATIONS as SOURCES_REMOVED,
} from '@backscatter/evaluation';
import { DEFAULT_WEIGHTS } from '@backscatter/pipeline';

/** A filter that learned another corpus, observed beside the organisation's own. */
export const FOREIGN_FILTER = 'bayesian-foreign';
/** The organisation's own after an attacker taught it. */
export const POISONED_FILTER = 'bayesian-poisoned';

/** What only looked on in the replay. */
const SHADOWS: readonly string[] = [FOREIGN_FILTER, POISONED_FILTER];

/** What a filter has to go by, among all that a replay observed. */
export interface ReplaySubset extends EvidenceSubset {
  /** Findings of others that are not heard. */
  readonly withoutCodes?: readonly string[];
  /** A filter that only looked on, and is heard here in the place of the organisation's own. */
  readonly inPlaceOf?: { readonly shadow: string; readonly signal: string };
  readonly note?: string;
}

const FOREIGN = { shadow: FOREIGN_FILTER, signal: 'bayesian' } as const;

/** All that an operator can configure. */
export const EVERYTHING: ReplaySubset = { name: 'every source', without: SHADOWS };

/** A content filter that learned the organisation's mail, and nothing else. */
export const CONTENT_ALONE: ReplaySubset = {
  name: 'content and shape alone',
  without: [...SHADOWS, ...BEYOND_CONTENT],
  note: "Filter trained on the organisation's earlier mail.",
};

/** The same with a filter that learned another corpus. */
export const FOREIGN_CONTENT: ReplaySubset = {
  name: 'content and shape alone, trained on another corpus',
  without: [POISONED_FILTER, ...BEYOND_CONTENT],
  inPlaceOf: FOREIGN,
  note: 'Filter trained on the corpora of the train part, and told that this is mail of others.',
};

/** What is told by the trace of what came back. */
const OF_TRACES = new Set(['foreign-trace', 'foreign-handover']);

/** What provenance says beside whether our relays stand in the trace of what came back. */
const BEYOND_TRACES = Object.entries(DEFAULT_WEIGHTS)
  .filter(([code, { group }]) => ['proof', 'absence'].includes(group) && !OF_TRACES.has(code))
  .map(([code]) => code);

const OTHERS_BUT_TRACES = BEYOND_CONTENT.filter((name) => name !== 'provenance');

/** What a filter knows that was told our relays, as SpamAssassin is. */
export const CONTENT_AND_TRACES: ReplaySubset = {
  name: 'content, shape and traces of our relays',
  without: [...SHADOWS, ...OTHERS_BUT_TRACES],
  withoutCodes: BEYOND_TRACES,
};

/** The same, and told our relays. */
export const FOREIGN_CONTENT_AND_TRACES: ReplaySubset = {
  name: 'content, shape and traces of our relays, trained on another corpus',
  without: [POISONED_FILTER, ...OTHERS_BUT_TRACES],
  inPlaceOf: FOREIGN,
  withoutCodes: BEYOND_TRACES,
};

/** Everything, with the filter that an attacker taught. */
export const POISONED: ReplaySubset = {
  name: 'every source, filter poisoned',
  without: [FOREIGN_FILTER],
  inPlaceOf: { shadow: POISONED_FILTER, signal: 'bayesian' },
};

/** The same of a replay with shadows; content alone last, by the mail that the filter learned. */
export const ABLATIONS: readonly ReplaySubset[] = [
  ...SOURCES_REMOVED.map(({ name, without }) =>
    name === CONTENT_ALONE.name ? CONTENT_ALONE : { name, without: [...SHADOWS, ...without] },
  ),
  FOREIGN_CONTENT,
];

/** Kinds that servers report to the return path, where a missing signature says something. */
const BY_SERVERS = new Set(['failure', 'delay', 'success']);

/** What there is to find for one who has configured everything. */
export type EvidenceStratum = 'full evidence' | 'answers that name an id alone' | 'the rest';

/**
 * Full: the addressee's mail is covered by log and signatures, and the report returns something of the
 * original, or a server wrote it to the return path. People's programs answer to From and return nothing;
 * at best they name an id in their thread.
 */
export function evidenceStratum({ truth }: Pick<Observation, 'truth'>): EvidenceStratum {
  const { evidence, kind, returned } = truth;
  if (evidence === null) return 'the rest';
  const covered = evidence.covered.includes('sent-ids') && evidence.covered.includes('return-path');
  if (!covered) return 'the rest';
  if (returned !== 'none' || BY_SERVERS.has(kind)) return 'full evidence';
  return evidence.namesId ? 'answers that name an id alone' : 'the rest';
}
