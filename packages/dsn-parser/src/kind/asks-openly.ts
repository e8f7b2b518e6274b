/**
 * Filters that ask whether a person wrote, built at home or sold under a name that
 * no table knows, and marked by nothing. What they cannot leave unsaid is three
 * things: that *your message* will be delivered, what you have to do for it, and
 * that spam or strangers are why. A sign-up page promises no delivery of a message,
 * a quarantine speaks of messages to you, and a person does not say all three.
 */

import { OPEN_CHALLENGE } from './phrases/challenge-terms.ts';
import type { Topics } from './topics.ts';
import { isToOne, type Writer } from './writer.ts';

/** Says the three things, and answers a message of which it names the subject or asks in its own. */
export function asksOpenly(writer: Writer, { subject, notice, head }: Topics): boolean {
  if (writer.answers || !isToOne(writer)) return false;
  // What a server tells the owner of a mailbox promises delivery too.
  if (subject.has('owner') || notice.has('owner') || subject.has('failure')) return false;
  return OPEN_CHALLENGE.every((term) => term.test(head));
}
