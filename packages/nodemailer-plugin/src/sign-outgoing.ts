/**
 * Puts proof into everything that a nodemailer transporter sends, and writes it
 * into the sent log:
 *
 *     message composed ─ sign return path, Message-ID, ENVID ─ record ─ send ─ alias
 *
 * It is recorded before it leaves: a report may come within the second, and a
 * mail that is not in the log would count as never sent. What the next server
 * called it is known only afterwards and is added then.
 *
 * Nodemailer's steps end before the transport sends, so the last part hangs on
 * the transport itself.
 */

import { randomBytes } from 'node:crypto';
import { parseOptions } from '@backscatter/core';
import { normalizeAddress, normalizeMessageId } from '@backscatter/mail';
import {
  type BatvForm,
  type KeyRing,
  signEnvelopeId,
  signMessageId,
  signReturnPath,
} from '@backscatter/provenance';
import type { SentMessageInfo, Transporter } from 'nodemailer';
import { z } from 'zod';
import { rawMessageId } from './raw-message-id.ts';
import { responseIds } from './response-ids.ts';

/** What is recorded of a message; `newsender.record` takes it. */
export interface SentRecord {
  /** Where reports may come back to: the return path and the From addresses. */
  readonly sender: readonly string[];
  readonly recipients: readonly string[];
  /** Absent where the message was handed over raw as a stream or file: its id is in there. */
  readonly messageId?: string;
  readonly envelopeId?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What an id is, as `newsender.alias` takes it. */
export type IdKind = 'message-id' | 'queue-id';

/** Options of `signOutgoing`. */
export interface NodemailerPluginOptions {
  /** Made by `createKeyRing`; the same keys that verify. */
  readonly keys: KeyRing;
  /** Records a message before it leaves. Where it rejects, the message is not sent. */
  readonly record?: (sent: SentRecord) => Promise<unknown>;
  /** Adds what the next server called the message. */
  readonly alias?: (id: string, other: string, kind: IdKind) => Promise<unknown>;
  /** Told when `alias` fails; the message has left by then. Default: nobody is. */
  readonly onAliasError?: (error: unknown) => void;
  /** Whether return paths are tagged. Default true. */
  readonly returnPath?: boolean;
  /** Whether Message-IDs are signed, where the caller gives none of his own. Default true. */
  readonly messageId?: boolean;
  /** Whether ENVIDs are signed, where the caller gives none of his own. Default true. */
  readonly envelopeId?: boolean;
  /** For how many days reports to a tagged return path are taken. Default 7. */
  readonly windowDays?: number;
  /** How tags are written. Default `prvs`. */
  readonly form?: BatvForm;
  /** Milliseconds since 1970. Default the system's clock. */
  readonly now?: () => number;
  /** As many random bytes as it is asked for. Default the system's. */
  readonly random?: (length: number) => Uint8Array;
}

/** Random bytes of an id. */
const RANDOM_LENGTH = 10;

const callback = <T>() =>
  z.custom<T>((value) => typeof value === 'function', 'must be a function').optional();

const optionsSchema = z.strictObject({
  keys: z.custom<KeyRing>(
    (value) => typeof value === 'object' && value !== null,
    'must be a key ring',
  ),
  record: callback<NonNullable<NodemailerPluginOptions['record']>>(),
  alias: callback<NonNullable<NodemailerPluginOptions['alias']>>(),
  onAliasError: callback<NonNullable<NodemailerPluginOptions['onAliasError']>>(),
  returnPath: z.boolean().default(true),
  messageId: z.boolean().default(true),
  envelopeId: z.boolean().default(true),
  windowDays: z.int().min(1).max(365).optional(),
  form: z.enum(['prvs', 'reversed', 'sub-address']).optional(),
  now: callback<() => number>(),
  random: callback<(length: number) => Uint8Array>(),
});

type Settings = z.output<typeof optionsSchema>;

/** The part of nodemailer's message that is used. */
type Mail<T> = Parameters<Parameters<Transporter<T>['use']>[1]>[0];

/**
 * Makes a transporter sign and record all that it sends.
 *
 * @returns the transporter it was given
 * @throws TypeError for a wrong option
 */
export function signOutgoing<T extends SentMessageInfo>(
  transporter: Transporter<T>,
  options: NodemailerPluginOptions,
): Transporter<T> {
  const settings = parseOptions('signOutgoing', optionsSchema, options);
  // Wrong keys and windows are told now, and not when the first mail leaves.
  sign('check@example.org', settings);
  const ids = new WeakMap<object, string>();
  transporter.use('stream', (mail, done) => {
    prepare(mail, settings).then(
      (id) => {
        if (id !== undefined) ids.set(mail, id);
        done();
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  });
  const { transporter: transport } = transporter;
  const send = transport.send.bind(transport);
  transport.send = (mail, done) => {
    send(mail, (error, info) => {
      const id = ids.get(mail);
      if (error || id === undefined || info === undefined) return done(error, info);
      addAliases(id, info, settings).then(() => done(error, info));
    });
  };
  return transporter;
}

/** Signs and records one message; gives the id it is recorded under. */
async function prepare<T>(mail: Mail<T>, settings: Settings): Promise<string | undefined> {
  const { data, message } = mail;
  const envelope = message.getEnvelope();
  const returnPath = envelope.from || '';
  const sender = normalizeAddress(returnPath)?.address;
  const recipients = envelope.to;
  const isRaw = data.raw !== undefined && data.raw !== null;
  const now = nowOf(settings);
  const signing = sender === undefined ? null : { keys: settings.keys, sender, now };

  if (signing !== null && settings.messageId && !isRaw && !hasOwnMessageId(data)) {
    message.setHeader('Message-ID', signMessageId({ ...signing, random: randomOf(settings) }));
  }
  let envelopeId = data.dsn?.envid ?? data.dsn?.id;
  if (signing !== null && settings.envelopeId && envelopeId === undefined) {
    const [only, ...others] = recipients;
    const recipient = only !== undefined && others.length === 0 ? only : undefined;
    const bound =
      recipient !== undefined && normalizeAddress(recipient) !== null ? { recipient } : {};
    envelopeId = signEnvelopeId({ ...signing, random: randomOf(settings), ...bound });
    data.dsn = { ...data.dsn, envid: envelopeId };
  }
  if (signing !== null && settings.returnPath) {
    message.setEnvelope({ ...envelope, from: sign(returnPath, settings), to: recipients });
  }
  const messageId = isRaw ? rawMessageId(data.raw) : message.messageId();
  const senders = [sender, ...(isRaw ? [] : fromAddresses(message))];
  const known = [...new Set(senders.filter((address) => address !== undefined))];
  if (settings.record !== undefined && known.length > 0) {
    await settings.record({
      sender: known,
      recipients: recipients.filter((recipient) => normalizeAddress(recipient) !== null),
      ...(messageId === undefined ? {} : { messageId }),
      ...(envelopeId ? { envelopeId } : {}),
      at: now,
    });
  }
  return messageId;
}

function sign(address: string, settings: Settings): string {
  const { keys, windowDays, form } = settings;
  return signReturnPath(address, {
    keys,
    now: nowOf(settings),
    ...(windowDays === undefined ? {} : { windowDays }),
    ...(form === undefined ? {} : { form }),
  });
}

/** What the next server called it, told to the log; never rejects. */
async function addAliases(id: string, info: SentMessageInfo, settings: Settings): Promise<void> {
  const { alias, onAliasError } = settings;
  if (alias === undefined) return;
  const own = normalizeMessageId(id);
  const given = normalizeMessageId(typeof info.messageId === 'string' ? info.messageId : '');
  const others = [
    ...(given === null ? [] : [{ id: given, kind: 'message-id' as const }]),
    ...responseIds(typeof info.response === 'string' ? info.response : ''),
  ].filter((other) => other.id !== own);
  try {
    for (const other of others) await alias(id, other.id, other.kind);
  } catch (error) {
    onAliasError?.(error);
  }
}

/** Nodemailer has made one by now in any case, so the caller's is looked for where he gives it. */
function hasOwnMessageId({ messageId, headers }: Mail<unknown>['data']): boolean {
  if (messageId) return true;
  const names = Array.isArray(headers) ? headers.map(({ key }) => key) : Object.keys(headers ?? {});
  return names.some((name) => name.toLowerCase() === 'message-id');
}

/** The addresses of From, whatever form the caller gave them in. */
function fromAddresses<T>(message: Mail<T>['message']): readonly (string | undefined)[] {
  const from = message.getAddresses().from ?? [];
  return from.map(({ address }) => normalizeAddress(address ?? '')?.address);
}

function nowOf({ now }: Settings): number {
  return now?.() ?? Date.now();
}

function randomOf({ random }: Settings): Uint8Array {
  return random?.(RANDOM_LENGTH) ?? randomBytes(RANDOM_LENGTH);
}
