/**
 * The three kinds of cases of a set. None is measured with another: attacks are no
 * part of the traffic, and what is no report can neither be lost nor caught.
 */

import type { Judged } from '../observation.ts';

/** Cases apart, each kind in the order of the list. */
export interface Cases<Case> {
  /** Reports that nobody tampered with, genuine ones and backscatter. */
  readonly traffic: readonly Case[];
  /** What adversaries made. */
  readonly attacks: readonly Case[];
  /** Mail that is no report, or one that was asked for. */
  readonly ordinary: readonly Case[];
}

/** Tells them apart by their truth. */
export function casesOf<Case extends Pick<Judged, 'truth'>>(all: readonly Case[]): Cases<Case> {
  const unharmed = all.filter(({ truth }) => truth.adversary === null);
  return {
    traffic: unharmed.filter(({ truth }) => truth.label !== 'not-a-bounce'),
    attacks: all.filter(({ truth }) => truth.adversary !== null),
    ordinary: unharmed.filter(({ truth }) => truth.label === 'not-a-bounce'),
  };
}
