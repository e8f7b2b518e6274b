/**
 * Teaches a content filter in memory, which lasts as long as the run.
 */

import type { Bayesian } from '@backscatter/bayesian';
import { createMemoryFilter, learnMails } from '@backscatter/evaluation';
import type { SourceMail } from '@backscatter/evaluation/generator';
import { parseMail } from '@backscatter/mail/mailparser';
import { createProgressBar } from '../render/progress-bar.ts';
import { judgeLabelled } from './judge-labelled.ts';
import { type GivenPath, measureGiven, readGiven } from './read-given.ts';
import type { Run } from './run.ts';

/** A filter that has learned what the command line names. */
export interface TaughtFilter {
  readonly filter: Bayesian;
  readonly ham: number;
  readonly spam: number;
  /** SHA-256 in hex of what it learned, with the labels. */
  readonly digest: string;
  readonly unreadable: number;
}

/** Has the filter learn; false where it was interrupted. */
export async function learnSources(
  filter: Pick<Bayesian, 'learnMany'>,
  mails: readonly SourceMail[],
  { options, io, interrupted }: Run,
): Promise<boolean> {
  const bar = createProgressBar(io, options.quiet === true, 'learning');
  const goesOn = async (learned: number): Promise<boolean> => {
    await bar.tick(learned, learned / mails.length);
    return !interrupted.aborted;
  };
  await learnMails(filter, mails, (raw) => parseMail(raw), goesOn);
  await bar.clear();
  return !interrupted.aborted;
}

/** Reads ham and spam and has a new filter learn it; null where it was interrupted. */
export async function teachFilter(
  given: readonly GivenPath[],
  run: Run,
): Promise<TaughtFilter | null> {
  const { options, io, interrupted } = run;
  const { sources, digest, unreadable } = await judgeLabelled({
    items: readGiven(given, io.cwd),
    judge: () => Promise.reject(new Error('ham and spam are no reports')),
    bytes: await measureGiven(given, io.cwd),
    bar: createProgressBar(io, options.quiet === true, 'reading'),
    interrupted,
    io,
  });
  const filter = createMemoryFilter();
  if (interrupted.aborted || !(await learnSources(filter, sources, run))) return null;
  const count = (as: SourceMail['as']): number => sources.filter((mail) => mail.as === as).length;
  return { filter, ham: count('ham'), spam: count('spam'), digest, unreadable };
}
