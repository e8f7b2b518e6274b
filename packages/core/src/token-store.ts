/**
 * Where a content filter's model lives.
 *
 * A model is a table of cells, one for each feature of a mail, and a list of
 * what was learned. A feature's key is a 32-bit hash of its text, so a cell
 * takes four numbers whatever the text was, a million of them fit in 24 MB,
 * and a store compares no strings. Everything in a model is a sum over
 * messages, in whole numbers: changes of several writers add up in any order,
 * and what a message brought can be taken back to the last bit.
 *
 * A store answers a message with one `read` and learns it, or a thousand, with
 * one `write`. It computes nothing; the filter does.
 */

/** The two classes that are learned. */
export type MailClass = 'spam' | 'ham';

/** In how many messages of each class something was seen. */
export interface ClassCounts {
  readonly spam: number;
  readonly ham: number;
}

/**
 * Numbers of a cell. Where cells are listed they stand one behind the other in
 * an `Int32Array`: messages of spam that held the feature; messages of ham;
 * the sum of corrections made to it; the sum of their squares.
 */
export const CELL_WIDTH = 4;

/** What was learned in all. */
export interface TokenTotals extends ClassCounts {
  /** Sum of the errors that messages of spam corrected, in units of 1/65536. */
  readonly spamError: number;
  /** The same for ham. */
  readonly hamError: number;
}

/** What a message was learned as. */
export interface Learned {
  readonly as: MailClass;
  /** How wrong the model was and was corrected by, in units of 1/65536: 0 (not) to 65536. */
  readonly error: number;
}

/** An answer to `read`. */
export interface TokenReading {
  readonly totals: TokenTotals;
  /** `CELL_WIDTH` numbers for each key in the order asked; zeros for one never seen. */
  readonly cells: Int32Array;
  /** For each id in the order asked; null for one not learned. */
  readonly learned: readonly (Learned | null)[];
}

/** One message in a change. */
export interface LearnedChange {
  /** Names the message and its content. At most 64 characters. */
  readonly id: string;
  /** What it must be learned as for the change to be made; null: not learned. */
  readonly before: Learned | null;
  /** What it is learned as then; null: not any more. */
  readonly after: Learned | null;
}

/** What one or many messages add, or take back. */
export interface TokenChange {
  readonly messages: readonly LearnedChange[];
  /** Added to the totals. */
  readonly totals: TokenTotals;
  /** Distinct. */
  readonly keys: Uint32Array;
  /** `CELL_WIDTH` numbers for each key, added to its cell. */
  readonly cells: Int32Array;
  /** Days since 1970, for the cells and messages touched; 0 where the writer has no clock. */
  readonly day: number;
  /** The texts of those keys that are words, or null. A store may keep them, for export. */
  readonly texts: ReadonlyMap<number, string> | null;
}

/** Which cells and which learned messages may go. */
export interface ExpiryRule {
  /**
   * Last touched before this day (days since 1970). Learned messages as old are
   * forgotten: what they taught stays, with the totals, and can no longer be
   * taken back; learned again, they count again.
   */
  readonly before: number;
  /** Cells seen in no more messages than this go; the others stay however old. */
  readonly maxCount: number;
}

/** A piece of a model, for copying it. */
export interface TokenChunk {
  readonly keys: Uint32Array;
  /** `CELL_WIDTH` numbers for each key. */
  readonly cells: Int32Array;
  /** For each key, the day of the last change that touched it, in days since 1970; 0: no clock said. */
  readonly days: Uint16Array;
}

/**
 * The store of a model. Each method rejects when it cannot answer or write.
 *
 * Numbers of a cell and of the totals stay within 0 … 2³¹ − 1 (the sum of
 * corrections within ± 2³¹): what would leave it is clamped. A cell whose two
 * counts come to zero is gone, corrections and all. A cell that expired is not
 * brought back by a change that takes from it.
 */
export interface TokenStore {
  /** Whether it keeps `texts`; where not, writers need not collect them. */
  readonly keepsTexts: boolean;
  /**
   * Answers in one round trip, as of one moment. The cells may be put into
   * `room`, where they fit: who reads for every mail need not have memory
   * allotted, and swept up, for each. It is the store's until it answers.
   */
  read(keys: Uint32Array, ids: readonly string[], room?: Int32Array): Promise<TokenReading>;
  /**
   * Applies the whole change at once. Resolves to false, and changes nothing,
   * when one of the messages is not learned as its `before` says: somebody
   * else was faster, and the writer reads again.
   */
  write(change: TokenChange): Promise<boolean>;
  /** Drops the cells and the learned messages that the rule names; gives the number of cells dropped. */
  expire(rule: ExpiryRule): Promise<number>;
  /** How many cells and learned messages it holds. */
  size(): Promise<{ readonly cells: number; readonly messages: number }>;
  /** All cells in pieces, in no order. What is written meanwhile may or may not be in them. */
  chunks(): AsyncIterable<TokenChunk>;
  /** All learned messages, the oldest first. */
  messages(): AsyncIterable<readonly [id: string, learned: Learned]>;
}
