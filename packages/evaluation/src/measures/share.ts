/**
 * What a share counted on a sample says of the whole: the interval of Clopper and
 * Pearson (Biometrika 26, 1934), exact for the binomial distribution, never too
 * narrow. Wilson's is narrower and may fall short of its promise just where a
 * benchmark of lost mail lives, next to 0. Where nothing (or everything) was
 * counted only one end is open, so the whole 5 % of doubt goes to it: 0 of n
 * leaves at most 1 − 0.05^(1/n), which is the rule of three, 3/n.
 */

/** A share of cases with the least and the largest share that it leaves likely (95 %). */
export interface Share {
  readonly count: number;
  readonly total: number;
  /** `count / total`, 0 to 1; null when there was no case. */
  readonly share: number | null;
  /** 0 to 1; 0 when there was no case. */
  readonly low: number;
  /** 0 to 1; 1 when there was no case. */
  readonly high: number;
}

/** What is left outside the interval. */
const DOUBT = 0.05;

/** Halvings of [0, 1]: enough for every bit of a double. */
const HALVINGS = 60;

/** Terms of the continued fraction; at 10 million cases fewer than 4,000 are needed. */
const MOST_TERMS = 10_000;

/**
 * @param count of `total`, whole numbers
 * @throws RangeError unless 0 ≤ count ≤ total
 */
export function shareOf(count: number, total: number): Share {
  if (!(count >= 0 && count <= total)) throw new RangeError(`no share: ${count} of ${total}`);
  const [low, high] = clopperPearson(count, total);
  return { count, total, share: total === 0 ? null : count / total, low, high };
}

/** The ends of the 95 % interval, two-sided, one-sided where all or none was counted. */
export function clopperPearson(count: number, total: number): readonly [low: number, high: number] {
  if (total === 0) return [0, 1];
  const tail = count === 0 || count === total ? DOUBT : DOUBT / 2;
  // The shares at which so many, or so few, are as unlikely as the doubt that is left.
  const low =
    count === 0 ? 0 : solve((share) => incompleteBeta(share, count, total - count + 1), tail);
  const high =
    count === total
      ? 1
      : solve((share) => incompleteBeta(share, count + 1, total - count), 1 - tail);
  return [low, high];
}

/**
 * Chance that a fair coin falls as unevenly as `one` against `other` or more so
 * (two-sided, exact). McNemar's test of two filters on the same cases is this one.
 */
export function signTest(one: number, other: number): number {
  const total = one + other;
  if (total === 0) return 1;
  const more = Math.max(one, other);
  return Math.min(1, 2 * incompleteBeta(0.5, more, total - more + 1));
}

function solve(rising: (share: number) => number, wanted: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function I_x(a, b), by Lentz's continued fraction. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast on this side of the middle only.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return (front * fraction) / a;
}

/** ln Γ(x) for x > 0: Stirling's series, the argument first raised above 16. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 16; z += 1) shift += Math.log(z);
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
