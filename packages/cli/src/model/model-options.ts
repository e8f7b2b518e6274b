/**
 * The options of all commands that work on a model, and the way from them to it.
 */

import { resolve } from 'node:path';
import { escapeText } from '@backscatter/core';
import type { Command } from 'commander';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import type { Io } from '../io.ts';
import { DEFAULT_DIRECTORY, type ModelPlace, placeOf } from './model-place.ts';
import { type OpenModel, openModel } from './open-model.ts';

/** As commander hands them over. */
export interface ModelOptions {
  readonly config?: string;
  readonly model?: string;
  readonly user?: string;
}

/** Adds the options to a command. */
export function addModelOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration (default: backscatter.config.json, if it is there)')
    .option(
      '--model <place>',
      `what the content filter has learned: a JSON file, a directory, or redis://host (default: as configured, else ${DEFAULT_DIRECTORY}/)`,
    )
    .option('--user <name>', "that user's own model, beside the one for all");
}

/** Help on where models live, for every command that changes one. */
export const MODEL_HELP = `
Models:
  A directory (LMDB) can be used by many processes at once, a JSON file by one
  writer, redis:// by many machines. Keep a password in the configuration
  rather than on the command line. A model tells which words were in your mail.
`;

/**
 * Which model is meant: the option's, the configuration's, or the default beside it.
 *
 * @throws (rejects) Fault for a place that is none
 */
export async function modelPlace(
  { model }: ModelOptions,
  { config, folder }: LoadedConfig,
  cwd: string,
): Promise<ModelPlace> {
  if (model !== undefined) return placeOf(model, cwd);
  const configured = config.bayesian === false ? undefined : config.bayesian?.model;
  if (configured !== undefined) return placeOf(configured, folder);
  const path = resolve(folder, DEFAULT_DIRECTORY);
  // Shown as somebody would type it who stands here.
  return placeOf(folder === cwd ? DEFAULT_DIRECTORY : path, cwd);
}

/** A model, opened as the options say, and the configuration that was read for it. */
export interface ChosenModel {
  readonly model: OpenModel;
  readonly loaded: LoadedConfig;
}

/**
 * Opens the model that the options name, and tells its warnings on standard error.
 *
 * @throws (rejects) Fault for a wrong option or configuration, or a model that cannot be opened
 */
export async function openChosenModel(
  options: ModelOptions,
  toWrite: boolean,
  io: Io,
): Promise<ChosenModel> {
  const loaded = await loadConfig(options.config ?? null, io.cwd);
  const place = await modelPlace(options, loaded, io.cwd);
  const model = await openModel(place, { toWrite, user: options.user ?? null });
  for (const warning of model.warnings) await io.stderr.write(`${escapeText(warning)}\n`);
  return { model, loaded };
}
