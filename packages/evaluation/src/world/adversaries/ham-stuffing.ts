/** Spam with the words of honest mail below it, which a filter that counts words may take for ham. */

import type { SourceText } from '../source-text.ts';
import type { Letter } from '../world-view.ts';
import { type Adversary, moments, reportOnForged } from './adversary.ts';

const NAME = 'ham-stuffing';

/** Honest mails whose words go below each spam, and letters of each. */
const HAMS = 4;
const MOST = 4_000;

/** Stuffs a letter with the words of these mails. */
export function stuffed(letter: Letter, hams: readonly SourceText[]): Letter {
  const words = hams
    .map(({ body }) => body.replace(/<[^<>]{0,2000}>/g, ' ').replace(/[^a-z' \r\n]+/gi, ' '))
    .map((text) => text.slice(0, MOST))
    .join('\r\n');
  // What is encoded would not be words any more.
  const fields = letter.text.fields.filter(
    ({ name, line }) =>
      name !== 'content-transfer-encoding' && !(name === 'content-type' && /multipart/i.test(line)),
  );
  const text = { ...letter.text, fields, body: `${letter.text.body}\r\n\r\n${words}\r\n` };
  return { ...letter, text };
}

/** Honest words below the spam. */
export const hamStuffing: Adversary = {
  name: NAME,
  about: 'Knows what honest people write, and puts pages of it below his spam.',
  *plan(world, count) {
    for (const { random, at } of moments(world, NAME, count)) {
      const hams = Array.from({ length: HAMS }, () => random.pick(world.ham));
      yield reportOnForged(world, {
        adversary: NAME,
        random,
        sentAt: at,
        from: random.pick(world.addresses),
        to: world.stranger(random),
        letter: (letter) => stuffed(letter, hams),
        more: { returned: 'message' },
      });
    }
  },
};
