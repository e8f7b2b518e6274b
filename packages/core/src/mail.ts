/**
 * What a mail is, once read. Plain data: a `Mail` can be sent to a worker and
 * compared with deep equality. `@backscatter/mail` has the readers, and one
 * entry point for each MIME library that can produce it.
 */

import type { Problem } from './problem.ts';

/** One header field, as it was written (RFC 5322 section 2.2). */
export interface Header {
  /** Lower-case field name, without the colon. */
  readonly name: string;
  /**
   * Everything behind the colon as it stood, folding included (its line ends as
   * CRLF), RFC 2047 words undecoded. Bytes above 0x7F are read as UTF-8 where they are valid UTF-8
   * (RFC 6532), else as windows-1252.
   */
  readonly raw: string;
}

/** A node of the MIME tree (RFC 2045, RFC 2046). */
export interface Part {
  /** Lower-case `type/subtype`; `text/plain` where the mail names none. */
  readonly type: string;
  /** Parameters of Content-Type by lower-case name, such as `report-type`. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Content-Disposition in lower case, or null where there is none. */
  readonly disposition: string | null;
  /** The decoded file name, or null. */
  readonly filename: string | null;
  /** Lower-case Content-Transfer-Encoding; `7bit` where the mail names none. */
  readonly encoding: string;
  /** The part's own header fields, in order. For the root: those of the mail. */
  readonly headers: readonly Header[];
  /** Decoded text of a `text/plain` or `text/html` body, line ends as LF; else null. */
  readonly text: string | null;
  /**
   * Exact bytes, after transfer decoding, of the parts a report is made of:
   * `message/*`, `text/rfc822*`, and text that somebody attached. Null for all
   * others (pictures and documents are not kept).
   */
  readonly content: Uint8Array | null;
  /** Size of the decoded body: characters of text, bytes of all else; 0 for a multipart. */
  readonly size: number;
  /** In the order of the mail; empty for a leaf. */
  readonly children: readonly Part[];
}

/** A mail as read by one of the entry points of `@backscatter/mail`. */
export interface Mail {
  /** Every header field in order, duplicates too. */
  readonly headers: readonly Header[];
  /** All inline `text/plain` bodies, joined by a blank line; null if there is none. */
  readonly text: string | null;
  /** All inline `text/html` bodies, joined by a line end; null if there is none. */
  readonly html: string | null;
  /** The MIME tree. */
  readonly root: Part;
  /** Bytes read. */
  readonly size: number;
  /** What was odd, a limit reached included. */
  readonly problems: readonly Problem[];
}

/** Reads raw bytes. Never rejects for what the bytes hold. */
export type ParseMail = (raw: Uint8Array) => Promise<Mail>;
