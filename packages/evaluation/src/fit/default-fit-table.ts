/**
 * The product's own table, as the fit takes it: what was judged, what is held, and what
 * the invariants leave the rest.
 */

import {
  DEFAULT_THRESHOLDS,
  HELD,
  JUDGED_CAPS,
  JUDGED_WEIGHTS,
  LOG_ODDS_PER_POINT,
  STRONG_PROOF,
} from '@backscatter/pipeline/pure';
import type { FitCode, FitTable } from './points.ts';

/** Caps that may move, and how far: the groups whose findings overlap. */
const FREE_CAPS: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  // Who has nothing but a filter is to hear what it is sure of.
  ['content', [5.5, 7]],
  ['reputation', [4, 7]],
  ['shape', [4, 7]],
]);

const MOST_POINTS = 12;

/** Codes with a bound of their own, and the reason. */
const MOST: ReadonlyMap<string, number> = new Map([
  // Ham is no proof: spam quotes it, and a forger who knows the model stuffs his run with it.
  ['bayes-ham', 3],
  // By itself it must not reach the threshold: its strength ends below 0.7.
  ['bayes-suspect', 6.5],
  // Newsletters have phrases too: with what a flood lends them (a half) they decide nothing.
  ['keyword-spam', 3],
  // Who knows one domain knows many.
  ['known-domain', 0.5],
]);

/**
 * One link that is listed decides nothing: honest mail links to sites that are broken
 * into, and people forward what they warn of. A set's own lists may err less than real ones.
 */
const LINK = 'surbl-';
const SIGNED = 'signed-';
const LINK_MOST = 4.5;

/**
 * What a set's lists hold, how its forgers flood and what its operators declare is as whoever
 * made the set imagined it: so the data at most halve or double what was judged of these.
 */
const IMAGINED = new Set(['reputation', 'flood', 'absence', 'addressee']);

/** All codes and caps of the classifier, as judged, with how far the fit may move each. */
export const DEFAULT_FIT_TABLE: FitTable = {
  codes: Object.entries(JUDGED_WEIGHTS).map(([code, { group, points }]): FitCode => {
    const held = HELD.has(code);
    const most = held ? Math.abs(points) : mostOf(code, group, points);
    const least = held ? most : leastOf(group, Math.abs(points));
    return { code, group, judged: points, least, most, held };
  }),
  caps: Object.entries(JUDGED_CAPS).map(([group, judged]) => {
    const [least, most] = FREE_CAPS.get(group) ?? [judged, judged];
    return { group, judged, least, most };
  }),
  together: {
    // A strong proof voids absence, and no trace speaks against it.
    groups: Object.keys(JUDGED_CAPS).filter(
      (group) => !['proof', 'trace', 'absence'].includes(group),
    ),
    most: (JUDGED_CAPS['proof'] ?? 0) + DEFAULT_THRESHOLDS.genuine,
  },
  oddsPerPoint: LOG_ODDS_PER_POINT,
  // A signature can be used again, so it voids nothing.
  voids: new Set(
    Object.entries(JUDGED_WEIGHTS)
      .filter(([code, { points }]) => points <= STRONG_PROOF && !code.startsWith(SIGNED))
      .map(([code]) => code),
  ),
};

function leastOf(group: string, judged: number): number {
  return IMAGINED.has(group) ? judged / 2 : 0;
}

function mostOf(code: string, group: string, judged: number): number {
  const bound = MOST.get(code) ?? (code.startsWith(LINK) ? LINK_MOST : MOST_POINTS);
  if (IMAGINED.has(group)) {
    return Math.min(bound, 2 * Math.abs(judged), JUDGED_CAPS[group] ?? bound);
  }
  // The filter's strength is seldom full, so its points may pass the cap of its group.
  return group === 'content' ? bound : Math.min(bound, JUDGED_CAPS[group] ?? bound);
}
