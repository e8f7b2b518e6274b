/**
 * A verdict for a person: what it is, how sure, and why, the weightiest first.
 *
 *     inbox.mbox[3]  Undelivered Mail Returned to Sender
 *       backscatter  failure, score +11, 99.9 % backscatter
 *         +8  not-sent-id   The log holds all mail of … (newsender)
 *         +3  keyword-spam  The returned message says … (keyword)
 */

import {
  escapeText,
  type Problem,
  quote,
  type Reason,
  type Silence,
  type Verdict,
} from '@backscatter/core';
import { PLAIN, type Style, styleLabel } from './style.ts';

/** Characters of a subject that are shown. */
const MAX_SUBJECT = 100;

/** Characters of a sentence that are shown; it may quote the mail at length. */
const MAX_SENTENCE = 400;

/** Problems listed one by one; a hostile mail can have thousands. */
const MAX_PROBLEMS = 20;

/** What is shown with a verdict, and how. */
export interface RenderOptions {
  /** The file, as the user gave it. */
  readonly path: string;
  /** Position of the message in a file of several; null for a file of one. */
  readonly index?: number | null;
  /** The mail's subject, decoded. */
  readonly subject?: string | null;
  /** Default: no colours. */
  readonly style?: Style;
  /**
   * Also reasons without points, who abstained, who was not asked, and each
   * problem. Default false: who abstained shows only where nothing decided.
   */
  readonly verbose?: boolean;
}

/** Lines for a person, with a line end. Nothing in them can steer a terminal. */
export function renderVerdict(verdict: Verdict, options: RenderOptions): string {
  const { verbose = false, style = PLAIN } = options;
  const lines = [
    titleOf(options, style),
    `  ${styleLabel(verdict.label, style)}  ${measuresOf(verdict)}`,
    ...reasonLines(
      verdict.reasons.filter(({ points }) => verbose || points !== 0),
      style,
    ),
    ...silenceLines('unavailable', verdict.unavailable, style.yellow),
  ];
  if (verbose || verdict.label === 'unsure') {
    lines.push(...silenceLines('abstained', verdict.abstained, style.dim));
  }
  if (verbose) lines.push(...silenceLines('not asked', verdict.skipped, style.dim));
  const problems = [...verdict.problems, ...(verdict.report?.problems ?? [])];
  if (verbose) lines.push(...problemLines(problems, style));
  else if (problems.length > 0) {
    const many = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    lines.push(style.dim(`    ${many} (-v shows more)`));
  }
  return `${lines.join('\n')}\n`;
}

/** `+8`, `-40`, `+1.5`, `0`. */
function showPoints(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}

function titleOf({ path, index, subject }: RenderOptions, style: Style): string {
  const place = `${escapeText(path)}${index == null ? '' : `[${index}]`}`;
  const about =
    subject == null || subject.trim() === '' ? '' : `  ${quote(subject.trim(), MAX_SUBJECT)}`;
  return `${style.bold(place)}${about}`;
}

function measuresOf({ kind, score, probability }: Verdict): string {
  if (probability === null) return kind;
  return `${kind}, score ${showPoints(score)}, ${(100 * probability).toFixed(1)} % backscatter`;
}

function reasonLines(reasons: readonly Reason[], style: Style): readonly string[] {
  const points = reasons.map((reason) => showPoints(reason.points));
  const width = Math.max(4, ...points.map(({ length }) => length));
  const codeWidth = Math.max(0, ...reasons.map(({ code }) => code.length));
  return reasons.map(({ code, summary, signal, points: worth }, at) => {
    const colour = worth > 0 ? style.red : worth < 0 ? style.green : style.dim;
    const sum = colour((points[at] ?? '').padStart(width));
    const sentence = quote(summary, MAX_SENTENCE);
    return `    ${sum}  ${escapeText(code).padEnd(codeWidth)}  ${sentence} ${style.dim(`(${escapeText(signal)})`)}`;
  });
}

function silenceLines(
  what: string,
  silences: readonly Silence[],
  colour: (text: string) => string,
): readonly string[] {
  return silences.map(({ signal, why }) =>
    colour(`    ${what}: ${escapeText(signal)}: ${quote(why, MAX_SENTENCE)}`),
  );
}

function problemLines(problems: readonly Problem[], style: Style): readonly string[] {
  const shown = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ code, detail }) => `    problem: ${escapeText(code)}: ${quote(detail, MAX_SENTENCE)}`);
  const left = problems.length - shown.length;
  if (left > 0) shown.push(`    ${left} more problems`);
  return shown.map(style.dim);
}
