/**
 * How far a measure would move on another sample of the same kind: the bootstrap
 * (B. Efron, Annals of Statistics 7, 1979) draws cases anew with replacement, as
 * many as there were, and takes the middle 95 % of what is measured on the draws.
 *
 * Labels are drawn apart, so that each sample has as many of each. Cases that hang
 * together, such as the bounces of one spam run or reports on one mail, are drawn
 * together: a thousand copies of one campaign are one case and not a thousand, and
 * an interval that took them for independent would be far too narrow.
 */

import type { Random } from '../random.ts';
import type { Truth } from '../truth.ts';

/** How samples are drawn. */
export interface BootstrapOptions {
  readonly random: Random;
  /** Samples drawn; default 1,000, which places the ends of the interval to about a tenth of its width. */
  readonly rounds?: number;
  /** Cases of one key are drawn together; null stands alone. Default `clusterOf`. */
  readonly cluster?: (truth: Truth) => string | null;
}

/** The middle 95 % of the samples; null where no sample gave a number. */
export type Interval = readonly [low: number, high: number] | null;

const DEFAULT_ROUNDS = 1_000;
/** Left out at each end. */
const TAIL = 0.025;

/** The spam run, or else the mail that the report is on, or else nothing. */
export function clusterOf({ campaign, source }: Truth): string | null {
  if (campaign !== null) return `campaign ${campaign}`;
  return source === null ? null : `mail ${source.corpus}\n${source.path}`;
}

/**
 * @param cases what is drawn from
 * @param measure given how often each case was drawn, the measures; the same number of them each time
 * @returns an interval a measure
 */
export function bootstrap(
  cases: readonly { readonly truth: Truth }[],
  measure: (drawn: ArrayLike<number>) => readonly (number | null)[],
  options: BootstrapOptions,
): readonly Interval[] {
  const kindOf = Int32Array.from(cases, (_, place) => place);
  return bootstrapKinds(cases, { kindOf, first: kindOf }, measure, options);
}

/** Cases that no measure tells apart are of one kind. */
export interface Kinds {
  /** The kind of each case, from 0. */
  readonly kindOf: Int32Array;
  /** The first case of each kind. */
  readonly first: Int32Array;
}

/** Numbers the kinds of cases by their keys, in the order in which they are met. */
export function kindsOf<T>(cases: readonly T[], keyOf: (one: T, place: number) => string): Kinds {
  const known = new Map<string, number>();
  const first: number[] = [];
  const kindOf = Int32Array.from(cases, (one, place) => {
    const key = keyOf(one, place);
    const kind = known.get(key) ?? first.length;
    if (kind === first.length) {
      known.set(key, kind);
      first.push(place);
    }
    return kind;
  });
  return { kindOf, first: Int32Array.from(first) };
}

/** One of each kind. */
export function firstOf<T>(cases: readonly T[], { first }: Kinds): readonly T[] {
  return Array.from(first).flatMap((place) => cases.slice(place, place + 1));
}

/** `bootstrap` of cases by their kinds, with the same draws: `measure` is given how often each kind was drawn. */
export function bootstrapKinds(
  cases: readonly { readonly truth: Truth }[],
  { kindOf, first }: Kinds,
  measure: (drawn: ArrayLike<number>) => readonly (number | null)[],
  { random, rounds = DEFAULT_ROUNDS, cluster = clusterOf }: BootstrapOptions,
): readonly Interval[] {
  const strata = clustersByLabel(cases, cluster, kindOf);
  const drawn = new Int32Array(first.length);
  const seen: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    drawn.fill(0);
    for (const clusters of strata) draw(clusters, drawn, random);
    for (const [i, value] of measure(drawn).entries()) {
      seen[i] ??= [];
      if (value !== null) seen[i]?.push(value);
    }
  }
  return seen.map(middle);
}

/** The middle 95 % of a list. */
function middle(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number | undefined => sorted[Math.round(share * (sorted.length - 1))];
  const [low, high] = [at(TAIL), at(1 - TAIL)];
  return low === undefined || high === undefined ? null : [low, high];
}

/** Of cluster `i` are the places from `ends[i - 1]` up to, and without, `ends[i]`: a kind, and how many of it. */
interface Clusters {
  readonly kinds: Int32Array;
  readonly times: Int32Array;
  readonly ends: Int32Array;
}

function clustersByLabel(
  cases: readonly { readonly truth: Truth }[],
  cluster: (truth: Truth) => string | null,
  kindOf: Int32Array,
): readonly Clusters[] {
  const strata = new Map<
    string,
    { readonly keyed: Map<string, Map<number, number>>; readonly all: Map<number, number>[] }
  >();
  for (const [place, { truth }] of cases.entries()) {
    let stratum = strata.get(truth.label);
    if (stratum === undefined) {
      stratum = { keyed: new Map(), all: [] };
      strata.set(truth.label, stratum);
    }
    const kind = kindOf[place] ?? 0;
    const key = cluster(truth);
    const known = key === null ? undefined : stratum.keyed.get(key);
    if (known !== undefined) {
      known.set(kind, (known.get(kind) ?? 0) + 1);
      continue;
    }
    const fresh = new Map([[kind, 1]]);
    stratum.all.push(fresh);
    if (key !== null) stratum.keyed.set(key, fresh);
  }
  return [...strata.values()].map(({ all }) => {
    let end = 0;
    return {
      kinds: Int32Array.from(all.flatMap((counts) => [...counts.keys()])),
      times: Int32Array.from(all.flatMap((counts) => [...counts.values()])),
      ends: Int32Array.from(all, ({ size }) => {
        end += size;
        return end;
      }),
    };
  });
}

function draw({ kinds, times, ends }: Clusters, drawn: Int32Array, random: Random): void {
  for (let i = 0; i < ends.length; i += 1) {
    const chosen = random.below(ends.length);
    const end = ends[chosen] ?? 0;
    for (let at = ends[chosen - 1] ?? 0; at < end; at += 1) {
      const kind = kinds[at] ?? 0;
      drawn[kind] = (drawn[kind] ?? 0) + (times[at] ?? 0);
    }
  }
}
