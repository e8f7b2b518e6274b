/**
 * Spam sent in our name, and what the world sends us for it: reports to real and
 * invented addresses of ours, whole, in part or without what they are on; some
 * out-of-office notes and challenges. A few spams bear an id copied from the
 * archive of a public list. A second forger knows whom each sender writes to.
 */

import type { Random } from '@backscatter/evaluation';
import { type Arrival, DAY, HOUR, START } from './arrival.ts';
import type { World } from './mail-traffic.ts';
import { NEWS, type Sender, stranger } from './organisation.ts';
import { challenge, deliveryReport, type ReportPlan, vacationReply } from './report-templates.ts';
import { RUNS, spamText } from './texts.ts';

/** Days of the spam run, the hours from its start being spread over them. */
export const RUN_BEGINS = 33;
const RUN_DAYS = 5;

/** The day on which somebody sends to the contacts of those whose names he bears. */
const BOOK_DAY = 48;
const BOOK_SHARE = 0.01;

/** Reports on spam in our name on any day, of a thousand senders. */
const EVERYDAY = 60;

/** Of those that bear a copied id, how old the archive's post may be, in days. */
const ARCHIVE_DAYS = 365;

/** What a day brings of it. */
export function forgeDay(world: World, day: number, total: number): void {
  const { random, organisation } = world;
  const size = organisation.senders.length;
  const inRun = day >= RUN_BEGINS && day < RUN_BEGINS + RUN_DAYS;
  const everyday = Math.ceil((EVERYDAY * size) / 1_000);
  for (let i = 0; i < everyday; i += 1) forge(world, momentOf(random, day), random.below(RUNS));
  // Most come at the beginning.
  const share = inRun ? (RUN_DAYS - (day - RUN_BEGINS)) / ((RUN_DAYS * (RUN_DAYS + 1)) / 2) : 0;
  for (let i = 0; i < share * total; i += 1) forge(world, momentOf(random, day), 0);
  if (day === BOOK_DAY) {
    for (let i = 0; i < BOOK_SHARE * total; i += 1) forgeByBook(world, momentOf(random, day));
  }
}

function forge(world: World, at: number, run: number): void {
  const { random } = world;
  const copied = random.chance(0.02) ? copyOf(world, at) : null;
  const [addressee, group] =
    copied?.sender !== undefined && copied.sender !== null
      ? [copied.sender, 'with a copied id, of that sender']
      : addresseeOf(world);
  const spam = {
    ...spamText(random, run),
    from: addressee,
    to: stranger(random),
    messageId: copied?.messageId ?? `${random.word(12)}@${random.word(8)}.example.net`,
    at: at - random.below(4 * HOUR),
  };
  add(
    world,
    { addressee, group: copied?.sender === null ? 'with a copied id' : group },
    spamReport(random, at, spam),
  );
}

/** To somebody he writes to. */
function forgeByBook(world: World, at: number): void {
  const { random, organisation } = world;
  const sender: Sender = random.pick(organisation.senders.filter(({ way }) => way === 'own'));
  const addressee = sender.address;
  const spam = {
    ...spamText(random, 1),
    from: addressee,
    to: random.pickZipf(sender.contacts),
    messageId: `${random.word(12)}@${random.word(8)}.example.net`,
    at: at - random.below(4 * HOUR),
  };
  add(
    world,
    { addressee, group: 'by one who knows whom we write to' },
    spamReport(random, at, spam),
  );
}

interface Forged {
  readonly at: number;
  readonly raw: string;
  /** Whether a person's program answers, and no server reports. */
  readonly isAnswer: boolean;
}

function spamReport(random: Random, at: number, original: ReportPlan['original']): Forged {
  const what = random.next();
  const amount = random.next();
  const plan: ReportPlan = {
    at,
    to: original.from,
    original,
    failed: original.to,
    kind: random.chance(0.03) ? 'delay' : 'failure',
    returned: amount < 0.45 ? 'message' : amount < 0.8 ? 'headers' : 'none',
  };
  if (what < 0.04)
    return { at, raw: vacationReply(random, plan, random.chance(0.8)), isAnswer: true };
  if (what < 0.05) return { at, raw: challenge(random, plan), isAnswer: true };
  return { at, raw: deliveryReport(random, plan), isAnswer: false };
}

function add(
  { agenda }: World,
  { addressee, group }: { readonly addressee: string; readonly group: string },
  { at, raw, isAnswer }: Forged,
): void {
  const report: Arrival = {
    at,
    raw,
    addressee,
    signedAt: null,
    truth: 'forged',
    group: isAnswer ? `${group}; answers` : group,
  };
  agenda.add({ what: 'report', at, report });
}

/** Two in three exist; half of these are the same few. */
function addresseeOf({ random, organisation }: World): readonly [address: string, group: string] {
  const real = random.chance(0.65);
  const { addresses, domains, senders } = organisation;
  // A forger takes domains as often as he finds their addresses.
  const known = random.chance(0.5) ? random.pick(addresses) : random.pickZipf(addresses);
  const domain = random.pick(senders).address.split('@')[1] ?? domains[0] ?? '';
  const address = real ? known : `${random.word(3 + random.below(8))}@${domain}`;
  return [address, groupOf(address, real)];
}

function groupOf(address: string, real: boolean): string {
  const domain = address.split('@')[1] ?? '';
  const existence = real ? 'real' : 'invented';
  if (domain === 'example.org') return `${existence}, all covered`;
  if (domain === 'remote.example.org') return `${existence}, covered for recipients`;
  if (domain === 'sales.example.org' || address === NEWS) return `${existence}, not covered`;
  if (domain === 'shop.example.org') return `${existence}, the shop`;
  return `${existence}, covered by the log`;
}

interface Copied {
  /** Whose it was, where he is forged too. */
  readonly sender: string | null;
  readonly messageId: string;
}

/** An id out of an archive; most are older than what we simulate. */
function copyOf({ random, publicPosts }: World, at: number): Copied | null {
  const since = at - random.next() * ARCHIVE_DAYS * DAY;
  const post = publicPosts.find((one) => one.at >= since);
  const same = random.chance(0.5);
  if (since < START || post === undefined || post.at > at) {
    return publicPosts.length === 0
      ? null
      : {
          sender: same ? random.pick(publicPosts).sender : null,
          messageId: `${random.word(16)}@mail.example.org`,
        };
  }
  return { sender: same ? post.sender : null, messageId: post.messageId };
}

function momentOf(random: Random, day: number): number {
  return START + day * DAY + random.below(DAY);
}
