/**
 * Spam that claims that our relay handed it over: in the words of a forwarder, below
 * the line of whoever reports; or in the topmost line, by somebody who writes report
 * and all, and brings it from a host of his own.
 */

import type { Hop, Letter, WorldView } from '../world-view.ts';
import { type Adversary, moments, reportOnForged } from './adversary.ts';
import { byOurRelay } from './forged-relay.ts';

/** The line of a host that says it had the mail from our relay. */
function fromOurRelay({ relay: { host, address } }: WorldView, line: Hop): Hop {
  return { ...line, helo: host, name: host, address };
}

/** Lines of a forwarder that never had a mail of ours. */
export const forgedForwarder: Adversary = {
  name: 'forged-forwarder',
  about:
    'Has seen mail of ours that was forwarded, and writes its lines below: that he had it from our relay, and our relay from a user.',
  *plan(world, count) {
    for (const { random, at } of moments(world, 'forged-forwarder', count)) {
      const to = world.stranger(random);
      const passedOn = (letter: Letter): Letter => {
        const [top, ours, ...below] = byOurRelay(letter, world, random).trace;
        const [own] = letter.trace;
        if (top === undefined || ours === undefined || own === undefined) return letter;
        const by = own.name ?? own.helo;
        const forwarder = fromOurRelay(world, { ...own, by, at: own.at - 1_000 });
        return { ...letter, trace: [own, forwarder, ours, ...below] };
      };
      yield reportOnForged(world, {
        adversary: 'forged-forwarder',
        random,
        sentAt: at,
        from: random.pick(world.senders).address,
        to,
        letter: passedOn,
      });
    }
  },
};

/** A whole report, with a topmost line that names our relay. */
export const forgedHandover: Adversary = {
  name: 'forged-handover',
  about:
    'Writes the report himself, with a topmost line that says that he had his spam from our relay.',
  *plan(world, count) {
    for (const { random, at } of moments(world, 'forged-handover', count)) {
      const bot = world.injector(random);
      yield reportOnForged(world, {
        adversary: 'forged-handover',
        random,
        sentAt: at,
        from: random.pick(world.senders).address,
        to: world.stranger(random),
        letter: (letter) => {
          const [, ours, ...below] = byOurRelay(letter, world, random).trace;
          const [top] = letter.trace;
          if (top === undefined || ours === undefined) return letter;
          return { ...letter, trace: [fromOurRelay(world, top), ours, ...below] };
        },
        more: { client: { host: bot.helo, address: bot.address, name: bot.name } },
      });
    }
  },
};
