/**
 * The command as a process of its own: what only shows there.
 */

import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounce, type Folder, folderOf, mbox, ordinary } from './mails.ts';
import { end, startCommand } from './start-command.ts';

let folder: Folder;
beforeAll(() => {
  const mails = Array.from({ length: 300 }, (_, n) => ordinary(`${n}`));
  folder = folderOf({ 'a.eml': bounce(), 'many.mbox': mbox(mails) });
});
afterAll(() => folder.remove());

const start = (...args: readonly string[]): ChildProcess => startCommand(folder.path, ...args);

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
