/**
 * Whether the DNS lists are asked. Nothing leaves the machine unless somebody said
 * so: by the section `lists` of the configuration, or by `--dns` for one run;
 * `--no-dns` keeps a configured command offline.
 */

import type { Command } from 'commander';
import type { Config } from '../config/config-schema.ts';

/** As commander hands it over; undefined leaves it to the configuration. */
export interface DnsOptions {
  readonly dns?: boolean;
}

/** Adds the options to a command. */
export function addDnsOptions(command: Command): Command {
  return command
    .option('--dns', 'ask the DNS lists, also where none are configured')
    .option('--no-dns', 'ask no DNS list and for no DKIM key, whatever is configured');
}

/** Whether to ask. */
export function mayAsk({ dns }: DnsOptions, { lists }: Config): boolean {
  return dns ?? lists !== undefined;
}
