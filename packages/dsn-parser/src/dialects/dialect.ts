/**
 * A dialect is a row: how a server's notice is recognised, and how it names its
 * recipients. What a row does not say, the generic reader finds.
 */

import type { EntryForm } from '../text/read-entries.ts';

/** How one program writes its reports: a row of the table. */
export interface Dialect {
  /** Stable name in kebab-case; reported as `Dsn.dialect`. */
  readonly name: string;
  /** The software and versions that write it. */
  readonly server: string;
  /** Where the form is defined or described. */
  readonly source: string;
  /** In a few words what the row reads; where it has no `entries` it only names the server. */
  readonly reads: string;
  /** Recognised by any of these phrases, in lower case with single blanks, in the notice… */
  readonly phrases?: readonly string[];
  /** …or by this header field, lower case… */
  readonly header?: string;
  /** …or by From and Subject together. */
  readonly from?: RegExp;
  readonly subject?: RegExp;
  /**
   * A subject, in lower case, that nobody else writes. Together with the rest it
   * makes a report of a mail that neither a daemon nor the null sender sent.
   */
  readonly certain?: RegExp;
  /** Names written without a domain belong to the domain the notice comes from. */
  readonly qualify?: boolean;
  /** Forms of the lines that name a recipient, tried in order until one finds some. */
  readonly entries: readonly EntryForm[];
}
