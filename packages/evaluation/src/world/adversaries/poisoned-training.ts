/**
 * Training that an attacker has a hand in: users whom he brings to report his spam as
 * ham, and to report as spam what is full of the words of their own mail. The filter
 * that learned it judges his spam, and their genuine reports.
 */

import { binaryOf, bytesOf } from '../../binary-string.ts';
import type { SourceMail } from '../../generator/events.ts';
import type { Random } from '../../random.ts';
import type { SourceText } from '../source-text.ts';
import { type Adversary, moments, reportOnForged, reportOnSent } from './adversary.ts';

const NAME = 'poisoned-training';

/** What the attacker sells; `#` is a word of each copy's own. */
const TEXTS: readonly (readonly [subject: string, body: string])[] = [
  [
    'Our spring catalogue, #',
    'We make the finest replica timepieces and ship them in plain boxes. Members of our club # pay a third. Choose among three hundred models at http://club-#.example-shop.net/ and tell nobody.',
  ],
  [
    'Your account balance, #',
    'A payment of 4,900 is waiting for you, # . To receive it confirm your bank details today at http://pay-#.example-shop.net/confirm or the amount goes back to the fund.',
  ],
  [
    'No more tired mornings #',
    'Natural capsules, no prescription, no questions: thousands feel younger in a week. Order # bottles now and get as many free at http://young-#.example-shop.net/ with discreet delivery.',
  ],
];

/** Of the mails learned before, how many more the attacker gets in by each way. */
const SHARE = 0.03;

/** Honest mails in each that is reported as spam. */
const HAMS = 3;

/**
 * What a filter learns beside its owner's mail once an attacker has a hand in it.
 *
 * @param earlier what it learned before
 */
export function poisonedLessons(
  earlier: readonly SourceMail[],
  random: Random,
): readonly SourceMail[] {
  const ham = earlier.filter(({ as }) => as === 'ham');
  if (ham.length === 0) return [];
  const count = Math.ceil(earlier.length * SHARE);
  return Array.from({ length: 2 * count }, (_, n): SourceMail => {
    const own = random.fork(`lesson ${n}`);
    const path = `${n}.eml`;
    if (n < count) {
      const { subject, body } = copyOf(own);
      return { corpus: NAME, path, as: 'ham', raw: bytesOf(mailOf(subject, body)) };
    }
    const words = Array.from({ length: HAMS }, () => bodyOf(own.pick(ham)));
    return {
      corpus: NAME,
      path,
      as: 'spam',
      raw: bytesOf(mailOf(own.word(8), words.join('\r\n'))),
    };
  });
}

function mailOf(subject: string, body: string): string {
  return `Subject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`;
}

/** The words of a mail, as far as they stand there in clear. */
function bodyOf({ raw }: SourceMail): string {
  const text = binaryOf(raw.subarray(0, 30_000)).replace(/\r\n?/g, '\n');
  const body = text.slice(Math.max(0, text.indexOf('\n\n')));
  return body.replace(/<[^<>]{0,2000}>/g, ' ').replaceAll('\n', '\r\n');
}

function copyOf(random: Random): { readonly subject: string; readonly body: string } {
  const [subject, body] = random.pick(TEXTS);
  const own = (text: string): string => text.replaceAll('#', () => random.word(6));
  return { subject: own(subject), body: own(body) };
}

function textOf(random: Random): SourceText {
  const { subject, body } = copyOf(random);
  return {
    corpus: NAME,
    path: 'spam',
    as: 'spam',
    author: 0,
    fields: [
      { name: 'subject', line: `Subject: ${subject}` },
      { name: 'mime-version', line: 'MIME-Version: 1.0' },
      { name: 'content-type', line: 'Content-Type: text/plain; charset=utf-8' },
    ],
    addressed: null,
    answers: false,
    subject,
    body: `${body}\r\n`,
  };
}

/** Spam that the content filter was taught to like. */
export const poisonedTraining: Adversary = {
  name: NAME,
  about:
    'Has users report his spam as ham, and mail full of their own words as spam, before he sends.',
  *plan(world, count) {
    for (const { random, at } of moments(world, NAME, count)) {
      yield reportOnForged(world, {
        adversary: NAME,
        random,
        sentAt: at,
        from: random.pick(world.addresses),
        to: world.stranger(random),
        letter: (letter) => ({ ...letter, text: textOf(random) }),
        more: { returned: 'message' },
      });
    }
    const sent = world.sent.filter(
      ({ at, sender }) =>
        at >= world.start && at < world.end && sender.way !== 'list' && sender.way !== 'news',
    );
    for (const { random } of moments(world, `${NAME} victims`, count)) {
      if (sent.length === 0) return;
      yield reportOnSent(world, random.pick(sent), {
        adversary: NAME,
        random,
        returned: 'message',
      });
    }
  },
};
