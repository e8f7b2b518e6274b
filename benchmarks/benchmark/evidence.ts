/**
 * The sources of evidence that the benchmark takes away, one after the other. What
 * each signal answered is known, so taking one away is scoring again without it.
 */

import type { Observation } from '@backscatter/evaluation';
import { DEFAULT_WEIGHTS } from '@backscatter/pipeline';

/** A filter that learned another corpus, observed beside the organisation's own. */
export const FOREIGN_FILTER = 'bayesian-foreign';
/** The organisation's own after an attacker taught it. */
export const POISONED_FILTER = 'bayesian-poisoned';

/** What only looked on in the replay. */
const SHADOWS: readonly string[] = [FOREIGN_FILTER, POISONED_FILTER];

const LOG = ['newsender', 'newsender-audit'];
const DNS = ['dnsbl', 'surbl'];
const OTHERS = [...LOG, 'provenance', 'directory', ...DNS, 'flood'];

/** What a filter has to go by. */
export interface EvidenceSubset {
  readonly name: string;
  /** Signals that are not asked. */
  readonly without: readonly string[];
  /** Findings of others that are not heard. */
  readonly withoutCodes?: readonly string[];
  readonly note: string | null;
}

export const EVERYTHING: EvidenceSubset = { name: 'every source', without: SHADOWS, note: null };

export const CONTENT_ALONE: EvidenceSubset = {
  name: 'content and shape alone',
  without: [...SHADOWS, ...OTHERS],
  note: "Filter trained on the organisation's earlier mail.",
};

export const FOREIGN_CONTENT: EvidenceSubset = {
  name: 'content and shape alone, trained on another corpus',
  without: [...SHADOWS.filter((name) => name !== FOREIGN_FILTER), 'bayesian', ...OTHERS],
  note: 'Filter trained on the corpora of the train part.',
};

/** What provenance says beside whether our relays stand in the trace of what came back. */
const BEYOND_TRACES = Object.entries(DEFAULT_WEIGHTS)
  .filter(([code, { group }]) => ['proof', 'absence'].includes(group) && code !== 'foreign-trace')
  .map(([code]) => code);

const OTHERS_BUT_TRACES = OTHERS.filter((name) => name !== 'provenance');

/** What a filter knows that was told our relays, as SpamAssassin is. */
export const CONTENT_AND_TRACES: EvidenceSubset = {
  name: 'content, shape and traces of our relays',
  without: [...SHADOWS, ...OTHERS_BUT_TRACES],
  withoutCodes: BEYOND_TRACES,
  note: null,
};

export const FOREIGN_CONTENT_AND_TRACES: EvidenceSubset = {
  name: 'content, shape and traces of our relays, trained on another corpus',
  without: [...SHADOWS.filter((name) => name !== FOREIGN_FILTER), 'bayesian', ...OTHERS_BUT_TRACES],
  withoutCodes: BEYOND_TRACES,
  note: null,
};

export const POISONED: EvidenceSubset = {
  name: 'every source, filter poisoned',
  without: [...SHADOWS.filter((name) => name !== POISONED_FILTER), 'bayesian'],
  note: null,
};

/** Every source, and each taken away in turn. */
export const ABLATIONS: readonly EvidenceSubset[] = [
  EVERYTHING,
  { name: 'no sent log', without: [...SHADOWS, ...LOG], note: null },
  { name: 'no keys', without: [...SHADOWS, 'provenance'], note: null },
  { name: 'no DNS lists', without: [...SHADOWS, ...DNS], note: null },
  { name: 'no directory', without: [...SHADOWS, 'directory'], note: null },
  { name: 'no flood counters', without: [...SHADOWS, 'flood'], note: null },
  { name: 'no content filter', without: [...SHADOWS, 'bayesian', 'keyword'], note: null },
  { name: 'no sent log and no keys', without: [...SHADOWS, ...LOG, 'provenance'], note: null },
  CONTENT_ALONE,
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
export function evidenceStratum({ truth }: Observation): EvidenceStratum {
  const { evidence, kind, returned } = truth;
  if (evidence === null) return 'the rest';
  const covered = evidence.covered.includes('sent-ids') && evidence.covered.includes('return-path');
  if (!covered) return 'the rest';
  if (returned !== 'none' || BY_SERVERS.has(kind)) return 'full evidence';
  return evidence.namesId ? 'answers that name an id alone' : 'the rest';
}
