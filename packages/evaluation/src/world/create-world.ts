/**
 * Puts a world together: the organisation, everybody else, the forgers, the DNS; and
 * the plan of all that happens in it, in no order yet.
 */

import { createKeyRing } from '@backscatter/provenance';
import type { SetWorld, SourceMail } from '../generator/events.ts';
import type { FakeNotice } from '../notices/fake-notice.ts';
import type { AnswerFormat, NoticeFormat } from '../notices/notice-format.ts';
import { createRandom } from '../random.ts';
import type { ReturnedAmount } from '../truth.ts';
import { planBackscatter } from './backscatter.ts';
import { DAY, START } from './calendar.ts';
import { createInjectors, createRuns, forge } from './forger.ts';
import { linkHosts } from './links.ts';
import { createOrganisation } from './organisation.ts';
import { createOutside, domainOf } from './outside.ts';
import { createReportWriter } from './report-writer.ts';
import { letterOf } from './sent-mail.ts';
import { readSourceText, type SourceText } from './source-text.ts';
import { planTraffic } from './traffic.ts';
import type { MailServer, PlannedEvent, WorldView } from './world-view.ts';
import { createZone } from './zone.ts';

/** What a world is made of. */
export interface WorldOptions {
  readonly seed: number;
  readonly part: 'train' | 'test';
  /** What may be returned. */
  readonly ham: readonly SourceMail[];
  readonly spam: readonly SourceMail[];
  readonly notices: readonly NoticeFormat[];
  readonly answers: readonly AnswerFormat[];
  readonly fakes: readonly FakeNotice[];
  readonly genuine: number;
  readonly backscatter: number;
  readonly days: number;
  readonly returned?: ReturnedAmount | undefined;
}

/** A world, and what is planned to happen in it. */
export interface World {
  readonly view: WorldView;
  readonly world: SetWorld;
  readonly events: readonly PlannedEvent[];
}

/** Reports for each sender of ours over the days. */
const REPORTS_A_SENDER = 30;
const [MIN_SENDERS, MAX_SENDERS] = [40, 1_000];

/** Of the providers with mailboxes for everybody, how many an operator's list names. */
const KNOWN_FREEMAIL = 15;

/** Texts longer than this are not returned: in bytes. */
const MAX_TEXT = 100_000;

/** Plans everything; nothing is written yet. */
export function createWorld(options: WorldOptions): World {
  const { seed, part, notices, answers, genuine, days, returned } = options;
  const random = createRandom(seed).fork(`world ${part}`);
  const keys = { keys: { 3: `a key of the ${part} set, known to all` }, active: 3 };
  const ring = createKeyRing(keys);
  const outside = createOutside(random.fork('outside'));
  const size = Math.min(MAX_SENDERS, Math.max(MIN_SENDERS, Math.round(genuine / REPORTS_A_SENDER)));
  const organisation = createOrganisation(part, random.fork('organisation'), size, outside);
  const [ham, spam] = [textsOf(options.ham), textsOf(options.spam)];
  const zone = createZone(random.fork('zone'));
  const hostsOf = remembered(linkHosts);
  zone.honestLinks(ham.map(hostsOf));
  for (const host of new Set(spam.flatMap(hostsOf))) zone.spamLink(host);
  const writer = createReportWriter({
    random: random.fork('formats'),
    notices,
    answers,
    organisation,
    zone,
    hostsOf,
    returned,
  });
  const { report, familyOf, receive } = writer;
  const [start, end] = [START, START + days * DAY];
  const desk = { organisation, outside, keys: ring };
  const hosts = createInjectors(random.fork('injectors'), outside);
  const runs = createRuns({
    random: random.fork('runs'),
    forged: options.backscatter,
    spam,
    hosts,
    organisation,
    start,
    end,
    part,
  });
  const common = { start, end, report, familyOf };
  const traffic = planTraffic({
    ...desk,
    ...common,
    random: random.fork('traffic'),
    genuine,
    ham,
    spam,
  });
  const forged = planBackscatter({
    ...common,
    random: random.fork('forged'),
    count: options.backscatter,
    runs,
    spam,
    hosts,
    organisation,
    outside,
    fakes: options.fakes,
    hostsOf,
    receive,
    zone,
  });
  for (const { address } of hosts) zone.spamHost(address);
  for (const { address } of Object.values(organisation.outgoing)) zone.honestHost(address);
  const serverOf = (domain: string): MailServer => {
    const server = outside.serverOf(domain);
    zone.honestHost(server.address);
    return server;
  };
  for (const { address } of [...outside.servers()]) zone.honestHost(address);
  const { outgoing, mx } = organisation;
  const view: WorldView = {
    part,
    start,
    end,
    random: random.fork('others'),
    keys: ring,
    senders: organisation.senders,
    addresses: organisation.addresses,
    domains: organisation.domains,
    relay: outgoing.own,
    mx,
    sent: traffic.sent,
    publicPosts: traffic.publicPosts,
    ham,
    spam,
    campaigns: runs,
    notices,
    answers,
    stranger: outside.stranger,
    serverOf,
    injector: (own) => own.pick(hosts),
    forge: (wanted) => {
      const own = wanted.random.fork('forge');
      const { host } = serverOf(domainOf(wanted.to));
      const text = wanted.text ?? own.pick(spam);
      return forge(outside, { ...wanted, text }, own.pick(hosts), { host, family: familyOf(host) });
    },
    letterOf: (mail, own, text = own.fork('text').pick(ham)) => {
      const { host } = serverOf(domainOf(mail.to));
      const line = { by: host, family: familyOf(host), at: mail.at + 2_000, for: mail.to };
      return letterOf(desk, mail, { text, random: own, above: [line], through: [] });
    },
    coveredBy: organisation.coveredBy,
    addressee: organisation.addressee,
    report,
    receive,
  };
  const ours = [outgoing.own, outgoing.told, outgoing.untold, outgoing.young, outgoing.list, mx];
  const world: SetWorld = {
    addresses: organisation.addresses,
    neverSends: organisation.neverSends,
    catchAll: organisation.catchAll,
    domains: organisation.domains,
    keys,
    signs: organisation.signs,
    relayed: organisation.relayed,
    coverage: organisation.coverage,
    relays: ours.map(({ host, address }) => ({ name: host, address })),
    freemail: outside.freemail.slice(0, KNOWN_FREEMAIL),
    zone: zone.zone,
  };
  return { view, world, events: [...traffic.events, ...forged] };
}

function textsOf(mails: readonly SourceMail[]): readonly SourceText[] {
  return mails
    .filter(({ raw }) => raw.length <= MAX_TEXT)
    .map(readSourceText)
    .filter((text) => !isReport(text));
}

/** Corpora of ham hold a few reports; returned as mail, nobody could say what they are. */
function isReport({ fields }: SourceText): boolean {
  return fields.some(({ line }) => /^content-type:\s*multipart\/report/i.test(line));
}

function remembered<Key extends object, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = of(key);
    known.set(key, value);
    return value;
  };
}
