import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Io } from '../src/io.ts';
import { createProgress } from '../src/render/progress.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A world whose outputs are terminals or not, and what was written to standard error. */
function world(stdoutIsTTY: boolean, stderrIsTTY: boolean): { io: Io; written: string[] } {
  const written: string[] = [];
  const write = async (text: string): Promise<void> => {
    written.push(text);
  };
  const io: Io = {
    stdin: (async function* () {})(),
    stdout: { isTTY: stdoutIsTTY, write },
    stderr: { isTTY: stderrIsTTY, write },
    env: {},
    cwd: '/',
    onInterrupt: () => () => {},
  };
  return { io, written };
}

describe('createProgress', () => {
  it('says how far it is, after a second and then at its pace, and takes the line away', async () => {
    const { io, written } = world(false, true);
    const progress = createProgress(io, false);
    for (let message = 1; message <= 200; message++) {
      vi.advanceTimersByTime(10);
      await progress.tick(message);
    }
    expect(written).toHaveLength(6);
    expect(written[0]).toBe('\r\x1b[K100 messages, 100 a second');
    await progress.clear();
    await progress.clear();
    expect(written.slice(6)).toEqual(['\r\x1b[K']);
  });

  it.each([
    ['the verdicts go to the terminal', true, true, false],
    ['standard error is no terminal', false, false, false],
    ['it is to be quiet', false, true, true],
  ])('is silent when %s', async (_when, stdoutIsTTY, stderrIsTTY, quiet) => {
    const { io, written } = world(stdoutIsTTY, stderrIsTTY);
    const progress = createProgress(io, quiet);
    vi.advanceTimersByTime(5_000);
    await progress.tick(5);
    await progress.clear();
    expect(written).toEqual([]);
  });
});
