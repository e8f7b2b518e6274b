/**
 * The signal `provenance`: proofs that need no log, because they stand in the
 * message or in the session.
 *
 *     return-path   the report came to an address that we signed (BATV)
 *     message-id    the returned message bears a Message-ID that we signed
 *     envelope-id   the report returns an ENVID that we signed
 *     forward       the report came to an address that our forwarder signed (SRS)
 *     own-server    our own server says so, in a session that we saw
 *     traces        the returned message looks like ours, or came from our server (weak)
 *
 * Each is asked only where it is configured. Nothing is stored and nothing is
 * asked of anybody: microseconds each.
 */

import { parseOptions, type Signal } from '@backscatter/core';
import { parseVerpPattern, type VerpPattern } from '@backscatter/mail';
import { z } from 'zod';
import { type Coverage, coverageSchema } from './coverage.ts';
import { createForwardProver } from './forward/forward-prover.ts';
import { forwardAgeSchema } from './forward/verify-forward.ts';
import { type KeyRing, keyRingSchema } from './key-ring.ts';
import {
  createOwnServerProver,
  type Network,
  readNetwork,
} from './own-server/own-server-prover.ts';
import { createProofSignal, type Prover } from './prover.ts';
import { createReturnPathProver } from './return-path/return-path-prover.ts';
import { windowDaysSchema } from './return-path/sign-return-path.ts';
import { createEnvelopeIdProver } from './signed-id/envelope-id-prover.ts';
import { createMessageIdProver } from './signed-id/message-id-prover.ts';
import { maxAgeDaysSchema } from './signed-id/token.ts';
import { globsSchema } from './traces/glob.ts';
import { createTraceProver } from './traces/trace-prover.ts';

/** Options of `createProvenance`; what is absent is not asked. */
export interface ProvenanceOptions {
  /** Signed return paths (BATV). */
  readonly returnPath?: {
    readonly keys: KeyRing;
    /** The longest window that was signed with, in days. Default 7. */
    readonly windowDays?: number;
    /** Whose mail leaves with a tagged return path without exception. Default none. */
    readonly coverage?: readonly Coverage[];
  };
  /** Signed Message-IDs. */
  readonly messageId?: {
    readonly keys: KeyRing;
    /** How old a message may be, in days. Default 14. */
    readonly maxAgeDays?: number;
    /**
     * Whose mail bears a signed Message-ID without exception. Not that of a provider who puts
     * his own in its place. Default none.
     */
    readonly coverage?: readonly Coverage[];
  };
  /** Signed ENVIDs. */
  readonly envelopeId?: {
    readonly keys: KeyRing;
    /** How old a message may be, in days. Default 14. */
    readonly maxAgeDays?: number;
    /** Whose ENVIDs that look like ours and are not speak against. Default none. */
    readonly coverage?: readonly Coverage[];
    /** How our services write a recipient into a return path (see `parseVerpPattern`). */
    readonly verp?: readonly string[];
  };
  /** Return paths of our own forwarder (SRS). */
  readonly forward?: {
    /** The forwarder's secrets, under any numbers; not those of another proof. */
    readonly keys: KeyRing;
    /** How old an address may be, in days. Default 21. */
    readonly maxAgeDays?: number;
    /** Domains in which no other forwarder writes SRS addresses. Default none. */
    readonly coverage?: readonly Coverage[];
  };
  /** Servers that write reports to us on what was submitted to them. Needs the session's client. */
  readonly ownServers?: {
    /** Addresses and networks, such as `192.0.2.25` or `2001:db8::/64`. */
    readonly clients: readonly string[];
    /** What they call themselves in HELO and in Received; `*` stands for any text. */
    readonly names: readonly string[];
  };
  /** Traces, which whoever writes a report can forge; in each pattern `*` stands for any text. */
  readonly traces?: {
    /**
     * Names of our servers and of the services that send for us, as Received lines have them. What a
     * service sends for others bears its name as well.
     */
    readonly ownRelays?: readonly string[];
    /**
     * Addresses and networks from which our mail leaves, such as `192.0.2.25` or `2001:db8::/64`; no
     * patterns. Under `coverage` all of them: whoever brings mail from elsewhere is a stranger.
     */
    readonly ownNetworks?: readonly string[];
    /** Message-IDs as we write them, without angle brackets. */
    readonly ownMessageIds?: readonly string[];
    /** What our servers say in HELO. */
    readonly ownHelo?: readonly string[];
    /** Whose mail has all of these without exception. Default none: what is missing says nothing. */
    readonly coverage?: readonly Coverage[];
  };
  /** Further provers, of the caller or of an entry point of this package. */
  readonly provers?: readonly Prover[];
}

const network = z.string().transform((text, context): Network => {
  const read = readNetwork(text);
  if (read !== null) return read;
  context.addIssue({ code: 'custom', message: 'must be an IP address or network' });
  return z.NEVER;
});

const verpPattern = z.string().transform((text, context): VerpPattern => {
  try {
    return parseVerpPattern(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
    return z.NEVER;
  }
});

const signed = { keys: keyRingSchema, coverage: coverageSchema };

const optionsSchema = z.strictObject({
  returnPath: z.strictObject({ ...signed, windowDays: windowDaysSchema }).optional(),
  messageId: z.strictObject({ ...signed, maxAgeDays: maxAgeDaysSchema }).optional(),
  envelopeId: z
    .strictObject({
      ...signed,
      maxAgeDays: maxAgeDaysSchema,
      verp: z.array(verpPattern).readonly().default([]),
    })
    .optional(),
  forward: z.strictObject({ ...signed, maxAgeDays: forwardAgeSchema }).optional(),
  ownServers: z
    .strictObject({
      clients: z.array(network).min(1).readonly(),
      names: globsSchema.min(1).readonly(),
    })
    .optional(),
  traces: z
    .strictObject({
      ownRelays: globsSchema.readonly().default([]),
      ownNetworks: z.array(network).readonly().default([]),
      ownMessageIds: globsSchema.readonly().default([]),
      ownHelo: globsSchema.readonly().default([]),
      coverage: coverageSchema,
    })
    .optional(),
  provers: z
    .array(z.custom<Prover>(isProver, 'must be a prover: { name, codes, prove }'))
    .readonly()
    .default([]),
});

/**
 * Makes the signal.
 *
 * @throws TypeError for a wrong option; it never quotes a key
 */
export function createProvenance(options: ProvenanceOptions): Signal {
  const checked = parseOptions('createProvenance', optionsSchema, options);
  const { returnPath, messageId, envelopeId, forward, ownServers, traces, provers } = checked;
  const own = [
    returnPath && createReturnPathProver(returnPath),
    messageId && createMessageIdProver(messageId),
    envelopeId && createEnvelopeIdProver(envelopeId),
    forward && createForwardProver(forward),
    ownServers && createOwnServerProver(ownServers),
    traces && createTraceProver(traces),
  ]
    .filter((prover) => prover !== undefined)
    .map((prover): Prover => ({ ...prover, immediate: true }));
  return createProofSignal('provenance', 'local', [...own, ...provers]);
}

function isProver(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, codes, prove } = value as Partial<Record<string, unknown>>;
  return typeof name === 'string' && Array.isArray(codes) && typeof prove === 'function';
}
