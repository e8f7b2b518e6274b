/**
 * Ourselves over the same messages: the whole pipeline without the network. Once
 * by a replay, for accuracy; and again, when all is compiled, for speed: raw bytes
 * in, a verdict out and committed, one process.
 */

import type { Bayesian } from '@backscatter/bayesian';
import type { Clock } from '@backscatter/core';
import {
  BEYOND_CONTENT,
  createFullOperator,
  type Judged,
  type LabelledCase,
  type Observation,
  type Operator,
  replay,
  SOURCES,
  scoreAgain,
  type Truth,
} from '@backscatter/evaluation';
import type { BenchmarkSet, SetWorld } from '@backscatter/evaluation/generator';
import { parseMail } from '@backscatter/mail/mailparser';
import { createClassifier } from '@backscatter/pipeline';
import { filterOf } from '../benchmark/judge-part.ts';
import type { Cost } from './rival.ts';

/** Signals that ask the network. */
const ASKING: ReadonlySet<string> = new Set(SOURCES.lists);

/**
 * Messages judged before speed is measured: a server runs for days, and the compiler goes on
 * compiling for the first ten thousand. Of a small sample, so many rounds at most.
 */
const WARM_UP = 12_000;
const MAX_ROUNDS = 12;

/** What judging takes. */
export interface OurSpeed {
  /** As it is by default: what cannot change the label is not asked. */
  readonly judging: Cost;
  /** Every signal asked. */
  readonly exhaustive: Cost;
}

/** Our verdicts by row, and what they cost. */
export interface OurRun extends OurSpeed {
  readonly rows: ReadonlyMap<string, readonly Judged[]>;
}

/**
 * Judges the cases of a set, and measures what that takes.
 *
 * @param isMeasured whether a case is one of those compared; by default each is
 */
export async function runOurs(
  set: BenchmarkSet,
  isMeasured: (truth: Truth) => boolean = () => true,
): Promise<OurRun> {
  const operatorOf = offline(await filterOf(set.earlier));
  const observations: Observation[] = [];
  for await (const one of replay({ set, parse: (raw) => parseMail(raw), operator: operatorOf })) {
    if (isMeasured(one.truth)) observations.push(one);
  }
  const contentAlone = scoreAgain({ without: BEYOND_CONTENT });
  return {
    rows: new Map([
      ['Backscatter, whole pipeline offline', observations],
      ['Backscatter, content and shape alone', observations.map(contentAlone)],
    ]),
    ...(await measureSpeed(set, operatorOf, isMeasured)),
  };
}

/** Makes what judges in a world. */
export type OperatorOf = (world: SetWorld, clock: Clock) => Operator;

/** Everything but what asks the network. */
export function offline(bayesian: Bayesian): OperatorOf {
  return (world, clock) => {
    const operator = createFullOperator(world, { clock, bayesian });
    return { ...operator, signals: operator.signals.filter(({ name }) => !ASKING.has(name)) };
  };
}

/** Of those cases alone, when all is compiled; logs are told beforehand. */
export async function measureSpeed(
  set: BenchmarkSet,
  operatorOf: OperatorOf,
  isMeasured: (truth: Truth) => boolean,
): Promise<OurSpeed> {
  let now = set.world.signs.since;
  const clock: Clock = { now: () => now, sleep: () => new Promise(() => {}) };
  // Each has a log and counters of its own: what is judged again is another case to them.
  const told = (asksAll: boolean): Told => {
    const { signals, log } = operatorOf(set.world, clock);
    return { log, classifier: createClassifier({ signals, clock, exhaustive: asksAll }) };
  };
  const [warming, judging, exhaustive] = [told(false), told(false), told(true)];
  const cases: LabelledCase[] = [];
  // Told beforehand, so that one stretch of time holds nothing but judging.
  for (const event of set.events()) {
    now = event.at;
    for (const { log } of [warming, judging, exhaustive]) {
      if (event.what === 'sent') await log?.record(event.sent);
      if (event.what === 'alias') await log?.alias(event.id, event.other);
    }
    if (event.what === 'case' && isMeasured(event.case.truth)) cases.push(event.case);
  }
  const judge = async ({ classifier }: Told): Promise<Cost> => {
    const [from, before] = [performance.now(), process.cpuUsage()];
    for (const { truth, raw } of cases) {
      now = truth.at;
      const { mailFrom, recipient, client } = truth.envelope;
      const envelope = client === null ? { mailFrom, recipient } : { mailFrom, recipient, client };
      await classifier.commit(await classifier.classify(raw, envelope));
    }
    const { user, system } = process.cpuUsage(before);
    return {
      messages: cases.length,
      seconds: (performance.now() - from) / 1_000,
      cpuSeconds: (user + system) / 1e6,
      storeCpuSeconds: 0,
    };
  };
  const rounds = Math.min(MAX_ROUNDS, Math.ceil(WARM_UP / Math.max(1, cases.length)));
  for (let round = 0; round < rounds; round += 1) await judge(warming);
  return { judging: await judge(judging), exhaustive: await judge(exhaustive) };
}

/** A classifier, and the log to be told what is sent. */
interface Told extends Pick<Operator, 'log'> {
  readonly classifier: Pick<ReturnType<typeof createClassifier>, 'classify' | 'commit'>;
}
