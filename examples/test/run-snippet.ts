/**
 * Runs a snippet of the documentation as somebody who installed the packages
 * would, only that these are the workspace's own sources.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './read-document.ts';

export interface Printed {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

/** Runs a command in the checkout's root, without colours, and resolves when it has ended. */
export function run(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const { INIT_CWD: _, FORCE_COLOR: __, ...inherited } = process.env;
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...inherited, ...environment, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs a TypeScript snippet; its imports resolve as those of `examples/` do. */
export async function runSnippet(
  code: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Printed> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  // Inside node_modules, where git does not look, should the run be killed half-way.
  const folder = mkdtempSync(join(ROOT, 'examples/node_modules/snippet-'));
  try {
    const file = join(folder, 'snippet.mjs');
    writeFileSync(file, outputText);
    return await run(process.execPath, [...FROM_SOURCE, file], environment);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
