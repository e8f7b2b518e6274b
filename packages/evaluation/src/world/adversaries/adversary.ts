/**
 * What an adversary is: somebody who knows certain things of us, can do certain
 * things, and wants reports on his spam believed, or ours disbelieved. Each plans
 * cases of its own in a world; the truth of a case names it.
 */

import type { Random } from '../../random.ts';
import { HOUR } from '../calendar.ts';
import { domainOf } from '../outside.ts';
import { pickShare, type Shares } from '../shares.ts';
import type { Letter, PlannedEvent, ReportPlan, SentMail, WorldView } from '../world-view.ts';

/** One attack. */
export interface Adversary {
  /** In kebab-case, as `Truth.adversary` has it. */
  readonly name: string;
  /** What he knows and can do, in a sentence. */
  readonly about: string;
  /** Plans about so many cases; some attacks come in bursts. */
  readonly plan: (world: WorldView, count: number) => Iterable<PlannedEvent>;
}

/** What comes back for spam: servers report most of it, programs of people answer some. */
const KINDS: Shares<ReportPlan['kind']> = [
  ['failure', 86],
  ['delay', 4],
  ['auto-reply', 6],
  ['challenge-response', 3],
  ['virus-warning', 1],
];

/** What is special in a case; all else is as with any forger. */
export interface Forgery {
  readonly adversary: string;
  readonly random: Random;
  /** When the spam is sent. */
  readonly sentAt: number;
  /** Whose name it bears. */
  readonly from: string;
  readonly to: string;
  readonly messageId?: string;
  /** MAIL FROM, to which servers report; `from` where absent. */
  readonly returnPath?: string;
  readonly kind?: ReportPlan['kind'];
  /** Changes the letter of the spam. */
  readonly letter?: (letter: Letter) => Letter;
  /** What else the report is planned with. */
  readonly more?: Partial<ReportPlan>;
}

/** A report on a spam that an adversary sent. */
export function reportOnForged(world: WorldView, forgery: Forgery): PlannedEvent {
  const { adversary, random, sentAt, from, to, messageId, returnPath = from, more } = forgery;
  const kind = forgery.kind ?? pickShare(random, KINDS);
  const forged = world.forge({
    random,
    from,
    to,
    sentAt,
    ...(messageId === undefined ? {} : { messageId }),
  });
  const plain = { ...forged, returnPath };
  return world.report({
    at: sentAt + (kind === 'delay' ? 4 * HOUR : 2_000 + random.below(60_000)),
    label: 'backscatter',
    scenario: `forged-${kind}`,
    adversary,
    letter: forgery.letter?.(plain) ?? plain,
    recipient: returnPath,
    failed: to,
    server: world.serverOf(domainOf(to)),
    kind,
    logged: false,
    signed: [],
    random,
    ...more,
  });
}

/** A genuine report on a mail of ours, for those whom an attack is to hurt. */
export function reportOnSent(
  world: WorldView,
  mail: SentMail,
  {
    adversary,
    random,
    ...more
  }: Pick<ReportPlan, 'random'> & { adversary: string } & Partial<ReportPlan>,
): PlannedEvent {
  return world.report({
    at: mail.at + 2_000 + random.below(HOUR),
    label: 'genuine',
    scenario: 'refused',
    adversary,
    letter: world.letterOf(mail, random.fork('letter')),
    recipient: mail.returnPath,
    failed: mail.to,
    server: world.serverOf(domainOf(mail.to)),
    kind: 'failure',
    logged: mail.logged,
    signed: mail.signed,
    random,
    ...more,
  });
}

/** So many streams, each with a moment of the set. */
export function* moments(
  world: WorldView,
  adversary: string,
  count: number,
): Generator<{ readonly random: Random; readonly at: number }> {
  const all = world.random.fork(`adversary ${adversary}`);
  for (let n = 0; n < count; n += 1) {
    const random = all.fork(`case ${n}`);
    yield { random, at: Math.floor(world.start + random.next() * (world.end - world.start)) };
  }
}

/** Mails of a list, in the order of time, that left within a span before a moment. */
export function within(mails: readonly SentMail[], at: number, span: number): readonly SentMail[] {
  return mails.slice(firstFrom(mails, at - span), firstFrom(mails, at + 1));
}

/** The index of the first that left at a moment or later. */
function firstFrom(mails: readonly SentMail[], at: number): number {
  let [low, high] = [0, mails.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mails[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
