/**
 * A name that a mail gives, and what it gives it for.
 */

import type { Host } from './host.ts';

/** What a host is for the mail that names it; the first is what a spam most wants us to follow. */
export const NAME_ROLES = [
  /** A link in text or HTML, where a form sends to, where a page goes by itself. */
  'link',
  /** The target that a redirector's link carries. */
  'redirect-target',
  /** Loaded with the mail: pictures, style sheets. */
  'resource',
  /** Domain of a mail address in the body. */
  'address',
  /** Domain of From or Sender. */
  'sender',
  /** Domain of Reply-To. */
  'reply-to',
  /** Domain of Return-Path, as the mail itself holds it. */
  'return-path',
  /** List-Unsubscribe (RFC 2369): a link or an address. */
  'unsubscribe',
  /** The right side of the Message-ID. */
  'message-id',
  /** `d=` of a DKIM signature (RFC 6376). */
  'signature',
] as const;

/** How a message uses a name. */
export type NameRole = (typeof NAME_ROLES)[number];

/** A host or domain that a message leads to or names, once however often it stands there. */
export interface FoundName extends Host {
  /** Of a domain, what somebody registered of it; null for addresses. */
  readonly registered: string | null;
  /** Each once, in the order of `NAME_ROLES`. */
  readonly roles: readonly NameRole[];
}
