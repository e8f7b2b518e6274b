/**
 * `backscatter sign`: what `provenance` will know again, for scripts and for
 * trying it out.
 */

import { randomBytes } from 'node:crypto';
import { escapeText } from '@backscatter/core';
import {
  type KeyRing,
  signEnvelopeId,
  signMessageId,
  signReturnPath,
} from '@backscatter/provenance';
import type { Command } from 'commander';
import { createConfiguredRing } from '../config/create-key-ring.ts';
import { configFault, loadConfig } from '../config/load-config.ts';
import type { ProvenanceConfig } from '../config/provenance-schema.ts';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';

interface SignOptions {
  readonly config?: string;
  readonly recipient?: string;
}

const HELP = `
The keys are those of "provenance.keys" in the configuration.

Exit codes:
  0    signed
  64   wrong usage      78   wrong configuration

Examples:
  backscatter sign return-path anna@example.org
  backscatter sign message-id anna@example.org
  backscatter sign envelope-id anna@example.org --recipient bert@example.com
`;

/** Random bytes of an id. */
const RANDOM_LENGTH = 10;

/** Adds the command with its own commands. `done` is told the exit code. */
export function addSign(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('sign')
    .summary('sign a return path, a Message-ID or an ENVID')
    .description('Signs what leaves, so that a report on it is known by its signature.')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', HELP);
  const add = (name: string, summary: string, sign: Signer): Command =>
    command
      .command(name)
      .summary(summary)
      .description(`Prints ${summary}.`)
      .argument('<sender>', 'the return path: whom a report on the mail will come to')
      .option('--config <file>', 'configuration (default: backscatter.config.json, if it is there)')
      .action(async (sender: string, options: SignOptions) => {
        await print(sender, options, sign, io);
        done(EXIT.done);
      });
  add('return-path', 'a tagged return path (BATV)', (sender, keys, { windowDays }) => {
    const days = windowDays === undefined ? {} : { windowDays };
    const signed = signReturnPath(sender, { keys, now: Date.now(), ...days });
    if (signed !== sender) return signed;
    throw new TypeError('sign: this address takes no tag: it is none, too long, or has one');
  });
  add('message-id', 'a signed Message-ID', (sender, keys) =>
    signMessageId({ keys, sender, now: Date.now(), random: randomBytes(RANDOM_LENGTH) }),
  );
  add('envelope-id', 'a signed ENVID', (sender, keys, _, { recipient }) => {
    const random = randomBytes(RANDOM_LENGTH);
    const bound = recipient === undefined ? {} : { recipient };
    return signEnvelopeId({ keys, sender, now: Date.now(), random, ...bound });
  }).option('--recipient <address>', 'the one recipient of the envelope');
}

type Signer = (
  sender: string,
  keys: KeyRing,
  returnPath: NonNullable<ProvenanceConfig['returnPath']>,
  options: SignOptions,
) => string;

async function print(sender: string, options: SignOptions, sign: Signer, io: Io): Promise<void> {
  const loaded = await loadConfig(options.config ?? null, io.cwd);
  const { keys: sources, active, returnPath = {} } = loaded.config.provenance ?? {};
  if (sources === undefined) {
    const file = loaded.file ?? 'backscatter.config.json';
    throw configFault(
      file,
      'option "provenance.keys": must say where the keys stand: { "0": { "file": "sign.key" } }',
    );
  }
  const warnings: string[] = [];
  const ring = active === undefined ? { keys: sources } : { keys: sources, active };
  const keys = await createConfiguredRing(ring, 'provenance', loaded, io.env, warnings);
  for (const warning of warnings) await io.stderr.write(`${escapeText(warning)}\n`);
  let signed: string;
  try {
    signed = sign(sender, keys, returnPath, options);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Fault(EXIT.usage, escapeText(error.message.replace(/^\w+: /, '')));
  }
  await io.stdout.write(`${escapeText(signed)}\n`);
}
