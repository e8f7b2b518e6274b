/**
 * A signal looks at the evidence and reports what it found. It knows nothing
 * of points: `strength` says how sure it is, the weight table says what that
 * is worth.
 */

import type { Evidence } from './evidence.ts';

/** One thing that a signal found. */
export interface Finding {
  /** Stable code in kebab-case; the key of the weight table. */
  readonly code: string;
  /** How sure, 0 to 1. The weight table's points are multiplied by it. */
  readonly strength: number;
  /** One sentence with the datum that decided. May `quote` the mail; never a secret. */
  readonly summary: string;
  /** Machine-readable details, plain JSON. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Something to remember once the verdict has become final. Plain JSON.
 * `check` changes nothing; what must be counted leaves as a note.
 */
export interface Note {
  /** Name of the signal that wrote it and will be asked to remember it. */
  readonly signal: string;
  /** What `remember` is handed. */
  readonly value: unknown;
}

/** What a signal answers. Silence is not an answer. */
export type Outcome =
  /** It looked. No findings means: looked and found nothing. */
  | {
      readonly status: 'ok';
      readonly findings: readonly Finding[];
      readonly notes?: readonly unknown[];
      /** Why there is no finding, for `explain`. */
      readonly data?: Readonly<Record<string, unknown>>;
      /** Sources of several that did not answer, a sentence each; the others did. */
      readonly unavailable?: readonly string[];
    }
  /** There is nothing to judge by: nothing returned, nothing learned, no coverage. */
  | { readonly status: 'abstained'; readonly why: string }
  /** A source did not answer. */
  | { readonly status: 'unavailable'; readonly why: string };

/**
 * When a signal runs. Rounds run in this order, the signals of one round in
 * parallel: `local` in microseconds, `content` reads text, `network` waits for
 * others, `after` sees what the others found.
 */
export type Round = 'local' | 'content' | 'network' | 'after';

/** What `check` is handed beside the evidence. */
export interface SignalContext {
  /**
   * Aborts at the deadline or when the caller gives up. Made when it is read, so it is no property
   * of the object's own: who wraps a signal hands the context on as it is.
   */
  readonly abort: AbortSignal;
  /** Findings of the earlier rounds; empty unless the signal's round is `after`. */
  readonly findings: readonly Finding[];
  /**
   * Names the delivery as the `key` of `remember` will; the first call reads the whole mail. Absent
   * where nothing is remembered.
   */
  readonly key?: () => string;
}

/** One question asked of the evidence. Plain objects with this shape are signals. */
export interface Signal {
  /** Unique within a classifier, in kebab-case. */
  readonly name: string;
  /** When it runs. */
  readonly round: Round;
  /**
   * Every code it may report. With it the signal can be skipped when none of
   * them could change the label any more; without it, or with `always`, it runs all the same.
   */
  readonly codes?: readonly string[];
  /** Whether it runs even where it cannot change the label, for what it has to remember. */
  readonly always?: boolean;
  /** Only reads. A rejection or a throw counts as `unavailable`. */
  check(evidence: Evidence, context: SignalContext): Promise<Outcome>;
  /**
   * Remembers one note of its own. `key` is the same for every look at the
   * same delivery: remembering a key twice must count once.
   */
  remember?(value: unknown, key: string): Promise<void>;
}
