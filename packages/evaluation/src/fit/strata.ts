/**
 * Weights must be right where everything is configured and where little is. So the
 * fit sees each report several times, each time without some sources, and all of
 * these strata count alike.
 */

import { BEYOND_CONTENT, type EvidenceSubset, SOURCES } from '../judge/sources-of-evidence.ts';

/** What the fit looks at. */
export const FIT_STRATA: readonly EvidenceSubset[] = [
  { name: 'full', without: [] },
  { name: 'no log', without: SOURCES.log },
  { name: 'no keys', without: SOURCES.keys },
  { name: 'no dns', without: SOURCES.lists },
  { name: 'no directory', without: SOURCES.directory },
  { name: 'no proof', without: [...SOURCES.log, ...SOURCES.keys] },
  { name: 'content only', without: BEYOND_CONTENT },
];

/** What the calibration looks at: as the fit, and by records and lists alone. */
export const CALIBRATION_STRATA: readonly EvidenceSubset[] = [
  ...FIT_STRATA,
  { name: 'no content', without: SOURCES.content },
];
