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
  { random, rounds = DEFAULT_ROUNDS, cluster = clusterOf }: BootstrapOptions,
): readonly Interval[] {
  const strata = clustersByLabel(cases, cluster);
  const drawn = new Int32Array(cases.length);
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

/** Members of cluster `i` are those from `ends[i - 1]` up to, and without, `ends[i]`. */
interface Clusters {
  readonly members: Int32Array;
  readonly ends: Int32Array;
}

function clustersByLabel(
  cases: readonly { readonly truth: Truth }[],
  cluster: (truth: Truth) => string | null,
): readonly Clusters[] {
  const strata = new Map<
    string,
    { readonly keyed: Map<string, number[]>; readonly all: number[][] }
  >();
  for (const [place, { truth }] of cases.entries()) {
    let stratum = strata.get(truth.label);
    if (stratum === undefined) {
      stratum = { keyed: new Map(), all: [] };
      strata.set(truth.label, stratum);
    }
    const key = cluster(truth);
    const known = key === null ? undefined : stratum.keyed.get(key);
    if (known !== undefined) {
      known.push(place);
      continue;
    }
    const fresh = [place];
    stratum.all.push(fresh);
    if (key !== null) stratum.keyed.set(key, fresh);
  }
  return [...strata.values()].map(({ all }) => {
    let end = 0;
    return {
      members: Int32Array.from(all.flat()),
      ends: Int32Array.from(all, ({ length }) => {
        end += length;
        return end;
      }),
    };
  });
}

function draw({ members, ends }: Clusters, drawn: Int32Array, random: Random): void {
  for (let i = 0; i < ends.length; i += 1) {
    const chosen = random.below(ends.length);
    const end = ends[chosen] ?? 0;
    for (let at = ends[chosen - 1] ?? 0; at < end; at += 1) {
      const member = members[at] ?? 0;
      drawn[member] = (drawn[member] ?? 0) + 1;
    }
  }
}
