/** Two or three attacks at once. */

import { DAY } from '../calendar.ts';
import { type Adversary, moments, reportOnForged, within } from './adversary.ts';
import { recentPosts } from './copied-ids.ts';
import { byOurRelay } from './forged-relay.ts';
import { stuffed } from './ham-stuffing.ts';
import { badTag, tagged } from './tags.ts';

/** A public id, ham and our relay, together. */
export const stuffedCopy: Adversary = {
  name: 'stuffed-copy',
  about: 'Takes id and author of a post, stuffs his spam with ham and claims to come by our relay.',
  *plan(world, count) {
    for (const { random, at } of moments(world, 'stuffed-copy', count)) {
      const posts = recentPosts(world, at);
      if (posts.length === 0) continue;
      const { messageId, from } = random.pick(posts);
      const hams = Array.from({ length: 3 }, () => random.pick(world.ham));
      yield reportOnForged(world, {
        adversary: 'stuffed-copy',
        random,
        sentAt: at,
        from,
        to: world.stranger(random),
        messageId,
        letter: (letter) => byOurRelay(stuffed(letter, hams), world, random),
      });
    }
  },
};

/** A public id, somebody whom its author writes to, and a guessed tag. */
export const copyToCorrespondent: Adversary = {
  name: 'copy-to-correspondent',
  about:
    'Takes id and author of a post, and sends to somebody whom the author writes to, by a tag he guesses.',
  *plan(world, count) {
    for (const { random, at } of moments(world, 'copy-to-correspondent', count)) {
      const posts = recentPosts(world, at).filter(({ sender }) => sender.contacts.length > 0);
      if (posts.length === 0) continue;
      const { messageId, from, sender } = random.pick(posts);
      yield reportOnForged(world, {
        adversary: 'copy-to-correspondent',
        random,
        sentAt: at,
        from,
        to: random.pickZipf(sender.contacts),
        messageId,
        returnPath: random.chance(0.5) ? badTag(world, random, from, at, 'random') : from,
      });
    }
  },
};

/** Id and tag of one mail, used again. */
export const replayedTagAndId: Adversary = {
  name: 'replayed-tag-and-id',
  about: 'Got a mail of ours days ago, and sends its id and return path, tag and all, to others.',
  *plan(world, count) {
    for (const { random, at } of moments(world, 'replayed-tag-and-id', count)) {
      // Who has it must find it, write and send.
      const mails = tagged(world, at);
      const older = mails.slice(0, mails.length - within(mails, at, 2 * DAY).length);
      if (older.length === 0) continue;
      const { from, returnPath, messageId } = random.pick(older);
      yield reportOnForged(world, {
        adversary: 'replayed-tag-and-id',
        random,
        sentAt: at,
        from,
        to: world.stranger(random),
        returnPath,
        messageId,
      });
    }
  },
};
