/**
 * Score → probability of backscatter, stated at even odds.
 *
 * The points are made for a fixed log-odds each. What that leaves out, the
 * calibration adds: findings are not independent, and to have looked and found
 * nothing says something too, which depends on who looked. So each kind of
 * evidence has a line of its own, fitted to labelled reports (`calibration.ts`).
 * All of them rise, so more evidence never lowers a probability.
 */

import { CALIBRATION } from './calibration.ts';

/** Prior probability that a report is backscatter, at which `probability` is stated. */
export const PRIOR = 0.5;

/** Log-odds a point is worth: five points make 95 %. */
export const LOG_ODDS_PER_POINT = 0.6;

/** The sources whose silence tells something, each with the signals that are it. */
const SOURCES: readonly (readonly [name: string, signals: readonly string[]])[] = [
  ['log', ['newsender']],
  ['keys', ['provenance']],
  ['directory', ['directory']],
  ['content', ['bayesian']],
  ['lists', ['dnsbl', 'surbl']],
];

/** Corners of a rising line: score and log-odds. Level beyond its ends. */
type CalibrationLine = readonly (readonly [score: number, logOdds: number])[];

/** Lines by kind of evidence. */
export type Calibration = Readonly<Record<string, CalibrationLine>>;

/** Where nothing was fitted, what the points are made for. */
const STRAIGHT: CalibrationLine = [
  [-16, -16 * LOG_ODDS_PER_POINT],
  [16, 16 * LOG_ODDS_PER_POINT],
];

/**
 * The kind of evidence: which sources had something to judge by and answered, such as
 * `log directory content`; empty where none did.
 *
 * @param heard names of the signals that answered
 */
export function evidenceKind(heard: readonly string[]): string {
  return SOURCES.filter(([, signals]) => signals.some((name) => heard.includes(name)))
    .map(([source]) => source)
    .join(' ');
}

/** Probability of backscatter, 0 to 1, at the prior. */
export function probabilityOf(score: number, kind: string): number {
  const line = Object.hasOwn(CALIBRATION, kind) ? CALIBRATION[kind] : undefined;
  const odds = Math.log(PRIOR / (1 - PRIOR)) + lineAt(line ?? STRAIGHT, score);
  return Math.round(1e4 / (1 + Math.exp(-odds))) / 1e4;
}

function lineAt(line: CalibrationLine, score: number): number {
  const next = line.findIndex(([corner]) => corner > score);
  const [before, after] = [line.at(next - 1), line[next]];
  if (next <= 0 || before === undefined || after === undefined) {
    return (next === 0 ? line[0] : line.at(-1))?.[1] ?? 0;
  }
  const passed = (score - before[0]) / (after[0] - before[0]);
  return before[1] + passed * (after[1] - before[1]);
}
