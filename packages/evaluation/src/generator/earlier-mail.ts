/**
 * Earlier mail as filters of the organisation would have learned it: its own as it
 * left, spam as it came back in its name, both written by the same hand as what is
 * returned later. What tells where a corpus was stored is gone, so that nobody learns it.
 */

import { bytesOf } from '../binary-string.ts';
import { readSourceText } from '../world/source-text.ts';
import type { WorldView } from '../world/world-view.ts';
import { writeOriginal } from '../world/write-original.ts';
import type { SourceMail } from './events.ts';

/** The same mails with the addresses, ids and trace of the world; none of them is in its log. */
export function earlierMail(view: WorldView, mails: readonly SourceMail[]): readonly SourceMail[] {
  return mails.map((mail) => {
    const random = view.random.fork(`earlier ${mail.corpus} ${mail.path}`);
    const text = readSourceText(mail);
    const [sent, to] = [random.pick(view.sent), view.stranger(random)];
    const letter =
      mail.as === 'ham'
        ? view.letterOf(sent, random, text)
        : view.forge({ random, from: sent.from, to, sentAt: sent.at, text });
    return { ...mail, raw: bytesOf(writeOriginal(letter).raw) };
  });
}
