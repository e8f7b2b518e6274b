/**
 * The lines of a mail server's table (postmap(1), aliases(5)): a line that begins
 * with a blank goes on where the last one ended, empty lines and lines that begin
 * with `#` are comments, and a comment in between ends nothing.
 */

/** Lines of one table, at most; a hoster's tables have some millions. */
const MAX_LINES = 5_000_000;

/** Characters of a logical line that are read: an alias may be a list of thousands. */
const MAX_LENGTH = 1_000_000;

/** A line and the number of the one it begins with, from 1. */
export interface LogicalLine {
  readonly number: number;
  readonly text: string;
}

/**
 * Yields each logical line without the blanks around it.
 *
 * @throws TypeError for a table that is too long to be one
 */
export function* logicalLines(table: string): Generator<LogicalLine, void, undefined> {
  let number = 0;
  let line: { readonly number: number; readonly parts: string[]; length: number } | null = null;
  const lineOf = ({ number, parts }: NonNullable<typeof line>): LogicalLine => ({
    number,
    text: parts.join(' '),
  });
  for (let start = 0; start < table.length; ) {
    const at = table.indexOf('\n', start);
    const end = at < 0 ? table.length : at;
    const raw = table.slice(start, end);
    start = end + 1;
    number += 1;
    if (number > MAX_LINES) throw new TypeError(`a table has up to ${MAX_LINES} lines`);
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) continue;
    if (/^[ \t]/.test(raw) && line !== null) {
      line.length += text.length;
      if (line.length <= MAX_LENGTH) line.parts.push(text);
      continue;
    }
    if (line !== null) yield lineOf(line);
    line = { number, parts: [text], length: text.length };
  }
  if (line !== null) yield lineOf(line);
}
