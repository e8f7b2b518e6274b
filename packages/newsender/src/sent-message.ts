/**
 * From what a caller knows about a mail it has just sent to the entry of the
 * sent log.
 *
 * An entry must compare equal to what a report says weeks later, after relays
 * have changed case, taken brackets off and folded lines. So addresses go
 * through `normalizeAddress` and ids through `normalizeMessageId`, here when
 * writing and in `report-keys` when asking; nothing else compares.
 *
 * Name every id that the mail has: its Message-ID, the one a provider puts in
 * its place, the queue id of "250 … queued as", the ENVID (RFC 3461). The last
 * two in fields of their own, for they are worth something else.
 */

import { type LoggedMessage, parseOptions } from '@backscatter/core';
import { normalizeAddress, normalizeMessageId } from '@backscatter/mail';
import { z } from 'zod';
import { type IdKind, loggedId } from './id-kinds.ts';
import { type Instant, instantSchema } from './instant.ts';
import type { MakeKey } from './sent-keys.ts';

/** A message that left through us, everything in normal form. */
export interface SentMessage {
  /**
   * The addresses a report on it may come back to: the envelope's return path, and the From
   * address where that is another.
   */
  readonly senders: readonly string[];
  /** Whom it went to. Empty where it is not known. */
  readonly recipients: readonly string[];
  /**
   * Every id that names it, without angle brackets: Message-ID, the provider's own; an ENVID
   * as `envelope:…`, a queue id as `queue:…`.
   */
  readonly ids: readonly string[];
  /** When it left, in milliseconds since 1970. */
  readonly at: number;
}

/** A mail that was sent, as a caller or a line of a log names it. */
export interface SentInput {
  /** Where a report may come back to: return path, and From where it is another. At least one. */
  readonly sender?: string | readonly string[];
  /** The same as `sender`. */
  readonly senders?: string | readonly string[];
  /** The same as `sender`. */
  readonly from?: string | readonly string[];
  /** Whom it went to. None at all means "not known", and then any recipient matches an id. */
  readonly recipient?: string | readonly string[];
  /** The same as `recipient`. */
  readonly recipients?: string | readonly string[];
  /** The same as `recipient`. */
  readonly to?: string | readonly string[];
  /** An id that names it; angle brackets may stay on. */
  readonly messageId?: string | readonly string[];
  /** The same as `messageId`. */
  readonly id?: string | readonly string[];
  /** The same as `messageId`. */
  readonly ids?: string | readonly string[];
  /** What the next server called it: "250 … queued as". */
  readonly queueId?: string | readonly string[];
  /** ENVID of its envelope, as given, not as xtext. */
  readonly envelopeId?: string | readonly string[];
  /** When it left. Required: a pure module has no clock. */
  readonly at: Instant;
}

const texts = z
  .union([z.string(), z.array(z.string()).readonly()], 'must be text or a list of texts')
  .optional();

/** The shape of a `SentInput`; what its texts hold is checked by `sentMessage`. */
const sentInputSchema = z.strictObject({
  sender: texts,
  senders: texts,
  from: texts,
  recipient: texts,
  recipients: texts,
  to: texts,
  messageId: texts,
  id: texts,
  ids: texts,
  queueId: texts,
  envelopeId: texts,
  at: instantSchema,
});

type Texts = string | readonly string[] | undefined;

/**
 * Brings a sent mail into the form the log keeps.
 *
 * @param maker who asks, for the error message
 * @throws TypeError when a field is unknown, the time is missing, an address or
 *   id is none, or no sender is named
 */
export function sentMessage(input: SentInput, maker = 'sentMessage'): SentMessage {
  const parsed = parseOptions(maker, sentInputSchema, input);
  const senders = normalized(maker, 'sender', addressOf, [
    parsed.sender,
    parsed.senders,
    parsed.from,
  ]);
  if (senders.length === 0) throw new TypeError(`${maker}: option "sender": at least one address`);
  return {
    senders,
    recipients: normalized(maker, 'recipient', addressOf, [
      parsed.recipient,
      parsed.recipients,
      parsed.to,
    ]),
    ids: [
      ...normalized(maker, 'messageId', normalizeMessageId, [
        parsed.messageId,
        parsed.id,
        parsed.ids,
      ]),
      ...normalized(maker, 'queueId', idOf('queue-id'), [parsed.queueId]),
      ...normalized(maker, 'envelopeId', idOf('envelope-id'), [parsed.envelopeId]),
    ],
    at: parsed.at,
  };
}

/** The message as a store keeps it: keys in the place of addresses and ids. */
export function loggedMessage(message: SentMessage, key: MakeKey): LoggedMessage {
  const { at, senders, recipients, ids } = message;
  const domains = new Set(recipients.map(domainOf));
  return {
    at,
    senders: senders.map((address) => key('address', address)),
    recipients: recipients.map((address) => key('address', address)),
    domains: [...domains].map((domain) => key('domain', domain)),
    ids: ids.map((id) => key('id', id)),
  };
}

/** The domain of an address in normal form. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function addressOf(raw: string): string | null {
  return normalizeAddress(raw)?.address ?? null;
}

function idOf(kind: IdKind): (raw: string) => string | null {
  return (raw) => {
    const id = normalizeMessageId(raw);
    return id === null ? null : loggedId(id, kind);
  };
}

/** Each distinct value once, in order. */
function normalized(
  maker: string,
  field: string,
  normalize: (raw: string) => string | null,
  values: readonly Texts[],
): readonly string[] {
  const kept = new Set<string>();
  for (const raw of values.flatMap((value) => value ?? [])) {
    const value = normalize(raw);
    if (value === null) {
      throw new TypeError(`${maker}: option "${field}": ${JSON.stringify(raw)} cannot be used`);
    }
    kept.add(value);
  }
  return [...kept];
}
