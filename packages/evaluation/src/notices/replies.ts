/**
 * What the server at the other end said, or what the reporting one found itself.
 * Replies are those of many servers (RFC 5321 section 4.2, codes of RFC 3463), so
 * that no format has its cause in words of its own alone.
 */

import { type Random, seedOf } from '../random.ts';
import type { FailureCause, NoticePlan } from './notice-format.ts';

/** What a server said over SMTP; `status` is an enhanced code (RFC 3463). */
export interface Reply {
  readonly code: number;
  readonly status: string;
  /** Without code and status. */
  readonly text: string;
  /** The command it answered. */
  readonly command: 'RCPT TO' | 'MAIL FROM' | 'DATA' | 'end of DATA';
}

/** Words for each cause, in some program's or language's manner. */
export type ByCause = Readonly<Record<FailureCause, string>>;

type Row = readonly [
  code: number,
  status: string,
  text: string,
  command?: Exclude<Reply['command'], 'RCPT TO'>,
];

/** `%a` is the failed address, `%l` its local part, `%d` its domain, `%h` the reporter's name. */
const REPLIES: Readonly<Record<Exclude<FailureCause, 'host-unknown' | 'timeout'>, readonly Row[]>> =
  {
    'user-unknown': [
      [550, '5.1.1', '<%a>: Recipient address rejected: User unknown in virtual mailbox table'],
      [550, '5.1.1', '<%a>: Recipient address rejected: User unknown in local recipient table'],
      [550, '5.1.1', '<%a>... User unknown'],
      [550, '5.1.1', 'User does not exist'],
      [550, '5.1.1', 'The email account that you tried to reach does not exist.'],
      [550, '5.1.10', 'RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
      [550, '5.4.1', 'Recipient address rejected: Access denied.'],
      [550, '5.1.1', 'No such user here'],
      [550, '5.1.6', 'Recipient no longer on server: %a'],
      [554, '5.7.1', 'Mailbox unavailable: %l is not known here'],
      [553, '5.3.0', '<%a>... Addressee unknown, relay=%h'],
      [550, '5.0.0', 'Invalid recipient: %a'],
      [550, '5.2.1', 'Mailbox disabled for this recipient'],
      [511, '5.1.1', 'sorry, no mailbox here by that name'],
      [550, '5.1.0', 'Address rejected %a'],
    ],
    'mailbox-full': [
      [552, '5.2.2', 'Mailbox is full'],
      [452, '4.2.2', 'Mailbox full'],
      [552, '5.2.2', '<%a>: user is over quota'],
      [552, '5.2.2', 'The email account that you tried to reach is over quota.'],
      [554, '5.2.2', 'mailbox full; STOREDRV.Deliver; quota exceeded for %l'],
      [550, '5.2.2', 'The recipient has exceeded the disk space allotted to the mailbox', 'DATA'],
    ],
    policy: [
      [550, '5.7.1', '<%a>: Recipient address rejected: Please see our policy for senders'],
      [554, '5.7.1', 'Service refused by local policy', 'MAIL FROM'],
      [550, '5.7.1', 'Message rejected due to administrative policy', 'end of DATA'],
      [550, '5.7.1', 'You are not permitted to send to this group'],
      [550, '5.7.26', 'Unauthenticated mail from this domain is not accepted', 'end of DATA'],
      [554, '5.7.1', '<%h>: Client host rejected: Access denied'],
    ],
    'spam-rejected': [
      [554, '5.7.1', 'Message refused: it looks like spam', 'end of DATA'],
      [550, '5.7.1', 'Our filter gave this message a spam score that is too high', 'end of DATA'],
      [550, '5.7.0', 'Message content rejected as unsolicited bulk mail', 'end of DATA'],
      [554, '5.6.0', 'Reject, id=%q - SPAM', 'end of DATA'],
      [571, '5.7.1', 'Spam message rejected', 'end of DATA'],
      [550, '5.7.1', 'Blocked by content scanner [%q]', 'end of DATA'],
    ],
    'too-large': [
      [552, '5.3.4', 'Message size exceeds fixed limit', 'MAIL FROM'],
      [552, '5.2.3', 'Message length exceeds administrative limit for %l'],
      [523, '5.2.3', 'the message is larger than the size limit of the recipient', 'MAIL FROM'],
      [554, '5.3.4', 'Message too big for system', 'end of DATA'],
    ],
  };

const DELAYED: readonly Row[] = [
  [451, '4.7.1', '<%a>: Recipient address rejected: Greylisted, try again in a while'],
  [450, '4.2.0', '<%a>: Recipient address rejected: Policy restrictions; try later'],
  [452, '4.2.2', 'Mailbox full, try again later'],
  [421, '4.3.2', 'Service not available, closing transmission channel', 'MAIL FROM'],
  [451, '4.3.0', 'Temporary lookup failure'],
  [452, '4.3.1', 'Insufficient system storage', 'MAIL FROM'],
  [421, '4.7.0', 'Too many connections from %h, slow down', 'MAIL FROM'],
];

/** A server's answer that refuses, for now where the plan is of a delay; null where none answered. */
export function replyOf(plan: NoticePlan, random: Random): Reply | null {
  const { kind, cause } = plan;
  if (cause === 'host-unknown' || cause === 'timeout') return null;
  const rows = kind === 'delay' ? DELAYED : REPLIES[cause];
  const [code, status, text, command] = random.pick(rows);
  return { code, status, text: filled(text, plan, random), command: command ?? 'RCPT TO' };
}

/** One that delivery took. */
export function acceptance(random: Random): string {
  const id = random.word(10).toUpperCase();
  return random.pick([
    `250 2.0.0 Ok: queued as ${id}`,
    `250 OK id=${random.word(6)}-${random.word(6)}-${random.word(2)}`,
    `250 2.0.0 ${random.word(8)} Message accepted for delivery`,
    '250 2.1.5 Recipient OK',
  ]);
}

function filled(text: string, plan: NoticePlan, random: Random): string {
  return text
    .replaceAll('%a', plan.failed)
    .replaceAll('%l', localPart(plan.failed))
    .replaceAll('%d', domainOf(plan.failed))
    .replaceAll('%h', plan.host)
    .replaceAll('%q', random.word(12));
}

/** What the other server said, or what the reporter itself says where it keeps the mailbox. */
export function saidOf(plan: NoticePlan, random: Random, own: ByCause): string {
  const reply = replyOf(plan, random);
  return reply !== null && !isLocal(plan) ? spoken(reply) : own[plan.cause];
}

/** `550 5.1.1 User unknown`. */
export function spoken({ code, status, text }: Reply): string {
  return `${code} ${status} ${text}`;
}

/** RFC 3463 code of the plan's cause where no reply gave one. */
export function statusOf({ kind, cause }: NoticePlan): string {
  const temporary = kind === 'delay';
  switch (cause) {
    case 'user-unknown':
      return temporary ? '4.2.0' : '5.1.1';
    case 'mailbox-full':
      return temporary ? '4.2.2' : '5.2.2';
    case 'policy':
      return temporary ? '4.7.1' : '5.7.1';
    case 'spam-rejected':
      return temporary ? '4.7.0' : '5.7.1';
    case 'too-large':
      return temporary ? '4.3.1' : '5.3.4';
    case 'host-unknown':
      return temporary ? '4.4.3' : '5.1.2';
    case 'timeout':
      return temporary ? '4.4.1' : '5.4.7';
  }
}

/** What is behind the last at sign. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** What is before the last at sign. */
export function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

/** A server that was spoken to. */
export interface Remote {
  readonly name: string;
  /** Of a documentation range (RFC 5737). */
  readonly address: string;
}

const EXCHANGERS = ['mx1', 'mail', 'mx', 'mx01', 'smtp-in', 'inbound', 'aspmx', 'mx10', 'relay'];

/** The host that takes mail for the failed address; always the same one for a domain. */
export function remoteOf({ failed }: NoticePlan): Remote {
  const domain = domainOf(failed);
  const seed = seedOf(11, domain);
  return {
    name: `${EXCHANGERS[seed % EXCHANGERS.length] ?? 'mx'}.${domain}`,
    address: `203.0.113.${1 + (Math.floor(seed / 64) % 250)}`,
  };
}

/** Whether the reporter itself keeps mailboxes of the failed domain. */
export function isLocal({ host, failed }: NoticePlan): boolean {
  const domain = domainOf(failed).toLowerCase();
  return host === domain || host.endsWith(`.${domain}`);
}

/** Domain of the organisation that a host serves: its name without the first label. */
export function siteOf(host: string): string {
  const labels = host.split('.');
  return labels.length > 2 ? labels.slice(1).join('.') : host;
}

/** Replies of a server that got none: its own, in English. */
const OWN: ByCause = {
  'user-unknown': '550 5.1.1 mailbox unavailable',
  'mailbox-full': '552 5.2.2 mailbox over quota',
  policy: '554 5.7.1 not accepted by policy',
  'spam-rejected': '554 5.7.1 rejected as spam',
  'too-large': '552 5.3.4 message too large',
  'host-unknown': '550 5.1.2 host or domain not found',
  timeout: '451 4.4.1 timed out while connecting',
};

/** A reply as spoken, or words of the cause where there was none. */
export function replyText(plan: NoticePlan, reply: Reply | null): string {
  return reply === null ? OWN[plan.cause] : spoken(reply);
}
