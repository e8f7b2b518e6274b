/**
 * The table that is fitted, and what of it may move.
 *
 * Its sign is a code's meaning: a proof can only help, a listing only hurt, whatever
 * a sample says. Points are kept as magnitudes of 0 or more, so that a code which the
 * data would turn round stops at 0.
 */

/** A code's place in the table. */
export interface FitCode {
  readonly code: string;
  readonly group: string;
  /** The judged points, with their sign: where the fit starts, and what it is drawn to. */
  readonly judged: number;
  /** Least and most points it may get, as magnitudes. */
  readonly least: number;
  readonly most: number;
  /** Whether no data moves it. */
  readonly held: boolean;
}

/** A group's cap: where the search starts, and the range it may take. */
export interface FitCap {
  readonly group: string;
  readonly judged: number;
  readonly least: number;
  readonly most: number;
}

/** What is fitted, and within which bounds. */
export interface FitTable {
  readonly codes: readonly FitCode[];
  readonly caps: readonly FitCap[];
  /** Most that these caps may come to together, so that one strong proof outweighs them. */
  readonly together: { readonly groups: readonly string[]; readonly most: number };
  /** Log-odds of a point. */
  readonly oddsPerPoint: number;
  /** Codes of proofs that void what speaks for absence. All are held. */
  readonly voids: ReadonlySet<string>;
}

/** Points by code (with sign) and caps by group. */
export interface FittedPoints {
  readonly points: ReadonlyMap<string, number>;
  readonly caps: ReadonlyMap<string, number>;
}

/**
 * A number that is easily read: quarters below 2, halves below 10, whole ones above.
 * All are whole quarters, as the score needs.
 */
export function readable(points: number): number {
  const size = Math.abs(points);
  const steps = size < 2 ? 4 : size < 10 ? 2 : 1;
  return Math.round(points * steps) / steps || 0;
}
