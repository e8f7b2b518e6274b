/**
 * Message-IDs copied from the archives of public lists: under another name of ours,
 * or under that of the very author, while the sent log still has the mail.
 */

import { DAY } from '../calendar.ts';
import type { SentMail, WorldView } from '../world-view.ts';
import { type Adversary, moments, reportOnForged, within } from './adversary.ts';

/** As long as a sent log keeps its mails. */
const RETENTION = 14 * DAY;

/** Posts that anybody can read and the log still has. */
export function recentPosts({ publicPosts }: WorldView, at: number): readonly SentMail[] {
  return within(publicPosts, at, RETENTION);
}

/** The id of a public post, in the name of another of us. */
export const copiedId: Adversary = {
  name: 'copied-id',
  about:
    'Reads public archives and gives his spam the id of a post, in the name of somebody else of us.',
  *plan(world, count) {
    for (const { random, at } of moments(world, 'copied-id', count)) {
      const posts = recentPosts(world, at);
      if (posts.length === 0) continue;
      const { messageId, from } = random.pick(posts);
      const others = world.addresses.filter((address) => address !== from);
      yield reportOnForged(world, {
        adversary: 'copied-id',
        random,
        sentAt: at,
        from: random.pick(others),
        to: world.stranger(random),
        messageId,
      });
    }
  },
};

/** The id of a public post, in the name of its author. */
export const copiedIdOfSender: Adversary = {
  name: 'copied-id-of-sender',
  about: 'Reads public archives and takes both id and author of a post of the last two weeks.',
  *plan(world, count) {
    for (const { random, at } of moments(world, 'copied-id-of-sender', count)) {
      const posts = recentPosts(world, at);
      if (posts.length === 0) continue;
      const { messageId, from } = random.pick(posts);
      yield reportOnForged(world, {
        adversary: 'copied-id-of-sender',
        random,
        sentAt: at,
        from,
        to: world.stranger(random),
        messageId,
      });
    }
  },
};
