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

/** Milliseconds for which a server's word on what it keeps is taken: asking costs as much as an id. */
const TRUSTED_MS = 1_000;

/** Makes what asks all that a report asks, in one round trip. */
export function createLookup(link: SentLink): (query: SentQuery) => Promise<SentAnswer> {
  const servers = new Map<Part, { readonly since: number; readonly asked: number }>();

  return async (query) => {
    const { sender, ids, recipients, domains, scopes, slots, delivery, until, realm } = query;
    const others = sender === null ? [] : [...recipients, ...domains];
    const asked = [...split(link, query, others.length)];
    const pairs = sender === null ? [] : others.map((other) => pairBytes(sender, other));
    const last = Math.min(Math.max(Math.floor(until / 1_000), 0), LAST_SECOND);
    const time = performance.now();
    const answers = await link.ask(
      LOOKUP,
      realm,
      [
        ...[sender === null ? '' : keyBytes(sender), keysBytes(recipients), keysBytes(slots)],
        ...[delivery === null ? '' : keyBytes(delivery), last],
      ],
      asked.map(([part, places]) => ({
        part,
        args: [
          time - (servers.get(part)?.asked ?? Number.NEGATIVE_INFINITY) > TRUSTED_MS ? '1' : '0',
          keysBytes(pick(ids, places.ids)),
          Buffer.concat(pick(pairs, places.pairs)),
          keysBytes(pick(scopes, places.scopes)),
        ],
      })),
    );
    const raw = (answers as readonly RawAnswer[]).flatMap(([since, ...parts]) =>
      parts.map((answer) => [since, answer] as const),
    );

    const idAnswers: IdAnswer[] = [];
    const pairAnswers: PairAnswer[] = [];
    const scopeAnswers: (Suspension | null)[] = [];
    let completeSince = 0;
    for (const [i, [part, places]] of asked.entries()) {
      const [told, answer] = raw[i] ?? [NEVER, null];
      if (told !== NOT_ASKED) servers.set(part, { since: told, asked: time });
      const server = servers.get(part)?.since ?? NEVER;
      const [since, rawIds, rawPairs, rawScopes] = answer ?? [NEVER, [], [], []];
      const never = since === NEVER || server === NEVER;
      completeSince = Math.max(completeSince, never ? Number.POSITIVE_INFINITY : since, server);
      for (const [k, place] of places.ids.entries()) idAnswers[place] = idAnswerOf(rawIds[k]);
      for (const [k, place] of places.pairs.entries())
        pairAnswers[place] = pairAnswerOf(rawPairs[k]);
      for (const [k, place] of places.scopes.entries())
        scopeAnswers[place] = suspensionOf(String(rawScopes[k]), link.now());
    }
    const nothing = { at: null, known: null };
    return {
      ids: idAnswers,
      recipients: recipients.map((_, i) => pairAnswers[i] ?? nothing),
      domains: domains.map((_, i) => pairAnswers[recipients.length + i]?.known ?? null),
      scopes: scopeAnswers,
      completeSince,
    };
  };
}

function pick<T>(all: readonly T[], places: readonly number[]): readonly T[] {
  return places.flatMap((place) => all.slice(place, place + 1));
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

/** In the place of a time: it may have lost something, whenever. */
const NEVER = -1;

/** In the place of a server's word: it was asked just before. */
const NOT_ASKED = -2;

type RawAnswer = readonly [server: number, ...parts: RawPart[]];

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

function idAnswerOf(raw: RawId | undefined): IdAnswer {
  if (raw === undefined) throw new Error('Redis answered less than it was asked');
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

function pairAnswerOf(raw: RawPart[2][number] | undefined): PairAnswer {
  if (raw === undefined) throw new Error('Redis answered less than it was asked');
  const [at, first, last] = raw;
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
