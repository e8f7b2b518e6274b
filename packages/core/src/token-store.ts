/**
 * Where a Bayesian filter's counts live.
 */

/** The two classes that are learned. */
export type MailClass = 'spam' | 'ham';

/** In how many messages of each class something was seen. */
export interface ClassCounts {
  readonly spam: number;
  readonly ham: number;
}

/**
 * The store of a token model. Rejects when it cannot answer or cannot write.
 * Tokens are counted once per message, so a count never exceeds the number of
 * messages learned in its class.
 */
export interface TokenStore {
  /** Messages learned. */
  totals(): Promise<ClassCounts>;
  /** Counts of each token, in the order asked; zeros for a token never seen. */
  counts(tokens: readonly string[]): Promise<readonly ClassCounts[]>;
  /** What a message was learned as, or null. `id` names the message and its content. */
  learnedAs(id: string): Promise<MailClass | null>;
  /** Counts one message and its distinct tokens. No effect where `id` is already that class. */
  learn(id: string, tokens: readonly string[], as: MailClass): Promise<void>;
  /** Takes back what was learned. No effect where `id` was not learned as that class. */
  unlearn(id: string, tokens: readonly string[], as: MailClass): Promise<void>;
}
