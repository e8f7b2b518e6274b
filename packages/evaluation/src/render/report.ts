/**
 * A report is a plain JSON value: what was run, what was measured, what is weak.
 * Whoever runs something fills it with `measureRow`; `toJson`, `toMarkdown` and
 * `toHtml` show it. Nothing in it is formatted, and nothing is trusted: names may
 * come from file names and mails.
 */

import type { Label } from '@backscatter/core';
import type { Calibration } from '../measures/calibration.ts';
import type { Difference } from '../measures/compare.ts';
import type { Confusion } from '../measures/confusion.ts';
import type { Estimate } from '../measures/estimate.ts';
import type { ScoreHistogram } from '../measures/histogram.ts';
import type { Ranking } from '../measures/ranking.ts';
import type { Recognition } from '../measures/recognition.ts';
import type { Share } from '../measures/share.ts';
import type { SourceUse } from '../measures/source-use.ts';
import type { TruthLabel } from '../truth.ts';

/** `natural` came over the wire once; `synthetic` was written by a generator. */
export type MailOrigin = 'natural' | 'synthetic';

/** What was run, so that anybody can run it again. */
export interface ReportMeta {
  /** Of the generator; null where nothing was generated. */
  readonly seed: number | null;
  /** Hash of what was measured, in hex; null where none was taken. */
  readonly digest: string | null;
  /** The day of the run, such as `2026-03-01`, handed in; null keeps two runs identical. */
  readonly date: string | null;
  /** By program, such as `backscatter` or `rspamd`. */
  readonly versions: Readonly<Record<string, string>>;
  /** What somebody must set to repeat it. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** The command that repeats it. */
  readonly command: string;
}

/** One list of cases under one filter, measured. */
export interface ReportRow {
  /** What was judged, such as a stratum, an ablation or an adversary; unique beside `filter` in its table. */
  readonly name: string;
  /** Who judged; `backscatter` for ours. */
  readonly filter: string;
  readonly mail: MailOrigin;
  readonly confusion: Confusion;
  readonly ranking: Ranking | null;
  readonly histogram: ScoreHistogram | null;
  readonly calibration: Calibration | null;
  /** Expected cost of a report, in backscatter let through; null where it was not stated. */
  readonly cost: number | null;
  /** One sentence on what is special about it, or null. */
  readonly note: string | null;
}

/** Pictures that a table may be shown with, of all its rows that have what it takes. */
export type PlotName =
  | 'roc'
  | 'precision-recall'
  | 'reliability'
  | 'labels'
  | 'ablation'
  | 'histogram';

/** Rows that belong side by side. */
export interface ReportTable {
  /** Such as `By what is returned`. */
  readonly title: string;
  /** What one reads from it; may be empty. */
  readonly about: string;
  readonly rows: readonly ReportRow[];
  readonly plots: readonly PlotName[];
}

/** A message whose label was wrong. */
export interface Miss {
  /** Where it lies, as the caller named it. */
  readonly path: string;
  readonly truth: TruthLabel;
  readonly label: Label;
  readonly score: number;
  /** What counted, the weightiest first: codes with their points. */
  readonly reasons: readonly { readonly code: string; readonly points: number }[];
}

/** One question, with all that was measured of it. */
export interface ReportTask {
  /** Kebab-case and unique; the anchor in the page. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** What took part, and how much it had to say; absent where every source of the set did. */
  readonly sources?: readonly SourceUse[];
  readonly tables: readonly ReportTable[];
  /** Task 1: is it a report, and which kind; null elsewhere. */
  readonly recognition: Recognition | null;
  /** Pairs of filters on the same cases. */
  readonly differences: readonly Difference[];
  /** The worst first, as many as are worth a look; absent where paths would say nothing. */
  readonly misses?: readonly Miss[];
}

/** What was promised of a figure. */
export interface Target {
  readonly least?: number;
  readonly most?: number;
  /** Cases without which nothing is claimed. */
  readonly cases?: number;
}

/** A figure with its bounds, and what was promised of it. */
export interface HeadlineFigure {
  readonly name: string;
  readonly value: Share | Estimate;
  /** How it is written: a share in per cent, or a bare number. */
  readonly unit: 'share' | 'number';
  /** Null where nothing was promised. */
  readonly target: Target | null;
}

/** Figures for the top of the page that say nothing without each other (`headlineOf`). */
export interface Headline {
  readonly title: string;
  readonly mail: MailOrigin;
  readonly figures: readonly HeadlineFigure[];
}

/** How fast a filter judged. */
export interface SpeedRow {
  readonly name: string;
  readonly messages: number;
  /** Messages a second on one core. */
  readonly perSecond: number;
  readonly note: string | null;
}

/** All of a run. */
export interface Report {
  readonly title: string;
  readonly meta: ReportMeta;
  readonly headlines: readonly Headline[];
  readonly tasks: readonly ReportTask[];
  readonly speed: readonly SpeedRow[];
  /** What is weak, and what the figures do not say; a sentence or two each. */
  readonly notes: readonly string[];
}
