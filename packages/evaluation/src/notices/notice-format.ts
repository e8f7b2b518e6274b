/**
 * A notice format is how one server program writes its reports. It is a row of a
 * table: what it can say, how much it returns, and a function from a plan to the
 * bytes of a mail. The words are the project's own, in the manner of the program.
 *
 * Mails are binary strings here, a character a byte (`binary-string.ts`); a subject
 * is text.
 */

import type { VerdictKind } from '@backscatter/core';
import type { Random } from '../random.ts';
import type { ReturnedAmount } from '../truth.ts';

/** The mail that a report is on, as the reporting server has it. */
export interface ReturnedOriginal {
  /** Whole, a binary string, CRLF line ends, its Received lines included, the topmost the reporter's own. */
  readonly raw: string;
  readonly from: string;
  readonly to: string;
  /** Decoded text. */
  readonly subject: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** ENVID the sender gave, not yet xtext (RFC 3461), or null. */
  readonly envelopeId: string | null;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/** Why it could not be delivered. */
export type FailureCause =
  | 'user-unknown'
  | 'mailbox-full'
  | 'policy'
  | 'spam-rejected'
  | 'too-large'
  | 'host-unknown'
  | 'timeout';

/** What is to be reported, by whom, and on what. */
export interface NoticePlan {
  /** When it is written, milliseconds since 1970. */
  readonly at: number;
  /** As the report's To names it; a return path may be written tag and all. */
  readonly to: string;
  /** The host that writes it, such as `mx1.example.net`. */
  readonly host: string;
  /** Documentation address of that host (RFC 5737). */
  readonly address: string;
  readonly failed: string;
  readonly original: ReturnedOriginal;
  readonly kind: 'failure' | 'delay' | 'success';
  readonly cause: FailureCause;
  /** One that the format can give (`amounts`). */
  readonly returned: ReturnedAmount;
  /** Whether In-Reply-To or References may name the original's id where the program does that. */
  readonly threads: boolean;
}

/** How one program writes its reports. */
export interface NoticeFormat {
  /** Kebab-case and unique, such as `exchange-2003-de`. */
  readonly name: string;
  /** The program or provider, such as `exchange`; its formats are held out together or not. */
  readonly family: string;
  /** BCP 47. */
  readonly language: string;
  readonly kinds: readonly NoticePlan['kind'][];
  readonly amounts: readonly ReturnedAmount[];
  /** Whether its report on that plan names the id of the original anywhere, for whoever looks. */
  readonly namesId: (plan: NoticePlan) => boolean;
  /** MAIL FROM of its reports: `` (null sender) or an address; most use the null sender. */
  readonly mailFrom: (plan: NoticePlan) => string;
  /** The whole mail, a binary string with CRLF line ends, header included, without trace headers of the receiving side. */
  readonly write: (plan: NoticePlan, random: Random) => string;
}

/** What answers a mail without being a delivery report. */
export interface AnswerFormat {
  readonly name: string;
  readonly family: string;
  readonly language: string;
  readonly kind: Extract<
    VerdictKind,
    'auto-reply' | 'challenge-response' | 'virus-warning' | 'disposition-notification'
  >;
  /** Whether it goes to From (RFC 3834 says: to the return path; many go to From). */
  readonly goesTo: 'from' | 'return-path';
  /** Whether it names the id of what it answers, beside what it returns. */
  readonly namesId: boolean;
  readonly amounts: readonly ReturnedAmount[];
  readonly mailFrom: (plan: NoticePlan) => string;
  /** A binary string, as that of `NoticeFormat`. */
  readonly write: (plan: NoticePlan, random: Random) => string;
}
