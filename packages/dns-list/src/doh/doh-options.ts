/**
 * Options of the resolver on DNS over HTTPS.
 */

import { type Clock, hasMethods } from '@backscatter/core';
import { z } from 'zod';
import type { DohFetch } from './doh-fetch.ts';

/** Options of `createDohResolver`. */
export interface DohResolverOptions {
  /**
   * Where the server takes questions: `https://dns.example/dns-query`. Names that
   * are asked may hold a list's key, so plain `http:` is for the loopback alone.
   * Never printed: it may hold a key itself.
   */
  readonly url: string;
  /** Sends a question: the platform's `fetch`. */
  readonly fetch: DohFetch;
  /** For time-outs. */
  readonly clock: Clock;
  /** How a question is sent; GET can be answered by an HTTP cache. Default POST. */
  readonly method?: 'GET' | 'POST';
  /** Milliseconds until a question counts as timed out, 1 to 60,000. Default 5,000. */
  readonly timeoutMs?: number;
}

const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, hash, username, password } = new URL(text);
  if (hash !== '' || username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** Checks the options. */
export const dohOptions = z.strictObject({
  url: z
    .string()
    .refine(isAllowed, 'must be an https: address without user, password and fragment'),
  fetch: z.custom<DohFetch>((value) => typeof value === 'function', 'must be a function'),
  clock: z.custom<Clock>((value) => hasMethods(value, ['now', 'sleep']), 'must be a Clock'),
  method: z.enum(['GET', 'POST']).default('POST'),
  timeoutMs: z.int().min(1).max(60_000).default(5_000),
});
