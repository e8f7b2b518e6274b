/** Floods: what one run of the command counts, the next one judges by. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bounce, type Folder, folderOf, mbox } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

const SECRET = { env: 'FLOOD_SECRET' };

/** Reports that are told apart: each of its own time. */
const REPORTS = Array.from({ length: 40 }, (_, i) =>
  bounce({ date: new Date(Date.now() - i * 60_000).toUTCString() }),
);

function folder(config: object): Folder {
  const made = folderOf({
    'backscatter.config.json': JSON.stringify({ bayesian: false, ...config }),
    'a.mbox': mbox(REPORTS),
    'b.eml': bounce({ date: new Date().toUTCString() }),
  });
  onTestFinished(() => made.remove());
  return made;
}

function classify(of: Folder, file: string, ...more: readonly string[]): Promise<Ended> {
  const args = ['classify', '--json', '--jobs', '1', ...more, file];
  return runIn({ folder: of, env: { FLOOD_SECRET: 'sixteen letters of secret' } }, ...args);
}

async function codes(of: Folder, file: string, ...more: readonly string[]): Promise<string> {
  const { stdout, stderr, exitCode } = await classify(of, file, ...more);
  expect(exitCode, stderr).toBe(0);
  return stdout;
}

describe('floods, in a directory', () => {
  it('are counted where the command is told to, and seen by the next one', async () => {
    const of = folder({ flood: {} });
    expect(await codes(of, 'a.mbox')).not.toContain('flood-address');
    expect(existsSync(join(of.path, 'backscatter-data'))).toBe(false);
    expect(await codes(of, 'a.mbox', '--commit')).toContain('flood-address');
    expect(await codes(of, 'b.eml')).toContain('flood-address');
    // Each delivery counts once, and is no witness against itself.
    const again = await codes(of, 'a.mbox', '--commit');
    expect(JSON.parse(again.split('\n')[0] ?? '').reasons[0].data.count).toBe(39);
  });

  it('are on where the sent log is a store, and off where they are switched off', async () => {
    for (const [config, is] of [
      [{ sent: { store: 'data', secret: SECRET } }, true],
      [{ sent: { store: 'data', secret: SECRET }, flood: false }, false],
      [{}, false],
    ] as const) {
      const of = folder(config);
      expect((await codes(of, 'a.mbox', '--commit')).includes('flood-address')).toBe(is);
      expect((await codes(of, 'b.eml')).includes('flood-address')).toBe(is);
    }
  });

  it('begin where the configuration says', async () => {
    const of = folder({ flood: { store: 'counters', addressFloor: 38.5, maxCounters: 4_096 } });
    const first = await codes(of, 'a.mbox', '--commit');
    expect(first.split('flood-address')).toHaveLength(2);
    expect(existsSync(join(of.path, 'counters', 'secret'))).toBe(true);
  });

  it('complain of what is wrong in the words of the configuration', async () => {
    for (const [flood, complaint] of [
      [{ floor: 3 }, /flood/],
      [{ addressFloor: 0 }, /option "flood.addressFloor"/],
      [{ maxCounters: 1 }, /option "flood.maxCounters"/],
      [{ store: 'b.eml' }, /option "flood.store": b.eml is no directory/],
      [{ store: 'redis://user:hidden@127.0.0.1:1' }, /option "flood.secret": is needed/],
      [{ secret: { env: 'NOT_THERE' } }, /option "flood.secret": .*NOT_THERE is not set/],
    ] as const) {
      const { stderr, exitCode } = await classify(folder({ flood }), 'b.eml', '--commit');
      expect(exitCode).toBe(78);
      expect(stderr).toMatch(complaint);
      expect(stderr).not.toContain('hidden');
    }
  });
});
