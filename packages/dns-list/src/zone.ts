/**
 * A list at work: its zone, how its answers are read, what is said of its failures,
 * and how it does for each kind of question.
 *
 * The kinds have states of their own: a list may answer for IPv4 and be dead for IPv6.
 * A refusal alone is of all kinds.
 */

import { createTroubleWriter, type TroubleWriter } from './describe-trouble.ts';
import type { ListKind, SelfTestPoints } from './list-definition.ts';
import type { CompleteOptions } from './list-options.ts';
import { type AnswerReader, createAnswerReader } from './read-answer.ts';
import type { SelectedList } from './select-lists.ts';
import { createZoneState, type TestResult, type ZoneState } from './zone-state.ts';

/** How a list does for one kind of question. */
export interface ZoneKind {
  readonly kind: ListKind;
  readonly points: SelfTestPoints | null;
  readonly state: ZoneState;
  /** The self-test in flight. */
  testing: Promise<TestResult> | null;
  /** Whether a question is in flight that decides whether the list comes on again. */
  probing: boolean;
}

/** A list at work. */
export interface Zone extends SelectedList {
  readonly read: AnswerReader;
  readonly say: TroubleWriter;
  readonly kinds: ReadonlyMap<ListKind, ZoneKind>;
}

/** A list that was not asked yet. `keys` are all secrets of the client. */
export function createZone(
  { definition, zone }: SelectedList,
  keys: readonly string[],
  options: CompleteOptions,
): Zone {
  const policy = { ...options, testRetryMs: Math.min(options.breakerOffMs, options.testEveryMs) };
  const kinds = definition.kinds.map((kind): [ListKind, ZoneKind] => [
    kind,
    {
      kind,
      points: definition.selfTest.find((points) => points.kind === kind) ?? null,
      state: createZoneState(policy, options.random),
      testing: null,
      probing: false,
    },
  ]);
  return {
    definition,
    zone,
    read: createAnswerReader(definition),
    say: createTroubleWriter(definition, keys),
    kinds: new Map(kinds),
  };
}
