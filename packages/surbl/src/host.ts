/**
 * A host that a mail names: a domain name or the address of a machine.
 */

export interface Host {
  readonly kind: 'domain' | 'ip4' | 'ip6';
  /**
   * A host name in lower-case ASCII without a trailing dot, of two labels at least; a
   * dotted quad; or an IPv6 address without brackets (RFC 5952).
   */
  readonly value: string;
}
