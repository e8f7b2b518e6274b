/**
 * The world, as it is handed to modules that have none of their own: time and
 * the DNS. Nothing pure reads a clock or opens a socket.
 */

/** Time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the abort reason when aborted. */
  sleep(ms: number, abort: AbortSignal): Promise<void>;
}

/**
 * A DNS answer. "Could not find out" is a value of its own and never the same
 * as "there is none" (RFC 2308, RFC 8020).
 */
export type DnsAnswer =
  | { readonly status: 'ok'; readonly records: readonly string[]; readonly ttl: number | null }
  /** The name does not exist. */
  | { readonly status: 'nxdomain'; readonly ttl: number | null }
  /** The name exists, but has no record of this type. */
  | { readonly status: 'nodata'; readonly ttl: number | null }
  | { readonly status: 'servfail' | 'refused' | 'timeout' | 'aborted'; readonly why: string };

/** Asks the DNS. Never rejects. */
export interface Resolver {
  resolve(name: string, type: 'A' | 'AAAA' | 'TXT' | 'MX', abort: AbortSignal): Promise<DnsAnswer>;
}
