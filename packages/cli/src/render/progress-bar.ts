/**
 * How far long work is: a bar on a terminal, rewritten in place; elsewhere, such as
 * in the log of a job, a line every so often.
 */

import type { Io } from '../io.ts';

/** Milliseconds between two bars, and between two lines. */
const PACE = 200;
const LINE_PACE = 10_000;

/** Characters of the bar. */
const WIDTH = 24;

/** Share of the work after which what is left can be told from what is done. */
const TELLING = 0.02;

/** Tells of work whose end is known. */
export interface ProgressBar {
  /**
   * Says how far the work is.
   *
   * @param count messages done
   * @param share of the work, 0 to 1; null where that is not known
   */
  tick(count: number, share: number | null): Promise<void>;
  /** Takes the bar away, so that something else can be written. */
  clear(): Promise<void>;
}

/**
 * A bar for one piece of work; a silent one where none is wanted.
 *
 * @param what the work, such as `judging`
 */
export function createProgressBar({ stderr }: Io, quiet: boolean, what: string): ProgressBar {
  const start = Date.now();
  const pace = stderr.isTTY ? PACE : LINE_PACE;
  let last = stderr.isTTY ? 0 : start;
  let shown = false;
  return {
    tick: async (count, share) => {
      const now = Date.now();
      if (quiet || now - last < pace) return;
      last = now;
      const text = textOf(count, share, (now - start) / 1_000);
      if (!stderr.isTTY) return stderr.write(`${what}: ${text}\n`);
      shown = true;
      const bar = share === null ? '' : `${barOf(share)} `;
      await stderr.write(`\r\x1b[K${what} ${bar}${text}`);
    },
    clear: async () => {
      if (!shown) return;
      shown = false;
      await stderr.write('\r\x1b[K');
    },
  };
}

function textOf(count: number, share: number | null, seconds: number): string {
  const parts = [`${count.toLocaleString('en-US')} messages`];
  if (share !== null) parts.unshift(`${Math.floor(100 * share)} %`);
  if (seconds >= 1) parts.push(`${Math.round(count / seconds)} a second`);
  if (share !== null && share >= TELLING && seconds >= 1) {
    parts.push(`${durationOf((seconds * (1 - share)) / share)} left`);
  }
  return parts.join(', ');
}

function durationOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 120 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}

function barOf(share: number): string {
  const full = Math.floor(WIDTH * Math.min(1, share));
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}]`;
}
