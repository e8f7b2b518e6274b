/**
 * What a line of a `sh` block means, and how much of it a test can hold true:
 * our own command is run from source, a root script or a package has to exist.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './read-document.ts';

export type Command =
  /** Our own command with its arguments, as a line for a shell. */
  | { readonly kind: 'run'; readonly shell: string }
  /** Something whose existence is all that can be told without running it. */
  | { readonly kind: 'named'; readonly what: string; readonly exists: boolean };

const PNPM = 'npx --yes pnpm@10.34.9 ';
const FROM_SOURCE =
  '"$NODE" --conditions=@backscatter/source --import @oxc-node/core/register packages/cli/src/bin.ts';
const OUR_OWN = /^(?:npx --yes pnpm@10\.34\.9 --silent )?backscatter(?= |$)/;

/** The commands of a block: a line each, `\` continues a line, `#` starts a comment. */
export function readCommands(code: string): readonly Command[] {
  return code
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readCommand);
}

function readCommand(line: string): Command {
  const own = OUR_OWN.exec(line);
  if (own !== null) {
    return {
      kind: 'run',
      shell: `NODE='${process.execPath}'; ${FROM_SOURCE}${line.slice(own[0].length)}`,
    };
  }
  if (line.startsWith(PNPM)) {
    const [script = ''] = line.slice(PNPM.length).split(' ');
    return { kind: 'named', what: `script ${script}`, exists: script in scripts() };
  }
  const install =
    /^(?:npm install|pnpm add|yarn add)((?: -[a-zA-Z-]+)*)((?: @backscatter\/[a-z-]+)+)$/.exec(
      line,
    );
  if (install !== null) {
    const names = (install[2] ?? '').trim().split(' ');
    const exists = names.every((name) =>
      existsSync(join(ROOT, 'packages', name.split('/')[1] ?? '')),
    );
    return { kind: 'named', what: names.join(' '), exists };
  }
  const file = /^node (?:--?\S+ |@\S+ )*([\w./-]+\.(?:ts|mjs))(?: |$)/.exec(line)?.[1];
  if (file !== undefined) {
    return { kind: 'named', what: file, exists: existsSync(join(ROOT, file)) };
  }
  throw new Error(`No test knows how to hold this command true: ${line}`);
}

function scripts(): object {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return (manifest as { scripts: object }).scripts;
}
