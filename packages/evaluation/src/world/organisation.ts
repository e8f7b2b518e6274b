/**
 * The organisation: who sends, by which way out, and to whom.
 *
 *     own     its own server: logged, return paths and Message-IDs signed, all covered
 *     told    a provider who puts ids of his own, and tells them: the log knows both
 *     untold  one who does not: the log is declared for recipients alone
 *     crm     the own server, and a CRM system that logs and signs nothing: not declared
 *     young   logged since some day of the set alone: its warm-up lies within
 *     news    a newsletter by a service that logs nothing: not declared
 *     list    its own list server: each expansion logged, a return path per member
 *
 * Beside these a domain that takes every address and sends nothing.
 */

import { type CoveredSpan, coverageOf } from '@backscatter/core';
import { normalizeAddress } from '@backscatter/mail';
import type { SetWorld } from '../generator/events.ts';
import type { Random } from '../random.ts';
import type { Coverage, EvidenceTruth } from '../truth.ts';
import { DAY, LEAD_DAYS, START } from './calendar.ts';
import { inventedWord, localPart, personName } from './names.ts';
import type { Outside } from './outside.ts';
import type { MailServer, Sender, Way } from './world-view.ts';

/** Of each hundred people, who sends by which way. */
const SENDERS: readonly (readonly [way: Way, share: number])[] = [
  ['own', 76],
  ['told', 8],
  ['untold', 6],
  ['crm', 5],
  ['young', 5],
];

/** Labels of the domains below that of the organisation, which has `own`. */
const LABELS = {
  train: {
    told: 'cloud',
    untold: 'remote',
    crm: 'sales',
    young: 'labs',
    news: 'news',
    list: 'lists',
    all: 'brand',
  },
  test: {
    told: 'office',
    untold: 'abroad',
    crm: 'shop',
    young: 'studio',
    news: 'letter',
    list: 'groups',
    all: 'promo',
  },
} as const;

const ROOTS = { train: 'example.org', test: 'example.com' } as const;

/** Addresses that exist and never send, as operators declare them. */
const SILENT = [
  'abuse',
  'jobs',
  'billing-in',
  'fax',
  'scanner',
  'noreply-in',
  'archive',
  'voicemail',
];

/** Days after START from which on the young domain is logged. */
const YOUNG_DAYS = 20;

/** How long a mail may wait in a foreign queue, as the signals assume it. */
const QUEUE_DAYS = 7;

const LISTS = 4;
const MEMBERS = 80;

/** A mailing list of ours. */
interface OwnList {
  readonly sender: Sender;
  /** Its return path without a member. */
  readonly bounces: string;
  readonly members: readonly string[];
}

/** Who sends mail of ours, and by which ways. */
export interface Organisation {
  readonly root: string;
  readonly senders: readonly Sender[];
  readonly lists: readonly OwnList[];
  readonly news: Sender;
  /** Whoever passes mail of strangers on. */
  readonly forwarder: Sender;
  readonly addresses: readonly string[];
  readonly neverSends: readonly string[];
  readonly catchAll: readonly string[];
  readonly domains: readonly string[];
  readonly coverage: SetWorld['coverage'];
  readonly signs: SetWorld['signs'];
  readonly relayed: SetWorld['relayed'];
  /** The server by which mail of a way leaves. */
  readonly outgoing: Readonly<Record<Way, MailServer>>;
  /** The server that takes mail in. */
  readonly mx: MailServer;
  /** Whether a host is one by which mail of ours leaves. */
  isOurs(host: string): boolean;
  /** Whether mail of a sender's was logged at a time, where it left by the declared way. */
  logs(way: Way, at: number): boolean;
  coveredBy(address: string, at: number): readonly Coverage[];
  addressee(address: string): EvidenceTruth['addressee'];
}

/** Makes one of so many people. */
export function createOrganisation(
  part: 'train' | 'test',
  random: Random,
  size: number,
  outside: Outside,
): Organisation {
  const root = ROOTS[part];
  const labels = LABELS[part];
  const under = (label: string): string => `${label}.${root}`;
  const domainOfWay = (way: Way): string => (way === 'own' ? root : under(labels[way]));
  const taken = new Set<string>();
  const unique = (local: string, domain: string): string => {
    let address = `${local}@${domain}`;
    for (let i = 2; taken.has(address); i += 1) address = `${local}${i}@${domain}`;
    taken.add(address);
    return address;
  };
  const senders = SENDERS.flatMap(([way, share]) =>
    Array.from({ length: Math.max(2, Math.round((size * share) / 100)) }, (): Sender => {
      const name = personName(random);
      const contacts = Array.from({ length: 5 + random.below(60) }, () => outside.stranger(random));
      return { address: unique(localPart(random, name), domainOfWay(way)), name, way, contacts };
    }),
  );
  const lists = Array.from({ length: LISTS }, (): OwnList => {
    const address = unique(inventedWord(random), domainOfWay('list'));
    const members = Array.from({ length: MEMBERS }, () => outside.stranger(random));
    const sender: Sender = { address, name: address, way: 'list', contacts: members };
    return { sender, bounces: address.replace('@', '-bounces@'), members };
  });
  const news: Sender = {
    address: unique('newsletter', domainOfWay('news')),
    name: 'Newsletter',
    way: 'news',
    contacts: [],
  };
  const forwarder: Sender = { ...news, address: `postmaster@${root}`, name: '', way: 'list' };
  const neverSends = SILENT.map((local) => unique(local, root));
  const catchAll = [under(labels.all)];
  const addresses = [...taken, ...lists.map(({ bounces }) => bounces)];
  const ways: readonly Way[] = ['own', 'told', 'untold', 'crm', 'young', 'news', 'list'];
  const domains = [...ways.map(domainOfWay), ...catchAll];
  const begin = START - LEAD_DAYS * DAY;
  const coverage = [
    { senders: [root, domainOfWay('told'), domainOfWay('list')], since: begin },
    { senders: [domainOfWay('untold')], keys: ['recipients'] as const, since: begin },
    { senders: [domainOfWay('young')], since: START + YOUNG_DAYS * DAY },
  ];
  // Whatever leaves is known by its relay, be it logged and signed or not; but for what others send in our name.
  const aside: readonly Way[] = ['crm', 'news'];
  const relayed = {
    senders: domains.filter((domain) => !aside.map(domainOfWay).includes(domain)),
    since: begin,
  };
  const signs = { returnPath: [root], messageId: [root], since: begin };
  const known = new Set(addresses);
  const silent = new Set(neverSends);
  const host = (name: string): MailServer => ({ host: name, address: outside.address(random) });
  const [relay, provider, abroad] = [
    host(`relay.${root}`),
    host(`mout.${inventedWord(random)}-hosting-example.com`),
    host(`smtp-out.${inventedWord(random)}-hosting-example.net`),
  ];
  const outgoing = {
    own: relay,
    told: provider,
    untold: abroad,
    crm: host(`crm-out.${inventedWord(random)}-cloud-example.com`),
    young: host(`relay2.${root}`),
    news: host(`send.${inventedWord(random)}-letters-example.com`),
    list: host(`lists-out.${root}`),
  };
  const ours = new Set(Object.values(outgoing).map((server) => server.host));
  return {
    root,
    senders,
    lists,
    news,
    forwarder,
    addresses,
    neverSends,
    catchAll,
    domains,
    coverage,
    signs,
    relayed,
    outgoing,
    isOurs: (name) => ours.has(name),
    mx: host(`mx.${root}`),
    logs: (way, at) => way !== 'news' && at >= (way === 'young' ? START + YOUNG_DAYS * DAY : begin),
    coveredBy: (address, at) => coveredBy({ coverage, signs }, address, at),
    addressee: (raw) => {
      const normal = normalizeAddress(raw);
      if (normal === null) return 'unknown';
      // A forwarder's own, and what it answers for.
      if (/^srs[01]=/i.test(raw) && raw.endsWith(`@${root}`)) return 'known';
      if (silent.has(normal.address)) return 'never-sends';
      if (catchAll.includes(normal.domain)) return 'catch-all';
      return known.has(normal.address) ? 'known' : 'unknown';
    },
  };
}

type Declared = Pick<SetWorld, 'coverage' | 'signs'>;

/** What counts for an address at a time, whether it exists or not. */
function coveredBy({ coverage, signs }: Declared, raw: string, at: number): readonly Coverage[] {
  const address = normalizeAddress(raw)?.address ?? raw;
  const holds = (spans: readonly CoveredSpan[]): boolean =>
    coverageOf(spans.map(withAt), address, at, QUEUE_DAYS).holds;
  const log = (key: 'ids' | 'recipients'): boolean =>
    holds(coverage.filter(({ keys }) => keys === undefined || keys.includes(key)));
  const { since } = signs;
  return [
    ...(log('ids') ? (['sent-ids'] as const) : []),
    ...(log('recipients') ? (['sent-recipients'] as const) : []),
    ...(holds([{ senders: signs.returnPath, since }]) ? (['return-path'] as const) : []),
    ...(holds([{ senders: signs.messageId, since }]) ? (['message-id'] as const) : []),
  ];
}

function withAt(span: CoveredSpan): CoveredSpan {
  return { ...span, senders: span.senders.map((one) => (one.includes('@') ? one : `@${one}`)) };
}
