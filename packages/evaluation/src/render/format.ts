/**
 * Figures as people read them. Near 0 and near 1 there are more digits, since
 * there they matter; a bound is rounded outwards, so that it stays one.
 */

import type { Estimate } from '../measures/estimate.ts';
import type { Share } from '../measures/share.ts';

/** Said where there was nothing to measure. */
export const NOTHING = '–';

/** Digits after the point beyond which a share is called 0 or 1. */
const MOST_DIGITS = 4;

type Rounding = 'nearest' | 'down' | 'up';

/** `12,345`. */
export function showCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `99.93 %`, `0.012 %`, `34.1 %`; `–` for null. */
export function showPercent(share: number | null, rounding: Rounding = 'nearest'): string {
  if (share === null) return NOTHING;
  return `${digits(100 * share, digitsFor(share), rounding)} %`;
}

/** `0 of 30,000: 0 % (≤ 0.01 %)` or `5 of 10: 50 % (18.7–81.3 %)`. */
export function showShare(share: Share): string {
  if (share.total === 0) return NOTHING;
  return `${showCount(share.count)} of ${showCount(share.total)}: ${showPercent(share.share)} (${showBounds(share)})`;
}

/** `≤ 0.01 %`, `≥ 99.9 %` or `18.7–81.3 %`; 95 %. */
export function showBounds({ low, high }: { readonly low: number; readonly high: number }): string {
  if (low <= 0 && high >= 1) return 'anything';
  if (low <= 0) return `≤ ${showPercent(high, 'up')}`;
  if (high >= 1) return `≥ ${showPercent(low, 'down')}`;
  return `${digits(100 * low, digitsFor(low), 'down')}–${showPercent(high, 'up')}`;
}

/** Like `showShare`, of what no count stands behind. */
export function showEstimate({ value, low, high }: Estimate): string {
  if (value === null) return NOTHING;
  return low === null || high === null
    ? showPercent(value)
    : `${showPercent(value)} (${showBounds({ low, high })})`;
}

/** `0.9987 (0.9981–0.9992)`. */
export function showNumber({ value, low, high }: Estimate): string {
  if (value === null) return NOTHING;
  const bounds = low === null || high === null ? '' : ` (${showPlainBounds({ low, high })})`;
  return `${showPlain(value)}${bounds}`;
}

/** `0.9981–0.9992`. */
export function showPlainBounds({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): string {
  return `${digits(low, 4, 'down')}–${digits(high, 4, 'up')}`;
}

/** `0.0123`; `–` for null. */
export function showPlain(value: number | null): string {
  return value === null ? NOTHING : digits(value, 4, 'nearest');
}

function digitsFor(share: number): number {
  const toEnd = 100 * Math.min(Math.abs(share), Math.abs(1 - share));
  return toEnd >= 10 ? 1 : toEnd >= 0.1 ? 2 : toEnd >= 0.01 ? 3 : MOST_DIGITS;
}

/** Without zeros at the end. */
function digits(value: number, most: number, rounding: Rounding): string {
  const scale = 10 ** most;
  // What is a whole number of steps but for its last bits stays one.
  const steps = Number((value * scale).toPrecision(12));
  const round = { nearest: Math.round, down: Math.floor, up: Math.ceil }[rounding];
  return String(Number((round(steps) / scale).toFixed(most)) + 0);
}
