/** Spam that claims to have come by our relay: its HELO says so, and so do Received lines below. */

import type { Random } from '../../random.ts';
import type { Letter, WorldView } from '../world-view.ts';
import { type Adversary, moments, reportOnForged } from './adversary.ts';

const NAME = 'forged-relay';

/** Puts our relay into the trace, as mail of ours has it. */
export function byOurRelay(letter: Letter, { relay }: WorldView, random: Random): Letter {
  const [top, ...below] = letter.trace;
  if (top === undefined) return letter;
  const ours = {
    helo: `desk-${random.below(90)}`,
    name: null,
    address: `10.${random.below(4)}.${random.below(256)}.${1 + random.below(254)}`,
    by: relay.host,
    family: 'postfix',
    at: letter.sentAt - 2_000,
    for: letter.to,
  };
  return { ...letter, trace: [{ ...top, helo: relay.host }, ours, ...below] };
}

/** A line of our relay below, and its name in HELO. */
export const forgedRelay: Adversary = {
  name: NAME,
  about: 'Has seen a mail of ours, says HELO as our relay does and copies its Received line.',
  *plan(world, count) {
    for (const { random, at } of moments(world, NAME, count)) {
      yield reportOnForged(world, {
        adversary: NAME,
        random,
        sentAt: at,
        from: random.pick(world.senders).address,
        to: world.stranger(random),
        letter: (letter) => byOurRelay(letter, world, random),
      });
    }
  },
};
