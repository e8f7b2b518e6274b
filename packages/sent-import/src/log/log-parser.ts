/**
 * From a line of a log to what it says, whichever server wrote it: each line
 * tells by its head whose it is, so a file may hold several.
 */

import { parseOptions } from '@backscatter/core';
import { z } from 'zod';
import { parseEximLine, parseEximStep } from './exim-line.ts';
import type { LogEvent } from './log-event.ts';
import { zoneOf } from './log-time.ts';
import { isNetwork, networkPlaces } from './network-places.ts';
import { isPostfix, parsePostfixLine } from './postfix-line.ts';
import { isSendmail, parseSendmailLine } from './sendmail-line.ts';
import { parseSyslogLine, type SyslogLine } from './syslog-line.ts';

/** Options of `createLogParser`. */
export interface LogParserOptions {
  /**
   * The zone of times that do not say theirs: `UTC`, an offset such as `+01:00`, or a name such
   * as `Europe/Berlin`. Default UTC.
   */
  readonly zone?: string;
  /** Networks of our own, in CIDR notation or single addresses; private ones are known. Default none. */
  readonly ownNetworks?: readonly string[];
  /**
   * Addresses of this machine, `127.0.0.1:10465`, that lead to a smarthost, by a tunnel perhaps.
   * Default none: what goes to this machine goes to a filter.
   */
  readonly smarthosts?: readonly string[];
}

/** Longer lines are not read: syslog cuts at 8 KiB at most unless told otherwise. */
const MAX_LINE_LENGTH = 32_768;

/** Networks one would name. */
const MAX_NETWORKS = 1_000;

const optionsSchema = z.strictObject({
  zone: z
    .string()
    .refine((zone) => zoneOf(zone) !== null, 'must be UTC, an offset or the name of a zone')
    .default('UTC'),
  ownNetworks: z
    .array(z.string().refine(isNetwork, 'must be a network in CIDR notation, or an IP address'))
    .max(MAX_NETWORKS)
    .readonly()
    .default([]),
  smarthosts: z
    .array(z.string().regex(/^[0-9A-Fa-f.:]{2,60}$/, 'must be ADDRESS or ADDRESS:PORT'))
    .max(MAX_NETWORKS)
    .readonly()
    .default([]),
});

/** Reads lines. */
export interface LogParser {
  /**
   * What a line says; empty where it is no mail server's or says nothing of a message's way.
   * Never throws.
   *
   * @param reference when the line was written at the latest, such as the file's last change,
   *   in milliseconds since 1970; it gives times without a year theirs
   */
  parse(line: string, reference: number): readonly LogEvent[];
  /** When a line was written; null where it does not say. */
  timeOf(line: string, reference: number): number | null;
}

const NOTHING: readonly LogEvent[] = [];

const EXIM_START = /^\d{4}-\d\d-\d\d \d/;

/**
 * Makes the parser.
 *
 * @throws TypeError for a wrong option
 */
export function createLogParser(options: LogParserOptions = {}): LogParser {
  const { zone, ownNetworks, smarthosts } = parseOptions('createLogParser', optionsSchema, options);
  const toUtc = zoneOf(zone) ?? ((local: number) => local);
  const places = networkPlaces(ownNetworks, smarthosts);
  const read = (line: string, reference: number): readonly LogEvent[] | null => {
    const head = parseSyslogLine(line, { reference, toUtc });
    if (head === null) return EXIM_START.test(line) ? parseEximLine(line, toUtc, places) : null;
    if (isPostfix(head.program)) {
      const event = parsePostfixLine(head, places);
      return event === null ? null : [event];
    }
    if (isSendmail(head.program)) return parseSendmailLine(head, places);
    return head.program.startsWith('exim') ? throughSyslog(head) : null;
  };
  // With `log_timestamp`, syslog's own and Exim's time stand one behind the other.
  const throughSyslog = ({ text, host, at }: SyslogLine): readonly LogEvent[] | null =>
    parseEximStep(text.replace(/^[\d-]{10} [\d:.]{8,15} (?:[+-]\d{4} )?/, ''), host, at, places);
  return {
    parse: (line, reference) =>
      line.length > MAX_LINE_LENGTH ? NOTHING : (read(line, reference) ?? NOTHING),
    timeOf: (line, reference) => {
      if (line.length > MAX_LINE_LENGTH) return null;
      const head = parseSyslogLine(line, { reference, toUtc });
      if (head !== null) return head.at;
      const probe = `${line.slice(0, 40).replace(/^(.{10} [\d:.]{8,15}(?: [+-]\d\d:?\d\d)?).*$/, '$1')} aaaaaa-aaaaaa-aa Completed`;
      return parseEximLine(probe, toUtc, places)?.[0]?.at ?? null;
    },
  };
}
