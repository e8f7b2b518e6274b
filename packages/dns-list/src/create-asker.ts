/**
 * Asks a list about one name: from the cache, together with whoever asked the same a
 * moment ago, or the resolver; and keeps account of how the list does.
 *
 * A list's first self-test runs beside the first questions, not before them. Only a
 * listing waits for its end: until then nobody knows whether the list lists all the
 * world.
 */

import type { DnsAnswer } from '@backscatter/core';
import { type Asking, askOnce } from './ask-once.ts';
import { createExpiryQueue } from './expiry-queue.ts';
import type { ListCounters } from './list-client.ts';
import type { CompleteOptions } from './list-options.ts';
import type { PlannedName } from './plan-questions.ts';
import { createQuestionCache, type KeptReading } from './question-cache.ts';
import { NOT_LISTED } from './read-answer.ts';
import { runSelfTest } from './run-self-test.ts';
import type { Zone, ZoneKind } from './zone.ts';
import type { TestResult, ZoneTrouble } from './zone-state.ts';

/** What became of a question. */
export type AskOutcome =
  | { readonly reading: KeptReading; readonly trouble: null }
  | { readonly reading: null; readonly trouble: ZoneTrouble };

/** A question that was put. */
export interface Ticket {
  readonly outcome: AskOutcome | Promise<AskOutcome>;
  /** Who gave up says so; the last one ends the question. */
  giveUp(): void;
}

/** Asks the lists of a client. */
export interface Asker {
  ask(planned: PlannedName<Zone>): Ticket;
  /** Tests a list now, or joins the test that runs. Null where it has no test points. */
  test(zone: Zone, of: ZoneKind): Promise<TestResult> | null;
  counters(): ListCounters;
  close(): void;
}

interface InFlight {
  readonly asking: Asking;
  readonly outcome: Promise<AskOutcome>;
  waiting: number;
}

const nothing = (): void => {};

/** An asker with an empty cache. */
export function createAsker(options: CompleteOptions): Asker {
  const { resolver, clock, deadlineMs, maxInFlight } = options;
  const queue = createExpiryQueue(clock, deadlineMs);
  const cache = createQuestionCache(options.cache);
  const inFlight = new Map<string, InFlight>();
  const tests = new Set<Asking>();
  const count = { asked: 0, cacheHits: 0, joined: 0, tests: 0 };
  let closed = false;

  const failed = (trouble: ZoneTrouble): AskOutcome => ({ reading: null, trouble });
  const off = (zone: Zone, { state }: ZoneKind): AskOutcome =>
    failed(state.trouble ?? zone.say.unavailable('was not asked'));

  const startTest = (zone: Zone, of: ZoneKind): Promise<TestResult> | null => {
    if (of.points === null) return null;
    if (of.testing !== null) return of.testing;
    const probe = of.state.offUntil !== null;
    const run = runSelfTest(zone, of.points, async (name) => {
      count.tests += 1;
      const asking = askOnce(resolver, name, queue);
      tests.add(asking);
      const answer = await asking.answer;
      tests.delete(asking);
      return answer;
    }).then((result) => {
      of.testing = null;
      if (!closed) of.state.testEnded(clock.now(), result, probe);
      return result;
    });
    of.testing = run;
    return run;
  };

  const testWhenDue = (zone: Zone, of: ZoneKind, now: number): void => {
    const gate = of.state.gate(now);
    if (gate === 'probe' || (gate === 'ask' && of.state.testDue(now))) startTest(zone, of);
  };

  /** An answer, if the list can be believed by the time that it is used. */
  const believed = (
    zone: Zone,
    of: ZoneKind,
    reading: KeptReading,
    epoch: number,
  ): AskOutcome | Promise<AskOutcome> => {
    const decide = (): AskOutcome =>
      of.state.epoch === epoch ? { reading, trouble: null } : off(zone, of);
    if (reading === NOT_LISTED || of.state.tested || of.testing === null) return decide();
    return of.testing.then(decide);
  };

  /** A refusal is of the list, whatever it was asked about; other faults are of one kind. */
  const refuse = (zone: Zone, of: ZoneKind, trouble: ZoneTrouble, probe: boolean): void => {
    const now = clock.now();
    for (const one of zone.kinds.values()) one.state.switchOff(now, trouble, probe && one === of);
  };

  const conclude = (
    zone: Zone,
    of: ZoneKind,
    answer: DnsAnswer,
    probe: boolean,
  ): KeptReading | ZoneTrouble => {
    const reading = readAnswer(zone, answer);
    if (reading?.status === 'answered') {
      of.state.answered(probe);
      return reading;
    }
    if (reading?.status === 'broken') {
      const trouble = zone.say.broken(reading.why);
      of.state.switchOff(clock.now(), trouble, probe);
      return trouble;
    }
    if (reading?.status === 'refused') {
      const trouble = zone.say.refused(reading.why);
      // Only this question was wrong: the list answered as it should.
      if (reading.of === 'question') of.state.answered(probe);
      else refuse(zone, of, trouble, probe);
      return trouble;
    }
    const trouble = zone.say.dns(answer as Parameters<Zone['say']['dns']>[0]);
    if (answer.status === 'refused') refuse(zone, of, trouble, probe);
    else if (answer.status !== 'aborted') {
      of.state.failed(clock.now(), zone.say.often(trouble), probe);
    }
    return trouble;
  };

  const send = (
    key: string,
    { list: zone, labels }: PlannedName<Zone>,
    of: ZoneKind,
    probe: boolean,
  ): InFlight => {
    count.asked += 1;
    const { epoch } = of.state;
    const asking = askOnce(resolver, `${labels}.${zone.zone}`, queue);
    const outcome = asking.answer.then((answer) => {
      if (inFlight.get(key)?.asking === asking) inFlight.delete(key);
      const concluded = conclude(zone, of, answer, probe);
      if (probe) of.probing = false;
      if (concluded.status !== 'answered') return failed(concluded);
      const ttl = 'ttl' in answer ? answer.ttl : null;
      cache.keep(key, concluded, ttl, clock.now(), epoch);
      return believed(zone, of, concluded, epoch);
    });
    return { asking, outcome, waiting: 0 };
  };

  const wait = (key: string, question: InFlight): Ticket => {
    question.waiting += 1;
    return {
      outcome: question.outcome,
      giveUp: () => {
        question.waiting -= 1;
        if (question.waiting > 0) return;
        // At once, lest somebody joins a question that has ended.
        if (inFlight.get(key) === question) inFlight.delete(key);
        question.asking.giveUp();
      },
    };
  };

  return {
    test: startTest,
    ask(planned) {
      const { list: zone, kind, labels } = planned;
      const of = zone.kinds.get(kind);
      const done = (outcome: Ticket['outcome']): Ticket => ({ outcome, giveUp: nothing });
      if (of === undefined || closed) {
        return done(failed(zone.say.unavailable('was not asked: the client is closed')));
      }
      const now = clock.now();
      testWhenDue(zone, of, now);
      const key = `${zone.definition.name} ${kind} ${labels}`;
      const cached = cache.find(key, now, of.state.epoch);
      if (cached !== null) {
        count.cacheHits += 1;
        return done(believed(zone, of, cached, of.state.epoch));
      }
      const running = inFlight.get(key);
      if (running !== undefined) {
        count.joined += 1;
        return wait(key, running);
      }
      const gate = of.state.gate(now);
      const probe = gate === 'probe';
      // Where there are test points they are the probe.
      if (gate === 'off' || (probe && (of.points !== null || of.probing))) {
        return done(off(zone, of));
      }
      if (inFlight.size >= maxInFlight) {
        return done(
          failed(zone.say.unavailable('was not asked: too many questions are in flight')),
        );
      }
      if (probe) of.probing = true;
      const question = send(key, planned, of, probe);
      inFlight.set(key, question);
      return wait(key, question);
    },
    counters: () => ({ ...count }),
    close() {
      closed = true;
      for (const { asking } of inFlight.values()) asking.giveUp();
      for (const asking of tests) asking.giveUp();
    },
  };
}

function readAnswer({ read }: Zone, answer: DnsAnswer): ReturnType<Zone['read']> | null {
  if (answer.status === 'ok') return read(answer.records);
  return answer.status === 'nxdomain' || answer.status === 'nodata' ? NOT_LISTED : null;
}
