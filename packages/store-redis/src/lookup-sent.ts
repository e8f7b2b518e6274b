/**
 * Looking a report up: what is asked of which part, and the answers put
 * together again.
 */

import type {
  Acquaintance,
  IdAnswer,
  PairAnswer,
  SentAnswer,
  SentKey,
  SentQuery,
  Suspension,
} from '@backscatter/core';
import { LOOKUP } from './read-sent-scripts.ts';
import { DAY, keyBytes, keysBytes, pairBytes } from './sent-codec.ts';
import type { SentLink } from './sent-link.ts';
import type { Part } from './sent-parts.ts';

/** Behind every second that four bytes hold. */
const LAST_SECOND = 2 ** 32 - 1;

/** What one part is asked, and in which places the answers go. */
interface Asked {
  readonly ids: number[];
  readonly pairs: number[];
  readonly scopes: number[];
}

/** Asks all that a report asks, in one round trip. */
export async function lookupSent(link: SentLink, query: SentQuery): Promise<SentAnswer> {
  const { sender, ids, recipients, domains, scopes, slots, delivery, until, realm } = query;
  const others = sender === null ? [] : [...recipients, ...domains];
  const asked = split(link, query, others.length);
  const last = Math.min(Math.max(Math.floor(until / 1_000), 0), LAST_SECOND);
  const shared = [
    ...[sender === null ? '' : keyBytes(sender), keysBytes(recipients), keysBytes(slots)],
    ...[delivery === null ? '' : keyBytes(delivery), last, realm],
  ];
  const pairs = sender === null ? [] : others.map((other) => pairBytes(sender, other));
  const pick = <T>(all: readonly T[], places: readonly number[]): readonly T[] =>
    places.flatMap((place) => all.slice(place, place + 1));
  const answers = await link.ask(
    LOOKUP,
    shared,
    [...asked].map(([part, places]) => ({
      part,
      args: [
        keysBytes(pick(ids, places.ids)),
        Buffer.concat(pick(pairs, places.pairs)),
        keysBytes(pick(scopes, places.scopes)),
      ],
    })),
  );

  const idAnswers: IdAnswer[] = [];
  const pairAnswers: PairAnswer[] = [];
  const scopeAnswers: (Suspension | null)[] = [];
  let completeSince = 0;
  const places = [...asked.values()];
  for (const [i, answer] of (answers.flat() as readonly RawPart[]).entries()) {
    const [since, rawIds, rawPairs, rawScopes] = answer;
    completeSince = Math.max(completeSince, since < 0 ? Number.POSITIVE_INFINITY : since);
    const place = places[i];
    for (const [k, raw] of rawIds.entries()) idAnswers[place?.ids[k] ?? 0] = idAnswerOf(raw);
    for (const [k, raw] of rawPairs.entries())
      pairAnswers[place?.pairs[k] ?? 0] = pairAnswerOf(raw);
    for (const [k, raw] of rawScopes.entries()) {
      scopeAnswers[place?.scopes[k] ?? 0] = suspensionOf(String(raw), link.now());
    }
  }
  const known = recipients.length;
  return {
    ids: idAnswers,
    recipients: recipients.map((_, i) => pairAnswers[i] ?? { at: null, known: null }),
    domains: domains.map((_, i) => pairAnswers[known + i]?.known ?? null),
    scopes: scopeAnswers,
    completeSince,
  };
}

function split(link: SentLink, query: SentQuery, pairCount: number): ReadonlyMap<Part, Asked> {
  const { sender, ids, scopes, realm } = query;
  const asked = new Map<Part, Asked>();
  const of = (key: SentKey): Asked => {
    const part = link.partOf(key);
    const there = asked.get(part) ?? { ids: [], pairs: [], scopes: [] };
    asked.set(part, there);
    return there;
  };
  for (const [i, id] of ids.entries()) of(id).ids.push(i);
  for (const [i, scope] of scopes.entries()) of(scope).scopes.push(i);
  if (sender !== null) {
    const { pairs } = of(sender);
    for (let i = 0; i < pairCount; i += 1) pairs.push(i);
  }
  // A question about nothing still asks since when the log is complete.
  if (asked.size === 0) of(realm);
  return asked;
}

/** Numbers below zero stand for null. */
type RawPart = readonly [
  since: number,
  ids: readonly RawId[],
  pairs: readonly (readonly [at: number, first: number, last: number])[],
  scopes: readonly Buffer[],
];

type RawId = readonly [
  at: number,
  senderAt: number,
  recipientCount: number,
  spent: number,
  seen: number,
  recipientAt: readonly number[],
  uses: readonly number[],
];

function idAnswerOf(raw: RawId): IdAnswer {
  const [at, senderAt, recipientCount, spent, seen, recipientAt, uses] = raw;
  return {
    at: timeOf(at),
    senderAt: timeOf(senderAt),
    recipientCount,
    recipientAt: recipientAt.map(timeOf),
    uses,
    spent,
    seen: seen === 1,
  };
}

function pairAnswerOf([at, first, last]: RawPart[2][number]): PairAnswer {
  const known: Acquaintance | null = first < 0 ? null : { first: first * DAY, last: last * DAY };
  return { at: timeOf(at), known };
}

/** From seconds. */
function timeOf(seconds: number): number | null {
  return seconds < 0 ? null : seconds * 1_000;
}

/** A suspension as text: when, until when, why. */
export function suspensionText({ at, until, reason }: Suspension): string {
  return `${Math.floor(at)} ${Math.floor(until)} ${reason}`;
}

function suspensionOf(text: string, now: number): Suspension | null {
  const parts = /^(\d+) (\d+) (.*)$/s.exec(text);
  if (parts === null) return null;
  const [at, until, reason] = [Number(parts[1]), Number(parts[2]), parts[3] ?? ''];
  return until <= now ? null : { at, until, reason };
}
