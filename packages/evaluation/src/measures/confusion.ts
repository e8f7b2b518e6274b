/**
 * Labels against truths, counted. Three shares are what a filter stands by, and
 * none says anything without the others: genuine reports lost, backscatter
 * caught, and how often the filter left the question open.
 */

import type { Label } from '@backscatter/core';
import type { Judged } from '../observation.ts';
import type { TruthLabel } from '../truth.ts';
import { type Share, shareOf } from './share.ts';

/** How often each label was given. */
export type LabelCounts = Readonly<Record<Label, number>>;

/** Labels counted against the truth, and the shares by which a filter stands. */
export interface Confusion {
  /** By the label that is right, then by the label that was given. */
  readonly counts: Readonly<Record<TruthLabel, LabelCounts>>;
  /** Genuine reports labelled `backscatter`. */
  readonly lost: Share;
  /** Backscatter labelled `backscatter`. */
  readonly caught: Share;
  /** Backscatter labelled `genuine` or `not-a-bounce`: nobody is even warned of it. */
  readonly passed: Share;
  /** Genuine reports labelled `unsure`. */
  readonly unsureGenuine: Share;
  /** Backscatter labelled `unsure`. */
  readonly unsureBackscatter: Share;
  /** Reports of either kind labelled `unsure`. */
  readonly unsure: Share;
  /** Mail that is no bounce and was labelled `backscatter` or `unsure`: it should stay untouched. */
  readonly touched: Share;
}

const TRUTHS: readonly TruthLabel[] = ['genuine', 'backscatter', 'not-a-bounce'];

/** Any number of cases; shares of what did not occur are null with the bounds 0 and 1. */
export function confusionOf(judged: readonly Pick<Judged, 'truth' | 'label'>[]): Confusion {
  const counts = {
    genuine: noLabels(),
    backscatter: noLabels(),
    'not-a-bounce': noLabels(),
  } satisfies Record<TruthLabel, Record<Label, number>>;
  for (const { truth, label } of judged) counts[truth.label][label] += 1;
  const [genuine, backscatter, other] = TRUTHS.map((truth) => total(counts[truth])) as [
    number,
    number,
    number,
  ];
  return {
    counts,
    lost: shareOf(counts.genuine.backscatter, genuine),
    caught: shareOf(counts.backscatter.backscatter, backscatter),
    passed: shareOf(counts.backscatter.genuine + counts.backscatter['not-a-bounce'], backscatter),
    unsureGenuine: shareOf(counts.genuine.unsure, genuine),
    unsureBackscatter: shareOf(counts.backscatter.unsure, backscatter),
    unsure: shareOf(counts.genuine.unsure + counts.backscatter.unsure, genuine + backscatter),
    touched: shareOf(counts['not-a-bounce'].backscatter + counts['not-a-bounce'].unsure, other),
  };
}

function noLabels(): Record<Label, number> {
  return { genuine: 0, unsure: 0, backscatter: 0, 'not-a-bounce': 0 };
}

function total(counts: LabelCounts): number {
  return counts.genuine + counts.unsure + counts.backscatter + counts['not-a-bounce'];
}
