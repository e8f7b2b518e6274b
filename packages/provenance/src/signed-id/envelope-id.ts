/**
 * The signed ENVID (RFC 3461 section 4.4): `bs1.KDDDDD.RANDOM.MAC`, and behind
 * it, where the envelope has one recipient, `.CHECK`: the first 5 bytes of an
 * HMAC-SHA256 over the token and that recipient. At most 70 characters, all of
 * them legal in xtext without an escape; RFC 3461 allows 100. See `token`.
 *
 * It stands in the envelope alone, so only the servers on the way see it and
 * nobody finds it in a list archive; and it comes back as Original-Envelope-Id.
 * The check tells a report on our recipient from one on somebody else: a
 * forwarder's, or a copy. A forger who has the token meets it once in 2⁴⁰ tries.
 */

import { parseOptions } from '@backscatter/core';
import { normalizeAddress } from '@backscatter/mail';
import { z } from 'zod';
import { isSameText, type KeyRing, macOf } from '../key-ring.ts';
import { toBase32hex } from './base32hex.ts';
import {
  boundSender,
  checkToken,
  claimsToBeOurs,
  type IdCheck,
  lines,
  makeToken,
  readToken,
  type SignIdOptions,
  signIdSchema,
  type Token,
  type VerifyId,
  type VerifyIdOptions,
  verifyIdSchema,
} from './token.ts';

/** Bytes of the check that are written. */
const CHECK_LENGTH = 5;

/** Recipients tried against the check: a report names one or few. */
const MAX_RECIPIENTS = 50;

/** Options of `signEnvelopeId`. */
export interface SignEnvelopeIdOptions extends SignIdOptions {
  /** The one recipient of the envelope; without it the id is good for any. */
  readonly recipient?: string;
}

/** Options of `verifyEnvelopeId`. */
export interface VerifyEnvelopeIdOptions extends VerifyIdOptions {
  /** The recipients that the report names, original or final. */
  readonly recipients?: readonly string[];
}

/** What became of an ENVID, and of its recipient. */
export type EnvelopeIdCheck = IdCheck & {
  /** `bound`: of one that the report names. `other`: of another one. `none`: of any. */
  readonly recipient: 'bound' | 'other' | 'none';
};

const signSchema = signIdSchema.extend({
  recipient: z
    .string()
    .refine((value) => normalizeAddress(value) !== null, 'must be an address')
    .optional(),
});

const verifySchema = verifyIdSchema.extend({
  recipients: z.array(z.string()).readonly().default([]),
});

/**
 * Makes an ENVID, as MAIL FROM takes it: no character needs an xtext escape.
 *
 * @throws TypeError for a wrong option
 */
export function signEnvelopeId(options: SignEnvelopeIdOptions): string {
  const { sender, recipient, ...rest } = parseOptions('signEnvelopeId', signSchema, options);
  const bound = boundSender(sender);
  const token = makeToken(rest, (head) => context(head, bound));
  if (recipient === undefined) return token;
  const check = macOf(rest.keys, 'sha256', checkContext(token, bound, boundSender(recipient)));
  return `${token}.${toBase32hex(check.subarray(0, CHECK_LENGTH))}`;
}

/**
 * Says whether the sender made this ENVID. Never throws for what it holds.
 *
 * @param id decoded from xtext, as a parser gives it
 * @throws TypeError for a wrong option
 */
export function verifyEnvelopeId(id: string, options: VerifyEnvelopeIdOptions): EnvelopeIdCheck {
  const { recipients, ...rest } = parseOptions('verifyEnvelopeId', verifySchema, options);
  const bound = { ...rest, sender: boundSender(rest.sender) };
  return checkEnvelopeId(id, () => recipients.slice(0, MAX_RECIPIENTS).map(boundSender), bound);
}

/**
 * The same, for options that were checked.
 *
 * @param recipients as `boundSender` makes them; asked for where the id has a check
 */
export function checkEnvelopeId(
  raw: string,
  recipients: () => readonly string[],
  options: VerifyId,
): EnvelopeIdCheck {
  const id = raw.trim().toLowerCase();
  if (!claimsToBeOurs(id)) return { status: 'unsigned', recipient: 'none' };
  const [, body = id, check] = /^(.{1,200})\.([0-9a-v]{8})$/.exec(id) ?? [];
  const token = readToken(body);
  if (token === null) return { status: 'malformed', recipient: 'none' };
  const { keys, sender } = options;
  const answer = checkToken(token, context(token.head, sender), options);
  if (check === undefined) return { ...answer, recipient: 'none' };
  const isBound = recipients()
    .slice(0, MAX_RECIPIENTS)
    .some((recipient) => isFor(check, token, sender, recipient, keys));
  return { ...answer, recipient: isBound ? 'bound' : 'other' };
}

function isFor(
  check: string,
  token: Token,
  sender: string,
  recipient: string,
  keys: KeyRing,
): boolean {
  const text = checkContext(`${token.head}.${token.mac}`, sender, recipient);
  const mac = keys.mac('sha256', token.key, text);
  if (mac === null || recipient === '') return false;
  return isSameText(check, toBase32hex(mac.subarray(0, CHECK_LENGTH)));
}

function context(head: string, sender: string): string {
  return lines('backscatter envelope-id 1', head, sender);
}

function checkContext(token: string, sender: string, recipient: string): string {
  return lines('backscatter envelope-id recipient 1', token, sender, recipient);
}
