/**
 * `backscatter lists`: the DNS lists that are known, and how the configured ones do.
 */

import { escapeJson } from '@backscatter/core';
import { LIST_TABLE } from '@backscatter/dns-list';
import type { Command } from 'commander';
import { loadConfig } from '../config/load-config.ts';
import { EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { type KnownList, renderKnownLists } from '../lists/render-lists.ts';
import { setUpLists } from '../lists/set-up-lists.ts';
import { styleFor } from '../render/style.ts';
import { addListsCheck } from './lists-check.ts';

/** Options that both commands take. */
export interface ListsOptions {
  readonly config?: string;
  readonly json?: true;
}

const HELP = `
Exit codes:
  0    shown
  64   wrong usage      78   wrong configuration

Nothing is asked of the network. "backscatter lists check" does.
Read a list's terms before you ask it: many want no use by companies without
an agreement, and none wants questions through a public resolver.
`;

/** Adds the command with its own. `done` is told the exit code. */
export function addLists(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('lists')
    .summary('show the DNS lists that can be asked, or check the configured ones')
    .description('Shows the DNS lists that can be asked, with their terms of use.')
    .helpCommand('help [command]', 'show help for a command')
    .option('--config <file>', 'configuration (default: backscatter.config.json, if it is there)')
    .option('--json', 'print one JSON object a line')
    .addHelpText('after', HELP)
    .action(async (options: ListsOptions) => {
      await showLists(options, io);
      done(EXIT.done);
    });
  addListsCheck(command, io, done);
}

async function showLists({ config, json }: ListsOptions, io: Io): Promise<void> {
  const loaded = await loadConfig(config ?? null, io.cwd);
  const client = (await setUpLists(loaded, false, io.env)).createClient();
  client.close();
  const configured = new Set(client.lists.map(({ name }) => name));
  const known = new Set(LIST_TABLE.map(({ name }) => name));
  const own = client.lists.filter(({ name }) => !known.has(name));
  const lists = [
    ...LIST_TABLE,
    ...own.map((list) => ({ ...list, use: 'on-request' as const })),
  ].map(({ name, title, kinds, condition, use, terms, source }): KnownList => {
    const facts = { name, title, kinds, condition: condition ?? null, use, terms, source };
    return { ...facts, configured: configured.has(name) };
  });
  await io.stdout.write(
    json === true
      ? lists.map((list) => `${escapeJson(JSON.stringify(list))}\n`).join('')
      : renderKnownLists(lists, styleFor(io.stdout.isTTY, io.env)),
  );
}
