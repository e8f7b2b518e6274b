/**
 * The signal `bayesian`: is the message that the report returns spam?
 *
 * It judges the returned message only, never the notice around it. Filters
 * that read the whole bounce learn that "MAILER-DAEMON" and "delivery failed"
 * are spam, and from then on lose real bounces. Where nothing came back, or
 * too little was learned, it abstains.
 */

import {
  abstained,
  CELL_WIDTH,
  type ClassCounts,
  type Clock,
  type Finding,
  found,
  type Mail,
  type MailClass,
  type NormalAddress,
  type Outcome,
  parseOptions,
  type Signal,
  type TokenReading,
  type TokenStore,
  unavailable,
} from '@backscatter/core';
import { z } from 'zod';
import { describeToken } from './describe-token.ts';
import { MAX_KEYS } from './distinct-keys.ts';
import { type Features, featuresOf } from './features.ts';
import { HABITS, type Habits, habitKeys, strangenessOf } from './habits.ts';
import { homeKey, homeOf, metOf, personKey } from './home.ts';
import { type Lesson, type LessonResult, type Refusal, teach } from './learn.ts';
import { mailId } from './mail-id.ts';
import { logOdds, mixScores, type Score, scoreReading } from './score.ts';
import { CUTOFFS_IN_ORDER, type ScoreConstants, scoreConstantsShape } from './score-constants.ts';
import { type Acquaintance, ELSEWHERE_VOICE, STRANGER } from './voice.ts';

/** Clues named in a finding. */
const SHOWN_CLUES = 5;

const DAY = 86_400_000;

/** Keys read of one mail: its features, an address and its domain, the author and habits of the author and of all. */
const MOST_KEYS = MAX_KEYS + 2 + 1 + 2 * HABITS;

/** Rooms for readings kept for the next ones, 320 KB each: about as many mails are judged at once. */
const MOST_ROOMS = 8;
const spareRooms: Int32Array[] = [];

/** Options of `createBayesian`. */
export interface BayesianOptions extends Partial<ScoreConstants> {
  /** Where the model lives; what is learned goes here. */
  readonly store: TokenStore;
  /** A model shared by many, read only; `store` is then one person's own. */
  readonly shared?: TokenStore;
  /**
   * Whether what was learned is other people's mail: that of `shared`, or of `store` where
   * there is no other. Such a model speaks lower, in both directions: ours is strange to
   * it. Default false; and where much of what was learned as ham names the addressee's domain,
   * the model is at home, and believes sooner what speaks for spam, the more where it names the address.
   */
  readonly learnedElsewhere?: boolean;
  /** Messages of the rarer class after which the own model has half the say. Default 200. */
  readonly ownHalf?: number;
  /**
   * Messages of each class that must be learned before it answers. Default 200,
   * as rspamd has it; with 20, three of a hundred honest mails passed for spam.
   */
  readonly minLearned?: Partial<ClassCounts>;
  /**
   * From this certainty on (0.5 to 1) a message already judged right is not
   * learned, once enough is: it teaches little and fills the model. Default: all are learned.
   */
  readonly certainty?: number;
  /**
   * How many times as much of one class as of the other is learned, beyond
   * `minLearned`; more is refused. Default: any, for shares and not numbers are compared.
   */
  readonly maxRatio?: number;
  /** Dates what is learned, so that rare old cells can expire. Without it they have no age. */
  readonly clock?: Pick<Clock, 'now'>;
}

const STORE_METHODS = ['read', 'write', 'expire', 'size', 'chunks', 'messages'];

const least = z.int().min(1).default(200);
const storeSchema = z.custom<TokenStore>(isStore, 'must be a TokenStore');

const optionsSchema = z
  .strictObject({
    ...scoreConstantsShape,
    store: storeSchema,
    shared: storeSchema.optional(),
    learnedElsewhere: z.boolean().default(false),
    ownHalf: z.number().positive().default(200),
    minLearned: z.strictObject({ spam: least, ham: least }).prefault({}),
    certainty: z.number().min(0.5).max(1).optional(),
    maxRatio: z.number().min(1).optional(),
    clock: z.custom<Pick<Clock, 'now'>>(isClock, 'must be a Clock').optional(),
  })
  .refine(({ hamCutoff, spamCutoff }) => hamCutoff < spamCutoff, CUTOFFS_IN_ORDER);

type Settings = z.output<typeof optionsSchema>;

/** A message and what it is. */
export interface Labelled {
  readonly mail: Mail;
  readonly as: MailClass;
}

/** The signal, and the way to teach it. Whatever asks the store rejects when the store does. */
export interface Bayesian extends Signal {
  /** Learns a message once; learning it as the other class moves it. */
  learn(mail: Mail, as: MailClass): Promise<LessonResult>;
  /**
   * Learns many at once, in order: one read and one write of the store. A thousand is a good
   * number; mixed as mail comes, for of class after class it learns less.
   */
  learnMany(messages: readonly Labelled[]): Promise<readonly LessonResult[]>;
  /** Takes back what was learned; no effect on a message not learned as that class. */
  unlearn(mail: Mail, as: MailClass): Promise<LessonResult>;
  /** What a message was learned as, or null. */
  learnedAs(mail: Mail): Promise<MailClass | null>;
  /** Scores a message, however little was learned. */
  score(mail: Mail): Promise<Score>;
}

/**
 * Makes the signal.
 *
 * @throws TypeError for a wrong option
 */
export function createBayesian(options: BayesianOptions): Bayesian {
  const settings = parseOptions('createBayesian', optionsSchema, options);
  const { store, clock } = settings;
  const day = (): number => (clock === undefined ? 0 : Math.floor(clock.now() / DAY));
  const refuse = refusal(settings);
  const one = async (lesson: Lesson): Promise<LessonResult> => {
    const [result = 'unchanged'] = await teach(store, [lesson], day(), refuse);
    return result;
  };
  return {
    name: 'bayesian',
    round: 'content',
    codes: ['bayes-spam', 'bayes-suspect', 'bayes-ham'],
    check: async ({ report, addressee }) => {
      const { mail } = report.returned;
      if (mail === null) return abstained('nothing of the original came back');
      try {
        return outcomeOf(await score(featuresOf(mail), settings, namesOf(addressee)), settings);
      } catch {
        // The store's message may name hosts and passwords.
        return unavailable('the token store did not answer');
      }
    },
    learn: async (mail, as) => one(lessonOf(mail, as, store)),
    learnMany: async (messages) =>
      teach(
        store,
        messages.map(({ mail, as }) => lessonOf(mail, as, store)),
        day(),
        refuse,
      ),
    unlearn: async (mail, as) => one({ ...lessonOf(mail, null, store), only: as }),
    learnedAs: async (mail) => {
      const { id } = lessonOf(mail, null, store);
      const { learned } = await store.read(new Uint32Array(), [id]);
      return learned[0]?.as ?? null;
    },
    score: async (mail) => score(featuresOf(mail), settings, []),
  };
}

function lessonOf(mail: Mail, as: MailClass | null, { keepsTexts }: TokenStore): Lesson {
  const features = featuresOf(mail);
  const id = mailId(mail, features);
  // A store without texts needs none, and those of a thousand mails would be held till all are written.
  return { id, features: keepsTexts ? features : { ...features, tokenAt: () => '' }, as };
}

/** The keys by which a model knows an addressee: those of the address and of its domain. */
function namesOf(addressee: NormalAddress | null): readonly number[] {
  const home = addressee === null ? null : homeKey(addressee.domain);
  return addressee === null || home === null ? [] : [home, personKey(addressee.address)];
}

/** @param names keys of the addressee, none where that is not to count */
async function score(
  features: Features,
  settings: Settings,
  names: readonly number[],
): Promise<Score> {
  const { store, shared, ownHalf, learnedElsewhere } = settings;
  const models = shared === undefined ? [store] : [store, shared];
  const rooms = models.map(() => spareRooms.pop() ?? new Int32Array(MOST_KEYS * CELL_WIDTH));
  const habits = features.habits();
  const keys = withKeys(features.keys, [...names, ...habitKeys(habits)]);
  // Where one rejects, another may still write: its room is given up.
  const [own, others] = await Promise.all(models.map((model, i) => model.read(keys, [], rooms[i])));
  if (own === undefined) throw new Error('there is no store');
  const heard = (reading: TokenReading, isElsewhere: boolean): Score =>
    scoreReading(
      features,
      reading,
      settings,
      isElsewhere
        ? ELSEWHERE
        : {
            knows: names.length === 0 ? STRANGER : acquaintance(reading, features.keys.length),
            strangeness: strangeness(reading, features.keys.length + names.length, habits),
          },
    );
  const scored =
    others === undefined
      ? heard(own, learnedElsewhere)
      : mixScores(heard(own, false), heard(others, learnedElsewhere), settings, ownHalf);
  if (spareRooms.length < MOST_ROOMS) spareRooms.push(...rooms);
  return scored;
}

/** How a model of other people's mail stands to ours. */
const ELSEWHERE = { voice: ELSEWHERE_VOICE };

/** The features' keys, and behind them those that are not weighed. */
function withKeys(keys: Uint32Array, more: readonly number[]): Uint32Array {
  if (more.length === 0) return keys;
  const all = new Uint32Array(keys.length + more.length);
  all.set(keys);
  all.set(more, keys.length);
  return all;
}

/** How well a model knows the addressee, by the cells behind those of the features. */
function acquaintance({ cells, totals }: TokenReading, features: number): Acquaintance {
  const ham = (place: number): number => cells[(features + place) * CELL_WIDTH + 1] ?? 0;
  return { home: homeOf(ham(0), totals), met: metOf(ham(1)) };
}

/** How strange the mail's habits are to its author, by the cells from `from` on. */
function strangeness({ cells, totals }: TokenReading, from: number, habits: Habits): number {
  return strangenessOf(habits, totals.ham, (place) => cells[(from + place) * CELL_WIDTH + 1] ?? 0);
}

/** What is not to be learned. */
function refusal(settings: Settings): Refusal | undefined {
  const { certainty, maxRatio, minLearned } = settings;
  if (certainty === undefined && maxRatio === undefined) return undefined;
  return ({ features, as }, cells, totals) => {
    if (as === null) return null;
    const other = as === 'spam' ? 'ham' : 'spam';
    if (
      maxRatio !== undefined &&
      totals[as] >= maxRatio * Math.max(totals[other], minLearned[other])
    ) {
      return 'unbalanced';
    }
    if (certainty === undefined) return null;
    const { probability, significant } = scoreReading(features, { cells, totals }, settings);
    return significant && (as === 'spam' ? probability : 1 - probability) >= certainty
      ? 'certain'
      : null;
  };
}

function outcomeOf(score: Score, settings: Settings): Outcome {
  const { learned, significant } = score;
  const { minLearned } = settings;
  if (!significant) {
    return abstained(
      `too little is learned: ${learned.spam} of ${minLearned.spam} spam, ${learned.ham} of ${minLearned.ham} ham`,
    );
  }
  return found(findingsOf(score, settings));
}

/**
 * From this share of the log odds of the spam cut-off on, what is unsure is worth a
 * word. Alone it decides nothing; it adds to what phrases and lists say.
 */
const SUSPECT = 0.5;

function findingsOf(score: Score, { hamCutoff, spamCutoff }: Settings): readonly Finding[] {
  const { probability, verdict, blocks } = score;
  const odds = logOdds(probability);
  const strength =
    verdict === 'ham' ? share(-odds, -logOdds(hamCutoff)) : share(odds, logOdds(spamCutoff));
  if (verdict === 'unsure' && strength < SUSPECT * AT_CUTOFF) return [];
  // The words that spoke for what it is, not those that spoke against it.
  const towards = verdict === 'ham' ? -1 : 1;
  const clues = score.clues
    .filter(({ contribution }) => contribution * towards > 0)
    .slice(0, SHOWN_CLUES);
  const named = clues.map(({ token }) => describeToken(token)).join(', ');
  const percent = (100 * probability).toFixed(1);
  const looks = verdict === 'unsure' ? 'leans towards spam' : `looks like ${verdict}`;
  return [
    {
      code: verdict === 'unsure' ? 'bayes-suspect' : `bayes-${verdict}`,
      strength,
      summary: `The returned message ${looks}: ${percent} % spam${named === '' ? '' : `, strongest ${named}`}.`,
      data: { probability, clues, blocks },
    },
  ];
}

/** Strength at a cut-off: nearly all that there is to say, for little honest mail lies beyond. */
const AT_CUTOFF = 0.7;

/**
 * How strong log odds are: evidence adds up in log odds, and so do points. At the
 * cut-off it is 0.7, at 1.4 times its log odds, and above, 1.
 */
function share(odds: number, cutoff: number): number {
  // A cut-off on the other side of even leaves no scale: all beyond it is sure.
  if (cutoff <= 0) return 1;
  return Math.min(1, Math.max(0, (AT_CUTOFF * odds) / cutoff));
}

function isStore(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return STORE_METHODS.every((name) => typeof Reflect.get(value, name) === 'function');
}

function isClock(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'now' in value;
}
