/**
 * A report as JSON that two runs write alike: keys sorted, numbers rounded to six
 * digits (whole ones are kept), what JSON cannot say is null.
 */

import type { Report } from './report.ts';

const DIGITS = 6;

/** Indented by two, with a line end. */
export function toJson(report: Report): string {
  return `${JSON.stringify(settled(report), null, 2)}\n`;
}

function settled(value: unknown): unknown {
  if (typeof value === 'number') return settledNumber(value);
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  // Entries, not assignments: `__proto__` is a key like any other.
  return Object.fromEntries(entries.map(([key, one]) => [key, settled(one)]));
}

function settledNumber(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(DIGITS));
}
