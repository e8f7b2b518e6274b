/**
 * The test points that every list should have (RFC 5782 section 5): 127.0.0.2 is
 * always listed and 127.0.0.1 never, in IPv6 the same two as mapped addresses, and
 * of domains the names `test` and `invalid`.
 *
 * A list that lacks the first is dead; one that has the second lists everything.
 */

import type { ListKind, SelfTestPoints } from '../list-definition.ts';

/** Test points of a list of IPv4 addresses. */
export const IP4_POINTS: SelfTestPoints = {
  kind: 'ip4',
  listed: '127.0.0.2',
  unlisted: '127.0.0.1',
};

/** Test points of a list of IPv6 addresses. */
export const IP6_POINTS: SelfTestPoints = {
  kind: 'ip6',
  listed: '::ffff:7f00:2',
  unlisted: '::ffff:7f00:1',
};

/** For an operator whose pages name no listed IPv6 address: only that not everything is listed. */
export const IP6_UNLISTED: SelfTestPoints = { ...IP6_POINTS, listed: null };

/** Test points of a list of domains. */
export const DOMAIN_POINTS: SelfTestPoints = {
  kind: 'domain',
  listed: 'test',
  unlisted: 'invalid',
};

/** Of each kind, for a list that may lack the listed points: only that not everything is listed. */
export function unlistedPoints(kinds: readonly ListKind[]): readonly SelfTestPoints[] {
  return [IP4_POINTS, IP6_POINTS, DOMAIN_POINTS]
    .filter(({ kind }) => kinds.includes(kind))
    .map((points) => ({ ...points, listed: null }));
}
