/**
 * What became of the messages of a log, in figures: an import that left most of
 * them out must say so, and why.
 */

/** Why a message of the log was not recorded. */
export type LeftOut =
  /** It came from outside: we only relayed it, or received it. */
  | 'relayed'
  /** Its sender is none of those asked for. */
  | 'other-sender'
  /** It has no sender: a report itself. */
  | 'no-return-path'
  /** It stayed within: only mailboxes of ours, or a filter under whose next number it goes on. */
  | 'stayed-inside'
  /** The lines that tell who sent it, or how it came, are not in the log. */
  | 'incomplete'
  /** Its sender cannot be read as an address. */
  | 'unreadable';

/** Figures of an import; all count messages. */
export interface LogTally {
  /** Those that became records. */
  readonly recorded: number;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** Judged before their end was seen, because too many were open at once. */
  readonly forcedOut: number;
  /** Time of the oldest and newest line that was understood; null where none was. */
  readonly from: number | null;
  readonly to: number | null;
}
