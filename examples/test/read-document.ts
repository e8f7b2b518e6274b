/**
 * The fenced blocks of a Markdown document, in order, as the tests of the
 * documentation run them: a `text` block right behind a `sh` block is what its
 * commands print.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, without a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface Block {
  /** `README.md:12`: the document and the line of the block's first line. */
  readonly place: string;
  /** The word behind the fence, such as `ts`; empty where there is none. */
  readonly language: string;
  readonly code: string;
  /** For `sh`: the text block that follows with nothing but blank lines between, or null. */
  readonly output: string | null;
}

interface Fence extends Block {
  readonly first: number;
  readonly last: number;
}

/** Reads a document's fenced blocks; `path` is relative to the checkout. */
export function readBlocks(path: string): readonly Block[] {
  const lines = readFileSync(join(ROOT, path), 'utf8').split('\n');
  const fences: Fence[] = [];
  let open: { language: string; first: number } | null = null;
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('```')) continue;
    if (open === null) {
      open = { language: line.slice(3).trim(), first: index + 1 };
      continue;
    }
    const { language, first } = open;
    const code = lines.slice(first, index).join('\n');
    const place = `${path}:${first + 1}`;
    fences.push({ place, language, code, output: null, first, last: index });
    open = null;
  }
  if (open !== null) throw new Error(`${path}:${open.first} opens a block that never ends`);
  return fences.map((fence, index) => {
    const next = fences[index + 1];
    if (fence.language !== 'sh' || next === undefined || next.language !== 'text') return fence;
    const between = lines.slice(fence.last + 1, next.first - 1);
    return between.every((line) => line.trim() === '') ? { ...fence, output: next.code } : fence;
  });
}

/** What code says it prints: the text of its comments `// => `, in a shell `# => `, a line each. */
export function expectedOutput(code: string): string {
  const lines = code.split('\n').flatMap((line) => {
    const [, printed] = /(?:\/\/|^#) => (.*)$/.exec(line) ?? [];
    return printed === undefined ? [] : [printed];
  });
  return lines.join('\n').trimEnd();
}
