/** Lost, caught and unsure of a row side by side, and whether they are what was promised. */

import type { Headline, HeadlineFigure, ReportRow, Target } from './report.ts';

/**
 * `met`: even the unfavourable end of the 95 % bound is. `open`: the figure is, the
 * bound is not. `few`: too few cases to claim anything. Null: nothing was promised,
 * or nothing measured.
 */
export type Standing = 'met' | 'open' | 'missed' | 'few' | null;

/** Lost and caught always come with what was left unsure. */
export function headlineOf(
  title: string,
  { mail, confusion }: ReportRow,
  targets: { readonly lost?: Target; readonly caught?: Target; readonly unsure?: Target } = {},
): Headline {
  const figure = (name: 'lost' | 'caught' | 'unsure'): HeadlineFigure => ({
    name,
    value: confusion[name],
    unit: 'share',
    target: targets[name] ?? null,
  });
  return { title, mail, figures: [figure('lost'), figure('caught'), figure('unsure')] };
}

/** How a figure stands to what was promised: null where nothing was promised, or measured. */
export function standingOf({ value, target }: HeadlineFigure): Standing {
  const reached = 'share' in value ? value.share : value.value;
  if (target === null || reached === null) return null;
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, cases = 0 } = target;
  if (reached < least || reached > most) return 'missed';
  if ('total' in value && value.total < cases) return 'few';
  return (value.low ?? reached) >= least && (value.high ?? reached) <= most ? 'met' : 'open';
}
