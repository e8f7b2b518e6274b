/**
 * Learning: one `read`, arithmetic in memory, one `write`, for one message or
 * a thousand.
 *
 * The cells of all messages are read at once. Then each message is learned in
 * turn on that copy, so that it sees what those before it taught, and what has
 * changed in the end is written as one change. If somebody else has meanwhile
 * learned one of the messages, the store refuses, and all is done again.
 */

import {
  CELL_WIDTH,
  KeyIndex,
  type Learned,
  type MailClass,
  type TokenReading,
  type TokenStore,
  type TokenTotals,
} from '@backscatter/core';
import { addTotals, type BlockStep, errorOf, stepsOf, totalsOf } from './correction.ts';
import type { Features } from './features.ts';
import { sumCorrections } from './weigh.ts';

/** How often a change is made anew because another writer was faster. */
const MAX_TRIES = 10;

/** What is to become of one message. */
export interface Lesson {
  /** Names the message and its content. */
  readonly id: string;
  readonly features: Features;
  /** What it is from now on; null to take back what was learned, as whatever it was. */
  readonly as: MailClass | null;
  /** Takes back only what was learned as this class. */
  readonly only?: MailClass;
}

/** What became of it. */
export type LessonResult =
  /** Counted. */
  | 'learned'
  /** Was learned as the other class, and is now this one. */
  | 'moved'
  /** Taken back. */
  | 'unlearned'
  /** It was so already. */
  | 'unchanged'
  /** Not learned, for the model is certain of it already. */
  | 'certain'
  /** Not learned, for there is far more of this class than of the other. */
  | 'unbalanced';

/** Says whether a message is not to be learned, and why. `cells` are those of its features. */
export type Refusal = (
  lesson: Lesson,
  cells: Int32Array,
  totals: TokenTotals,
) => 'certain' | 'unbalanced' | null;

/**
 * Learns or unlearns messages, in order.
 *
 * @param day days since 1970, or 0
 * @throws (rejects) when the store does, or when other writers are always faster
 */
export async function teach(
  store: TokenStore,
  lessons: readonly Lesson[],
  day: number,
  refuse?: Refusal,
): Promise<readonly LessonResult[]> {
  const index = new KeyIndex(
    lessons.reduce((all, { features }) => all + features.keys.length, 0) / 2,
  );
  const rows = lessons.map(({ features }) => ({
    weighed: rowsOf(features.keys, index),
    counted: rowsOf(features.counted(), index),
  }));
  const keys = index.keys();
  const ids = [...new Set(lessons.map(({ id }) => id))];
  for (let i = 0; i < MAX_TRIES; i += 1) {
    const reading = await store.read(keys, ids);
    const course = new Course(reading, ids);
    const results = lessons.map((lesson, at) => course.take(lesson, rows[at] ?? NO_ROWS, refuse));
    const messages = course.messages();
    if (messages.length === 0) return results;
    const done = await store.write({
      messages,
      totals: addTotals(course.totals, reading.totals, -1),
      ...changesOf(keys, reading.cells, course.cells),
      day,
      texts: store.keepsTexts ? textsOf(lessons) : null,
    });
    if (done) return results;
  }
  throw new Error('other writers kept changing the same messages');
}

/** Where the cells of a message begin: those of its features, and those of whom it names and how it was sent. */
interface Rows {
  readonly weighed: Int32Array;
  readonly counted: Int32Array;
}

const NO_ROWS: Rows = { weighed: new Int32Array(), counted: new Int32Array() };

/** What is counted teaches no more than that it was there. */
const COUNTED: BlockStep = { correction: 0, square: 0 };

/** The lessons of one reading, on a copy of its cells. */
class Course {
  readonly cells: Int32Array;
  totals: TokenTotals;
  readonly #before: ReadonlyMap<string, Learned | null>;
  readonly #now: Map<string, Learned | null>;

  constructor({ cells, totals, learned }: TokenReading, ids: readonly string[]) {
    this.cells = cells.slice();
    this.totals = totals;
    this.#before = new Map(ids.map((id, i) => [id, learned[i] ?? null]));
    this.#now = new Map(this.#before);
  }

  take(lesson: Lesson, rows: Rows, refuse?: Refusal): LessonResult {
    const { id, features, as, only } = lesson;
    const known = this.#now.get(id) ?? null;
    if (known?.as === (as ?? undefined)) return 'unchanged';
    if (as === null && only !== undefined && known?.as !== only) return 'unchanged';
    if (as !== null && refuse !== undefined) {
      const refused = refuse(lesson, gather(this.cells, rows.weighed), this.totals);
      if (refused !== null) return refused;
    }
    if (known !== null) this.#add(features, rows, known, -1);
    if (as === null) {
      this.#now.set(id, null);
      return 'unlearned';
    }
    const sum = sumCorrections(features.ends, this.cells, rows.weighed);
    const learned = { as, error: errorOf(sum, as, this.totals) };
    this.#add(features, rows, learned, 1);
    this.#now.set(id, learned);
    return known === null ? 'learned' : 'moved';
  }

  /** What is another than before. */
  messages(): readonly { id: string; before: Learned | null; after: Learned | null }[] {
    return [...this.#now].flatMap(([id, after]) => {
      const before = this.#before.get(id) ?? null;
      const same = before?.as === after?.as && before?.error === after?.error;
      return same ? [] : [{ id, before, after }];
    });
  }

  #add({ ends }: Features, { weighed, counted }: Rows, learned: Learned, times: 1 | -1): void {
    this.totals = addTotals(this.totals, totalsOf(learned), times);
    const column = learned.as === 'spam' ? 0 : 1;
    let from = 0;
    for (const [block, step] of stepsOf(ends, learned).entries()) {
      const end = ends[block] ?? 0;
      this.#addAt(weighed.subarray(from, end), column, step, times);
      from = end;
    }
    this.#addAt(counted, column, COUNTED, times);
  }

  #addAt(rows: Int32Array, column: number, step: BlockStep, times: 1 | -1): void {
    const { cells } = this;
    for (let i = 0; i < rows.length; i += 1) {
      const at = rows[i] ?? 0;
      // A cell that expired has nothing left to take.
      if (times < 0 && (cells[at + column] ?? 0) === 0) continue;
      addStep(cells, at, column, step, times);
    }
  }
}

function addStep(
  cells: Int32Array,
  at: number,
  column: number,
  step: BlockStep,
  times: number,
): void {
  cells[at + column] = (cells[at + column] ?? 0) + times;
  if (step.square === 0) return;
  cells[at + 2] = (cells[at + 2] ?? 0) + times * step.correction;
  cells[at + 3] = (cells[at + 3] ?? 0) + times * step.square;
}

/** Where the cell of each key begins. */
function rowsOf(keys: ArrayLike<number>, index: KeyIndex): Int32Array {
  const rows = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) rows[i] = index.add(keys[i] ?? 0) * CELL_WIDTH;
  return rows;
}

/** The cells of one message, side by side. */
function gather(cells: Int32Array, rows: Int32Array): Int32Array {
  const found = new Int32Array(rows.length * CELL_WIDTH);
  for (let i = 0, to = 0; i < rows.length; i += 1, to += CELL_WIDTH) {
    const from = rows[i] ?? 0;
    found[to] = cells[from] ?? 0;
    found[to + 1] = cells[from + 1] ?? 0;
    found[to + 2] = cells[from + 2] ?? 0;
    found[to + 3] = cells[from + 3] ?? 0;
  }
  return found;
}

/** The cells that are others than before, and by how much. */
function changesOf(
  keys: Uint32Array,
  before: Int32Array,
  after: Int32Array,
): { readonly keys: Uint32Array; readonly cells: Int32Array } {
  const changed = new Uint32Array(keys.length);
  const cells = new Int32Array(after.length);
  let count = 0;
  for (let row = 0; row < keys.length; row += 1) {
    const from = row * CELL_WIDTH;
    const to = count * CELL_WIDTH;
    let differs = 0;
    for (let k = 0; k < CELL_WIDTH; k += 1) {
      const difference = (after[from + k] ?? 0) - (before[from + k] ?? 0);
      cells[to + k] = difference;
      differs |= difference;
    }
    if (differs === 0) continue;
    changed[count] = keys[row] ?? 0;
    count += 1;
  }
  return { keys: changed.subarray(0, count), cells: cells.subarray(0, count * CELL_WIDTH) };
}

function textsOf(lessons: readonly Lesson[]): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const { features } of lessons) {
    const { ends, keys, tokenAt } = features;
    for (let i = 0; i < (ends[0] ?? 0); i += 1) texts.set(keys[i] ?? 0, tokenAt(i));
  }
  return texts;
}
