/**
 * The command as a process of its own: what only shows there.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounce, type Folder, folderOf, mbox, ordinary } from './mails.ts';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const NODE_ARGS = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];
const BIN = join(PACKAGE, 'src/bin.ts');

let folder: Folder;
beforeAll(() => {
  const mails = Array.from({ length: 300 }, (_, n) => ordinary(`${n}`));
  folder = folderOf({ 'a.eml': bounce(), 'many.mbox': mbox(mails) });
});
afterAll(() => folder.remove());

/** Starts it in the package's folder, as a package manager does, for a user who stands in `folder`. */
function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...NODE_ARGS, BIN, ...args], {
    cwd: PACKAGE,
    env: { ...process.env, INIT_CWD: folder.path, CI: '1', FORCE_COLOR: undefined },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function end(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (data) => {
      stdout += data;
    });
    child.stderr?.on('data', (data) => {
      stderr += data;
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('the command', () => {
  it('resolves paths from where the user stands and prints them as given', async () => {
    const child = start('classify', '--json', './a.eml');
    const { code, stdout } = await end(child);
    expect(JSON.parse(stdout)).toMatchObject({ path: './a.eml', index: 0, label: 'unsure' });
    expect(code).toBe(0);
  });

  it('reads standard input to its end', async () => {
    const child = start('classify', '--json', '--quiet', '-');
    child.stdin?.end(mbox([bounce(), ordinary()]));
    const { code, stdout, stderr } = await end(child);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('ends silently when nobody reads its output any more', async () => {
    const child = start('classify', '--json', '--jobs', '1', '-');
    child.stdout?.destroy();
    child.stdin?.on('error', () => {});
    child.stdin?.end(mbox(Array.from({ length: 300 }, () => bounce())));
    expect(await end(child)).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends when its reader does, even if there is more to come', async () => {
    const child = start('classify', '--json', '-');
    const ended = end(child);
    child.stdin?.write(mbox([bounce(), ordinary()]));
    child.stdout?.once('data', () => {
      child.stdout?.destroy();
      child.stdin?.write(mbox([bounce(), bounce()]));
    });
    child.stdin?.on('error', () => {});
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends with 130 when it is interrupted', async () => {
    const child = start('classify', '--json', '-');
    const ended = end(child);
    // The first is out once the second has begun, and the command waits for more.
    child.stdin?.write(mbox([bounce(), ordinary()]));
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ path: '-', index: 0 });
  });

  it('ends with 64 for a wrong option and 2 for a file that is not there', async () => {
    expect((await end(start('classify', '--nope'))).code).toBe(64);
    const missing = await end(start('classify', 'none.eml', 'many.mbox', '--json'));
    expect(missing.code).toBe(2);
    expect(missing.stdout.trimEnd().split('\n')).toHaveLength(300);
  });

  it('writes no colour into a pipe, under CI neither', async () => {
    const { stdout, stderr } = await end(start('classify', 'a.eml'));
    expect(stdout + stderr).not.toContain('\x1b');
  });
});
