/**
 * What becomes of our mail, so that something comes back: refusals, delays that end
 * well or after days, forwarders, lists of others and of our own, a newsletter, the
 * answers of people's programs.
 */

import type { Random } from '../random.ts';
import { DAY, HOUR, MINUTE } from './calendar.ts';
import { inventedLocal } from './names.ts';
import { domainOf } from './outside.ts';
import type { Road, Story } from './road.ts';
import { expand, forward, send, verp } from './sent-mail.ts';
import { ANSWERS_ELSEWHERE, type FATES } from './shares.ts';
import type { ReportPlan } from './world-view.ts';

type Fate = (road: Road, story: Story) => void;

/** Of refusals of what we hand over, how many our own server reports: it was told in the session. */
const AT_ONCE = 0.3;

/** Of reports, how many come so late that a tag may have run out and most logs have forgotten. */
const LATE = 0.005;

/** Of hosts that take our return path, how many write it in capitals. */
const CAPITALS = 0.02;

/** A third of the forwarders rewrite the return path and back. */
const REWRITES = 0.33;

const refused: Fate = (road, story) => {
  const { random } = story;
  const mail = leave(road, story);
  const at = story.at + 1_000 * (2 + random.below(600));
  if (random.chance(LATE)) {
    const late = story.at + 8 * DAY + random.below(5 * DAY);
    road.comesBack(story, mail, { scenario: 'late', kind: 'failure', at: late });
  } else if (random.chance(AT_ONCE)) {
    const own = road.kept(story, mail);
    road.comesBack(story, mail, { scenario: 'refused-at-once', kind: 'failure', at, ...own });
  } else {
    const recipient = random.chance(CAPITALS) ? mail.returnPath.toUpperCase() : mail.returnPath;
    road.comesBack(story, mail, { scenario: 'refused', kind: 'failure', at, recipient });
  }
};

const delayed: Fate = (road, story) => {
  const { random } = story;
  const mail = leave(road, story);
  const by = random.chance(0.5) ? road.kept(story, mail) : {};
  const later = (hours: number): number => story.at + hours * HOUR + random.below(HOUR);
  road.comesBack(story, mail, { scenario: 'delayed', kind: 'delay', at: later(4), ...by });
  for (let day = 1; day < 5; day += 1) {
    if (random.chance(0.45)) return;
    if (random.chance(0.5)) {
      road.comesBack(story, mail, {
        scenario: 'delayed',
        kind: 'delay',
        at: later(day * 24),
        ...by,
      });
    }
  }
  const end = { scenario: 'failed-after-days', kind: 'failure', cause: 'timeout' } as const;
  road.comesBack(story, mail, { ...end, at: later(5 * 24), ...by });
};

const forwarded: Fate = (road, story) => {
  const { random, at } = story;
  const mail = leave(road, story);
  const failed = road.outside.stranger(random);
  const [forwarder, last] = [road.serverFor(mail.to), road.serverFor(failed)];
  const rewrites = random.chance(REWRITES);
  const byLast = rewrites || random.chance(0.5);
  const way = [
    { server: forwarder, for: mail.to },
    { server: last, for: failed, after: 1_000 },
  ];
  road.comesBack(story, mail, {
    scenario: rewrites ? 'forwarded-rewritten' : 'forwarded',
    kind: 'failure',
    at: at + 5_000 + random.below(HOUR),
    failed,
    letter: road.passed(story, mail, 'letter', byLast ? way : way.slice(0, 1)),
    server: byLast ? last : forwarder,
    ...(rewrites
      ? { client: forwarder, to: rewrittenBy(random, mail.returnPath, domainOf(mail.to)) }
      : {}),
  });
};

const listMembers: Fate = (road, story) => {
  const { random, at } = story;
  const mail = leave(road, story, listAddress(random, road.outside.stranger(random)));
  road.publish(mail);
  const list = road.serverFor(mail.to);
  const members = 1 + random.below(12);
  for (let i = 0; i < members; i += 1) {
    const failed = road.outside.stranger(random);
    const server = road.serverFor(failed);
    const letter = road.passed(story, mail, `member ${i}`, [
      { server: list, for: mail.to },
      { server, for: failed, after: MINUTE },
    ]);
    const when = at + 2 * MINUTE + random.below(3 * HOUR);
    road.comesBack(story, mail, {
      scenario: 'list-member',
      kind: 'failure',
      at: when,
      failed,
      letter,
      server,
    });
  }
};

const ownList: Fate = (road, story) => {
  const { random, at } = story;
  const list = random.pick(road.organisation.lists);
  const mail = road.leave(expand(road, random, list, at));
  // The dead are the same each time.
  for (const [i, failed] of list.members.slice(0, 4 + random.below(4)).entries()) {
    const bounce = { ...mail, returnPath: verp(list.bounces, failed) };
    const server = road.serverFor(failed);
    const letter = road.passed(story, bounce, `member ${i}`, [{ server, for: failed }]);
    const when = at + MINUTE + random.below(HOUR);
    road.comesBack(story, bounce, {
      scenario: 'own-list',
      kind: 'failure',
      at: when,
      failed,
      letter,
      server,
    });
  }
};

const newsletter: Fate = (road, story) => {
  const dead = 10 + story.random.below(60);
  for (let i = 0; i < dead; i += 1) {
    const random = story.random.fork(`copy ${i}`);
    const copy: Story = { ...story, random, sender: road.organisation.news };
    const mail = leave(road, copy, road.outside.stranger(random));
    const at = story.at + MINUTE + random.below(DAY / 2);
    road.comesBack(copy, mail, { scenario: 'newsletter', kind: 'failure', at });
  }
};

/** Somebody's mail, which a mailbox of ours passes on: ours by its return path, spam or not. */
const ourForward: Fate = (road, story) => {
  const { random, at } = story;
  const failed = random.pick(story.sender.contacts);
  const mail = road.leave(forward(road, random, story.sender, at, failed));
  const server = road.serverFor(failed);
  const letter = road.passed(story, mail, 'letter', [{ server, for: failed }]);
  const when = at + 1_000 * (5 + random.below(600));
  road.comesBack(story, mail, {
    scenario: 'our-forward',
    kind: 'failure',
    at: when,
    failed,
    letter,
    server,
  });
};

/** What programs of people send in their name. */
const BY_PEOPLE = new Set(['auto-reply', 'challenge-response', 'disposition-notification']);

function answered(
  scenario: string,
  kind: Exclude<ReportPlan['kind'], 'failure' | 'delay'>,
  within: number,
): Fate {
  return (road, story) => {
    const mail = leave(road, story);
    const at = story.at + 2_000 + story.random.below(within);
    const failed = BY_PEOPLE.has(kind) ? answererOf(road, story.random, mail.to) : mail.to;
    road.comesBack(story, mail, { scenario, kind, at, failed });
  };
}

/**
 * Role addresses, maiden names and forwarding within a house: the program answers in the name of
 * the mailbox in which the mail ended. Mailboxes for everybody seldom have a second name.
 */
function answererOf({ outside }: Road, random: Random, to: string): string {
  const own = random.fork('answerer');
  const domain = domainOf(to);
  const elsewhere = own.chance(ANSWERS_ELSEWHERE) && !outside.freemail.includes(domain);
  return elsewhere ? `${inventedLocal(own)}@${domain}` : to;
}

/** Each fate as often as it comes up, with how many reports it brings on average. */
export const FATE_PLANS: Readonly<
  Record<(typeof FATES)[number][0], { readonly happens: Fate; readonly reports: number }>
> = {
  refused: { happens: refused, reports: 1 },
  delayed: { happens: delayed, reports: 1.8 },
  forwarded: { happens: forwarded, reports: 1 },
  'list-member': { happens: listMembers, reports: 6.5 },
  'own-list': { happens: ownList, reports: 5.5 },
  newsletter: { happens: newsletter, reports: 39.5 },
  'our-forward': { happens: ourForward, reports: 1 },
  'auto-reply': { happens: answered('auto-reply', 'auto-reply', 2 * MINUTE), reports: 1 },
  challenge: { happens: answered('challenge', 'challenge-response', 2 * MINUTE), reports: 1 },
  'virus-warning': { happens: answered('virus-warning', 'virus-warning', 2 * MINUTE), reports: 1 },
  receipt: { happens: answered('receipt', 'disposition-notification', DAY), reports: 1 },
  success: { happens: answered('success', 'success', 2 * MINUTE), reports: 1 },
};

function leave(road: Road, { random, sender, at }: Story, to?: string): ReturnType<Road['leave']> {
  return road.leave(send(road, random, sender, at, to));
}

/** One of some forty public lists, by whoever's domain. */
export function listAddress(random: Random, stranger: string): string {
  return `list${random.below(40)}@lists.${domainOf(stranger)}`;
}

/** By the Sender Rewriting Scheme of another, whose secret nobody here knows. */
function rewrittenBy(random: Random, returnPath: string, forwarder: string): string {
  const at = returnPath.lastIndexOf('@');
  const [local, domain] = [returnPath.slice(0, at), returnPath.slice(at + 1)];
  return `SRS0=${random.word(4)}=${random.word(2).toUpperCase()}=${domain}=${local}@${forwarder}`;
}
