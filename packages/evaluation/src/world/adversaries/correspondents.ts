/** A forger with the address book of each sender: a worm, say, on a friend's machine. */

import { type Adversary, moments, reportOnForged } from './adversary.ts';

const NAME = 'known-correspondents';

/** Spam to those whom a sender writes to. */
export const knownCorrespondents: Adversary = {
  name: NAME,
  about:
    'Knows whom each of us writes to, and sends to these in his name; not what was written when.',
  *plan(world, count) {
    const senders = world.senders.filter(({ contacts }) => contacts.length > 0);
    for (const { random, at } of moments(world, NAME, count)) {
      const { address, contacts } = random.pick(senders);
      yield reportOnForged(world, {
        adversary: NAME,
        random,
        sentAt: at,
        from: address,
        to: random.pickZipf(contacts),
      });
    }
  },
};
