/**
 * Before a report is judged it must be seen that it is one, and which: a delay
 * taken for a failure, or an answering machine for a server, is judged by the
 * wrong rules. Counted by kind, and by notice format and language, since a parser
 * fails by dialect and not at random.
 */

import type { VerdictKind } from '@backscatter/core';
import type { Observation } from '../observation.ts';
import type { Truth } from '../truth.ts';
import { type Share, shareOf } from './share.ts';

/** A kind that is right and one that was said, and how often. */
export interface KindCount {
  readonly truth: VerdictKind;
  readonly said: VerdictKind;
  readonly count: number;
}

/** Recognition within one kind, format or language. */
export interface RecognitionShares {
  readonly name: string;
  /** Reports that were taken for reports of any kind. */
  readonly recognised: Share;
  /** Reports of which the kind was right. */
  readonly kindRight: Share;
}

/** What was seen to be a report, and of which kind. */
export interface Recognition {
  /** Sorted by truth and by what was said; pairs that did not occur are left out. */
  readonly kinds: readonly KindCount[];
  readonly all: RecognitionShares;
  /** Ordinary mail that was taken for a report. */
  readonly mistaken: Share;
  readonly byKind: readonly RecognitionShares[];
  readonly byFormat: readonly RecognitionShares[];
  readonly byLanguage: readonly RecognitionShares[];
}

type Seen = Pick<Observation, 'truth' | 'kind'>;

/** Any number of cases. */
export function recognitionOf(seen: readonly Seen[]): Recognition {
  const reports = seen.filter(({ truth }) => truth.kind !== 'ordinary');
  const ordinary = seen.filter(({ truth }) => truth.kind === 'ordinary');
  return {
    kinds: kindsOf(seen),
    all: sharesOf('all', reports),
    mistaken: shareOf(ordinary.filter(({ kind }) => kind !== 'ordinary').length, ordinary.length),
    byKind: grouped(reports, ({ kind }) => kind),
    byFormat: grouped(reports, ({ format }) => format),
    byLanguage: grouped(reports, ({ language }) => language),
  };
}

function kindsOf(seen: readonly Seen[]): readonly KindCount[] {
  const counts = new Map<string, { truth: VerdictKind; said: VerdictKind; count: number }>();
  for (const { truth, kind } of seen) {
    const key = `${truth.kind} ${kind}`;
    const known = counts.get(key) ?? { truth: truth.kind, said: kind, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  return byName([...counts].map(([name, value]) => ({ name, value }))).map(({ value }) => value);
}

function grouped(
  reports: readonly Seen[],
  nameOf: (truth: Truth) => string,
): readonly RecognitionShares[] {
  const groups = new Map<string, Seen[]>();
  for (const one of reports) {
    const name = nameOf(one.truth);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return byName([...groups].map(([name, group]) => sharesOf(name, group)));
}

function sharesOf(name: string, reports: readonly Seen[]): RecognitionShares {
  return {
    name,
    recognised: shareOf(reports.filter(({ kind }) => kind !== 'ordinary').length, reports.length),
    kindRight: shareOf(
      reports.filter(({ kind, truth }) => kind === truth.kind).length,
      reports.length,
    ),
  };
}

/** By code unit, the same everywhere. */
function byName<T extends { readonly name: string }>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
