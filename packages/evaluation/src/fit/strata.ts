/**
 * Weights must be right where everything is configured and where little is. So the
 * fit sees each report several times, each time without some sources, and all of
 * these strata count alike.
 */

/** A stratum of evidence: what an operator has not configured. */
export interface Stratum {
  readonly name: string;
  /** Signals that are taken away, by name. */
  readonly without: readonly string[];
}

const LOG = ['newsender', 'newsender-audit'];
const KEYS = ['provenance'];
const DNS = ['dnsbl', 'surbl'];

/** What the fit and the calibration look at. */
export const FIT_STRATA: readonly Stratum[] = [
  { name: 'full', without: [] },
  { name: 'no log', without: LOG },
  { name: 'no keys', without: KEYS },
  { name: 'no dns', without: DNS },
  { name: 'no directory', without: ['directory'] },
  { name: 'no proof', without: [...LOG, ...KEYS] },
  {
    name: 'content only',
    without: [...LOG, ...KEYS, ...DNS, 'directory', 'flood'],
  },
];
