/**
 * The signed Message-ID: `<bs1.KDDDDD.RANDOM.MAC@domain>`, a dot-atom as
 * RFC 5322 section 3.6.4 wants it. It is bound to the sender, to its own domain
 * and to the day. See `token` for the parts.
 *
 * The Message-ID comes back in nearly nine of ten genuine bounces, more often
 * than anything else does.
 */

import { parseOptions } from '@backscatter/core';
import { normalizeMessageId } from '@backscatter/mail';
import { z } from 'zod';
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
  type VerifyId,
  type VerifyIdOptions,
  verifyIdSchema,
} from './token.ts';

/** RFC 1035 section 2.3.4. */
const MAX_DOMAIN_LENGTH = 255;

/** Options of `signMessageId`. */
export interface SignMessageIdOptions extends SignIdOptions {
  /** What stands behind the @. Default the sender's domain. */
  readonly domain?: string;
}

const optionsSchema = signIdSchema.extend({
  domain: z
    .string()
    .max(MAX_DOMAIN_LENGTH)
    .regex(/^[^\s@<>()[\],;:\\".]+(?:\.[^\s@<>()[\],;:\\".]+)*$/, 'must be a domain')
    .optional(),
});

/**
 * Makes a Message-ID, with its angle brackets.
 *
 * @throws TypeError for a wrong option
 */
export function signMessageId(options: SignMessageIdOptions): string {
  const { sender, domain: given, ...rest } = parseOptions('signMessageId', optionsSchema, options);
  const bound = boundSender(sender);
  const domain = (given ?? bound.slice(bound.lastIndexOf('@') + 1)).toLowerCase();
  return `<${makeToken(rest, (head) => context(head, domain, bound))}@${domain}>`;
}

/**
 * Says whether the sender made this Message-ID. Never throws for what it holds.
 *
 * @param id with or without angle brackets
 * @throws TypeError for a wrong option
 */
export function verifyMessageId(id: string, options: VerifyIdOptions): IdCheck {
  const checked = parseOptions('verifyMessageId', verifyIdSchema, options);
  return checkMessageId(id, { ...checked, sender: boundSender(checked.sender) });
}

/** The same, for options that were checked. */
export function checkMessageId(raw: string, options: VerifyId): IdCheck {
  const id = normalizeMessageId(raw);
  if (id === null || !claimsToBeOurs(id)) return { status: 'unsigned' };
  const at = id.indexOf('@');
  const token = at < 0 ? null : readToken(id.slice(0, at));
  if (token === null) return { status: 'malformed' };
  const domain = id.slice(at + 1).toLowerCase();
  return checkToken(token, context(token.head, domain, options.sender), options);
}

function context(head: string, domain: string, sender: string): string {
  return lines('backscatter message-id 1', head, domain, sender);
}
