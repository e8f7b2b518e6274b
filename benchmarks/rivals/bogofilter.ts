/**
 * bogofilter: words alone, with its own defaults, learned and judged in bulk. It
 * knows nothing of bounces; spam returned counts as backscatter.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asDelivered, ownServerOf } from './as-delivered.ts';
import { groupsOf } from './groups-of.ts';
import { runTimed, versionOf } from './program.ts';
import {
  addCosts,
  type Cost,
  type MissingRival,
  NO_COST,
  type Rival,
  type RivalAnswer,
  type RivalVerdict,
  type RivalWorld,
} from './rival.ts';

const NAME = 'bogofilter';

/** Its own defaults: below the first ham, from the second on spam. */
const CUTOFFS = [0.45, 0.99] as const;

/** Messages that one process judges; so many lie on disk at a time. */
const BULK = 1_000;

/** A line of `bogofilter -TT -b`: the file, a blank, its score. */
export function readBogofilter(line: string): RivalVerdict {
  const score = Number(line.slice(line.lastIndexOf(' ') + 1));
  if (Number.isNaN(score)) throw new Error(`bogofilter says: ${line}`);
  const label = score >= CUTOFFS[1] ? 'backscatter' : score < CUTOFFS[0] ? 'genuine' : 'unsure';
  return { label, score, probability: score };
}

/** Makes one with an empty list of words, or says what is missing. */
export async function createBogofilter(world: RivalWorld): Promise<Rival | MissingRival> {
  const version = /\d+(?:\.\d+)+/.exec(versionOf('bogofilter', ['-V']) ?? '')?.[0];
  if (version === undefined) return { name: NAME, missing: 'bogofilter is not installed' };
  const folder = mkdtempSync(join(tmpdir(), 'bogofilter-'));
  const words = join(folder, 'words');
  mkdirSync(words);
  const server = ownServerOf(world);
  let cost = NO_COST;

  /** Runs it over messages as files, and removes them. */
  const bulk = async (
    flags: readonly string[],
    messages: readonly Uint8Array[],
  ): Promise<{ readonly lines: readonly string[]; readonly cost: Cost }> => {
    const mails = join(folder, 'mails');
    mkdirSync(mails);
    const paths = messages.map((_, i) => join(mails, `${i}.eml`));
    for (const [i, raw] of messages.entries()) writeFileSync(join(mails, `${i}.eml`), raw);
    const { output, seconds, cpuSeconds } = await runTimed(
      'bogofilter',
      ['-C', '-d', words, ...flags, '-b'],
      // The code tells of the last message: spam, ham or unsure.
      { input: `${paths.join('\n')}\n`, maxCode: 2 },
    );
    rmSync(mails, { recursive: true });
    return {
      lines: output.trim().split('\n'),
      cost: { messages: messages.length, seconds, cpuSeconds, storeCpuSeconds: 0 },
    };
  };

  return {
    name: NAME,
    version,
    settings: [
      'no configuration file (-C), in bulk (-b), a process for each thousand messages',
      `-TT: from ${CUTOFFS[1]} = backscatter, below ${CUTOFFS[0]} = genuine, else unsure (its defaults)`,
    ],
    rows: [NAME],
    train: async (ham, spam) =>
      addCosts((await bulk(['-n'], ham)).cost, (await bulk(['-s'], spam)).cost),
    judge: async function* (cases): AsyncGenerator<RivalAnswer> {
      for (const group of groupsOf(cases, BULK)) {
        const { lines, cost: spent } = await bulk(
          ['-TT'],
          group.map((one) => asDelivered(one, server)),
        );
        cost = addCosts(cost, spent);
        for (const [i, { truth }] of group.entries()) {
          const verdicts = new Map([[NAME, readBogofilter(lines[i] ?? '')]]);
          yield { id: truth.id, symbols: [], verdicts };
        }
      }
    },
    spent: () => cost,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
