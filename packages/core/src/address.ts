/**
 * An e-mail address in normal form, with what was taken off kept beside it.
 */

/** What an address was wrapped in for transport. */
export type AddressWrapping =
  /** Bounce Address Tag Validation: `prvs=KDDDSSSSSS=local@domain` and its dialects. */
  | { readonly kind: 'batv'; readonly tag: string }
  /** Sender Rewriting Scheme, first hop: `SRS0=HHH=TT=domain=local@forwarder`. */
  | { readonly kind: 'srs0'; readonly original: string }
  /** Sender Rewriting Scheme, later hops: `SRS1=HHH=forwarder==…@forwarder2`. */
  | { readonly kind: 'srs1'; readonly original: string | null }
  /** Variable envelope return path: `list-bounces+user=example.org@lists.example`. */
  | { readonly kind: 'verp'; readonly recipient: string };

/** A mail address, taken apart and in the form in which two of one mailbox are the same. */
export interface NormalAddress {
  /** As it was written, without angle brackets. */
  readonly raw: string;
  /** Lower case, wrapping and `+tag` taken off. What to compare and look up. */
  readonly address: string;
  /** The local part of `address`. */
  readonly local: string;
  /** The domain in lower case, without a trailing dot; empty where there is none. */
  readonly domain: string;
  /** The sub-address behind `+`, or null. */
  readonly tag: string | null;
  /** What transport had wrapped it in, or null. */
  readonly wrapping: AddressWrapping | null;
}
