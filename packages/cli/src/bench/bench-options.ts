/** The options of `bench`, as commander hands them over. */

import type { JudgingTime } from '../judge/judge-options.ts';
import type { DnsOptions } from '../lists/list-options.ts';
import type { ModelOptions } from '../model/model-options.ts';

/** As commander hands them over. */
export interface BenchOptions extends ModelOptions, DnsOptions {
  readonly genuine?: readonly string[];
  readonly backscatter?: readonly string[];
  readonly ordinary?: readonly string[];
  readonly ham?: readonly string[];
  readonly spam?: readonly string[];
  readonly now?: JudgingTime;
  readonly report?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly quiet?: true;
  /** Of all chance in the run: a whole number. */
  readonly seed?: number;
  /** Cases of a set that is made. */
  readonly size?: number;
  /** What a genuine report lost costs, in backscatter let through. */
  readonly cost?: number;
  /** The day that the report states, such as `2026-03-01`. */
  readonly date?: string;
  readonly jobs?: number;
}
