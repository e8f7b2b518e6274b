import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createLogJoin,
  createLogParser,
  type LogJoinOptions,
  type LogParserOptions,
  type LogTally,
  type SentRecord,
} from '../src/index.ts';

/** The folder of the logs written for these tests. */
export const LOGS = fileURLToPath(new URL('logs/', import.meta.url));

/** When the logs were last changed. */
export const CHANGED = Date.parse('2026-03-04T00:00:00Z');

/** Lines of a log written for these tests. */
export function linesOf(name: string): readonly string[] {
  return readFileSync(`${LOGS}${name}.log`, 'utf8').trimEnd().split('\n');
}

/** What comes of lines. */
export function readLog(
  lines: readonly string[],
  options: LogParserOptions & LogJoinOptions = {},
  changed = CHANGED,
): { readonly records: readonly SentRecord[]; readonly tally: LogTally } {
  const { senders, maxOpen, ...rest } = options;
  const parser = createLogParser(rest);
  const join = createLogJoin({ ...(senders && { senders }), ...(maxOpen && { maxOpen }) });
  const records = lines
    .flatMap((line) => parser.parse(line, changed))
    .flatMap((event) => join.push(event));
  return { records: [...records, ...join.end()], tally: join.tally() };
}
