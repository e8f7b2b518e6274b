/**
 * Something odd that was noticed in hostile or broken input. Input never
 * throws: a reader answers with what it understood and names the rest here.
 */
export interface Problem {
  /** Stable, in kebab-case, such as `header-too-long`. */
  readonly code: string;
  /** One sentence for a person. May quote the mail, escaped by `escapeText`; a page escapes HTML besides. */
  readonly detail: string;
}
