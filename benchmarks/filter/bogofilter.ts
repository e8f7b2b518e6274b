/**
 * The same messages through bogofilter, where it is installed: as its manual
 * says, in bulk mode, and one at a time.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MaskedMail } from './masked-mail.ts';
import type { Scored } from './measures.ts';
import type { Cost } from './plain-bayes.ts';

/** What bogofilter said of each message, and what that cost. */
export interface Run {
  readonly scored: readonly Scored[];
  readonly learning: Cost;
  readonly scoring: Cost;
}

/** Whether the program can be started here. */
export function hasBogofilter(): boolean {
  return spawnSync('bogofilter', ['-V']).error === undefined;
}

/** Messages as files, and a word list; removed by `close`. */
export class Bogofilter {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bogofilter-'));

  write(messages: readonly MaskedMail[]): void {
    for (const { id, raw } of messages) writeFileSync(this.#pathOf(id), raw);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }

  /** Learns in bulk, then scores in bulk. */
  batch(train: readonly MaskedMail[], test: readonly MaskedMail[], name: string): Run {
    const words = this.#words(name);
    let learning: Cost = { cpu: 0, clock: 0 };
    for (const [label, flag] of [
      ['spam', '-s'],
      ['ham', '-n'],
    ] as const) {
      const { cost } = this.#timed(
        [...words, flag, '-b'],
        train.filter((mail) => mail.label === label),
      );
      learning = { cpu: learning.cpu + cost.cpu, clock: learning.clock + cost.clock };
    }
    const { cost, output } = this.#timed([...words, '-TT', '-b'], test);
    const scores = new Map(
      output
        .trim()
        .split('\n')
        .map((line) => line.split(' '))
        .map(([path = '', score]) => [path, Number(score)]),
    );
    const scored = test.map(({ id, label }) => ({
      label,
      score: scores.get(this.#pathOf(id)) ?? Number.NaN,
    }));
    return { scored, learning, scoring: cost };
  }

  /** Scores each message, then learns it. */
  online(messages: readonly MaskedMail[]): readonly Scored[] {
    const words = this.#words('online');
    return messages.map(({ label, raw }) => {
      const said = spawnSync('bogofilter', [...words, '-TT'], { input: raw, encoding: 'utf8' });
      execFileSync('bogofilter', [...words, label === 'spam' ? '-s' : '-n'], { input: raw });
      // With no word list yet there is no score.
      return { label, score: said.stdout.trim() === '' ? 0.5 : Number(said.stdout) };
    });
  }

  #words(name: string): readonly string[] {
    const folder = join(this.#folder, `words-${name}`);
    mkdirSync(folder);
    return ['-C', '-d', folder];
  }

  #pathOf(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }

  #timed(
    flags: readonly string[],
    messages: readonly MaskedMail[],
  ): { readonly cost: Cost; readonly output: string } {
    const input = `${messages.map(({ id }) => this.#pathOf(id)).join('\n')}\n`;
    const script = 'TIMEFORMAT="%U %S %R"; time bogofilter "$@"';
    const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...flags], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const [user = 0, system = 0, clock = 0] = (stderr.trim().split('\n').at(-1) ?? '')
      .split(' ')
      .map(Number);
    return { cost: { cpu: user + system, clock }, output: stdout };
  }
}
