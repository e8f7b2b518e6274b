/**
 * The same messages through the npm package `bayes` as its README says:
 * `learn(text, category)`, `categorize(text)`. It gives a label and no score.
 */

import bayes from 'bayes';
import type { MaskedMail } from './masked-mail.ts';

/** How the package did: spam caught, ham lost, and what it cost. */
export interface PlainResult {
  /** Shares, 0 to 1. */
  readonly caught: number;
  readonly lost: number;
  /** Answered with no category at all. */
  readonly silent: number;
  readonly learning: Cost;
  readonly scoring: Cost;
}

/** Has the package `bayes` learn one list and judge the other. */
export async function plainBayes(
  train: readonly MaskedMail[],
  test: readonly MaskedMail[],
): Promise<PlainResult> {
  const classifier = bayes<string>();
  const learning = await timed(async () => {
    for (const { raw, label } of train) await classifier.learn(raw.toString('latin1'), label);
  });
  const labels: (string | null)[] = [];
  const scoring = await timed(async () => {
    for (const { raw } of test) labels.push(await classifier.categorize(raw.toString('latin1')));
  });
  const share = (label: string): number => {
    const of = test.flatMap((mail, i) => (mail.label === label ? [labels[i]] : []));
    return of.filter((one) => one === 'spam').length / of.length;
  };
  const silent = labels.filter((label) => label === null || label === undefined).length;
  return {
    caught: share('spam'),
    lost: share('ham'),
    silent: silent / test.length,
    learning,
    scoring,
  };
}

/** What some work takes, in seconds: of the processor (helper threads included), and on the clock. */
export interface Cost {
  readonly cpu: number;
  readonly clock: number;
}

/** Does the work and tells what it took, in seconds of the processor and of the clock. */
export async function timed(work: () => Promise<void>): Promise<Cost> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, clock: (performance.now() - began) / 1e3 };
}
