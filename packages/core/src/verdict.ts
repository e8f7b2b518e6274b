/**
 * The answer: a label, a score, and the reasons whose points add up to it.
 */

import type { Dsn, ReportKind } from './dsn.ts';
import type { Problem } from './problem.ts';
import type { Note } from './signal.ts';

/**
 * `genuine`: a report on mail that really left through us. `backscatter`: on
 * mail that did not. `unsure`: nothing decisive, or a needed source did not
 * answer. `not-a-bounce`: no report on a message, or one that was asked for.
 */
export type Label = 'genuine' | 'backscatter' | 'unsure' | 'not-a-bounce';

/** `ordinary` is everything that is no report. */
export type VerdictKind = ReportKind | 'ordinary';

/** A finding as it counted. */
export interface Reason {
  /** The finding's code. */
  readonly code: string;
  /** What it counted, after group caps. Positive speaks for backscatter. */
  readonly points: number;
  /**
   * One sentence with the datum that decided. May quote the mail, escaped by `escapeText`: a line
   * for a terminal, a log or a header; a page escapes HTML besides.
   */
  readonly summary: string;
  /** The signal that said it. */
  readonly signal: string;
  /** Details for a program, plain JSON, by the signal that said it. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A signal that gave no findings, and why, escaped as a reason is. */
export interface Silence {
  readonly signal: string;
  /** Completes "because …". */
  readonly why: string;
}

/**
 * What was decided about a mail, and why. Its sentences can be shown as they are; what `report` and
 * `data` repeat of the mail is as the mail has it: show it through `escapeText`.
 */
export interface Verdict {
  readonly label: Label;
  readonly kind: VerdictKind;
  /** Exactly the sum of the reasons' points. */
  readonly score: number;
  /** Probability of backscatter, 0 to 1; null for `not-a-bounce`. */
  readonly probability: number | null;
  /** Largest points first, by magnitude. */
  readonly reasons: readonly Reason[];
  /** Signals with nothing to judge by. */
  readonly abstained: readonly Silence[];
  /** Signals whose source did not answer. */
  readonly unavailable: readonly Silence[];
  /** Signals that were not asked because they could not change the label. */
  readonly skipped: readonly Silence[];
  /** The parsed report, without the bytes of what it returned; null when the mail is none. */
  readonly report: Dsn | null;
  /** What was odd about the mail or the configuration. */
  readonly problems: readonly Problem[];
  /** Hand the verdict to `commit` to have these remembered. */
  readonly notes: readonly Note[];
  /** Names the delivery, so that a second look counts once; null where there is nothing to remember. */
  readonly key: string | null;
}
