/**
 * The options of a classifier, checked where it is made.
 */

import type { Clock, ParseMail, Signal } from '@backscatter/core';
import { z } from 'zod';
import { type Costs, DEFAULT_COSTS, thresholdsOf } from './costs.ts';
import type { Thresholds } from './decide.ts';
import { type HexSha256, portableSha256 } from './delivery-key.ts';
import { DEFAULT_CAPS, DEFAULT_WEIGHTS, type Weight, type Weights } from './weights.ts';

/** A kebab-case name, as codes, groups and signals have. */
const name = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'must be kebab-case');
const points = z.number().min(-1_000).max(1_000);
const isFunction = (value: unknown): boolean => typeof value === 'function';
const callable = <T>() => z.custom<T>(isFunction, 'must be a function');

const signal = z.custom<Signal>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    name.safeParse((value as Partial<Signal>).name).success &&
    ['local', 'content', 'network', 'after'].includes((value as Partial<Signal>).round ?? '') &&
    isFunction((value as Partial<Signal>).check),
  'must be a signal: { name: kebab-case, round: local|content|network|after, check(evidence, context) }',
);

const signals = z
  .array(signal)
  .refine(
    (list) => new Set(list.map((one) => one.name)).size === list.length,
    'two signals have the same name',
  );

/** What findings are worth; `createClassifier` and `createWeigher` take it. */
export const pointsSchema = z.strictObject({
  weights: z.record(name, z.union([points, z.strictObject({ points, group: name })])).default({}),
  caps: z.record(name, z.number().min(0).max(10_000)).default({}),
  costs: z
    .strictObject({
      lost: z.number().positive().max(1_000_000).default(DEFAULT_COSTS.lost),
      unsure: z.number().positive().lt(1).default(DEFAULT_COSTS.unsure),
    })
    .refine(({ lost, unsure }) => unsure < lost, 'an unsure must cost less than a lost one')
    .prefault({}),
  thresholds: z
    .strictObject({
      genuine: z.number().negative().optional(),
      backscatter: z.number().positive().optional(),
    })
    .default({}),
});

export const optionsSchema = pointsSchema.extend({
  parse: callable<ParseMail>(),
  clock: z.custom<Clock>(
    (value) =>
      isFunction((value as Clock | null)?.now) && isFunction((value as Clock | null)?.sleep),
    'must be a clock: { now(), sleep(ms, abort) }',
  ),
  signals,
  deadlineMs: z.number().int().min(1).max(600_000).default(10_000),
  exhaustive: z.boolean().default(false),
  hexSha256: callable<HexSha256>().default(() => portableSha256),
});

/** What findings are worth, where it differs from the defaults. */
export interface PointsOptions {
  /**
   * Overrides of the weight table by finding code: points at full strength, and the
   * group for codes of your own (default `other`).
   */
  readonly weights?: Readonly<Record<string, number | Weight>>;
  /** Overrides of the group caps, in points. */
  readonly caps?: Readonly<Record<string, number>>;
  /**
   * What mistakes cost, in backscatter let through; the thresholds follow from it. Default 10
   * for a genuine report lost, a half for an unsure one: −5 and 5 points.
   */
  readonly costs?: Partial<Costs>;
  /** In points; what is given here does not follow from the costs. */
  readonly thresholds?: Partial<Thresholds>;
}

/** What `createClassifier` of the pure entry point takes. */
export interface PureClassifierOptions extends PointsOptions {
  /** Reads raw bytes, such as `parseMail` of `@backscatter/mail/mailparser`. */
  readonly parse: ParseMail;
  readonly clock: Clock;
  /** The complete list; spread `defaultSignals()` to add to the defaults, leave one out to drop it. */
  readonly signals: readonly Signal[];
  /** Milliseconds for all signals together, 1 to 600,000. Default 10,000. */
  readonly deadlineMs?: number;
  /** Ask every signal, even where the label is certain. Default false. */
  readonly exhaustive?: boolean;
  /** The platform's own SHA-256, in hex, which names deliveries. Default one that runs anywhere, and takes longer. */
  readonly hexSha256?: HexSha256;
}

/** The weight table with a caller's overrides. */
export function mergeWeights(overrides: Readonly<Record<string, number | Weight>>): Weights {
  const merged = new Map<string, Weight>(Object.entries(DEFAULT_WEIGHTS));
  for (const [code, override] of Object.entries(overrides)) {
    const group = merged.get(code)?.group ?? 'other';
    merged.set(code, typeof override === 'number' ? { points: override, group } : override);
  }
  return Object.fromEntries(merged);
}

/** The caps with a caller's overrides. */
export function mergeCaps(
  overrides: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return { ...DEFAULT_CAPS, ...overrides };
}

/** The thresholds of the costs, as far as none are given. */
export function mergeThresholds(
  costs: Costs,
  { genuine, backscatter }: { readonly [name in keyof Thresholds]?: number | undefined },
): Thresholds {
  const derived = thresholdsOf(costs);
  return { genuine: genuine ?? derived.genuine, backscatter: backscatter ?? derived.backscatter };
}
