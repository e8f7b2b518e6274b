/**
 * Our filter over labelled mail: learned in bulk and scored, or one at a time.
 */

import { type Bayesian, createBayesian, createBayesModel, type Score } from '@backscatter/bayesian';
import type { Mail } from '@backscatter/core';
import type { Scored } from './measures.ts';

/** A labelled mail, parsed; `id` names it within the collections. */
export interface ReadMail {
  readonly id: string;
  readonly label: 'ham' | 'spam';
  readonly mail: Mail;
}

/** Messages learned with one write of the store. */
const BATCH = 1_000;

/** How the filter combines what single features say. */
export type Method = 'corrected' | 'chi-square';

/** An empty filter with a model in memory. */
export function newFilter(method: Method): Bayesian {
  return createBayesian({ method, store: createBayesModel({ keepsTexts: false }) });
}

/** Learns all, a thousand with each write. */
export async function learnAll(filter: Bayesian, train: readonly ReadMail[]): Promise<void> {
  for (let from = 0; from < train.length; from += BATCH) {
    const batch = train.slice(from, from + BATCH);
    await filter.learnMany(batch.map(({ mail, label }) => ({ mail, as: label })));
  }
}

/** A score that ranks: log odds, for probabilities near 1 look equal. */
function rankOf({ probability }: Score): number {
  return Math.log(probability / (1 - probability));
}

/** A message with its score and with what the filter called it. */
export interface Judged extends Scored {
  readonly id: string;
  readonly verdict: Score['verdict'];
}

/** Scores all, and learns nothing. */
export async function judgeAll(
  filter: Bayesian,
  test: readonly ReadMail[],
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const { id, label, mail } of test) {
    const score = await filter.score(mail);
    judged.push({ id, label, score: rankOf(score), verdict: score.verdict });
  }
  return judged;
}

/** Scores each message, then learns it. */
export async function judgeOnline(
  filter: Bayesian,
  messages: readonly ReadMail[],
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const message of messages) {
    judged.push(...(await judgeAll(filter, [message])));
    await filter.learn(message.mail, message.label);
  }
  return judged;
}
