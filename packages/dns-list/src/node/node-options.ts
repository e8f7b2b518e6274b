/**
 * Options of the resolver on `node:dns`.
 */

import { isIP } from 'node:net';
import { z } from 'zod';

/** Options of `createNodeResolver`; all may be left out. */
export interface NodeResolverOptions {
  /**
   * Addresses of the DNS servers asked: `192.0.2.1`, `192.0.2.1:5353`,
   * `[2001:db8::1]:53`. Default: those of the system.
   */
  readonly servers?: readonly string[];
  /** Milliseconds until a question counts as timed out, all tries together, 1 to 60,000. Default 5,000. */
  readonly timeoutMs?: number;
  /** How often each server is asked within that time, 1 to 10. Default 2. */
  readonly tries?: number;
  /**
   * Questions under way at once, 1 to 10,000; more wait their turn. Default 500: a
   * burst of more overflows the socket of many a server, and what it drops times out.
   */
  readonly maxInFlight?: number;
}

const SERVER = /^(?:([\d.]{7,15})(?::(\d{1,5}))?|\[([\da-f:.]{2,45})\](?::(\d{1,5}))?)$/i;

function isServer(text: string): boolean {
  const [, ip4, port4, ip6, port6] = SERVER.exec(text) ?? [];
  const port = Number(port4 ?? port6 ?? 53);
  const isAddress = isIP(text) !== 0 || isIP(ip4 ?? '') === 4 || isIP(ip6 ?? '') === 6;
  return isAddress && port >= 1 && port <= 65_535;
}

/** Checks the options. */
export const nodeOptions = z.strictObject({
  servers: z
    .array(z.string().refine(isServer, 'must be an IP address, with :port if need be'))
    .min(1)
    .max(16)
    .readonly()
    .exactOptional(),
  timeoutMs: z.int().min(1).max(60_000).default(5_000),
  tries: z.int().min(1).max(10).default(2),
  maxInFlight: z.int().min(1).max(10_000).default(500),
});
