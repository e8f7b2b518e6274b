/**
 * What an id that the log knows is worth.
 *
 * An id alone is no proof: ids stand in every list archive and every reply, so
 * a forger can copy one. What he cannot know is all of it together: an id that
 * *this* addressee sent, to *that* recipient, *lately*. So an id counts fully
 * when sender, recipient and age agree with the log, and hardly at all when the
 * sender is another or the mail is too old to bounce. A queue id, which servers use
 * again, says nothing unless all of it agrees. And it counts fully only so often
 * (see `allowance`).
 *
 * When only the recipient differs, or is not named, it is `sent-id-elsewhere`:
 * forwarders and lists deliver to whom nobody wrote, but so does a forger with the
 * id of a post. It is half of that where it stands in the text or thread alone. And
 * he copies later than we send: what arrived hours behind ours (see `passage`)
 * proves nothing, and is `sent-id-late`.
 */

import { type Finding, type IdAnswer, quote, type SentUse } from '@backscatter/core';
import { type Claim, isAllowed, spends } from './allowance.ts';
import { showInstant } from './instant.ts';
import { isDaysLate, isOnItsWay } from './passage.ts';
import { type Answered, type IdLookup, isRecent, slotOf, slotsOf } from './question.ts';
import { isReturned, isThread, type Party } from './report-keys.ts';

/** An id that stands in the text or thread alone. */
const IN_THREAD = 0.5;

/** The same, where the returned message has another that is not logged: a thread names mail of many. */
const IN_THREAD_OF_ANOTHER = 0.1;

/** Hours late, or later by our own clock alone: it may have waited somewhere. */
const LATE = 0.75;

/** To its recipient, but days behind ours: it waited in our queue, or somebody uses it again. */
const WAITED = 0.7;

/** Reported on again and again for one recipient. */
const WORN_OUT = 0.3;

/** An id of ours, but nothing says to whom the report came. */
const UNKNOWN_ADDRESSEE = 0.6;

/** Copied ids and ids out of the past. */
const WEAK = 0.3;

/** A match, and what is to be counted once it was believed. */
export interface IdMatch {
  readonly finding: Finding;
  /** Whether sender and age agree; then the id is ours, however often it was used. */
  readonly believed: boolean;
  /** Whether it was used too often. */
  readonly exhausted: boolean;
  readonly uses: readonly SentUse[];
}

/** An id that the log knows, as asked for and as answered. */
interface Known {
  readonly lookup: IdLookup;
  readonly hash: string;
  readonly answer: IdAnswer;
  /** When the message left that it is judged by. */
  readonly at: number;
}

/** The best match by id, or null where the log knows none of the report's ids. */
export function matchIds(asked: Answered): IdMatch | null {
  const known = asked.ids.flatMap((lookup, i): readonly Known[] => {
    const answer = asked.answer.ids[i];
    const hash = asked.query.ids[i];
    if (answer === undefined || hash === undefined || answer.at === null) return [];
    return [{ lookup, hash, answer, at: answer.senderAt ?? answer.at }];
  });
  const believed = known.filter((one) => isBelieved(one, asked));
  if (believed.length > 0) return judgeParties(believed, asked);
  const unique = known.filter(({ lookup }) => lookup.unique);
  const worst = unique.find((one) => one.answer.senderAt !== null) ?? unique[0];
  return worst === undefined
    ? null
    : { finding: judgeDoubtful(worst, asked), believed: false, exhausted: false, uses: [] };
}

/** Sender and age agree, and where the id is not unique, the recipient too. */
function isBelieved({ lookup, answer }: Known, asked: Answered): boolean {
  if (asked.sender === null) return lookup.unique && isRecent(answer.at, asked);
  if (!isRecent(answer.senderAt, asked)) return false;
  return lookup.unique || answer.recipientAt.some((at) => isRecent(at, asked));
}

/** What the report says of one party, held against the log. */
interface Judged extends Claim {
  readonly party: Party;
  readonly by: Known;
  /** The name under which the log has him, or null. */
  readonly name: string | null;
  readonly allowed: boolean;
  readonly code: 'sent-id' | 'sent-id-elsewhere' | 'sent-id-late';
  readonly strength: number;
}

/** What proves more comes first. */
const RANK = { 'sent-id': 0, 'sent-id-elsewhere': 1, 'sent-id-late': 2 } as const;

type Worth = Pick<Judged, 'code' | 'strength'>;

/** One genuine party makes the report genuine: the best decides. */
function judgeParties(believed: readonly Known[], asked: Answered): IdMatch {
  const judged = asked.keys.parties.map((party) => judgeParty(party, believed, asked));
  const uses = judged
    .filter(({ allowed }) => allowed)
    .flatMap((one) => usesOf(one, believed, asked));
  const [best] = [...judged].sort(
    (a, b) =>
      Number(b.allowed) - Number(a.allowed) ||
      RANK[a.code] - RANK[b.code] ||
      b.strength - a.strength,
  );
  // There is always a party, if only one without a name.
  if (best === undefined) throw new RangeError('a report is about somebody');
  // What is late proves nothing, and so cannot be worn out.
  const isNamed = best.allowed || best.code === 'sent-id-late';
  const finding = isNamed ? sentId(best, asked) : exhausted(best, asked);
  return { finding, believed: true, exhausted: !best.allowed, uses };
}

function judgeParty(party: Party, believed: readonly Known[], asked: Answered): Judged {
  const { keys, slots } = asked;
  let name: string | null = null;
  let by = believed[0] as Known;
  for (const address of party.addresses) {
    const index = keys.recipients.indexOf(address);
    const known = believed.find(({ answer }) => isRecent(answer.recipientAt[index], asked));
    if (name !== null || known === undefined) continue;
    name = address;
    by = known;
  }
  const counted = slotsOf(party).map((slot) => slots.indexOf(slot));
  const used = believed.flatMap(({ answer }) => counted.map((slot) => answer.uses[slot] ?? 0));
  const claim = {
    logged: name !== null,
    delay: party.fate === 'delay',
    // Reports that name nobody are about one recipient each.
    used: party.addresses.length === 0 ? 0 : Math.max(...used),
  };
  const whole = {
    ...by.answer,
    recipientCount: Math.max(...believed.map(({ answer }) => answer.recipientCount)),
    spent: Math.max(...believed.map(({ answer }) => answer.spent)),
  };
  // Looked at again, a report is what it was when it was counted.
  const seen = believed.some(({ answer }) => answer.seen);
  const worth = worthOf(claim, by, asked);
  return { ...claim, party, by, name, allowed: seen || isAllowed(claim, whole), ...worth };
}

function worthOf({ logged }: Claim, { lookup, at }: Known, asked: Answered): Worth {
  if (asked.sender === null) return { code: 'sent-id', strength: UNKNOWN_ADDRESSEE };
  const isThere = isOnItsWay(at, asked.passage);
  if (logged) {
    const waited = isDaysLate(at, asked.passage) || (isThread(lookup.key.place) && !isThere);
    return { code: 'sent-id', strength: waited ? WAITED : 1 };
  }
  if (!isThere) {
    return { code: 'sent-id-late', strength: isDaysLate(at, asked.passage) ? 1 : LATE };
  }
  if (!isThread(lookup.key.place)) return { code: 'sent-id-elsewhere', strength: 1 };
  const another = asked.ids.some(
    ({ key }, i) => isReturned(key.place) && asked.answer.ids[i]?.at === null,
  );
  return { code: 'sent-id-elsewhere', strength: another ? IN_THREAD_OF_ANOTHER : IN_THREAD };
}

/** Counted by the name that the log has, for the next report may use no other. */
function usesOf(
  judged: Judged,
  believed: readonly Known[],
  { slots, query }: Answered,
): readonly SentUse[] {
  const { party, name } = judged;
  const slot = query.slots[slots.indexOf(slotOf(party.fate, name ?? party.addresses[0] ?? ''))];
  if (slot === undefined) return [];
  return believed.map(({ hash, at }) => ({ id: hash, slot, spends: spends(judged), at }));
}

function sentId({ by, name, code, strength, party }: Judged, asked: Answered): Finding {
  const { sender, passage } = asked;
  const how =
    sender === null
      ? 'by us; to whom the report came is not known'
      : name !== null
        ? `by ${sender} to ${quote(name)}`
        : party.addresses.length === 0
          ? `by ${sender}; to whom, the report does not say`
          : `by ${sender}, to others than the report names`;
  const late =
    code === 'sent-id-late'
      ? `; but what came back arrived at ${showInstant(passage.arrival ?? passage.came)}, so it may be another's mail with a copied id`
      : '';
  const data = { ...dataOf(by), arrival: passage.arrival };
  return { code, strength, summary: `${named(by)} as sent ${how}${late}.`, data };
}

function exhausted({ by, used, delay }: Judged, { sender }: Answered): Finding {
  const why =
    used > 0
      ? `${delay ? 'delays' : 'the same end'} of it were reported ${used === 1 ? 'once' : `${used} times`} already`
      : `${by.answer.spent} reports on it have come already`;
  return {
    code: 'sent-id-exhausted',
    // That a server reports twice, or a list has many members, is no rare thing.
    strength: used > 1 ? WORN_OUT : sender === null ? UNKNOWN_ADDRESSEE : 1,
    summary: `${named(by)}, but ${why}.`,
    data: { ...dataOf(by), used, spent: by.answer.spent },
  };
}

/** The sender is another, or the time is not right. */
function judgeDoubtful(known: Known, asked: Answered): Finding {
  const { sender, windowDays } = asked;
  const data = dataOf(known);
  const another = sender !== null && known.answer.senderAt === null;
  if (another && known.at <= asked.query.until) {
    const summary = `The report names ${quote(known.lookup.key.id)}, which is logged, but as mail of another sender than ${sender}.`;
    return { code: 'sent-id-other-sender', strength: WEAK, summary, data };
  }
  const when =
    known.at > asked.query.until
      ? 'after the time as of which it is judged'
      : `outside the window of ${windowDays} days`;
  const summary = `${named(known)}: ${when}.`;
  return { code: 'sent-id-expired', strength: WEAK, summary, data };
}

function named({ lookup, at }: Known): string {
  return `The report names ${quote(lookup.key.id)}, logged at ${showInstant(at)}`;
}

function dataOf({ lookup, at }: Known): Readonly<Record<string, unknown>> {
  return { id: lookup.key.id, place: lookup.key.place, at };
}
