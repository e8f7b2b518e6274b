/**
 * What each group gave → label.
 */

import type { Label } from '@backscatter/core';
import type { Bounds } from './bounds.ts';
import { isContradicted, type ProofStanding } from './dispute.ts';
import { pushed, type Reach, without } from './reach.ts';
import type { Tally } from './score.ts';

/** Where the middle begins and ends, in points. */
export interface Thresholds {
  /** At or below this a proved report is genuine. Negative. */
  readonly genuine: number;
  /** At or above this a report is backscatter. Positive. */
  readonly backscatter: number;
}

export interface Standing {
  readonly tally: Tally;
  /** How well the report is proved. */
  readonly proof: ProofStanding;
  /** What the sources that did not answer could have given. */
  readonly silent: Reach;
}

/** What a standing is judged by. */
export interface Rules {
  readonly bounds: Bounds;
  readonly thresholds: Thresholds;
}

/** What a flood may lend weight to. */
const EVIDENCE = ['absence', 'content', 'reputation'] as const;

/** How much of the evidence it may lend, at most. */
const FLOOD_SHARE = 0.5;

/**
 * The label. Only a proof makes a report genuine, and it must reach the threshold
 * by itself: traces that anybody can copy do not add up to one with what the
 * content says. What is contradicted makes none genuine (see `dispute`), and what
 * is proved strongly is not made backscatter.
 *
 * A source that is out of reach never makes a label surer than it was with its
 * answer: what it could have said must not have changed it. So while a source of
 * proof is out of reach, looks alone make none backscatter. One thing does: that
 * the addressee never sends, or is nobody.
 */
export function decide({ tally, proof, silent }: Standing, rules: Rules): Label {
  const { bounds, thresholds } = rules;
  const label = labelOf(tally, thresholds);
  const isBound = proof === 'bound';
  if (label === 'genuine') {
    if (isContradicted(proof) || (silent.contradicts && !isBound)) return 'unsure';
    if (silent.up.size === 0) return label;
    const up = isBound ? without(silent.up, 'absence') : silent.up;
    return labelOf(pushed(tally, up, 'up', bounds), thresholds) === label ? label : 'unsure';
  }
  if (label === 'backscatter') {
    if (isBound || proof === 'strong' || proof === 'disputed') return 'unsure';
    if (silent.down.has('proof') && netOf(tally, 'addressee') < thresholds.backscatter) {
      return 'unsure';
    }
    if (silent.down.size === 0) return label;
    const down = pushed(tally, without(silent.down, 'proof'), 'down', bounds);
    return labelOf(down, thresholds) === label ? label : 'unsure';
  }
  return label;
}

/** The label of what was said, whoever was silent. */
function labelOf(tally: Tally, { genuine, backscatter }: Thresholds): Label {
  let score = 0;
  for (const { up, down } of tally.values()) score += up - down;
  if (score <= genuine && netOf(tally, 'proof') <= genuine) return 'genuine';
  const flood = Math.max(0, netOf(tally, 'flood'));
  let evidence = 0;
  for (const group of EVIDENCE) evidence += Math.max(0, netOf(tally, group));
  const lent = Math.min(flood, evidence * FLOOD_SHARE);
  return score - flood + lent >= backscatter ? 'backscatter' : 'unsure';
}

function netOf(tally: Tally, group: string): number {
  const given = tally.get(group);
  return given === undefined ? 0 : given.up - given.down;
}
