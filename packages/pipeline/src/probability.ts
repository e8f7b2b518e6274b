/**
 * Score → probability of backscatter, stated at even odds.
 *
 * The points are made for a fixed log-odds each. What that leaves out, the
 * calibration adds: findings are not independent, and to have looked and found
 * nothing says something too, which depends on who looked, on whether there was
 * anything to look at, and on who reports: a server, a person's program, or a filter that asks or warns. So each
 * kind of evidence has a line of its own, fitted to labelled reports (`calibration.ts`).
 * All of them rise, so more evidence never lowers a probability.
 */

import type { VerdictKind } from '@backscatter/core';
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

/**
 * Sources of which it is told when they were asked and found nothing to judge by: nothing came
 * back to read, or a host of ours that no list is asked about. Where log and keys find nothing is the
 * habit of the program that reports, and others have other habits: of these it is not believed.
 */
const SILENCES: ReadonlySet<string> = new Set(['directory', 'content', 'lists']);

/**
 * Who reports, by kind; a server where none is named. Filters ask or warn mostly about spam, and people answer, or their programs
 * confirm, what got through one.
 */
const REPORTERS: ReadonlyMap<VerdictKind, string> = new Map([
  ['auto-reply', 'answer'],
  ['disposition-notification', 'answer'],
  ['success', 'answer'],
  ['challenge-response', 'filter'],
  ['virus-warning', 'filter'],
]);

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
 * The kind of evidence, such as `log directory lists ~ content` or `answer: directory`: who reports, which sources had something to judge by
 * and answered, and behind the mark which were asked and had nothing. A source that is not configured, or did
 * not answer, stands in neither list. Empty where none was asked.
 *
 * @param kind of the report
 * @param heard names of the signals that answered
 * @param abstained names of those that had nothing to judge by
 */
export function evidenceKind(
  kind: VerdictKind,
  heard: readonly string[],
  abstained: readonly string[],
): string {
  const [spoke, silent]: [string[], string[]] = [[], []];
  for (const [source, signals] of SOURCES) {
    if (signals.some((name) => heard.includes(name))) spoke.push(source);
    else if (SILENCES.has(source) && signals.some((name) => abstained.includes(name)))
      silent.push(source);
  }
  const sources = silent.length === 0 ? spoke : [...spoke, '~', ...silent];
  const reporter = REPORTERS.get(kind);
  return reporter === undefined || sources.length === 0
    ? sources.join(' ')
    : `${reporter}: ${sources.join(' ')}`;
}

/** Probability of backscatter, 0 to 1, at the prior. */
export function probabilityOf(score: number, kind: string): number {
  const odds = Math.log(PRIOR / (1 - PRIOR)) + lineAt(lineOf(kind), score);
  return Math.round(1e4 / (1 + Math.exp(-odds))) / 1e4;
}

/** Where too few of one reporter's were seen, that of servers. */
function lineOf(kind: string): CalibrationLine {
  if (Object.hasOwn(CALIBRATION, kind)) return CALIBRATION[kind] ?? STRAIGHT;
  const sources = kind.slice(kind.indexOf(':') + 1).trim();
  return (Object.hasOwn(CALIBRATION, sources) ? CALIBRATION[sources] : undefined) ?? STRAIGHT;
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
