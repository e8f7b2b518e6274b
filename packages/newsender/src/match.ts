/**
 * What a match in the sent log is worth.
 *
 * An id alone is no proof: ids stand in every list archive and every reply, so
 * a forger can copy one. What he cannot know is all of it together: an id that
 * *this* addressee sent, to *that* recipient, *lately*. So an id counts fully
 * when sender, recipient and age agree with the log, a little less when only
 * the recipient differs (forwarders and lists deliver elsewhere), and hardly
 * at all when the sender is another or the mail is too old to bounce. A queue
 * id, which servers use again, says nothing unless all of it agrees.
 *
 * A correspondent (sender wrote to the failed recipient lately) is nearly as
 * good where the report names no id of the original; where it names one that
 * the log does not know, a provider rewrote it or somebody guessed a pair.
 */

import type { Finding, SentMessage } from '@backscatter/core';
import { isUnique } from './id-kinds.ts';
import { DAY, showInstant } from './instant.ts';
import { type IdKey, isReturned, type ReportKeys } from './report-keys.ts';

/** Clocks differ: a logged time this far ahead of `now`, in milliseconds, is still "lately". */
const CLOCK_SKEW = 3_600_000;

/** An id whose entry lists other recipients: forwarders and lists do that. */
const OTHER_RECIPIENT = 0.9;

/** An id of ours, but nothing says to whom the report came. */
const UNKNOWN_ADDRESSEE = 0.6;

/** Copied ids and ids out of the past. */
const WEAK = 0.3;

/** A known pair beside an unknown id of the original. */
const PAIR_BESIDE_UNKNOWN_ID = 0.5;

/** Text of a mail that is quoted in a summary, in characters. */
const MAX_QUOTE = 120;

/** What matches are judged by. */
export interface MatchContext {
  readonly keys: ReportKeys;
  /** The addressee in normal form, or null where it is not known. */
  readonly sender: string | null;
  /** Time of judging in milliseconds since 1970. */
  readonly now: number;
  /** How old a sent mail may be, in days. */
  readonly windowDays: number;
}

/** The oldest time at which a mail may have left, in milliseconds since 1970. */
export function windowStart({ now, windowDays }: MatchContext): number {
  return now - windowDays * DAY;
}

/** Judges one logged message that bears an id of the report; null where the id may be another's. */
export function judgeIdMatch(
  key: IdKey,
  message: SentMessage,
  context: MatchContext,
): Finding | null {
  const { sender } = context;
  if (!isUnique(key, message) && !agreesInAll(message, context)) return null;
  const data = { id: key.id, place: key.place, at: message.at };
  const id = quote(key.id);
  if (sender !== null && !message.senders.includes(sender)) {
    return {
      code: 'sent-id-other-sender',
      strength: WEAK,
      summary: `The report names ${id}, which is logged, but as mail of another sender than ${sender}.`,
      data,
    };
  }
  const of = `${id}, logged at ${showInstant(message.at)}`;
  if (!isRecent(message, context)) {
    return {
      code: 'sent-id-expired',
      strength: WEAK,
      summary: `The report names ${of}: outside the window of ${context.windowDays} days.`,
      data,
    };
  }
  const { strength, how } = strengthOf(message, context);
  return { code: 'sent-id', strength, summary: `The report names ${of} as sent ${how}.`, data };
}

/** Sender, recipient and age, each named by the report and by the log. */
function agreesInAll(message: SentMessage, context: MatchContext): boolean {
  const { keys, sender } = context;
  return (
    sender !== null &&
    message.senders.includes(sender) &&
    keys.recipients.some((recipient) => message.recipients.includes(recipient)) &&
    isRecent(message, context)
  );
}

function strengthOf(
  message: SentMessage,
  { keys, sender }: MatchContext,
): { readonly strength: number; readonly how: string } {
  if (sender === null) {
    return { strength: UNKNOWN_ADDRESSEE, how: 'by us; to whom the report came is not known' };
  }
  if (message.recipients.length === 0 || keys.recipients.length === 0) {
    return { strength: 1, how: `by ${sender}` };
  }
  const recipients = new Set(message.recipients);
  const shared = keys.recipients.find((recipient) => recipients.has(recipient));
  return shared === undefined
    ? { strength: OTHER_RECIPIENT, how: `by ${sender}, to others than the report names` }
    : { strength: 1, how: `by ${sender} to ${quote(shared)}` };
}

/** Judges a logged message of the addressee to a recipient of the report; null outside the window. */
export function judgeRecipientMatch(
  recipient: string,
  message: SentMessage,
  context: MatchContext,
): Finding | null {
  if (!isRecent(message, context)) return null;
  const unknown = context.keys.ids.find(({ place }) => isReturned(place));
  const pair = `${context.sender ?? 'The addressee'} wrote to ${quote(recipient)} at ${showInstant(message.at)}`;
  const data = { recipient, at: message.at };
  return unknown === undefined
    ? { code: 'sent-recipient', strength: 1, summary: `${pair}.`, data }
    : {
        code: 'sent-recipient',
        strength: PAIR_BESIDE_UNKNOWN_ID,
        summary: `${pair}, but no such mail is logged under ${quote(unknown.id)}.`,
        data: { ...data, unknownId: unknown.id },
      };
}

/**
 * What absence says: the log covers the addressee, and neither id nor recipient is in it.
 *
 * @returns null where the report has no key whose absence speaks
 */
export function judgeAbsence({ keys, sender }: MatchContext): Finding | null {
  const id = keys.ids.find(({ place }) => isReturned(place));
  const data = { ids: keys.ids.length, recipients: keys.recipients.length, cut: keys.cut };
  const first = keys.cut ? ' (only the first were looked up)' : '';
  if (id !== undefined) {
    return {
      code: 'not-sent-id',
      strength: 1,
      summary: `The log holds all mail of ${sender}, but not the returned ${quote(id.id)}, nor any to its recipients${first}.`,
      data,
    };
  }
  const recipient = keys.recipients[0];
  if (recipient === undefined) return null;
  const others = keys.recipients.length - 1;
  return {
    code: 'not-sent-recipient',
    strength: 1,
    summary: `The log holds all mail of ${sender}, but none to ${quote(recipient)}${others > 0 ? ` or ${others} more` : ''}${first}.`,
    data,
  };
}

/** Codes of id matches, the one that says most first. */
const ID_CODES = ['sent-id', 'sent-id-expired', 'sent-id-other-sender'];

/** Orders findings of id matches: the one that says most first. */
export function byWorth(a: Finding, b: Finding): number {
  return ID_CODES.indexOf(a.code) - ID_CODES.indexOf(b.code) || b.strength - a.strength;
}

/** Inside the window, a little ahead of the clock included. */
function isRecent({ at }: SentMessage, context: MatchContext): boolean {
  return at >= windowStart(context) && at <= context.now + CLOCK_SKEW;
}

function quote(text: string): string {
  return text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text;
}
