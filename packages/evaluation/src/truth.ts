/**
 * What is known of a message before anybody judges it: the sidecar of a labelled
 * set. A set is a folder with one `truth.jsonl`, a line a message, and the
 * messages themselves; whoever labels his own mail needs `path` and `label` alone.
 */

import type { VerdictKind } from '@backscatter/core';

/** The label that is right. */
export type TruthLabel = 'genuine' | 'backscatter' | 'not-a-bounce';

/**
 * How much of the original a report returns: `message` whole and `headers` its header,
 * each as a part of its own; `truncated` its beginning, cut by bytes or lines;
 * `quoted` in the text of the notice, whole or in extracts, with marks before its
 * lines or below a dividing line; `none` nothing of it but what the notice mentions.
 */
export type ReturnedAmount = 'message' | 'headers' | 'truncated' | 'quoted' | 'none';

/** A source of proof that the operator declared to cover the addressee's mail at that time. */
export type Coverage = 'sent-ids' | 'sent-recipients' | 'return-path' | 'message-id';

/** What there is to find, if one looks. Only the generator knows it. */
export interface EvidenceTruth {
  /** Whether the sent log holds the message that the report is on. */
  readonly logged: boolean;
  /** What the addressee's mail is declared to be covered by. */
  readonly covered: readonly Coverage[];
  /** Signatures that the reported message really bore, such as `return-path` or `message-id`. */
  readonly signed: readonly Coverage[];
  readonly addressee: 'known' | 'unknown' | 'never-sends' | 'catch-all';
  /** Whether the report names an id of the original: in what it returns, in a field or in its thread. */
  readonly namesId: boolean;
  /** What of the original the simulated DNS lists hold: `injector`, `link`; rightly or wrongly. */
  readonly listed: readonly ('injector' | 'link')[];
}

/** What was sent or forged. */
export interface OriginalTruth {
  /** As its From names it. */
  readonly from: string;
  /** Whom it was to reach. */
  readonly to: string;
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/** What is true of a message, known to whoever made or labelled it. */
export interface Truth {
  /** Unique in its set. */
  readonly id: string;
  readonly label: TruthLabel;
  readonly kind: VerdictKind;
  /** When it came, milliseconds since 1970. */
  readonly at: number;
  /** As our server would hand it in; the recipient as it came, tag included. */
  readonly envelope: {
    readonly mailFrom: string;
    readonly recipient: string;
    readonly client: { readonly address: string; readonly helo: string | null } | null;
  };
  /** Notice format, such as `postfix` or `exchange-de`; whole formats are held out. */
  readonly format: string;
  /** BCP 47 language of the notice, such as `en` or `pt-BR`. */
  readonly language: string;
  readonly returned: ReturnedAmount;
  /** Where the text of the original comes from; null where the generator wrote it. */
  readonly source: { readonly corpus: string; readonly path: string } | null;
  /** The spam run it belongs to, or null. */
  readonly campaign: string | null;
  /** What happened, in kebab-case, such as `refused`, `forwarded`, `list-member`, `copied-id`. */
  readonly scenario: string;
  /** The attack of task 4, in kebab-case, or null. */
  readonly adversary: string | null;
  /** Null for ordinary mail. */
  readonly original: OriginalTruth | null;
  readonly evidence: EvidenceTruth | null;
}

/** A message with its truth. */
export interface LabelledCase {
  readonly truth: Truth;
  readonly raw: Uint8Array;
}
