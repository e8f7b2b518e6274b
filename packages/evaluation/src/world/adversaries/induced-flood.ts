/**
 * A flood that somebody induces: hundreds of reports on spam in one name, so that
 * the genuine reports of the same people among them are thrown away with the rest.
 */

import { HOUR } from '../calendar.ts';
import { domainOf } from '../outside.ts';
import { type Adversary, moments, reportOnForged, reportOnSent, within } from './adversary.ts';

const NAME = 'induced-flood';

/** Reports of each burst, and how long it lasts. */
const BURST = 40;
const LASTS = 6 * HOUR;

/** Genuine reports in each, on the victim's mails and his colleagues'. */
const VICTIMS = 20;

/** A burst in the name of somebody whose genuine reports are to be lost. */
export const inducedFlood: Adversary = {
  name: NAME,
  about:
    'Sends a burst of spam in one name, so that genuine reports which come meanwhile go down with it.',
  *plan(world, count) {
    const bursts = Math.max(1, Math.ceil(count / VICTIMS));
    for (const { random, at } of moments(world, NAME, bursts)) {
      const near = within(world.sent, at + LASTS, LASTS).filter(
        ({ sender }) => sender.way !== 'news' && sender.way !== 'list',
      );
      const first = near[0];
      if (first === undefined) continue;
      const from = random.pick(near).from;
      const domain = domainOf(from);
      for (let n = 0; n < BURST; n += 1) {
        const own = random.fork(`spam ${n}`);
        yield reportOnForged(world, {
          adversary: NAME,
          random: own,
          sentAt: at + own.below(LASTS),
          from,
          to: world.stranger(own),
        });
      }
      const his = near.filter((mail) => mail.from === from);
      const theirs = near.filter((mail) => mail.from !== from && domainOf(mail.from) === domain);
      for (const [n, mail] of [...his, ...theirs].slice(0, VICTIMS).entries()) {
        yield reportOnSent(world, mail, { adversary: NAME, random: random.fork(`victim ${n}`) });
      }
    }
  },
};
