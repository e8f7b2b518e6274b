/** Spam that bears a DKIM signature in our name, which nobody but us can make. */

import { domainOf } from '../outside.ts';
import { type Adversary, moments, reportOnForged } from './adversary.ts';

const NAME = 'forged-dkim';

/** Characters of a signature with 2048 bits, in base64. */
const SIGNATURE = 342;

/** A signature of our domain that was never made. */
export const forgedDkim: Adversary = {
  name: NAME,
  about: 'Knows our domain and selector, and writes a DKIM-Signature of the right shape.',
  *plan(world, count) {
    for (const { random, at } of moments(world, NAME, count)) {
      const from = random.pick(world.senders).address;
      const field = [
        `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domainOf(from)}; s=mail;`,
        `\tt=${Math.floor(at / 1_000)}; h=from:to:subject:date:message-id;`,
        `\tbh=${random.word(43)}=;`,
        `\tb=${random.word(SIGNATURE)}==`,
      ].join('\r\n');
      yield reportOnForged(world, {
        adversary: NAME,
        random,
        sentAt: at,
        from,
        to: world.stranger(random),
        letter: (letter) => ({ ...letter, rework: (raw) => `${field}\r\n${raw}` }),
      });
    }
  },
};
