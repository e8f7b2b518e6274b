/** A measure with the interval that chance leaves it, 95 % unless said otherwise. */
export interface Estimate {
  /** Null where there was nothing to measure. */
  readonly value: number | null;
  /** Null where no interval was asked for. */
  readonly low: number | null;
  readonly high: number | null;
}
