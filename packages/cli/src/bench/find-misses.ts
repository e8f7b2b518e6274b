/**
 * The messages whose label was worst, by path: what somebody who labels his own
 * mail looks at next. Often it is the label of the mail that is wrong.
 */

import { escapeText } from '@backscatter/core';
import type { Miss } from '@backscatter/evaluation';
import type { JudgedCase } from './labelled-case.ts';

/** As many as a person looks through. */
const MAX_MISSES = 50;

/** How bad it is, worst first: mail lost, mail let through, questions left open. */
const RANKS: readonly ((truth: Miss['truth'], label: Miss['label']) => boolean)[] = [
  (truth, label) => truth === 'genuine' && label === 'backscatter',
  (truth, label) => truth === 'not-a-bounce' && label === 'backscatter',
  (truth, label) => truth === 'backscatter' && label === 'genuine',
  (truth, label) => truth !== 'not-a-bounce' && label === 'not-a-bounce',
  (truth, label) => truth === 'not-a-bounce' && label !== 'not-a-bounce',
  (truth, label) => truth !== 'not-a-bounce' && label === 'unsure',
];

interface Ranked {
  readonly rank: number;
  readonly campaign: string | null;
}

/** Keeps the first of a rank in each campaign: fifty copies of one mail teach as much as one. */
function firstOfCopies(): (miss: Ranked) => boolean {
  const seen = new Set<string>();
  return ({ rank, campaign }) => {
    const key = `${rank} ${campaign}`;
    if (campaign === null || !seen.has(key)) {
      seen.add(key);
      return true;
    }
    return false;
  };
}

/** The worst, at most 50, of copies of one mail the worst; within a rank those with the most points on the wrong side. */
export function findMisses(cases: readonly JudgedCase[]): readonly Miss[] {
  return cases
    .flatMap(({ path, observation, reasons }) => {
      const { truth, label, score } = observation;
      const rank = RANKS.findIndex((is) => is(truth.label, label));
      if (rank < 0) return [];
      // Names in an archive are a stranger's, and the page is read in a browser.
      const miss: Miss = { path: escapeText(path), truth: truth.label, label, score, reasons };
      const wrong = truth.label === 'backscatter' ? -score : score;
      return [{ rank, wrong, campaign: truth.campaign, miss }];
    })
    .sort((a, b) => a.rank - b.rank || b.wrong - a.wrong)
    .filter(firstOfCopies())
    .slice(0, MAX_MISSES)
    .map(({ miss }) => miss);
}
