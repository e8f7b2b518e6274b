/**
 * Plays a set through a whole classifier, in the order of time: mails are logged,
 * ids told, messages judged as of their arrival and committed. Every signal is asked.
 *
 * What comes out holds each signal's answer, so whatever depends on points alone
 * (ablations, the fit, thresholds) is worked out from one replay.
 */

import { abstained, type Clock, type Mail, type ParseMail, type Signal } from '@backscatter/core';
import type { SentInput } from '@backscatter/newsender';
import { createPureClassifier, type PointsOptions } from '@backscatter/pipeline/pure';
import type { BenchmarkSet, SetWorld } from '../generator/events.ts';
import type { Observation, ObservedAnswer } from '../observation.ts';
import type { LabelledCase } from '../truth.ts';
import { observed } from './observe.ts';
import type { Operator } from './operator.ts';

/** What a replay needs. */
export interface ReplayOptions {
  readonly set: BenchmarkSet;
  /** Reads raw bytes, such as `parseMail` of `@backscatter/mail/mailparser`. */
  readonly parse: ParseMail;
  /** Makes what judges; it is handed the clock of the set. */
  readonly operator: (world: SetWorld, clock: Clock) => Operator;
  /** Weights, caps, thresholds or costs that differ from the defaults. */
  readonly points?: PointsOptions;
  /**
   * Signals that are asked and observed under their own names, and whose answers the classifier never
   * gets: a filter that learned other mail, say. `scoreAgain` puts them in the place of others.
   */
  readonly shadows?: readonly Signal[];
  /** Sees each message beside its observation: to write it down, or to have rivals judge it. */
  readonly seen?: (one: LabelledCase, observation: Observation) => void;
}

/** Judges every message of the set. Deterministic: nothing but the set decides. */
export async function* replay(options: ReplayOptions): AsyncGenerator<Observation> {
  const { set, parse, points = {} } = options;
  let now = set.world.signs.since;
  const { clock, signals, log } = createReplayWorld(options, () => now);
  let answers: ObservedAnswer[] = [];
  const classifier = createPureClassifier({
    ...points,
    parse,
    clock,
    exhaustive: true,
    signals: signals((answer) => answers.push(answer)),
  });
  let begun = false;
  let unlogged: SentInput[] = [];
  const record = async (): Promise<void> => {
    if (unlogged.length === 0) return;
    await log?.record(unlogged);
    unlogged = [];
  };
  for (const event of set.events()) {
    now = event.at;
    if (event.what === 'sent') {
      unlogged.push(event.sent);
      // A log counts from its first record on, by its own clock.
      if (!begun) await record();
      begun = true;
      continue;
    }
    await record();
    if (event.what === 'alias') {
      await log?.alias(event.id, event.other);
      continue;
    }
    const { truth, raw } = event.case;
    answers = [];
    const mail: Mail = await parse(raw);
    const { mailFrom, recipient, client } = truth.envelope;
    const envelope = client === null ? { mailFrom, recipient } : { mailFrom, recipient, client };
    const verdict = await classifier.classify(mail, envelope);
    await classifier.commit(verdict);
    const { label, kind, score, probability } = verdict;
    const observation: Observation = { truth, label, kind, score, probability, answers };
    options.seen?.(event.case, observation);
    yield observation;
  }
}

interface ReplayWorld {
  readonly clock: Clock;
  readonly signals: (told: (answer: ObservedAnswer) => void) => readonly Signal[];
  readonly log: Operator['log'];
}

function createReplayWorld(
  { set, operator, shadows = [] }: ReplayOptions,
  now: () => number,
): ReplayWorld {
  const clock: Clock = { now, sleep: untilAborted };
  const { signals, log } = operator(set.world, clock);
  return {
    clock,
    log,
    signals: (told) => [
      ...signals.map((signal) => observed(signal, told)),
      ...shadows.map((signal) => unheard(observed(signal, told))),
    ],
  };
}

/** The same signal, of whose answers the classifier hears nothing. */
function unheard({ name, round, check }: Signal): Signal {
  return {
    name,
    round,
    codes: [],
    always: true,
    check: async (evidence, context) => {
      await check(evidence, context);
      return abstained('it only looks on');
    },
  };
}

/** Time passes from event to event; nobody waits within one. */
function untilAborted(_ms: number, abort: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    if (abort.aborted) return reject(abort.reason);
    abort.addEventListener('abort', () => reject(abort.reason), { once: true });
  });
}
