/**
 * What an error code of c-ares, which Node's resolver is made of, means.
 *
 * ENOTFOUND is NXDOMAIN and ENODATA an answer without such records; both are
 * told without the TTL that the zone's SOA record gives them. ECONNREFUSED is no
 * word of a DNS server: none takes questions at the address.
 */

import type { DnsAnswer } from '@backscatter/core';

const SERVFAIL: ReadonlyMap<string, string> = new Map([
  ['ESERVFAIL', 'the DNS server answered SERVFAIL'],
  ['ENOTIMP', 'the DNS server answered NOTIMP'],
  ['EFORMERR', 'the DNS server answered FORMERR'],
  ['EBADRESP', 'the answer is malformed'],
  ['EBADNAME', 'no such name can be asked for'],
  ['ECONNREFUSED', 'no DNS server takes questions there (ECONNREFUSED)'],
]);

/** The answer that an error stands for. No reason holds the name asked. */
export function describeDnsError(error: unknown): DnsAnswer {
  const code = (error as { readonly code?: unknown } | null)?.code;
  switch (code) {
    case 'ENOTFOUND':
      return { status: 'nxdomain', ttl: null };
    case 'ENODATA':
      return { status: 'nodata', ttl: null };
    case 'EREFUSED':
      return { status: 'refused', why: 'the DNS server refused (REFUSED)' };
    case 'ETIMEOUT':
      return { status: 'timeout', why: 'the DNS server did not answer' };
    case 'ECANCELLED':
      return { status: 'aborted', why: 'the question was given up' };
    default: {
      const name = typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? ` (${code})` : '';
      const why = SERVFAIL.get(String(code)) ?? `the DNS could not be asked${name}`;
      return { status: 'servfail', why };
    }
  }
}
