/**
 * The sources of evidence that an operator may lack, by the signals that ask them,
 * and what is left when one is taken away. What each signal answered is known, so
 * taking a source away is scoring again without it (`scoreAgain`).
 */

/** Signals by the source that they ask. */
export const SOURCES = {
  log: ['newsender', 'newsender-audit'],
  keys: ['provenance'],
  directory: ['directory'],
  lists: ['dnsbl', 'surbl'],
  counters: ['flood'],
  content: ['bayesian', 'keyword'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const { content, ...others } = SOURCES;

/** All signals that look beyond the report itself: without them content and shape decide. */
export const BEYOND_CONTENT: readonly string[] = Object.values(others).flat();

/** What somebody has who lacks some sources. */
export interface EvidenceSubset {
  /** The name of its row. */
  readonly name: string;
  /** Signals that are not asked. */
  readonly without: readonly string[];
}

/** Every source, each taken away in turn, and content alone. */
export const ABLATIONS: readonly EvidenceSubset[] = [
  { name: 'every source', without: [] },
  { name: 'no sent log', without: SOURCES.log },
  { name: 'no keys', without: SOURCES.keys },
  { name: 'no DNS lists', without: SOURCES.lists },
  { name: 'no directory', without: SOURCES.directory },
  { name: 'no flood counters', without: SOURCES.counters },
  { name: 'no content filter', without: content },
  { name: 'no sent log and no keys', without: [...SOURCES.log, ...SOURCES.keys] },
  { name: 'content and shape alone', without: BEYOND_CONTENT },
];
