/**
 * `backscatter lists check`: tests each configured list by the points that are
 * always and never listed (RFC 5782 section 5).
 */

import { escapeJson } from '@backscatter/core';
import type { Command } from 'commander';
import { loadConfig } from '../config/load-config.ts';
import { EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { checkLists } from '../lists/check-lists.ts';
import { renderHealth } from '../lists/render-lists.ts';
import { setUpLists } from '../lists/set-up-lists.ts';
import { styleFor } from '../render/style.ts';
import type { ListsOptions } from './lists.ts';

const HELP = `
It asks the DNS about test addresses and names only, never about your mail.

Exit codes:
  0    every list answers as it should, or has nothing it could be tested by
  3    some list refuses, is broken, or did not answer
  64   wrong usage      78   wrong configuration

Examples:
  backscatter lists check
  backscatter lists check --json --config backscatter.config.json
`;

/** Adds the command. `done` is told the exit code. */
export function addListsCheck(parent: Command, io: Io, done: (exitCode: number) => void): void {
  parent
    .command('check')
    .summary('test each configured list now')
    .description('Tests each configured list now: whether it answers, truly, and how fast.')
    .addHelpText('after', HELP)
    .action(async (_options: unknown, command: Command) => {
      done(await check(command.optsWithGlobals<ListsOptions>(), io));
    });
}

async function check({ config, json }: ListsOptions, io: Io): Promise<number> {
  const loaded = await loadConfig(config ?? null, io.cwd);
  const setup = await setUpLists(loaded, true, io.env);
  const rows = await checkLists(setup, new AbortController().signal);
  await io.stdout.write(
    json === true
      ? rows.map((row) => `${escapeJson(JSON.stringify(row))}\n`).join('')
      : renderHealth(rows, styleFor(io.stdout.isTTY, io.env)),
  );
  const isWell = rows.every(({ status }) => status === 'ok' || status === 'untested');
  return isWell ? EXIT.done : EXIT.unwell;
}
