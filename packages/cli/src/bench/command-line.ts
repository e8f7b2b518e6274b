/**
 * The command that repeats a run, as somebody would type it.
 */

import type { BenchOptions } from './bench-options.ts';

/** Words that a shell takes as they are. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/** Without what only says how the result is shown. */
export function commandLine(paths: readonly string[], options: BenchOptions): string {
  const { now, seed, size, cost, dns, config, model, user } = options;
  const single: readonly (readonly [string, string | number | undefined])[] = [
    ['--config', config],
    ['--model', model],
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
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
