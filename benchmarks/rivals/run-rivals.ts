/**
 * All rivals over one set: each learns the same earlier mail, judges the same
 * messages, and is stopped, whatever happens. One that is missing or fails is a
 * row that says so, for it must not take the others' figures with it.
 */

import type { Judged, LabelledCase } from '@backscatter/evaluation';
import type { SourceMail } from '@backscatter/evaluation/generator';
import { createBogofilter } from './bogofilter.ts';
import type { Cost, CreateRival, MissingRival, Rival, RivalWorld } from './rival.ts';
import { createRspamd } from './rspamd.ts';
import { createSpamAssassin } from './spamassassin.ts';

const RIVALS: readonly { readonly name: string; readonly create: CreateRival }[] = [
  { name: 'rspamd', create: createRspamd },
  { name: 'SpamAssassin', create: createSpamAssassin },
  { name: 'bogofilter', create: createBogofilter },
];

/** What all of them learn and judge. */
export interface RivalTask {
  readonly world: RivalWorld;
  readonly earlier: readonly SourceMail[];
  readonly cases: readonly LabelledCase[];
  /** Hears what is going on. */
  readonly told?: (what: string) => void;
}

/** What one of them said, and what it cost. */
export interface RivalRun {
  readonly name: string;
  readonly version: string;
  readonly settings: readonly string[];
  /** The verdicts on the cases, in their order, by row. */
  readonly rows: ReadonlyMap<string, readonly Judged[]>;
  readonly training: Cost;
  readonly judging: Cost;
}

/** One after the other, so that none takes another's processor. */
export async function runRivals(task: RivalTask): Promise<readonly (RivalRun | MissingRival)[]> {
  const runs: (RivalRun | MissingRival)[] = [];
  for (const { name, create } of RIVALS) {
    task.told?.(name);
    try {
      const rival = await create(task.world);
      runs.push('missing' in rival ? rival : await runRival(rival, task));
    } catch (error) {
      runs.push({ name, missing: error instanceof Error ? error.message : String(error) });
    }
  }
  return runs;
}

async function runRival(rival: Rival, { earlier, cases }: RivalTask): Promise<RivalRun> {
  const { name, version, settings } = rival;
  const of = (as: 'ham' | 'spam'): readonly Uint8Array[] =>
    earlier.filter((mail) => mail.as === as).map(({ raw }) => raw);
  const rows = new Map<string, Judged[]>(rival.rows.map((row) => [row, []]));
  try {
    const training = await rival.train(of('ham'), of('spam'));
    let place = 0;
    for await (const { id, verdicts } of rival.judge(cases)) {
      const truth = cases[place]?.truth;
      if (truth?.id !== id) throw new Error(`${name} answers of ${id} out of turn`);
      for (const [row, verdict] of verdicts) rows.get(row)?.push({ truth, ...verdict });
      place += 1;
    }
    return { name, version, settings, rows, training, judging: rival.spent() };
  } finally {
    await rival.close();
  }
}
