/**
 * What the commands judge a message with: configuration, options and classifier
 * put together.
 *
 * The sent log is asked about the days before the time of judging. Mail that has
 * lain in a mailbox for months has to be judged as of then: `--now` names a time,
 * and `--now arrival` takes each mail's own. Whoever forges that moves the
 * window and no more: a match still needs id, sender and recipient to agree.
 */

import {
  type Clock,
  type Envelope,
  type Evidence,
  escapeText,
  found,
  type Mail,
  type Signal,
  type Verdict,
} from '@backscatter/core';
import { parseMail } from '@backscatter/mail/mailparser';
import { systemClock } from '@backscatter/pipeline';
import {
  type Classifier,
  createPureClassifier,
  type PointsOptions,
  type Thresholds,
  thresholdsBy,
} from '@backscatter/pipeline/pure';
import { createSignals } from '../config/create-signals.ts';
import { configFault, type LoadedConfig, loadConfig } from '../config/load-config.ts';
import type { Io } from '../io.ts';
import { createListSignals, type ListSignals } from '../lists/create-list-signals.ts';
import { mayAsk } from '../lists/list-options.ts';
import { storeFault } from '../model/store-fault.ts';
import { arrivalTime } from './arrival-time.ts';
import { envelopeOf, type JudgeOptions, type JudgingTime } from './judge-options.ts';

/** Messages judged at once unless configured. */
const DEFAULT_JOBS = 8;

/** A verdict, and what the signals looked at; null where none ran. */
interface Judged {
  readonly verdict: Verdict;
  readonly evidence: Evidence | null;
}

/** What is known of a message beside the options of the run. */
interface JudgedOf {
  /** As our server was told it; else that of the options. */
  readonly envelope?: Envelope;
  /** When it came, in milliseconds since 1970, for whoever judges as of the arrival. */
  readonly at?: number;
  /** Stands between the classifier and each signal, to see what it answers. */
  readonly watch?: (signal: Signal) => Signal;
}

/** What judges messages as configured. */
export interface Judge {
  /** Messages to judge at once, as configured. */
  readonly jobs: number;
  /** Whether a sent log or signatures are configured: without them nothing can be proved genuine. */
  readonly hasProofs: boolean;
  /** What asks the DNS lists, or shows what it would; null where neither is wanted. */
  readonly lists: ListSignals | null;
  /** What findings are worth, where the configuration says it. */
  readonly points: PointsOptions;
  /** Where labels begin, in points. */
  readonly thresholds: Thresholds;
  judge(mail: Mail, of?: JudgedOf): Promise<Judged>;
  /** Lets go of what the signals hold open. */
  close(): Promise<void>;
}

/**
 * Reads the configuration and makes the judge. Tells warnings on standard error.
 *
 * @param options `instead` are signals that take the place of the configured ones of their names
 * @param exhaustive ask every signal, even where the label is certain
 * @param plansLists whether it is to show what would be asked of DNS lists
 * @throws Fault for a wrong configuration or option
 */
export async function createJudge(
  options: JudgeOptions & { readonly instead?: readonly Signal[] },
  exhaustive: boolean,
  io: Io,
  plansLists = false,
): Promise<Judge> {
  const envelope = envelopeOf(options);
  const loaded = await loadConfig(options.config ?? null, io.cwd);
  const online = mayAsk(options, loaded.config);
  const lists =
    online || plansLists ? await createListSignals(loaded, online, plansLists, io.env) : null;
  const {
    signals: own,
    warnings,
    close,
  } = await createSignals(loaded, options, io, options.commit === true);
  const { instead = [] } = options;
  const kept = own.filter(({ name }) => !instead.some((other) => other.name === name));
  const signals = [...kept, ...instead, ...(online ? (lists?.signals ?? []) : [])];
  for (const warning of warnings) await io.stderr.write(`${escapeText(warning)}\n`);
  const classifierWith = makerOf(loaded, exhaustive);
  // A wrong option shows before the first message is read.
  classifierWith(systemClock, signals);
  return {
    jobs: loaded.config.jobs ?? DEFAULT_JOBS,
    hasProofs: (loaded.config.sent ?? loaded.config.provenance) !== undefined,
    lists,
    close: async () => {
      lists?.close();
      await close();
    },
    points: pointsOf(loaded),
    thresholds: thresholdsBy(pointsOf(loaded)),
    judge: async (mail, { envelope: own = envelope, at = null, watch = same } = {}) => {
      const seen: Evidence[] = [];
      // One for each message, which costs microseconds: each has its own time and witness.
      const classifier = classifierWith(clockFor(options.now ?? 'now', mail, at), [
        witness(seen),
        ...signals.map(watch),
      ]);
      const verdict = await classifier.classify(mail, own);
      if (options.commit === true) await commit(classifier, verdict);
      return { verdict, evidence: seen[0] ?? null };
    },
  };
}

/** Has the signals remember what the verdict noted; a store that cannot is a fault, not a stack. */
async function commit(classifier: Classifier<Uint8Array>, verdict: Verdict): Promise<void> {
  try {
    await classifier.commit(verdict);
  } catch (error) {
    throw storeFault(error, { shown: 'the stores' });
  }
}

type Maker = (clock: Clock, signals: readonly Signal[]) => Classifier<Uint8Array>;

/** What the configuration says that findings are worth. */
export function pointsOf({ config }: LoadedConfig): PointsOptions {
  const { weights = {}, caps = {}, costs = {}, thresholds = {} } = config;
  return { weights, caps, costs, thresholds };
}

function makerOf(loaded: LoadedConfig, exhaustive: boolean): Maker {
  const { config, file } = loaded;
  const { deadlineMs } = config;
  const settings = { exhaustive, ...pointsOf(loaded) };
  const deadline = deadlineMs === undefined ? {} : { deadlineMs };
  return (clock, signals) => {
    try {
      const parse = (raw: Uint8Array): Promise<Mail> => parseMail(raw);
      return createPureClassifier({ ...settings, ...deadline, parse, clock, signals });
    } catch (error) {
      if (!(error instanceof TypeError) || file === null) throw error;
      throw configFault(file, error.message.replace(/^\w+: /, ''));
    }
  };
}

/** Looks on and says nothing. Without codes it is never skipped. */
function witness(seen: Evidence[]): Signal {
  return {
    name: 'witness',
    round: 'local',
    check: async (evidence) => {
      seen.push(evidence);
      return found([]);
    },
  };
}

const same = (signal: Signal): Signal => signal;

function clockFor(time: JudgingTime, mail: Mail, came: number | null): Clock {
  if (time === 'now') return systemClock;
  const at = time === 'arrival' ? (came ?? arrivalTime(mail)) : time;
  return at === null ? systemClock : { ...systemClock, now: () => at };
}
