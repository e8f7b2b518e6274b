/**
 * The command that repeats a run, as somebody would type it.
 */

import { escapeText } from '@backscatter/core';
import { shownPlace } from '../model/model-place.ts';
import type { BenchOptions } from './bench-options.ts';

/** Words that a shell takes as they are. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** Without what only says how the result is shown, and without a password. */
export function commandLine(paths: readonly string[], options: BenchOptions): string {
  const { now, seed, size, cost, dns, config, model, user } = options;
  const single: readonly (readonly [string, string | number | undefined])[] = [
    ['--config', config],
    ['--model', model === undefined ? undefined : shownPlace(model)],
    ['--user', user],
    ['--now', typeof now === 'number' ? new Date(now).toISOString() : now],
    ['--seed', seed],
    ['--size', size],
    ['--cost', cost],
  ];
  const many: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['--genuine', options.genuine],
    ['--backscatter', options.backscatter],
    ['--ordinary', options.ordinary],
    ['--ham', options.ham],
    ['--spam', options.spam],
  ];
  const words = [
    'backscatter',
    'bench',
    ...paths,
    ...single.flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)])),
    ...(dns === true ? ['--dns'] : []),
    ...many.flatMap(([name, values]) => (values === undefined ? [] : [name, ...values])),
  ];
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (PLAIN.test(word)) return word;
  if (escapeText(word) === word) return `'${word.replaceAll("'", "'\\''")}'`;
  // ANSI-C quoting (POSIX 2024, section 2.2.4), in which nothing steers a terminal.
  const spelled = escapeText(word.replace(/[\\']/g, '\\$&'));
  return `$'${spelled.replace(/\\u\{(\w+)\}/g, (_, hex: string) => `\\U${hex.padStart(8, '0')}`)}'`;
}
