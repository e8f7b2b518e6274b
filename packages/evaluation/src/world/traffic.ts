/**
 * Mail of ours over the days: what comes back in one way or another, and the far
 * larger part of which nothing is heard again.
 */

import type { Random } from '../random.ts';
import { DAY, LEAD_DAYS } from './calendar.ts';
import { FATE_PLANS, listAddress } from './fates.ts';
import { createRoad, type Road, type RoadOptions } from './road.ts';
import { send, workingMoment, writerOf } from './sent-mail.ts';
import { FATES, pickShare, SPAM_OF_OTHERS, WAYS } from './shares.ts';
import type { SourceText } from './source-text.ts';
import type { SentMail } from './world-view.ts';

/** Mails that leave for each report that comes back. */
const QUIET = 5;

/** Of these, how many are posts to public lists, whose archives anybody reads. */
const PUBLIC = 0.02;

/** The traffic of the organisation over the days of a set. */
export interface TrafficOptions extends RoadOptions {
  readonly random: Random;
  readonly end: number;
  readonly ham: readonly SourceText[];
  readonly spam: readonly SourceText[];
}

/** Plans it all. */
export function planTraffic(
  options: TrafficOptions,
): Pick<Road, 'events' | 'sent' | 'publicPosts'> {
  const { random, genuine, start, end, ham, spam, organisation, outside } = options;
  const road = createRoad(options);
  const texts = inTurn(random.fork('ham'), ham);
  for (let n = 0; !road.isFull(); n += 1) {
    const own = random.fork(`mail ${n}`);
    const fate = pickShare(own, FATES);
    const way = pickShare(own, WAYS);
    const at = workingMoment(own, start - 2 * DAY, end - 2 * DAY);
    const { happens, reports } = FATE_PLANS[fate];
    // What strangers wrote may be spam, and left through us all the same.
    const isOthers = fate === 'our-forward' || fate === 'own-list';
    const text = isOthers && own.chance(SPAM_OF_OTHERS[fate]) ? own.pick(spam) : texts();
    const sender = writerOf(organisation.senders, way, text);
    // Shares count reports, and some fates bring many at once.
    if (own.chance(1 / reports)) happens(road, { random: own, at, sender, text });
  }
  for (let n = 0; n < QUIET * genuine; n += 1) {
    const own = random.fork(`quiet ${n}`);
    const sender = own.pick(organisation.senders);
    const at = workingMoment(own, start - LEAD_DAYS * DAY, end);
    const toList = own.chance(PUBLIC);
    const to = toList ? listAddress(own, outside.stranger(own)) : undefined;
    const mail = road.leave(send(road, own, sender, at, to));
    if (toList) road.publish(mail);
  }
  const { events, sent, publicPosts } = road;
  return { events, sent: byTime(sent), publicPosts: byTime(publicPosts) };
}

/** All of a list by turns, each turn in another order. */
function inTurn<T>(random: Random, all: readonly T[]): () => T {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = shuffled(random, all);
    const next = left.pop();
    if (next === undefined) throw new RangeError('no source mail');
    return next;
  };
}

function shuffled<T>(random: Random, all: readonly T[]): T[] {
  const keyed = all.map((one) => [random.next(), one] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, one]) => one);
}

function byTime(mails: readonly SentMail[]): readonly SentMail[] {
  return [...mails].sort((a, b) => a.at - b.at);
}
