/**
 * A link as it stands in a mail, before anybody asks where it leads.
 */

/** Where a link stands. */
export type LinkPlace =
  /** The Subject field. */
  | 'subject'
  /** A `text/plain` body. */
  | 'text'
  /** Text that a reader of the HTML body sees. */
  | 'html-text'
  /** Followed when clicked: `a`, `area` and the like. */
  | 'anchor'
  /** Where a form or one of its buttons sends what was typed. */
  | 'form'
  /** Where relative links start (`base`). */
  | 'base'
  /** Opened by itself: `meta refresh`. */
  | 'refresh'
  /** Loaded by itself: pictures, frames, sheets, objects. */
  | 'resource'
  /** Loaded by a style: `url()`, `@import`. */
  | 'style';

/** How sure it is that this is a link at all. */
export type LinkForm =
  /** With a scheme, `http://` where it was protocol-relative or disguised (`hxxp`). */
  | 'url'
  /** Begins with `www.`; no scheme. */
  | 'www'
  /** Has the look of `host.suffix` or `host.suffix/path`. Whether there is such a suffix, who reads it must check. */
  | 'bare'
  /** `local@domain`, in text or behind `mailto:`. */
  | 'address';

/** A link as it stands in a mail, and where. */
export interface RawLink {
  /**
   * The link as written, with what only hides it undone: HTML entities, tabs and line ends
   * in it, invisible and full-width characters in text, `hxxp` and `[.]`. Its host may
   * still be written in any way a browser understands. At most `MAX_LINK_LENGTH` characters.
   */
  readonly url: string;
  readonly form: LinkForm;
  readonly place: LinkPlace;
}

/** Characters kept of one link; browsers and mail programs take about as many. */
export const MAX_LINK_LENGTH = 2_048;
