/**
 * Mail of ours, and what comes back of it: refusals, delays that end well or after
 * days, forwarders, lists of others and of our own, a newsletter, the answers of
 * people's programs. Far more mails leave than come back.
 */

import type { Random } from '../random.ts';
import { DAY, HOUR, LEAD_DAYS, MINUTE } from './calendar.ts';
import type { OwnList } from './organisation.ts';
import { domainOf } from './outside.ts';
import {
  type Arrival,
  type Desk,
  expand,
  letterOf,
  send,
  verp,
  workingMoment,
} from './sent-mail.ts';
import { FATES, pickShare, WAYS } from './shares.ts';
import type { SourceText } from './source-text.ts';
import type { MailServer, PlannedEvent, ReportPlan, Sender, SentMail } from './world-view.ts';

/** Mails that leave for each that comes back. */
const QUIET = 5;

/** Of these, how many are posts to public lists, whose archives anybody reads. */
const PUBLIC = 0.02;

/** Of refusals of what we hand over, how many our own server reports: it was told in the session. */
const AT_ONCE = 0.3;

export interface TrafficOptions extends Desk {
  readonly random: Random;
  /** How many reports are to come of it. */
  readonly genuine: number;
  readonly start: number;
  readonly end: number;
  readonly ham: readonly SourceText[];
  readonly report: (plan: ReportPlan) => PlannedEvent;
  readonly familyOf: (host: string) => string;
}

export interface Traffic {
  readonly events: readonly PlannedEvent[];
  readonly sent: readonly SentMail[];
  readonly publicPosts: readonly SentMail[];
}

/** What a fate adds: a mail, and the reports on it. */
interface Story {
  readonly random: Random;
  readonly at: number;
  readonly sender: Sender;
  readonly text: SourceText;
}

export function planTraffic(options: TrafficOptions): Traffic {
  const { random, genuine, start, end, ham, organisation, outside, report, familyOf } = options;
  const events: PlannedEvent[] = [];
  const sent: SentMail[] = [];
  const publicPosts: SentMail[] = [];
  const texts = inTurn(random.fork('ham'), ham);
  let reports = 0;

  const leave = (story: Random, sender: Sender, at: number, to?: string): SentMail => {
    const { mail, events: logged } = send(options, story, sender, at, to);
    sent.push(mail);
    events.push(...logged);
    return mail;
  };
  const come = (plan: Omit<ReportPlan, 'label' | 'logged' | 'signed'>, mail: SentMail): void => {
    if (reports >= genuine || plan.at < start) return;
    reports += 1;
    const { logged, signed, sender } = mail;
    const usual = sender.way === 'own' || sender.way === 'news' || sender.way === 'list';
    const scenario = usual ? plan.scenario : `${plan.scenario}-${sender.way}`;
    events.push(report({ ...plan, scenario, label: 'genuine', logged, signed }));
  };
  const above = (server: MailServer, at: number, to: string): Arrival['above'][number] => ({
    by: server.host,
    family: familyOf(server.host),
    at: at + 2_000,
    for: to,
  });
  const serverFor = (address: string): MailServer => outside.serverOf(domainOf(address));

  /** The recipient's server took it in, and reports. */
  const returned = (
    story: Story,
    mail: SentMail,
    plan: Pick<ReportPlan, 'scenario' | 'kind' | 'at'> & Partial<ReportPlan>,
  ): void => {
    const server = plan.server ?? serverFor(mail.to);
    const own = story.random.fork(`report ${plan.at}`);
    const letter =
      plan.letter ??
      letterOf(options, mail, {
        text: story.text,
        random: story.random.fork('letter'),
        above: [above(server, mail.at, mail.to)],
        through: [],
      });
    come(
      { recipient: mail.returnPath, failed: mail.to, random: own, ...plan, server, letter },
      mail,
    );
  };
  /** It never left our server. */
  const kept = (story: Story, mail: SentMail): Pick<ReportPlan, 'server' | 'letter'> => ({
    server: organisation.outgoing[mail.sender.way],
    letter: letterOf(options, mail, {
      text: story.text,
      random: story.random.fork('letter'),
      above: [],
      through: [],
    }),
  });

  const refused = (story: Story): void => {
    const mail = leave(story.random, story.sender, story.at);
    const at = story.at + 1_000 * (2 + story.random.below(600));
    const atOnce = story.random.chance(AT_ONCE);
    const scenario = atOnce ? 'refused-at-once' : 'refused';
    const plan = { scenario, kind: 'failure', at } as const;
    returned(story, mail, atOnce ? { ...plan, ...kept(story, mail) } : plan);
  };
  const delayed = (story: Story): void => {
    const mail = leave(story.random, story.sender, story.at);
    const by = story.random.chance(0.5) ? kept(story, mail) : {};
    const later = (hours: number): number => story.at + hours * HOUR + story.random.below(HOUR);
    returned(story, mail, { scenario: 'delayed', kind: 'delay', at: later(4), ...by });
    for (let day = 1; day < 5; day += 1) {
      if (story.random.chance(0.45)) return;
      if (story.random.chance(0.5)) {
        returned(story, mail, { scenario: 'delayed', kind: 'delay', at: later(day * 24), ...by });
      }
    }
    returned(story, mail, {
      scenario: 'failed-after-days',
      kind: 'failure',
      cause: 'timeout',
      at: later(5 * 24),
      ...by,
    });
  };
  const forwarded = (story: Story): void => {
    const { random: own, at } = story;
    const mail = leave(own, story.sender, at);
    const failed = outside.stranger(own);
    const [forwarder, last] = [serverFor(mail.to), serverFor(failed)];
    const rewrites = own.chance(0.33);
    const byLast = rewrites || own.chance(0.5);
    const lines = [above(last, at + 3_000, failed), above(forwarder, at, mail.to)];
    const letter = letterOf(options, mail, {
      text: story.text,
      random: own.fork('letter'),
      above: byLast ? lines : lines.slice(1),
      through: byLast
        ? [{ helo: forwarder.host, name: forwarder.host, address: forwarder.address }]
        : [],
    });
    returned(story, mail, {
      scenario: rewrites ? 'forwarded-rewritten' : 'forwarded',
      kind: 'failure',
      at: at + 5_000 + own.below(HOUR),
      failed,
      letter,
      server: byLast ? last : forwarder,
      ...(rewrites
        ? { client: forwarder, to: rewrittenBy(own, mail.returnPath, domainOf(mail.to)) }
        : {}),
    });
  };
  const listMembers = (story: Story): void => {
    const { random: own, at } = story;
    const mail = leave(own, story.sender, at, listAddress(own, outside.stranger(own)));
    publicPosts.push(mail);
    const list = serverFor(mail.to);
    const members = 1 + own.below(12);
    for (let i = 0; i < members; i += 1) {
      const failed = outside.stranger(own);
      const server = serverFor(failed);
      const letter = letterOf(options, mail, {
        text: story.text,
        random: own.fork(`member ${i}`),
        above: [above(server, at + 60_000, failed), above(list, at, mail.to)],
        through: [{ helo: list.host, name: list.host, address: list.address }],
      });
      const when = at + MINUTE + own.below(3 * HOUR);
      returned(story, mail, {
        scenario: 'list-member',
        kind: 'failure',
        at: when,
        failed,
        letter,
        server,
      });
    }
  };
  const ownList = (story: Story, list: OwnList): void => {
    const { random: own, at } = story;
    const { mail, events: logged } = expand(options, own, list, at);
    sent.push(mail);
    events.push(...logged);
    // The dead are the same each time.
    for (const [i, failed] of list.members.slice(0, 4 + own.below(4)).entries()) {
      const when = at + MINUTE + own.below(HOUR);
      const bounce = { ...mail, returnPath: verp(list.bounces, failed) };
      const server = serverFor(failed);
      const letter = letterOf(options, bounce, {
        text: story.text,
        random: own.fork(`member ${i}`),
        above: [above(server, at, failed)],
        through: [],
      });
      returned(story, bounce, {
        scenario: 'own-list',
        kind: 'failure',
        at: when,
        failed,
        letter,
        server,
      });
    }
  };
  const newsletter = (story: Story): void => {
    const dead = 10 + story.random.below(60);
    for (let i = 0; i < dead; i += 1) {
      const own = story.random.fork(`copy ${i}`);
      const mail = leave(own, organisation.news, story.at, outside.stranger(own));
      const at = story.at + own.below(DAY / 2);
      returned({ ...story, random: own }, mail, { scenario: 'newsletter', kind: 'failure', at });
    }
  };
  const answered = (
    story: Story,
    scenario: string,
    kind: Exclude<ReportPlan['kind'], 'failure' | 'delay'>,
  ): void => {
    const mail = leave(story.random, story.sender, story.at);
    const at =
      story.at +
      1_000 * (2 + story.random.below(kind === 'disposition-notification' ? 90_000 : 120));
    returned(story, mail, { scenario, kind, at });
  };

  for (let n = 0; reports < genuine; n += 1) {
    const own = random.fork(`mail ${n}`);
    const fate = pickShare(own, FATES);
    const way = pickShare(own, WAYS);
    const sender = own.pick(organisation.senders.filter((one) => one.way === way));
    const at = workingMoment(own, start - 2 * DAY, end - 2 * DAY);
    const story: Story = { random: own, at, sender, text: texts() };
    if (fate === 'refused') refused(story);
    else if (fate === 'delayed') delayed(story);
    else if (fate === 'forwarded') forwarded(story);
    // Tables count reports, and these bring several at once.
    else if (fate === 'list-member') own.chance(1 / 6) && listMembers(story);
    else if (fate === 'own-list') own.chance(1 / 6) && ownList(story, own.pick(organisation.lists));
    else if (fate === 'newsletter') own.chance(1 / 40) && newsletter(story);
    else if (fate === 'auto-reply') answered(story, fate, 'auto-reply');
    else if (fate === 'challenge') answered(story, fate, 'challenge-response');
    else if (fate === 'virus-warning') answered(story, fate, 'virus-warning');
    else if (fate === 'receipt') answered(story, fate, 'disposition-notification');
    else answered(story, fate, 'success');
  }
  for (let n = 0; n < QUIET * genuine; n += 1) {
    const own = random.fork(`quiet ${n}`);
    const sender = own.pick(organisation.senders);
    const at = workingMoment(own, start - LEAD_DAYS * DAY, end);
    const toList = own.chance(PUBLIC);
    const mail = leave(
      own,
      sender,
      at,
      toList ? listAddress(own, outside.stranger(own)) : undefined,
    );
    if (toList) publicPosts.push(mail);
  }
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

/** One of some forty public lists, by whoever's domain. */
function listAddress(random: Random, stranger: string): string {
  return `list${random.below(40)}@lists.${domainOf(stranger)}`;
}

/** By the Sender Rewriting Scheme of another, whose secret nobody here knows. */
function rewrittenBy(random: Random, returnPath: string, forwarder: string): string {
  const at = returnPath.lastIndexOf('@');
  const [local, domain] = [returnPath.slice(0, at), returnPath.slice(at + 1)];
  return `SRS0=${random.word(4)}=${random.word(2).toUpperCase()}=${domain}=${local}@${forwarder}`;
}
