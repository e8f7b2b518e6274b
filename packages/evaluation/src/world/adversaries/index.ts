/** The attacks of the benchmark, and what each attacker knows and can do. */

import type { PlannedEvent, WorldView } from '../world-view.ts';
import type { Adversary } from './adversary.ts';
import { copyToCorrespondent, replayedTagAndId, stuffedCopy } from './combined.ts';
import { copiedId, copiedIdOfSender } from './copied-ids.ts';
import { knownCorrespondents } from './correspondents.ts';
import { exhaustedIds } from './exhausted-ids.ts';
import { forgedDkim } from './forged-dkim.ts';
import { forgedForwarder, forgedHandover } from './forged-handover.ts';
import { forgedRelay } from './forged-relay.ts';
import { hamStuffing } from './ham-stuffing.ts';
import { inducedFlood } from './induced-flood.ts';
import { poisonedTraining } from './poisoned-training.ts';
import { forgedSignedId } from './signed-ids.ts';
import { forgedTag, replayedTag } from './tags.ts';

/** All attacks. */
export const ADVERSARIES: readonly Adversary[] = [
  hamStuffing,
  forgedRelay,
  forgedForwarder,
  forgedHandover,
  copiedId,
  copiedIdOfSender,
  forgedTag,
  replayedTag,
  forgedSignedId,
  forgedDkim,
  knownCorrespondents,
  poisonedTraining,
  inducedFlood,
  exhaustedIds,
  stuffedCopy,
  copyToCorrespondent,
  replayedTagAndId,
];

/** Cases of each attack by which one in a hundred can be told: none of 600 is at most 0.6 % (95 %). */
const ENOUGH = 600;

/** Plans all attacks in a world: `extra` of `createBenchmarkSet` takes it. */
export function adversaries(each: number = ENOUGH): (world: WorldView) => Iterable<PlannedEvent> {
  return function* (world) {
    for (const adversary of ADVERSARIES) yield* adversary.plan(world, each);
  };
}
