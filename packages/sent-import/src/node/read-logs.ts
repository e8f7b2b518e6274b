/**
 * Sent mails from log files: opened in the order of time, read a block at a
 * time, joined across files.
 */

import { createLogJoin, type LogJoinOptions } from '../log/log-join.ts';
import { createLogParser, type LogParserOptions } from '../log/log-parser.ts';
import type { LogTally } from '../log/log-tally.ts';
import type { SentRecord } from '../sent-record.ts';
import { orderLogs } from './order-logs.ts';
import { readLineBlocks } from './read-lines.ts';

/** Options of `readLogs`. */
export interface ReadLogsOptions extends LogParserOptions, LogJoinOptions {
  /** Milliseconds since 1970: times without a year are no later than a day from now. */
  readonly now: number;
}

/** How far the reading is; the figures go up, the object stays the same. */
export interface LogProgress {
  readonly lines: number;
  /** Lines that said something of a message's way. */
  readonly understood: number;
  readonly tooLong: number;
  readonly bytes: number;
  /** Null until the files have been looked at. */
  readonly totalBytes: number | null;
  /** Files that could not be read, or not to their end. */
  readonly unreadable: readonly { readonly path: string; readonly error: unknown }[];
  /** Files in which no line was understood. */
  readonly foreign: readonly string[];
  readonly tally: LogTally;
}

/** Records as they come, and how far it is. */
export interface LogReading {
  readonly records: AsyncIterable<readonly SentRecord[]>;
  progress(): LogProgress;
}

/**
 * Reads logs, plain or gzipped. What cannot be read is told in the progress and
 * ends nothing.
 *
 * @throws TypeError for a wrong option
 */
export function readLogs(paths: readonly string[], options: ReadLogsOptions): LogReading {
  const { now, senders, maxOpen, zone, ownNetworks, smarthosts } = options;
  const parser = createLogParser({
    ...(zone === undefined ? {} : { zone }),
    ...(ownNetworks === undefined ? {} : { ownNetworks }),
    ...(smarthosts === undefined ? {} : { smarthosts }),
  });
  const join = createLogJoin({
    ...(senders === undefined ? {} : { senders }),
    ...(maxOpen === undefined ? {} : { maxOpen }),
  });
  const count = { lines: 0, understood: 0, tooLong: 0, bytes: 0 };
  const unreadable: { path: string; error: unknown }[] = [];
  const foreign: string[] = [];
  let totalBytes: number | null = null;

  async function* records(): AsyncGenerator<readonly SentRecord[], void, undefined> {
    const ordered = await orderLogs(paths, parser, now);
    unreadable.push(...ordered.unreadable);
    totalBytes = ordered.files.reduce((sum, { size }) => sum + size, 0);
    for (const { path, changed } of ordered.files) {
      const before = { ...count };
      try {
        for await (const block of readLineBlocks(path)) {
          const made: SentRecord[] = [];
          for (const line of block.lines) {
            count.lines += 1;
            const events = parser.parse(line, changed);
            if (events.length === 0) continue;
            count.understood += 1;
            for (const event of events) made.push(...join.push(event));
          }
          count.bytes = before.bytes + block.bytes;
          count.tooLong = before.tooLong + block.tooLong;
          yield made;
        }
      } catch (error) {
        unreadable.push({ path, error });
      }
      if (count.understood === before.understood) foreign.push(path);
    }
    yield join.end();
  }

  return {
    records: records(),
    progress: () => ({ ...count, totalBytes, unreadable, foreign, tally: join.tally() }),
  };
}
