/**
 * One part of the benchmark, generated and judged: the organisation's filter learns
 * its earlier mail, everything that happens is replayed, and what every signal said
 * of each message is kept.
 */

import { createHash, type Hash } from 'node:crypto';
import type { Bayesian } from '@backscatter/bayesian';
import type { Signal } from '@backscatter/core';
import {
  createFullOperator,
  createMemoryFilter,
  type LabelledCase,
  learnMails,
  type Observation,
  replay,
} from '@backscatter/evaluation';
import type { BenchmarkSet, SourceMail } from '@backscatter/evaluation/generator';
import { parseMail } from '@backscatter/mail/mailparser';

/** Messages between two lines of progress. */
const PACE = 5_000;

/** What was seen of a part. */
export interface JudgedPart {
  readonly observations: readonly Observation[];
  /** SHA-256 of all messages and truths, in hex. */
  readonly digest: string;
  /** Cases that were asked for with their bytes. */
  readonly kept: readonly LabelledCase[];
}

/** What is judged, and by which filters. */
export interface PartOptions {
  readonly set: BenchmarkSet;
  /** The organisation's own content filter. */
  readonly filter: Bayesian;
  /** Filters that only look on, each with a name of its own. */
  readonly shadows?: readonly Signal[];
  /** Whether a case's bytes are to be kept. */
  readonly keeps?: (one: LabelledCase) => boolean;
  readonly tell: (line: string) => void;
}

/** A content filter that has learned some mail, of the organisation or of others. */
export async function filterOf(
  lessons: readonly SourceMail[],
  learnedElsewhere = false,
): Promise<Bayesian> {
  const filter = createMemoryFilter(learnedElsewhere);
  await learnMails(filter, lessons, (raw) => parseMail(raw));
  return filter;
}

/** Generates and judges a part. */
export async function judgePart(options: PartOptions): Promise<JudgedPart> {
  const { set, filter, shadows = [], keeps = () => false, tell } = options;
  const observations: Observation[] = [];
  const kept: LabelledCase[] = [];
  const hash = createHash('sha256');
  const run = replay({
    set,
    parse: (raw) => parseMail(raw),
    shadows,
    operator: (world, clock) => createFullOperator(world, { clock, bayesian: filter }),
    seen: (one) => {
      digest(hash, one);
      if (keeps(one)) kept.push(one);
    },
  });
  for await (const observation of run) {
    observations.push(observation);
    if (observations.length % PACE === 0) tell(`${set.part}: ${observations.length} judged`);
  }
  return { observations, digest: hash.digest('hex'), kept };
}

function digest(hash: Hash, { truth, raw }: LabelledCase): void {
  hash.update(JSON.stringify(truth));
  hash.update(raw);
}
