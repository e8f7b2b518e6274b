/**
 * From scores to probabilities: the log-odds of backscatter as a rising line of
 * straight pieces over the score, for each kind of evidence.
 *
 * A point is worth the same log-odds everywhere only if the findings were independent
 * and the groups complete. They are not: where a log covers everything, to have found
 * nothing says something; where only content was looked at, it does not. So each kind
 * of evidence that a classifier can tell has a line of its own. It rises everywhere
 * (J. Platt's logistic is one straight piece, isotonic regression has steps; this lies
 * between), so more evidence never lowers a probability.
 */

/** A score with the weight of the reports that got it. */
export interface ScoredWeight {
  readonly score: number;
  readonly genuine: number;
  readonly backscatter: number;
}

/** The line's corners: score and log-odds, both rising. Beyond the ends it is level. */
export type CalibrationLine = readonly (readonly [score: number, logOdds: number])[];

/** What is believed of the line before any report is seen. */
export interface CalibrationFitOptions {
  /** Log-odds of a point where nothing is known better. */
  readonly oddsPerPoint: number;
  /** Reports in doubt that this is worth as evidence, for each corner. Default 20. */
  readonly trust?: number;
  /** Whether a score of 0 must stay at even odds, because it means that nothing was looked at. */
  readonly throughZero?: boolean;
}

/** Where the line may bend: densely where doubt lies. */
const CORNERS = [
  -40, -14, -8, -5, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 14, 20,
];
const ZERO = CORNERS.indexOf(0);
/** Log-odds beyond this are not claimed of any sample: one in 22,000. */
const MOST_ODDS = 10;
const MOST_SWEEPS = 2_000;
const SETTLED = 1e-5;

/** Fits the line by weighted likelihood; deterministic. */
export function fitCalibration(
  weights: readonly ScoredWeight[],
  { oddsPerPoint, trust = 20, throughZero = false }: CalibrationFitOptions,
): CalibrationLine {
  const scores = merged(weights);
  // The line is a level at score 0, and from there a rise for each piece.
  const rises = CORNERS.slice(1).map((to, i) => oddsPerPoint * (to - (CORNERS[i] ?? 0)));
  const start = [...rises];
  let level = 0;
  const odds = scores.map(({ score }) => lineAt(score, level, rises));
  const pull = trust / 4;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let most = 0;
    const steps = throughZero ? [...rises.keys()] : [-1, ...rises.keys()];
    for (const piece of steps) {
      const now = piece < 0 ? level : (rises[piece] ?? 0);
      const target = piece < 0 ? 0 : (start[piece] ?? 0);
      let [slope, curvature] = [pull * (now - target), pull];
      for (const [i, { score, genuine, backscatter }] of scores.entries()) {
        const part = piece < 0 ? 1 : shareOf(score, piece);
        if (part === 0) continue;
        const p = 1 / (1 + Math.exp(-(odds[i] ?? 0)));
        slope += part * (genuine * p - backscatter * (1 - p));
        // The logistic's curvature is largest at even odds; that bound never oversteps.
        curvature += (part * part * (genuine + backscatter)) / 4;
      }
      const next = piece < 0 ? now - slope / curvature : Math.max(0, now - slope / curvature);
      if (next === now) continue;
      most = Math.max(most, Math.abs(next - now));
      if (piece < 0) level = next;
      else rises[piece] = next;
      for (const [i, { score }] of scores.entries()) {
        odds[i] = (odds[i] ?? 0) + (next - now) * (piece < 0 ? 1 : shareOf(score, piece));
      }
    }
    if (most < SETTLED) break;
  }
  return cornersOf(level, rises);
}

/** Equal scores as one, in order. */
function merged(weights: readonly ScoredWeight[]): readonly ScoredWeight[] {
  const sums = new Map<number, { score: number; genuine: number; backscatter: number }>();
  for (const { score, genuine, backscatter } of weights) {
    const sum = sums.get(score) ?? { score, genuine: 0, backscatter: 0 };
    sum.genuine += genuine;
    sum.backscatter += backscatter;
    sums.set(score, sum);
  }
  return [...sums.values()].sort((a, b) => a.score - b.score);
}

/**
 * How much of a piece's rise a score has, seen from 0: of a piece above 0 what lies below
 * the score, of a piece below 0 what lies above it, which counts against.
 */
function shareOf(score: number, piece: number): number {
  const [from, to] = [CORNERS[piece] ?? 0, CORNERS[piece + 1] ?? 0];
  const passed = Math.min(1, Math.max(0, (score - from) / (to - from)));
  return piece >= ZERO ? passed : passed - 1;
}

function lineAt(score: number, level: number, rises: readonly number[]): number {
  return rises.reduce((sum, rise, piece) => sum + rise * shareOf(score, piece), level);
}

/** Rounded, bounded, and without corners at which nothing bends. */
function cornersOf(level: number, rises: readonly number[]): CalibrationLine {
  const all = CORNERS.map((score) => {
    const odds = Math.min(MOST_ODDS, Math.max(-MOST_ODDS, lineAt(score, level, rises)));
    return [score, Math.round(odds * 100) / 100 || 0] as const;
  });
  return all.filter(([score, odds], i) => {
    const [before, after] = [all[i - 1], all[i + 1]];
    if (before === undefined || after === undefined) return true;
    const between =
      before[1] + ((after[1] - before[1]) * (score - before[0])) / (after[0] - before[0]);
    return Math.abs(between - odds) > 0.015;
  });
}
