/**
 * What every kind of table answers.
 */

/** What stands for an address in a table. */
export interface TableEntry {
  /** What the table maps it to, where that leads on; empty where it does not matter. */
  readonly value: string;
  /** Whether it stands for every address of the domain, not for this one. */
  readonly wide: boolean;
}

/** A table that was read. */
export interface Table {
  /**
   * The entry of an address or a bare local part, or null. `untested` is a table that holds a
   * rule nobody could test, and no rule before it matched.
   *
   * @param local in lower case, unquoted as in the normal form
   * @param domain null asks for the bare local part
   */
  find(local: string, domain: string | null): TableEntry | 'untested' | null;
  /** What could not be read: a line number and a clause, without what stands there. */
  readonly problems: readonly string[];
}

/** More would be a broken file. */
const MAX_PROBLEMS = 100;

/** Collects problems, so many and no more. */
export function problemList(name: string): {
  readonly problems: readonly string[];
  add(line: number, what: string): void;
} {
  const problems: string[] = [];
  return {
    problems,
    add: (line, what) => {
      if (problems.length < MAX_PROBLEMS) problems.push(`${name}, line ${line}: ${what}`);
    },
  };
}
