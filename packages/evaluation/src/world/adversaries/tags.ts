/**
 * Return paths with a tag that is not good: made with a key that is not ours, out of
 * random digits, ours but too old, or another's; and tags that are good, which
 * whoever got a mail of ours can use until they expire.
 */

import { createKeyRing, signReturnPath } from '@backscatter/provenance';
import type { Random } from '../../random.ts';
import { DAY } from '../calendar.ts';
import { domainOf } from '../outside.ts';
import type { SentMail, WorldView } from '../world-view.ts';
import { type Adversary, moments, reportOnForged, within } from './adversary.ts';

/** Days for which a tag is good. */
const GOOD = 7;

const WRONG = createKeyRing({ keys: { 3: 'a key that the attacker made up' }, active: 3 });

const MAKERS = ['wrong-key', 'random', 'expired', 'of-another', 'srs', 'other-shape'] as const;

/** A tagged return path for an address that will not hold; null where there is no material. */
export function badTag(
  world: WorldView,
  random: Random,
  address: string,
  at: number,
  maker: (typeof MAKERS)[number] = random.pick(MAKERS),
): string {
  const [local, domain] = [address.slice(0, address.lastIndexOf('@')), domainOf(address)];
  const hex = (length: number): string =>
    Array.from({ length }, () => random.below(16).toString(16)).join('');
  const day = (Math.floor(at / DAY) + GOOD) % 1_000;
  switch (maker) {
    case 'wrong-key':
      return signReturnPath(address, { keys: WRONG, now: at });
    case 'random':
      return `prvs=3${String(day).padStart(3, '0')}${hex(6)}=${address}`;
    case 'expired':
      return signReturnPath(address, {
        keys: world.keys,
        now: at - (GOOD + 2 + random.below(300)) * DAY,
      });
    case 'of-another': {
      const others = world.senders.filter((one) => one.address !== address);
      const tagged = signReturnPath(random.pick(others).address, { keys: world.keys, now: at });
      return `${tagged.slice(0, tagged.lastIndexOf('=') + 1)}${address}`;
    }
    case 'srs':
      return `SRS0=${random.word(4)}=${random.word(2).toUpperCase()}=${domainOf(world.stranger(random))}=${random.word(6)}@${domain}`;
    default:
      return `btv1==0${hex(8)}==${local}@${domain}`;
  }
}

/** Tags that are not good. */
export const forgedTag: Adversary = {
  name: 'forged-tag',
  about:
    'Knows that return paths are signed, and how: he signs with a key of his own, guesses, or uses tags that are too old or of another address.',
  *plan(world, count) {
    const own = world.senders.filter(({ way }) => way === 'own');
    for (const { random, at } of moments(world, 'forged-tag', count)) {
      const from = random.pick(own).address;
      yield reportOnForged(world, {
        adversary: 'forged-tag',
        random,
        sentAt: at,
        from,
        to: world.stranger(random),
        returnPath: badTag(world, random, from, at),
      });
    }
  },
};

/** Mails whose tag still holds. */
export function tagged(world: WorldView, at: number): readonly SentMail[] {
  return within(world.sent, at, (GOOD - 1) * DAY).filter(
    ({ signed, returnPath, from, sender }) =>
      signed.includes('return-path') && returnPath.includes(from) && sender.way === 'own',
  );
}

/** Tags that are good, used by another. */
export const replayedTag: Adversary = {
  name: 'replayed-tag',
  about:
    'Got a mail of ours within the week, and sends in its name and by its return path, tag and all.',
  *plan(world, count) {
    for (const { random, at } of moments(world, 'replayed-tag', count)) {
      const mails = tagged(world, at);
      if (mails.length === 0) continue;
      const { from, returnPath } = random.pick(mails);
      yield reportOnForged(world, {
        adversary: 'replayed-tag',
        random,
        sentAt: at,
        from,
        to: world.stranger(random),
        returnPath,
      });
    }
  },
};
