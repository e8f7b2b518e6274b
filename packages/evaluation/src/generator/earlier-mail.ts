/**
 * Earlier mail as filters of the organisation would have learned it: its own as it
 * left, spam as it came back in its name, both written by the same hand as what is
 * returned later. What tells where a corpus was stored is gone, so that nobody learns it.
 */

import { bytesOf } from '../binary-string.ts';
import { writerOf } from '../world/sent-mail.ts';
import { readSourceText, type SourceText } from '../world/source-text.ts';
import type { SentMail, WorldView } from '../world/world-view.ts';
import { writeOriginal } from '../world/write-original.ts';
import type { SourceMail } from './events.ts';

/** The same mails with the addresses, ids and trace of the world; none of them is in its log. */
export function earlierMail(view: WorldView, mails: readonly SourceMail[]): readonly SourceMail[] {
  return mails.map((mail) => {
    const random = view.random.fork(`earlier ${mail.corpus} ${mail.path}`);
    const text = readSourceText(mail);
    const [model, to] = [random.pick(view.sent), view.stranger(random)];
    const sent = mail.as === 'ham' ? writtenBy(view, model, text) : model;
    const letter =
      mail.as === 'ham'
        ? view.letterOf(sent, random, text)
        : view.forge({ random, from: sent.from, to, sentAt: sent.at, text });
    return { ...mail, raw: bytesOf(writeOriginal(letter).raw) };
  });
}

/** The same sending, by whoever writes such texts; what a list or a service sends is nobody's. */
function writtenBy({ senders }: WorldView, sent: SentMail, text: SourceText): SentMail {
  const { way } = sent.sender;
  if (!senders.includes(sent.sender)) return sent;
  const sender = writerOf(senders, way, text);
  return { ...sent, sender, from: sender.address, returnPath: sender.address };
}
