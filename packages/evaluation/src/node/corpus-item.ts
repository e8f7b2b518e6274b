/**
 * What a corpus yields. That a file cannot be read is a value like a message: one
 * bad file of a thousand ends nothing.
 */

import type { CorpusLabel } from '../corpora/label-of-name.ts';
import type { Truth } from '../truth.ts';

/** A message, a file that cannot be read, or one that is no mail. */
export type CorpusItem =
  | CorpusMessage
  | { readonly status: 'unreadable'; readonly path: string; readonly why: string }
  /** A file that does not begin like a mail. */
  | { readonly status: 'no-mail'; readonly path: string };

/** A message of a corpus with what is known of it. */
export interface CorpusMessage {
  readonly status: 'ok';
  /** For a person: as the caller gave it, with the path inside that, and `[3]` in an mbox. */
  readonly path: string;
  /** Within the corpus, with `/` between its names: the same wherever the corpus lies. */
  readonly name: string;
  /** The corpus it is from: its own name, or what its index says. */
  readonly corpus: string;
  /** Null where neither layout nor index nor caller gives one. */
  readonly label: CorpusLabel | null;
  /** What the sidecar says of it, where that is a whole truth. */
  readonly truth: Truth | null;
  /** Near-duplicates share one, as far as an index knows; null where none says. */
  readonly group: string | null;
  /** As it is stored; cut one byte past the limit. */
  readonly raw: Uint8Array;
}
