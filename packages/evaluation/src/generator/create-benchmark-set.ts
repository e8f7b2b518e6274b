/**
 * Makes a labelled set out of ham and spam: a world of the seed, in which the
 * organisation's mail comes back and so does what others send in its name.
 *
 * Of each corpus half is the organisation's earlier mail, which filters may learn
 * from, and the other half is what is returned; copies of one mail are on one side.
 * What happens is planned as small objects; the bytes of a message are written when
 * its turn comes, and forgotten.
 */

import { parseOptions } from '@backscatter/core';
import { z } from 'zod';
import { comparableText } from '../corpora/comparable-text.ts';
import { createNearDuplicates } from '../corpora/group-near-duplicates.ts';
import type { FakeNotice } from '../notices/fake-notice.ts';
import { ANSWER_FORMATS, FAKE_NOTICES, NOTICE_FORMATS } from '../notices/index.ts';
import type { AnswerFormat, NoticeFormat } from '../notices/notice-format.ts';
import { seedOf } from '../random.ts';
import type { ReturnedAmount } from '../truth.ts';
import { createWorld } from '../world/create-world.ts';
import { ordinaryMail } from '../world/ordinary.ts';
import type { PlannedEvent, WorldView } from '../world/world-view.ts';
import { earlierMail } from './earlier-mail.ts';
import type { BenchmarkSet, SetEvent, SourceMail } from './events.ts';
import { fakesOf, formatsOf, type SetPart } from './split.ts';

/** How many messages of each truth a set has. */
export interface SetSize {
  readonly genuine: number;
  readonly backscatter: number;
  readonly ordinary: number;
}

/** The formats that a set may use; a part takes its own of them. */
export interface FormatTables {
  readonly notices: readonly NoticeFormat[];
  readonly answers: readonly AnswerFormat[];
  readonly fakes: readonly FakeNotice[];
}

const FORMATS: FormatTables = {
  notices: NOTICE_FORMATS,
  answers: ANSWER_FORMATS,
  fakes: FAKE_NOTICES,
};

/** Adds to a world what is planned for it, by the size of its set. */
export type Extra = (world: WorldView, size: SetSize) => Iterable<PlannedEvent>;

/** What a set is made of. */
export interface BenchmarkSetOptions {
  /** A whole number; the same gives the same set to the byte. */
  readonly seed: number;
  readonly part: SetPart;
  /** Mail of the corpora of that part; see `partOfCorpus`. */
  readonly ham: readonly SourceMail[];
  readonly spam: readonly SourceMail[];
  readonly size: SetSize;
  /** Every format there is, of which the part takes its families. Default all of this package. */
  readonly formats?: FormatTables;
  /** What every report returns, as far as its format can: for the ablation "no returned message". */
  readonly returned?: ReturnedAmount;
  /** Days of the set, 14 to 365. Default 60. */
  readonly days?: number;
  /** Adversaries: what is planned beside traffic, forgers and ordinary mail. */
  readonly extra?: readonly Extra[];
}

/** One in so many mails is earlier. */
const HALF = 2;

/** More messages than a machine judges in a day. */
const MAX_MESSAGES = 2_000_000;

const count = z.int().min(0).max(MAX_MESSAGES);
const checked = z.strictObject({
  seed: z.int(),
  part: z.enum(['train', 'test']),
  size: z.strictObject({ genuine: count, backscatter: count, ordinary: count }),
  days: z.int().min(14).max(365).default(60),
});

/** @throws TypeError for a wrong option, or where there is no ham or no spam to return */
export function createBenchmarkSet(options: BenchmarkSetOptions): BenchmarkSet {
  const { formats = FORMATS, extra = [], returned } = options;
  const { seed, part, size, days } = parseOptions('createBenchmarkSet', checked, {
    seed: options.seed,
    part: options.part,
    size: options.size,
    days: options.days,
  });
  const [ham, spam] = [inHalves(options.ham), inHalves(options.spam)];
  for (const [name, { later }] of [['ham', ham] as const, ['spam', spam] as const]) {
    if (later.length === 0)
      throw new TypeError(`createBenchmarkSet: option "${name}": too few mails`);
  }
  const { view, world, events } = createWorld({
    seed,
    part,
    ham: ham.later,
    spam: spam.later,
    notices: formatsOf(formats.notices, part),
    answers: answersOf(formats.answers, part),
    fakes: fakesOf(formats.fakes, part),
    genuine: size.genuine,
    backscatter: size.backscatter,
    days,
    returned,
  });
  const planned = [
    ...events,
    ...ordinaryMail(size.ordinary)(view),
    ...extra.flatMap((one) => [...one(view, size)]),
  ];
  // Sorting is stable: events of one moment stay in the order of planning.
  planned.sort((a, b) => a.at - b.at);
  return {
    seed,
    part,
    world,
    earlier: earlierMail(view, inTurns([...ham.earlier, ...spam.earlier])),
    events: () => written(planned),
  };
}

function* written(planned: readonly PlannedEvent[]): Generator<SetEvent> {
  let number = 0;
  for (const event of planned) {
    if (event.what !== 'case') {
      yield event;
      continue;
    }
    number += 1;
    yield { what: 'case', at: event.at, case: event.write(String(number).padStart(6, '0')) };
  }
}

/** A kind of answer that the part's families lack is taken from the whole table. */
function answersOf(all: readonly AnswerFormat[], part: SetPart): readonly AnswerFormat[] {
  const mine = formatsOf(all, part);
  const kinds = new Set(mine.map(({ kind }) => kind));
  return [...mine, ...all.filter(({ kind }) => !kinds.has(kind))];
}

interface Sides {
  readonly earlier: readonly SourceMail[];
  readonly later: readonly SourceMail[];
}

/** By a hash of the first path among copies. */
function inHalves(mails: readonly SourceMail[]): Sides {
  const copies = createNearDuplicates();
  for (const { raw } of mails) copies.add(comparableText(raw));
  const groups = copies.groups();
  const isEarlier = (index: number): boolean => {
    const first = mails[groups[index] ?? index];
    return seedOf(0, `${first?.corpus} ${first?.path}`) % HALF === 0;
  };
  return {
    earlier: mails.filter((_, index) => isEarlier(index)),
    later: mails.filter((_, index) => !isEarlier(index)),
  };
}

/**
 * As mail comes and as `backscatter learn` reads it: by turns. A filter that corrects its
 * errors learns less of all ham and then all spam.
 */
function inTurns(mails: readonly SourceMail[]): readonly SourceMail[] {
  return mails
    .map((mail) => ({ mail, at: seedOf(1, `${mail.corpus} ${mail.path}`) }))
    .sort((a, b) => a.at - b.at)
    .map(({ mail }) => mail);
}
