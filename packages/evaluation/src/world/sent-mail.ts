/**
 * Mail of ours that leaves: its ids, its signatures, and whether the log knows it.
 */

import {
  type KeyRing,
  signEnvelopeId,
  signMessageId,
  signReturnPath,
} from '@backscatter/provenance';
import type { Random } from '../random.ts';
import type { Coverage } from '../truth.ts';
import { DAY, HOUR, MINUTE } from './calendar.ts';
import type { Organisation } from './organisation.ts';
import { domainOf, type Outside } from './outside.ts';
import type { SourceText } from './source-text.ts';
import type { Hop, Letter, PlannedEvent, Sender, SentMail } from './world-view.ts';

/** Of the mails of the domain with a CRM system, how many it sends itself. */
const CRM_SHARE = 0.5;

/** Share of mails that go to somebody new. */
const NEW_CONTACT = 0.05;

/** A mail, and what the log hears of it. */
export interface Sending {
  readonly mail: SentMail;
  readonly events: readonly PlannedEvent[];
}

/** What whoever sends in the organisation has at hand. */
export interface Desk {
  readonly organisation: Organisation;
  readonly outside: Outside;
  readonly keys: KeyRing;
}

/** Sends a mail, to a contact where nobody is named. */
export function send(
  { organisation, outside, keys }: Desk,
  random: Random,
  sender: Sender,
  at: number,
  to?: string,
): Sending {
  const { way, address } = sender;
  const recipient =
    to ??
    (sender.contacts.length === 0 || random.chance(NEW_CONTACT)
      ? outside.stranger(random)
      : random.pickZipf(sender.contacts));
  const cc = others(outside, random, sender.contacts);
  const aside = way === 'news' || (way === 'crm' && random.chance(CRM_SHARE));
  const signs = !aside && (way === 'own' || way === 'crm');
  const rewritten = way === 'told' || way === 'untold' || aside;
  const ownId = signs
    ? signMessageId({ keys, sender: address, now: at, random: bytes(random) }).slice(1, -1)
    : `${random.word(16)}@${domainOf(address)}`;
  const messageId = rewritten
    ? `${random.word(22)}@${domainOf(organisation.outgoing[way].host)}`
    : ownId;
  const logged = !aside && organisation.logs(way, at);
  const signed: readonly Coverage[] = signs ? ['return-path', 'message-id'] : [];
  const mail: SentMail = {
    sender,
    from: address,
    returnPath: signs ? signReturnPath(address, { keys, now: at }) : address,
    envelopeId: signs
      ? signEnvelopeId({
          keys,
          sender: address,
          now: at,
          random: bytes(random.fork('envelope id')),
          ...(cc.length === 0 ? { recipient } : {}),
        })
      : null,
    to: recipient,
    cc,
    messageId,
    at,
    logged,
    signed,
  };
  const events: PlannedEvent[] = [];
  if (logged) {
    const recipients = [recipient, ...cc];
    events.push({ what: 'sent', at, sent: { sender: address, recipients, messageId: ownId, at } });
    if (way === 'told') {
      const told = at + 200 + random.below(1_500);
      events.push({ what: 'alias', at: told, id: ownId, other: messageId });
    }
  }
  return { mail, events };
}

/**
 * Who of us wrote a text: each author's all go to one of those who send by that way, and to the first far
 * more, as few write most. So a filter that has learned somebody's mail knows what he writes.
 */
export function writerOf(
  senders: readonly Sender[],
  way: Sender['way'],
  { author }: SourceText,
): Sender {
  const able = senders.filter((one) => one.way === way);
  const writer = able[Math.floor(author ** 2 * able.length)];
  if (writer === undefined) throw new RangeError(`nobody sends by the way ${way}`);
  return writer;
}

/** A post of a stranger to a list of ours, as it goes to all members. */
export function expand(
  { organisation, outside }: Desk,
  random: Random,
  list: Organisation['lists'][number],
  at: number,
): Sending {
  const from = random.chance(0.6) ? random.pick(list.members) : outside.stranger(random);
  const messageId = `${random.word(18)}@${domainOf(from)}`;
  const mail: SentMail = {
    sender: list.sender,
    from,
    returnPath: list.bounces,
    envelopeId: null,
    to: list.sender.address,
    cc: [],
    messageId,
    at,
    logged: organisation.logs('list', at),
    signed: [],
  };
  const sent = { sender: list.bounces, recipients: list.members, messageId, at };
  return { mail, events: mail.logged ? [{ what: 'sent', at, sent }] : [] };
}

/**
 * A stranger's mail to one of us, passed on to an address of his elsewhere: the return
 * path is rewritten (SRS), so that its bounces come to us.
 */
export function forward(
  { organisation, outside }: Desk,
  random: Random,
  { address }: Sender,
  at: number,
  target: string,
): Sending {
  const from = outside.stranger(random);
  const [local, domain] = [from.slice(0, from.indexOf('@')), domainOf(from)];
  const hash = `${random.word(4)}=${random.word(2).toUpperCase()}`;
  const returnPath = `SRS0=${hash}=${domain}=${local}@${organisation.root}`;
  const messageId = `${random.word(18)}@${domain}`;
  const mail: SentMail = {
    sender: organisation.forwarder,
    from,
    returnPath,
    envelopeId: null,
    to: address,
    cc: [],
    messageId,
    at,
    logged: true,
    signed: [],
  };
  const sent = { sender: returnPath, recipient: target, messageId, at };
  return { mail, events: [{ what: 'sent', at, sent }] };
}

/** The return path of a list's mail to one member. */
export function verp(bounces: string, member: string): string {
  return bounces.replace('@', `+${member.replace('@', '=')}@`);
}

/** How a mail came to the server that reports on it. */
export interface Arrival {
  readonly text: SourceText;
  readonly random: Random;
  /** Lines above ours, topmost first: those of whoever passed it on and of whoever reports. */
  readonly above: readonly Omit<Hop, 'helo' | 'name' | 'address'>[];
  /** Hosts that handed it on after ours, the last first. */
  readonly through: readonly Pick<Hop, 'helo' | 'name' | 'address'>[];
}

/** Programs that offer delivery reports (RFC 3461) to others as they are installed; an ENVID ends at any other. */
const TAKES_ENVELOPE_IDS =
  /^(?:postfix|sendmail|exchange|microsoft-365|opensmtpd|communigate|icloud|hotmail)/;

/** A mail of ours, as the server that reports has it. */
export function letterOf(
  { organisation, outside }: Desk,
  mail: SentMail,
  { text, random, above, through }: Arrival,
): Letter {
  const { sender, from, to, cc, messageId, envelopeId, at, returnPath } = mail;
  const out = organisation.outgoing[outgoingWay(mail)];
  const ours = { helo: out.host, name: out.host, address: out.address };
  const clients = [...through, ours];
  const desk: Hop = {
    helo: random.pick([`desk-${random.below(90)}`, '[127.0.0.1]', `laptop-${random.word(5)}`]),
    name: null,
    address: `10.${random.below(4)}.${random.below(256)}.${1 + random.below(254)}`,
    by: out.host,
    family: 'postfix',
    at,
    for: to,
  };
  const server = outside.serverOf(domainOf(from));
  const posted: Hop = {
    helo: server.host,
    name: server.host,
    address: server.address,
    by: organisation.mx.host,
    family: 'postfix',
    at: at - random.below(MINUTE),
    for: to,
  };
  return {
    text,
    from,
    fromName: random.chance(0.85) ? (sender.way === 'list' ? null : sender.name) : null,
    to,
    cc,
    messageId,
    returnPath,
    envelopeId: above.every(({ family }) => TAKES_ENVELOPE_IDS.test(family)) ? envelopeId : null,
    sentAt: at,
    trace: [
      ...above.map((line, i) => ({ ...line, ...(clients[i] ?? ours) })),
      sender.way === 'list' ? posted : desk,
    ],
    copy: random.fork('copy'),
  };
}

/** What leaves by the CRM domain's declared way goes through our own server. */
function outgoingWay({ sender: { way }, logged }: SentMail): Sender['way'] {
  return way === 'crm' && logged ? 'own' : way;
}

/** Share of mails, ours and forged ones, that go to several at once, and to how many more at most. */
const SEVERAL = 0.15;
const MAX_OTHERS = 4;

/** Whom a mail goes to beside its first recipient: mostly nobody. */
export function others(
  outside: Outside,
  random: Random,
  known: readonly string[],
): readonly string[] {
  if (!random.chance(SEVERAL)) return [];
  return Array.from({ length: 1 + random.below(MAX_OTHERS) }, () =>
    known.length > 0 && random.chance(0.7) ? random.pickZipf(known) : outside.stranger(random),
  );
}

/** A moment at which people write: between six and twenty o'clock, seldom at week-ends. */
export function workingMoment(random: Random, from: number, until: number): number {
  for (;;) {
    const at = from + random.next() * (until - from);
    const hour = Math.floor(at / HOUR) % 24;
    // 1 January 1970 was a Thursday.
    const weekday = (Math.floor(at / DAY) + 4) % 7;
    const busy = (hour >= 6 && hour < 20 ? 1 : 0.1) * (weekday === 0 || weekday === 6 ? 0.25 : 1);
    if (random.chance(busy)) return Math.floor(at);
  }
}

function bytes(random: Random): Uint8Array {
  return Uint8Array.from({ length: 8 }, () => random.below(256));
}
