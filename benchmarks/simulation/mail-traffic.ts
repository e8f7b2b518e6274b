/**
 * A day of ordinary mail, and the reports that come of it: refusals, delays that
 * end well or after five days, forwarders, lists of others and of our own,
 * out-of-office notes, challenges, receipts.
 */

import type { Random } from '@backscatter/evaluation';
import { type KeyRing, signMessageId } from '@backscatter/provenance';
import { type Agenda, type Arrival, DAY, dayOf, HOUR, START } from './arrival.ts';
import { listBounces, NEWS, type Organisation, type Sender, stranger } from './organisation.ts';
import {
  challenge,
  deliveryReport,
  type Original,
  type ReportPlan,
  vacationReply,
} from './report-templates.ts';
import { mailText, type Text } from './texts.ts';

/** The day on which the log begins. */
export const LOG_BEGINS = 5;
/** The day on which the shop gets a second server, of which nobody tells the log. */
export const SHOP_FORGETS = 40;

/** Newsletters: on which day, and to how many dead addresses. */
const NEWSLETTERS: ReadonlyMap<number, number> = new Map([
  [8, 100],
  [30, 500],
]);

/** A post to a public list, which anybody can copy. */
interface PublicPost {
  readonly sender: string;
  readonly messageId: string;
  readonly at: number;
}

/** The organisation with all that goes on in it. */
export interface World {
  readonly random: Random;
  readonly organisation: Organisation;
  readonly agenda: Agenda;
  readonly keys: KeyRing;
  readonly publicPosts: PublicPost[];
}

/** A mail that left. */
interface Mail {
  readonly sender: Sender;
  readonly recipient: string;
  readonly at: number;
  /** As reports will name it. */
  readonly original: Original;
  /** Whether its return path bore a tag. */
  readonly tagged: boolean;
  /** Where what comes of it is counted; null by what comes. */
  readonly group: string | null;
}

/** Everything that is sent on a day goes to the agenda, and what comes of it. */
export function sendDay(world: World, day: number): void {
  const { random, organisation } = world;
  for (const sender of organisation.senders) {
    const count = Math.floor(sender.rate + random.next());
    for (let i = 0; i < count; i += 1) {
      // Between six and twenty o'clock.
      const at = START + day * DAY + 6 * HOUR + random.below(14 * HOUR);
      follow(world, send(world, sender, at));
    }
  }
  for (const [list, members] of organisation.lists) expandList(world, day, list, members);
  sendNewsletter(world, day, NEWSLETTERS.get(day) ?? 0);
}

function send(world: World, sender: Sender, at: number): Mail {
  const { random, agenda, keys } = world;
  if (random.chance(0.05)) sender.contacts.push(stranger(random));
  const toList = random.chance(0.02);
  const recipient = toList
    ? `list${random.below(40)}@lists.example.net`
    : random.pickZipf(sender.contacts);
  const { way, address } = sender;
  const outside = way === 'sales' && random.chance(0.5);
  const forgotten = way === 'shop' && dayOf(at) >= SHOP_FORGETS && random.chance(0.4);
  const ownId = `${random.word(16)}@${way === 'own' ? 'mail.example.org' : address.split('@')[1]}`;
  const signed = forgotten && random.chance(0.7);
  const messageId = signed
    ? signMessageId({ keys, sender: address, now: at, random: bytes(random) }).replace(/^<|>$/g, '')
    : way === 'told' || way === 'untold'
      ? `${random.word(20)}@provider.example`
      : ownId;
  if (!outside && !forgotten && dayOf(at) >= LOG_BEGINS) {
    agenda.add({ what: 'sent', at, sent: { sender: address, recipient, messageId: ownId, at } });
    if (way === 'told') agenda.add({ what: 'alias', at: at + 2_000, id: ownId, other: messageId });
  }
  if (toList && way === 'own') world.publicPosts.push({ sender: address, messageId, at });
  const text = mailText(random);
  return {
    sender,
    recipient,
    at,
    original: { ...text, from: address, to: recipient, messageId, at },
    tagged: way === 'own',
    group: outside ? 'unlogged: CRM' : forgotten ? 'declared wrongly: forgotten server' : null,
  };
}

/** What becomes of a mail, each with its probability. */
function follow(world: World, mail: Mail): void {
  const { random } = world;
  const { recipient, at } = mail;
  const soon = at + 1_000 * (2 + random.below(120));
  if (recipient.endsWith('@lists.example.net')) {
    // Most lists put their own return path; those that do not send us the bounces of their members.
    if (!random.chance(0.04)) return;
    const members = 5 + random.below(60);
    for (let i = 0; i < members; i += 1)
      report(world, mail, {
        group: 'list of others',
        at: soon + random.below(HOUR),
        failed: stranger(random),
      });
    return;
  }
  const fate = random.next();
  if (fate < 0.02) report(world, mail, { group: 'failure', at: soon, failed: recipient });
  else if (fate < 0.027) delay(world, mail);
  else if (fate < 0.036) forward(world, mail, soon);
  else if (fate < 0.056) answer(world, mail, soon, 'auto-reply');
  else if (fate < 0.058) answer(world, mail, soon, 'challenge');
  else if (fate < 0.059)
    report(world, mail, { group: 'success', at: soon, failed: recipient, kind: 'success' });
}

/** A notice after four hours, one a day, and an end after five days where it does not get through. */
function delay(world: World, mail: Mail): void {
  const { random } = world;
  const { at, recipient: failed } = mail;
  report(world, mail, { group: 'delay', at: at + 4 * HOUR, failed, kind: 'delay' });
  for (let day = 1; day < 5; day += 1) {
    if (random.chance(0.4)) return;
    report(world, mail, { group: 'delay', at: at + day * DAY + 4 * HOUR, failed, kind: 'delay' });
  }
  report(world, mail, { group: 'failure after days', at: at + 5 * DAY, failed });
}

/** The mailbox forwards to another that fails; a third of the forwarders rewrite the return path and back. */
function forward(world: World, mail: Mail, at: number): void {
  const { random } = world;
  const rewritten = random.chance(0.33);
  const to = rewritten
    ? `SRS0=${random.word(4)}=${random.word(2)}=${mail.original.from.replace(/(.*)@(.*)/, '$2=$1')}@fwd.example.net`
    : undefined;
  report(world, mail, {
    group: 'forwarder',
    at: at + random.below(HOUR),
    failed: stranger(random),
    ...(to === undefined ? {} : { to }),
  });
}

function answer(world: World, mail: Mail, at: number, what: 'auto-reply' | 'challenge'): void {
  const { random, agenda } = world;
  const { original, recipient, sender } = mail;
  const plan: ReportPlan = {
    at,
    to: sender.address,
    original,
    failed: recipient,
    kind: 'failure',
    returned: 'none',
  };
  const raw =
    what === 'challenge'
      ? challenge(random, plan)
      : vacationReply(random, plan, random.chance(0.8));
  // They go to From, which bears no tag; some challenges go to the return path.
  const signedAt = what === 'challenge' && mail.tagged && random.chance(0.5) ? mail.at : null;
  const arrival = arrivalOf(mail, { at, raw, signedAt, group: what });
  agenda.add({ what: 'report', at, report: arrival });
}

interface Outcome {
  readonly group: string;
  readonly at: number;
  readonly failed: string;
  readonly kind?: ReportPlan['kind'];
  readonly to?: string;
}

function report(
  world: World,
  mail: Mail,
  { group, at, failed, kind = 'failure', to }: Outcome,
): void {
  const { random, agenda } = world;
  const amount = random.next();
  const raw = deliveryReport(random, {
    at,
    to: to ?? mail.original.from,
    original: mail.original,
    failed,
    kind,
    returned: amount < 0.5 ? 'message' : amount < 0.9 ? 'headers' : 'none',
  });
  const signedAt = mail.tagged ? mail.at : null;
  agenda.add({ what: 'report', at, report: arrivalOf(mail, { at, raw, signedAt, group }) });
}

function arrivalOf(
  { sender, group: own }: Mail,
  { at, raw, signedAt, group }: { at: number; raw: string; signedAt: number | null; group: string },
): Arrival {
  const rewritten = sender.way === 'told' || sender.way === 'untold';
  return {
    at,
    raw,
    addressee: sender.address,
    signedAt,
    truth: 'genuine',
    group: own ?? (rewritten ? `ids rewritten, ${sender.way}` : group),
  };
}

/** A post a day to each list of ours, from strangers, to all members; four of these are gone. */
function expandList(world: World, day: number, list: string, members: readonly string[]): void {
  const { random, agenda } = world;
  const at = START + day * DAY + random.below(DAY);
  const from = stranger(random);
  const messageId = `${random.word(14)}@${from.split('@')[1]}`;
  const sender = listBounces(list);
  if (day >= LOG_BEGINS)
    agenda.add({ what: 'sent', at, sent: { sender, recipients: members, messageId, at } });
  const original = { ...mailText(random), from, to: list, messageId, at };
  for (const failed of members.slice(0, 4)) {
    const addressee = sender.replace('@', `+${failed.replace('@', '=')}@`);
    const when = at + 60_000 + random.below(HOUR);
    const raw = deliveryReport(random, {
      at: when,
      to: addressee,
      original,
      failed,
      kind: 'failure',
      returned: random.chance(0.9) ? 'headers' : 'none',
    });
    const report: Arrival = {
      at: when,
      raw,
      addressee,
      signedAt: null,
      truth: 'genuine',
      group: 'our lists',
    };
    agenda.add({ what: 'report', at: when, report });
  }
}

/** By a service that logs nothing with us, to addresses all of which are dead. */
function sendNewsletter(world: World, day: number, dead: number): void {
  const { random, agenda } = world;
  const at = START + day * DAY + 9 * HOUR;
  const text: Text = mailText(random);
  for (let i = 0; i < dead; i += 1) {
    const to = stranger(random);
    const when = at + random.below(DAY / 2);
    const raw = deliveryReport(random, {
      at: when,
      to: NEWS,
      original: { ...text, from: NEWS, to, messageId: `${random.word(18)}@service.example`, at },
      failed: to,
      kind: 'failure',
      returned: random.chance(0.6) ? 'message' : 'headers',
    });
    const report: Arrival = {
      at: when,
      raw,
      addressee: NEWS,
      signedAt: null,
      truth: 'genuine',
      group: 'unlogged: newsletter',
    };
    agenda.add({ what: 'report', at: when, report });
  }
}

function bytes(random: Random): Uint8Array {
  return Uint8Array.from({ length: 8 }, () => random.below(256));
}
