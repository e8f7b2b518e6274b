/**
 * What the world sends us for mail that others sent in our name.
 */

import { bytesOf } from '../binary-string.ts';
import type { FakeNotice, FakePlan } from '../notices/fake-notice.ts';
import type { Random } from '../random.ts';
import { HOUR } from './calendar.ts';
import { forge, forgedName, type Injector, type Run } from './forger.ts';
import { inventedDomain } from './names.ts';
import type { Organisation } from './organisation.ts';
import { domainOf, type Outside } from './outside.ts';
import { ANSWERS_TO_FORGED, FAKE_SHARE, FORGER, pickShare } from './shares.ts';
import type { SourceText } from './source-text.ts';
import type { Hop, PlannedEvent, ReportPlan, WorldView } from './world-view.ts';
import type { ZoneBuilder } from './zone.ts';

/** What backscatter is planned with. */
export interface BackscatterOptions {
  readonly random: Random;
  /** How many reports. */
  readonly count: number;
  readonly start: number;
  readonly end: number;
  readonly runs: readonly Run[];
  readonly spam: readonly SourceText[];
  readonly hosts: readonly Injector[];
  readonly organisation: Organisation;
  readonly outside: Outside;
  readonly report: (plan: ReportPlan) => PlannedEvent;
  readonly familyOf: (host: string) => string;
  readonly fakes: readonly FakeNotice[];
  readonly hostsOf: (text: SourceText) => readonly string[];
  readonly receive: WorldView['receive'];
  readonly zone: ZoneBuilder;
}

const KINDS = {
  refused: 'failure',
  delayed: 'delay',
  forwarded: 'failure',
  'auto-reply': 'auto-reply',
  challenge: 'challenge-response',
  'virus-warning': 'virus-warning',
  receipt: 'disposition-notification',
  success: 'success',
} as const;

/** Plans so many reports on spam in our name. */
export function planBackscatter(options: BackscatterOptions): readonly PlannedEvent[] {
  const { random, count, start, end, runs, spam, hosts, organisation, outside } = options;
  const { report, familyOf } = options;
  const shares = runs.map((run) => [run, run.share] as const);
  return Array.from({ length: count }, (_, n) => {
    const own = random.fork(`forged ${n}`);
    if (options.fakes.length > 0 && own.chance(FAKE_SHARE)) return fake(options, own);
    const run = own.chance(FORGER.campaign) ? pickShare(own, shares) : null;
    const at = Math.floor(run === null ? start + own.next() * (end - start) : momentOf(own, run));
    const fate = pickShare(own, ANSWERS_TO_FORGED);
    const from = run?.victims ? own.pick(run.victims) : forgedName(own, organisation);
    const to = outside.stranger(own);
    const sentAt = at - (fate === 'delayed' ? 4 * HOUR : 2_000) - own.below(HOUR);
    const first = outside.serverOf(domainOf(to));
    const text = own.pick(run?.texts ?? spam);
    const letter = forge(
      outside,
      { random: own, from, to, sentAt, text },
      own.pick(run?.hosts ?? hosts),
      {
        host: first.host,
        family: familyOf(first.host),
      },
    );
    const failed = fate === 'forwarded' ? outside.stranger(own) : to;
    const server = outside.serverOf(domainOf(failed));
    const passed: Hop = {
      helo: first.host,
      name: first.host,
      address: first.address,
      by: server.host,
      family: familyOf(server.host),
      at: sentAt + 5_000,
      for: failed,
    };
    return report({
      at,
      label: 'backscatter',
      scenario: `forged-${fate}`,
      campaign: run?.name ?? null,
      letter: fate === 'forwarded' ? { ...letter, trace: [passed, ...letter.trace] } : letter,
      recipient: from,
      failed,
      server,
      kind: KINDS[fate],
      logged: false,
      signed: [],
      random: own,
    });
  });
}

/** Links of fake notices that lead to domains which other spam leads to as well. */
const KNOWN_DOMAIN = 0.5;

/** No report on anything: spam dressed as one, straight from the spammer's host. */
function fake(options: BackscatterOptions, random: Random): PlannedEvent {
  const { start, end, hosts, organisation, outside, spam, hostsOf, receive, zone } = options;
  const at = Math.floor(start + random.next() * (end - start));
  const format = random.pick(options.fakes);
  const host = random.pick(hosts);
  const known = hostsOf(random.pick(spam))[0];
  const domain =
    known !== undefined && random.chance(KNOWN_DOMAIN) ? known : inventedDomain(random);
  zone.spamLink(domain);
  // Who fishes for people writes to those that exist.
  const recipient = random.chance(0.9)
    ? random.pick(organisation.addresses)
    : forgedName(random, organisation);
  const plan: FakePlan = {
    at,
    to: recipient,
    claims: random.chance(0.6) ? domainOf(recipient) : inventedDomain(random),
    failed: outside.stranger(random),
    link: `http://${domain}/${random.word(6)}/?m=${random.word(10)}`,
    spammer: `${random.word(8)}@${inventedDomain(random)}`,
  };
  const client = { host: host.helo, address: host.address, name: host.name };
  return {
    what: 'case',
    at,
    write: (id) => {
      const mailFrom = format.mailFrom(plan);
      const written = format.write(plan, random.fork('fake'));
      return {
        raw: bytesOf(receive(written, { at, mailFrom, recipient, client })),
        truth: {
          id,
          label: 'backscatter',
          kind: 'failure',
          at,
          envelope: { mailFrom, recipient, client: { address: host.address, helo: host.helo } },
          format: format.name,
          language: format.language,
          returned: format.payload === 'returned' ? 'message' : 'none',
          source: null,
          campaign: null,
          scenario: 'fake-notice',
          adversary: null,
          original: null,
          evidence: {
            logged: false,
            covered: organisation.coveredBy(recipient, at),
            signed: [],
            addressee: organisation.addressee(recipient),
            namesId: false,
            listed: zone.listsLink(domain) ? ['link'] : [],
          },
        },
      };
    },
  };
}

/** Most of a run comes at its beginning. */
function momentOf(random: Random, { from, until }: Run): number {
  return from + random.next() ** 2 * (until - from);
}
