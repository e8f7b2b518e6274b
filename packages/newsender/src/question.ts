/**
 * One question to the store for everything that a report gives to look up, so
 * that a store on a server needs one round trip; and where in the answer each
 * thing stands.
 */

import type { SentAnswer, SentQuery } from '@backscatter/core';
import { type LoggedId, loggedIdsOf } from './id-kinds.ts';
import { DAY } from './instant.ts';
import type { Passage } from './passage.ts';
import type { IdKey, Party, ReportKeys } from './report-keys.ts';
import type { MakeKey } from './sent-keys.ts';
import { domainOf } from './sent-message.ts';

/** Clocks differ: a logged time this far ahead of `now`, in milliseconds, is still "lately". */
const CLOCK_SKEW = 3_600_000;

/** An id as it is asked for. */
export interface IdLookup extends LoggedId {
  readonly key: IdKey;
}

/** A report, what is asked about it, and at what time. */
export interface Question {
  readonly keys: ReportKeys;
  /** The addressee in normal form, or null where it is not known. */
  readonly sender: string | null;
  /** Time of judging in milliseconds since 1970. */
  readonly now: number;
  /** How old a sent mail may be, in days. */
  readonly windowDays: number;
  /** When what came back arrived. */
  readonly passage: Passage;
  /** In the order of `query.ids`. */
  readonly ids: readonly IdLookup[];
  /** In the order of `query.domains`. */
  readonly domains: readonly string[];
  /** In the order of `query.slots`, as `slotsOf` names them. */
  readonly slots: readonly string[];
  readonly query: SentQuery;
}

/** A question with its answer. */
export interface Answered extends Question {
  readonly answer: SentAnswer;
}

/** Builds the question about a report. */
export function questionOf(
  about: Pick<Question, 'keys' | 'sender' | 'now' | 'windowDays' | 'passage'>,
  scopes: readonly string[],
  strangers: ReadonlySet<string>,
  key: MakeKey,
): Question {
  const { keys, sender, now, windowDays, passage } = about;
  const ids: IdLookup[] = [];
  for (const id of keys.ids) {
    for (const { logged, unique } of loggedIdsOf(id.id, id.place))
      ids.push({ logged, unique, key: id });
  }
  const own = sender === null ? null : domainOf(sender);
  const domains = distinct(keys.recipients.map(domainOf)).filter(
    (domain) => domain !== own && !strangers.has(domain),
  );
  const slots = distinct(keys.parties.flatMap(slotsOf));
  const query: SentQuery = {
    realm: key('realm', ''),
    until: now + CLOCK_SKEW,
    sender: sender === null ? null : key('address', sender),
    ids: ids.map(({ logged }) => key('id', logged)),
    recipients: keys.recipients.map((address) => key('address', address)),
    domains: domains.map((domain) => key('domain', domain)),
    slots: slots.map((slot) => key('slot', slot)),
    scopes: scopes.map((scope) => key('scope', scope)),
    delivery: null,
  };
  return { keys, sender, now, windowDays, passage, ids, domains, slots, query };
}

/** Each once. Most reports are about one recipient. */
function distinct(texts: readonly string[]): readonly string[] {
  return texts.length < 2 ? texts : [...new Set(texts)];
}

/** A question with its answer. Field by field: engines copy objects of this size slowly. */
export function withAnswer(question: Question, answer: SentAnswer): Answered {
  const { keys, sender, now, windowDays, passage, ids, domains, slots, query } = question;
  return { keys, sender, now, windowDays, passage, ids, domains, slots, query, answer };
}

/** What a party's uses are counted under, by each of its names. */
export function slotsOf({ addresses, fate }: Party): readonly string[] {
  return (addresses.length === 0 ? [''] : addresses).map((address) => slotOf(fate, address));
}

/** What uses are counted under by one name. */
export function slotOf(fate: string, address: string): string {
  return `${fate}\0${address}`;
}

/** The oldest time at which a mail may have left, in milliseconds since 1970. */
function windowStart({ now, windowDays }: Question): number {
  return now - windowDays * DAY;
}

/** Inside the window, a little ahead of the clock included. */
export function isRecent(at: number | null | undefined, question: Question): at is number {
  return (
    at !== null && at !== undefined && at >= windowStart(question) && at <= question.query.until
  );
}
