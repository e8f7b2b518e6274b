/**
 * Where the sent log lives. A store does look-ups and keeps what it was given;
 * what a match means is decided by `@backscatter/newsender`.
 */

/** A message that left through us. */
export interface SentMessage {
  /**
   * The addresses a report on it may come back to, in normal form: the
   * envelope's return path, and the From address where that is another.
   */
  readonly senders: readonly string[];
  /** Whom it went to, in normal form. Empty where it is not known. */
  readonly recipients: readonly string[];
  /**
   * Every id that names it, without angle brackets: Message-ID, the provider's own; an ENVID
   * as `envelope:…`, a queue id as `queue:…`.
   */
  readonly ids: readonly string[];
  /** When it left, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * The store of the sent log. Rejects when it cannot answer or cannot write:
 * "could not find out" is never "not there".
 */
export interface SentStore {
  /** Keeps a message. Resolves once it will survive a crash, as far as the store can. */
  record(message: SentMessage): Promise<void>;
  /** The newest messages, `limit` at most, that bear this id. Ids are case-sensitive. */
  findById(id: string, limit: number): Promise<readonly SentMessage[]>;
  /** The newest messages, `limit` at most, from `sender` to `recipient` since `since`. */
  findByRecipient(
    sender: string,
    recipient: string,
    since: number,
    limit: number,
  ): Promise<readonly SentMessage[]>;
  /** Adds another id to the messages that bear `id`. Resolves to how many there were. */
  alias(id: string, other: string): Promise<number>;
  /**
   * The time since which every recorded message is still kept, in milliseconds
   * since 1970, expiry and want of room both considered; null where nothing was
   * ever dropped. A store without this method promises to keep all that can
   * still bounce.
   */
  completeSince?(): Promise<number | null>;
}
