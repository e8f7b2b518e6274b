import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Io } from '../src/io.ts';
import { createProgressBar } from '../src/render/progress-bar.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function world(isTTY: boolean): { io: Io; written: string[] } {
  const written: string[] = [];
  const write = async (text: string): Promise<void> => {
    written.push(text);
  };
  const io: Io = {
    stdin: (async function* () {})(),
    stdout: { isTTY: false, write },
    stderr: { isTTY, write },
    env: {},
    cwd: '/',
    onInterrupt: () => () => {},
  };
  return { io, written };
}

/** Ticks every tenth of a second until `total` messages are done. */
async function run(io: Io, total: number, quiet = false, known = true): Promise<void> {
  const bar = createProgressBar(io, quiet, 'judging');
  for (let count = 1; count <= total; count += 1) {
    vi.advanceTimersByTime(100);
    await bar.tick(count, known ? count / total : null);
  }
  await bar.clear();
}

describe('createProgressBar', () => {
  it('draws a bar on a terminal, at its pace, and takes it away', async () => {
    const { io, written } = world(true);
    await run(io, 40);
    expect(written).toHaveLength(21);
    expect(written[0]).toBe('\r\x1b[Kjudging [------------------------] 2 %, 1 messages');
    expect(written[10]).toBe(
      '\r\x1b[Kjudging [############------------] 52 %, 21 messages, 10 a second, 2 s left',
    );
    expect(written.at(-1)).toBe('\r\x1b[K');
  });

  it('writes a line every ten seconds elsewhere', async () => {
    const { io, written } = world(false);
    await run(io, 400);
    expect(written).toEqual([
      'judging: 25 %, 100 messages, 10 a second, 30 s left\n',
      'judging: 50 %, 200 messages, 10 a second, 20 s left\n',
      'judging: 75 %, 300 messages, 10 a second, 10 s left\n',
      'judging: 100 %, 400 messages, 10 a second, 0 s left\n',
    ]);
  });

  it('counts where it does not know how much there is', async () => {
    const { io, written } = world(true);
    await run(io, 20, false, false);
    expect(written[9]).toBe('\r\x1b[Kjudging 19 messages, 10 a second');
  });

  it('is silent when it is to be quiet', async () => {
    for (const isTTY of [true, false]) {
      const { io, written } = world(isTTY);
      await run(io, 400, true);
      expect(written).toEqual([]);
    }
  });
});
