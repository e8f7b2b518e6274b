/**
 * Runs signals in rounds by cost, in parallel within a round, under one deadline.
 *
 * Whatever a signal does, it yields one outcome: a throw, a late answer or
 * nonsense is `unavailable` with a reason.
 */

import type {
  Clock,
  Evidence,
  Finding,
  Note,
  Outcome,
  Round,
  Signal,
  SignalContext,
  Silence,
} from '@backscatter/core';
import { escapeText, unavailable } from '@backscatter/core';
import type { SignedFinding } from './score.ts';

const ROUNDS: readonly Round[] = ['local', 'content', 'network', 'after'];

/** The signals of one round. */
export interface SignalRound {
  readonly round: Round;
  readonly signals: readonly Signal[];
  /** Those that run whether or not they can change the label. */
  readonly always: readonly Signal[];
  /** What is said of the others where they cannot. */
  readonly skipped: readonly Silence[];
}

/** The rounds of some signals, in order; without those that have none. */
export function roundsOf(signals: readonly Signal[]): readonly SignalRound[] {
  return ROUNDS.flatMap((round) => {
    const due = signals.filter((signal) => signal.round === round);
    if (due.length === 0) return [];
    const always = due.filter((signal) => signal.codes === undefined || signal.always === true);
    const skipped = due
      .filter((signal) => !always.includes(signal))
      .map(({ name }) => ({ signal: name, why: 'it could not change the label any more' }));
    return [{ round, signals: due, always, skipped }];
  });
}

/** What the signals said. */
export interface SignalReports {
  readonly findings: readonly SignedFinding[];
  readonly abstained: readonly Silence[];
  readonly unavailable: readonly Silence[];
  readonly skipped: readonly Silence[];
  readonly notes: readonly Note[];
  /** Names of those that had something to judge by, and answered. */
  readonly heard: readonly string[];
}

export interface RunOptions {
  readonly clock: Clock;
  readonly deadlineMs: number;
  /** The caller's; when it aborts, the run rejects with its reason. */
  readonly abort: AbortSignal | undefined;
  /** Names the delivery; costs something only when called. */
  readonly key?: () => string;
  /** Asked before each round of which any can be skipped: could it, with those behind it, still change the label? */
  readonly worthAsking: (soFar: SignalReports, round: Round) => boolean;
}

/** Runs all signals that are worth asking. Rejects only when the caller aborts. */
export async function runSignals(
  rounds: readonly SignalRound[],
  evidence: Evidence,
  { clock, deadlineMs, abort, key, worthAsking }: RunOptions,
): Promise<SignalReports> {
  abort?.throwIfAborted();
  // Made when it is first asked for: most reports are judged without anybody who waits.
  let controller: AbortController | null = null;
  const stop = (): void => controller?.abort(abort?.reason);
  const controlled = (): AbortController => {
    if (controller === null) {
      controller = new AbortController();
      if (abort?.aborted === true) stop();
    }
    return controller;
  };
  abort?.addEventListener('abort', stop, { once: true });
  const signal = (): AbortSignal => controlled().signal;
  const context = new Context(signal, NO_FINDINGS, key);
  let timer: Promise<typeof LATE> | null = null;
  const late = (): Promise<typeof LATE> => {
    timer ??= deadline(clock, deadlineMs, controlled());
    return timer;
  };
  const reports = {
    findings: [],
    abstained: [],
    unavailable: [],
    skipped: [],
    notes: [],
    heard: [],
  } as {
    findings: SignedFinding[];
    abstained: Silence[];
    unavailable: Silence[];
    skipped: Silence[];
    notes: Note[];
    heard: string[];
  };
  try {
    for (const { round, signals, always, skipped } of rounds) {
      const worth = skipped.length === 0 || worthAsking(reports, round);
      const asked = worth ? signals : always;
      if (!worth) reports.skipped.push(...skipped);
      const inRound =
        round === 'after'
          ? new Context(
              signal,
              reports.findings.map(({ finding }) => finding),
              key,
            )
          : context;
      const outcomes = await gather(asked, evidence, inRound, late);
      abort?.throwIfAborted();
      for (let i = 0; i < asked.length; i++) {
        const outcome = outcomes[i] ?? unavailable(`no answer within ${deadlineMs} ms`);
        file(asked[i]?.name ?? '', outcome, reports);
      }
    }
  } finally {
    abort?.removeEventListener('abort', stop);
    // Ends the timer and whoever still waits; where nobody waited there is neither.
    if (timer !== null) controlled().abort();
  }
  return reports;
}

const NO_FINDINGS: readonly Finding[] = [];

/** What a signal is handed. A class: a getter of each object's own takes longer than most signals. */
class Context implements SignalContext {
  readonly findings: readonly Finding[];
  declare readonly key?: () => string;
  readonly #abort: () => AbortSignal;

  constructor(
    abort: () => AbortSignal,
    findings: readonly Finding[],
    key: (() => string) | undefined,
  ) {
    this.#abort = abort;
    this.findings = findings;
    if (key !== undefined) this.key = key;
  }

  get abort(): AbortSignal {
    return this.#abort();
  }
}

const LATE = Symbol('late');

/** Resolves at the deadline, or when aborted; one timer for the whole run. */
async function deadline(
  clock: Clock,
  deadlineMs: number,
  controller: AbortController,
): Promise<typeof LATE> {
  try {
    await clock.sleep(deadlineMs, controller.signal);
    controller.abort();
  } catch {
    // Aborted: the run is over, or the caller gave up.
  }
  return LATE;
}

/** Turns of the microtask queue in which a signal that waits for nothing has answered. */
const IMMEDIATE_TURNS = 12;

/**
 * All outcomes of a round, by place; of whoever has not answered at the deadline there is none.
 * Signals that answer at once cost no timer, and one promise each, their own.
 */
async function gather(
  asked: readonly Signal[],
  evidence: Evidence,
  context: SignalContext,
  late: () => Promise<typeof LATE>,
): Promise<readonly (Outcome | undefined)[]> {
  const outcomes: (Outcome | undefined)[] = asked.map(() => undefined);
  let open = asked.length;
  let allThere: (() => void) | null = null;
  const take = (place: number, outcome: Outcome): void => {
    outcomes[place] = outcome;
    open--;
    if (open === 0) allThere?.();
  };
  for (let place = 0; place < asked.length; place++) {
    ask(asked[place], evidence, context).then(
      (answer) => take(place, outcomeOf(answer)),
      (error) => take(place, failed(error)),
    );
  }
  for (let turn = 0; turn < IMMEDIATE_TURNS && open > 0; turn++) await null;
  if (open > 0) {
    const all = new Promise<void>((resolve) => {
      allThere = resolve;
    });
    await Promise.race([all, late()]);
  }
  // What comes later changes nothing any more.
  return outcomes.slice();
}

/** A throw is an answer that was refused; whatever is no promise has answered. */
function ask(
  signal: Signal | undefined,
  evidence: Evidence,
  context: SignalContext,
): Promise<unknown> {
  try {
    const answer: unknown = signal?.check(evidence, context);
    return answer instanceof Promise ? answer : Promise.resolve(answer);
  } catch (error) {
    return Promise.reject(error);
  }
}

function outcomeOf(answer: unknown): Outcome {
  try {
    return isOutcome(answer) ? answer : unavailable('its answer is no outcome');
  } catch (error) {
    return failed(error);
  }
}

/** Only the kind of error: its text may hold an access key. */
function failed(error: unknown): Outcome {
  return unavailable(`it failed (${error instanceof Error ? error.name : typeof error})`);
}

function isOutcome(answer: unknown): answer is Outcome {
  if (typeof answer !== 'object' || answer === null) return false;
  const { status, findings, why, unavailable } = answer as Partial<Record<string, unknown>>;
  if (status === 'abstained' || status === 'unavailable') return typeof why === 'string';
  if (status !== 'ok' || !Array.isArray(findings) || !findings.every(isFinding)) return false;
  return unavailable === undefined || (Array.isArray(unavailable) && unavailable.every(isText));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isFinding(finding: unknown): finding is Finding {
  if (typeof finding !== 'object' || finding === null) return false;
  const { code, strength, summary } = finding as {
    code?: unknown;
    strength?: unknown;
    summary?: unknown;
  };
  return typeof code === 'string' && typeof strength === 'number' && typeof summary === 'string';
}

/** What signals say may quote the mail: from here on it can be shown. */
function file(
  signal: string,
  outcome: Outcome,
  reports: {
    findings: SignedFinding[];
    abstained: Silence[];
    unavailable: Silence[];
    notes: Note[];
    heard: string[];
  },
): void {
  if (outcome.status === 'abstained') reports.abstained.push(silence(signal, outcome.why));
  else if (outcome.status === 'unavailable') reports.unavailable.push(silence(signal, outcome.why));
  else {
    reports.heard.push(signal);
    for (const finding of outcome.findings) reports.findings.push({ signal, finding });
    for (const value of outcome.notes ?? []) reports.notes.push({ signal, value });
    for (const why of outcome.unavailable ?? []) reports.unavailable.push(silence(signal, why));
  }
}

function silence(signal: string, why: string): Silence {
  return { signal, why: escapeText(why) };
}
