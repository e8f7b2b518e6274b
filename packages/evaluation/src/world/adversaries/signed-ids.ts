/**
 * Message-IDs and ENVIDs that look signed: with a key that is not ours, guessed, too
 * old, or ours but made for another sender.
 */

import { createKeyRing, signMessageId } from '@backscatter/provenance';
import type { Random } from '../../random.ts';
import { DAY } from '../calendar.ts';
import { domainOf } from '../outside.ts';
import type { WorldView } from '../world-view.ts';
import { type Adversary, moments, reportOnForged } from './adversary.ts';

const NAME = 'forged-signed-id';

const WRONG = createKeyRing({ keys: { 3: 'a key that the attacker made up' }, active: 3 });

/** Days after which no signed id holds. */
const OLD = 15;

const MAKERS = ['wrong-key', 'expired', 'of-another', 'changed'] as const;

/** An id of the right shape that will not hold for `address`, without angle brackets. */
function badId(world: WorldView, random: Random, address: string, at: number): string {
  const bytes = Uint8Array.from({ length: 8 }, () => random.below(256));
  const sign = (sender: string, now: number, keys = world.keys): string =>
    signMessageId({ keys, sender, now, random: bytes }).slice(1, -1);
  switch (random.pick(MAKERS)) {
    case 'wrong-key':
      return sign(address, at, WRONG);
    case 'expired':
      return sign(address, at - (OLD + random.below(300)) * DAY);
    case 'of-another': {
      const other = random.pick(world.senders.filter((one) => one.address !== address));
      return sign(other.address, at).replace(/@[^@]*$/, `@${domainOf(address)}`);
    }
    default: {
      const good = sign(address, at);
      const place = 1 + random.below(good.lastIndexOf('@') - 2);
      const letter = good[place] === '7' ? '3' : '7';
      return `${good.slice(0, place)}${letter}${good.slice(place + 1)}`;
    }
  }
}

/** Signed ids that are not good. */
export const forgedSignedId: Adversary = {
  name: NAME,
  about:
    'Knows that ids are signed, and how: he signs with a key of his own, or uses ids that are too old, of another sender, or changed; as ENVID too.',
  *plan(world, count) {
    const own = world.senders.filter(({ way }) => way === 'own');
    for (const { random, at } of moments(world, NAME, count)) {
      const from = random.pick(own).address;
      const messageId = badId(world, random, from, at);
      const envelopeId = badId(world, random, from, at).replace(/@.*/, '');
      yield reportOnForged(world, {
        adversary: NAME,
        random,
        sentAt: at,
        from,
        to: world.stranger(random),
        messageId,
        more: {
          rework: (raw) =>
            raw.replace(
              /^Reporting-MTA:/m,
              `Original-Envelope-Id: ${envelopeId}\r\nReporting-MTA:`,
            ),
        },
      });
    }
  },
};
