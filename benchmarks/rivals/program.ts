/**
 * Programs that are started for a measurement: in a group of their own, so that
 * whatever they fork ends with them, and ended when this process ends in any way
 * that it can notice. Processor time is read where Linux keeps it.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** How long a program may take to end by itself before it is killed. */
const END_MS = 5_000;

/** Ticks a second in which /proc counts: USER_HZ, 100 on every common Linux. */
const TICKS = 100;

/** The first line of what a program says of its version, or null where it is not installed. */
export function versionOf(program: string, args: readonly string[]): string | null {
  const { error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  return error === undefined ? (`${stdout}\n${stderr}`.trim().split('\n')[0] ?? '') : null;
}

/** A running program. */
export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The last that it wrote to its error output. */
  complaint(): string;
  stop(): Promise<void>;
}

/** Error output kept to explain a failure. */
const COMPLAINT = 4_000;

let endsOnSignal = false;

/** Starts a program with pipes, in a process group of its own. */
export function startProgram(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Program {
  if (!endsOnSignal) {
    endsOnSignal = true;
    // Only a process that exits tells so, and a group of its own gets no signal of the terminal.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => process.exit(1));
    }
  }
  const child = spawn(command, args, { detached: true, stdio: 'pipe', env });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-COMPLAINT);
  });
  // Told by the exit; a write to a program that ended is no error of ours.
  child.stdin.on('error', () => {});
  child.on('error', (error) => {
    said += error.message;
  });
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // The whole group is gone already.
    }
  };
  const atExit = (): void => kill('SIGKILL');
  process.once('exit', atExit);
  return {
    child,
    pid: child.pid ?? 0,
    complaint: () => said.trim(),
    stop: async () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        kill('SIGTERM');
        const timer = setTimeout(() => kill('SIGKILL'), END_MS);
        await ended;
        clearTimeout(timer);
      }
      kill('SIGKILL');
      process.removeListener('exit', atExit);
    },
  };
}

/** How a program is run to its end. */
export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** The largest exit code that is no failure; 0 by default. */
  readonly maxCode?: number;
}

/** Runs a program to its end, with what it cost. */
export async function runTimed(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<{ readonly output: string; readonly seconds: number; readonly cpuSeconds: number }> {
  // The shell knows what its child took; the time is its last line of error output.
  const script = 'TIMEFORMAT="%U %S %R"; time "$@"';
  const { child, complaint, stop } = startProgram(
    'bash',
    ['-c', script, 'bash', command, ...args],
    options.env,
  );
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stdin?.end(options.input ?? '');
  try {
    const [code] = await once(child, 'close');
    if (code === null || code > (options.maxCode ?? 0))
      throw new Error(`${command} ended with ${code}: ${complaint()}`);
    const times = (complaint().split('\n').at(-1) ?? '').split(' ').map(Number);
    const [user = Number.NaN, system = Number.NaN, seconds = Number.NaN] = times;
    return { output: Buffer.concat(chunks).toString(), seconds, cpuSeconds: user + system };
  } finally {
    await stop();
  }
}

/** Processor seconds that a process has taken so far; Linux only. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return ticksOf(stat) / TICKS;
}

/** Ticks in user and in system mode from a line of /proc: its name may hold blanks and parentheses. */
export function ticksOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** Processes that a process started; Linux only. */
export function childrenOf(pid: number): readonly number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}
