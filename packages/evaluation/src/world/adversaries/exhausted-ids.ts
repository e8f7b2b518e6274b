/**
 * Ids whose uses are spent before the genuine reports come: a forger gives thousands
 * of spams the id of one post, or a broken server sends one report again and again.
 */

import { DAY, HOUR } from '../calendar.ts';
import { type Adversary, moments, reportOnForged, reportOnSent } from './adversary.ts';
import { recentPosts } from './copied-ids.ts';

const NAME = 'exhausted-ids';

/** Uses of each id by a forger; a message is believed a dozen times beyond its recipients. */
const USES = 30;

/** Reports that a broken server sends on one mail. */
const REPEATS = 6;

/** Days after which the last report on a mail comes. */
const LATE = 5 * DAY;

/** An id used up before the genuine report on it comes. */
export const exhaustedIds: Adversary = {
  name: NAME,
  about:
    'Uses the id of one post for spam to many, the list among them; or is a broken server that repeats a report; then genuine reports come.',
  *plan(world, count) {
    const runs = Math.max(1, Math.ceil(count / USES));
    for (const { random, at } of moments(world, NAME, runs)) {
      const posts = recentPosts(world, at);
      if (posts.length === 0) continue;
      const post = random.pick(posts);
      for (let n = 0; n < USES; n += 1) {
        const own = random.fork(`spam ${n}`);
        yield reportOnForged(world, {
          adversary: NAME,
          random: own,
          sentAt: at + own.below(DAY),
          from: post.from,
          to: n % 10 === 9 ? post.to : world.stranger(own),
          messageId: post.messageId,
        });
      }
      const last = random.fork('last');
      const when = Math.max(post.at + LATE, at + DAY + HOUR);
      if (when < world.end) {
        yield reportOnSent(world, post, {
          adversary: NAME,
          random: last,
          at: when,
          scenario: 'failed-after-days',
          cause: 'timeout',
        });
      }
    }
    const broken = moments(world, `${NAME} broken server`, Math.ceil(count / REPEATS));
    for (const { random } of broken) {
      const mail = random.pick(
        world.sent.filter(
          ({ at, sender }) =>
            at >= world.start &&
            at < world.end - DAY &&
            sender.way !== 'list' &&
            sender.way !== 'news',
        ),
      );
      for (let n = 0; n < REPEATS; n += 1) {
        const at = mail.at + 10_000 + n * HOUR;
        // It is the same report each time, but for its own date.
        yield reportOnSent(world, mail, {
          adversary: NAME,
          random: random.fork('report'),
          at,
          scenario: 'repeated',
        });
      }
    }
  },
};
