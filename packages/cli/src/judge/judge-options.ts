/**
 * The options that all commands share which judge mail: how they read on the
 * command line, and what they may hold.
 */

import { isIP } from 'node:net';
import type { Envelope } from '@backscatter/core';
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { addDnsOptions, type DnsOptions } from '../lists/list-options.ts';
import { addModelOptions, type ModelOptions } from '../model/model-options.ts';

/** When to judge: as of now, of a time in milliseconds since 1970, or of each mail's arrival. */
export type JudgingTime = 'now' | 'arrival' | number;

/** As commander hands them over. */
export interface JudgeOptions extends ModelOptions, DnsOptions {
  readonly envelopeFrom?: string;
  readonly envelopeTo?: string;
  readonly client?: string;
  readonly helo?: string;
  readonly now?: JudgingTime;
  /** Remember what was judged; only a command that adds the option does. */
  readonly commit?: true;
}

/** Adds those that say what is asked, and as of when. */
export function addSourceOptions(command: Command): Command {
  return addDnsOptions(addModelOptions(command)).option(
    '--now <time>',
    'judge as of this time (ISO 8601), or of each mail\'s "arrival"',
    timeOf,
  );
}

/** Adds the options to a command. */
export function addJudgeOptions(command: Command): Command {
  return addSourceOptions(command)
    .option('--envelope-from <address>', 'MAIL FROM of the report; "<>" is the null sender', bare)
    .option('--envelope-to <address>', 'RCPT TO of the report: whose bounce it is', someone)
    .option('--client <ip>', 'address of the host that delivered the report', ipOf)
    .option('--helo <name>', 'what that host said in HELO (needs --client)');
}

/**
 * The envelope as far as it was given; undefined leaves it to the mail's header.
 *
 * @throws Fault for --helo without --client
 */
export function envelopeOf(options: JudgeOptions): Envelope | undefined {
  const { envelopeFrom, envelopeTo, client, helo } = options;
  if (helo !== undefined && client === undefined) {
    throw new Fault(EXIT.usage, '--helo needs --client: it is what that host said');
  }
  const envelope: Envelope = {
    ...(envelopeFrom === undefined ? {} : { mailFrom: envelopeFrom }),
    ...(envelopeTo === undefined ? {} : { recipient: envelopeTo }),
    ...(client === undefined ? {} : { client: { address: client, helo: helo ?? null } }),
  };
  return Object.keys(envelope).length === 0 ? undefined : envelope;
}

const time = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

function timeOf(text: string): JudgingTime {
  if (text === 'arrival' || text === 'now') return text;
  const parsed = time.safeParse(text);
  const at = Date.parse(parsed.data ?? '');
  if (Number.isFinite(at)) return at;
  throw new InvalidArgumentError(
    'It must be "arrival", a day such as 2026-03-01 or a time such as 2026-03-01T08:00:00Z.',
  );
}

function bare(address: string): string {
  return address.trim().replace(/^<(.*)>$/, '$1');
}

function someone(address: string): string {
  const recipient = bare(address);
  if (/^\S+@[^\s@]+$/.test(recipient)) return recipient;
  throw new InvalidArgumentError('It must be an address: local@domain.');
}

function ipOf(text: string): string {
  if (isIP(text) !== 0) return text;
  throw new InvalidArgumentError('It must be an IPv4 or IPv6 address.');
}
