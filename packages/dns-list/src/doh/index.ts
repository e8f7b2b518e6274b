/**
 * The DNS over HTTPS (RFC 8484), for workers and browsers.
 */

export { createDohResolver } from './create-doh-resolver.ts';
export type { DohFetch, DohRequest, DohResponse } from './doh-fetch.ts';
export type { DohResolverOptions } from './doh-options.ts';
