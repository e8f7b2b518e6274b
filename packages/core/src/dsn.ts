/**
 * A report on a message, whatever its writer called it: a delivery status
 * notification (RFC 3464), its plain-text forefathers, an automatic reply
 * (RFC 3834), a disposition notification (RFC 8098), a feedback report (RFC 5965).
 */

import type { Mail } from './mail.ts';
import type { Problem } from './problem.ts';

/** Every `ReportKind`. */
export const REPORT_KINDS = [
  'failure',
  'delay',
  'success',
  'auto-reply',
  'challenge-response',
  'virus-warning',
  'feedback-report',
  'disposition-notification',
] as const;

/** What a report is about. */
export type ReportKind = (typeof REPORT_KINDS)[number];

/** RFC 3464 section 2.3.3. */
export type DsnAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** Why delivery failed, from a closed set. A cause comes before its consequence. */
export type BounceReason =
  /** The domain takes mail, but nobody there has this address, or it is no address at all. */
  | 'user-unknown'
  /** The recipient's own quota is used up; a server's full disk is `system-error`. */
  | 'mailbox-full'
  /** The mailbox exists, but is closed, locked, suspended or out of use for now. */
  | 'mailbox-disabled'
  /** The recipient's domain, or every host it names for mail, does not exist. */
  | 'host-unknown'
  /** The domain exists and says that it takes no mail (RFC 7505), or its server does (RFC 7504). */
  | 'domain-not-accepting'
  /** What the message says, or where its links lead, is judged to be spam or phishing. */
  | 'spam-rejected'
  /** A rule of the recipient or his organisation: a refused sender, a list for members; also a refusal without a cause. */
  | 'policy'
  /** The sending host or domain is listed, has a bad name, or is not properly named in the DNS (PTR, HELO). */
  | 'blocked-reputation'
  /** SPF, DKIM, DMARC or ARC fails, or the client did not log in where it had to. */
  | 'auth-failure'
  /** More bytes, lines or header than the server or the recipient takes. */
  | 'message-too-large'
  /** A scanner found harmful code. */
  | 'virus'
  /** Tried in vain for too long, and nothing says why. */
  | 'expired'
  /** The next server could not be reached or spoken with: connection, time-outs, DNS without an answer, TLS. */
  | 'network-error'
  /** Too much, too fast or too soon, from the sender or to the recipient; greylisting is of this kind. */
  | 'rate-limited'
  /** The server does not handle this domain for this client. */
  | 'relay-denied'
  /** The form of the message, its header, or a kind of attachment; not that it is spam. */
  | 'content-rejected'
  /** The message comes round, or has passed too many servers. */
  | 'loop'
  /** The mailbox is elsewhere now (RFC 5321 section 3.4). */
  | 'moved'
  /** The server, or a program it hands mail to, is broken, full or badly set up. */
  | 'system-error'
  /** One server did not understand the other's commands. */
  | 'syntax'
  /** Nothing says why. */
  | 'undefined';

/** One recipient that the report speaks of (RFC 3464 section 2.3). */
export interface DsnRecipient {
  /** The address delivery was tried to, decoded, or null where only an original one is named. */
  readonly finalRecipient: string | null;
  /** The address the sender gave (ORCPT), decoded, or null. */
  readonly originalRecipient: string | null;
  /** From the Action field, or what the notice says; null if it says nothing. */
  readonly action: DsnAction | null;
  /** RFC 3463 enhanced status code `class.subject.detail`, or null. */
  readonly status: string | null;
  /** Where `status` was taken from when not from a Status field of its own; else null. */
  readonly derived: 'diagnostic-code' | 'reply-code' | 'text' | null;
  /** Three-digit SMTP reply code in the diagnostic, or null. */
  readonly replyCode: number | null;
  /** The remote server's own words, folded to one line, or null. */
  readonly diagnosticCode: string | null;
  /** The host that refused or was tried, without its type prefix, or null. */
  readonly remoteMta: string | null;
  /** Why, from a closed set; `undefined` where nothing says so. */
  readonly reason: BounceReason;
  /**
   * Whether trying again could help: by the class of the code (RFC 3463: 4 against 5), else by the
   * reason. Transient while the server still tries; `unknown` for a success and where nothing says it.
   */
  readonly permanence: 'permanent' | 'transient' | 'unknown';
  /** Last-Attempt-Date as written, or null. */
  readonly lastAttemptDate: string | null;
  /** Final-Log-ID as written, or null. */
  readonly finalLogId: string | null;
  /** Will-Retry-Until as written, or null. */
  readonly willRetryUntil: string | null;
}

/**
 * Where an id of the returned message was found. The first three stand in the
 * returned message itself; the last two are no Message-IDs but what servers on
 * its way called it.
 */
export type IdPlace =
  /** Message-ID. */
  | 'returned-message-id'
  /** Resent-Message-ID (RFC 5322 section 3.6.6). */
  | 'returned-resent-message-id'
  /** The Message-ID before a provider put its own in the place, such as X-Microsoft-Original-Message-ID. */
  | 'returned-original-message-id'
  /** ENVID, returned as Original-Envelope-Id (RFC 3461 section 4.4), xtext decoded. */
  | 'envelope-id'
  /** Original-Message-ID or the like, of the report's fields or of its header. */
  | 'original-message-id'
  /** In-Reply-To of the report. */
  | 'in-reply-to'
  /** References of the report. */
  | 'references'
  /** Behind "Message-ID" in the notice. */
  | 'text'
  /** A field in which a provider notes its own id for the message, such as X-PM-Message-Id. */
  | 'provider-id'
  /**
   * What one server called it in its queue: X-Postfix-Queue-ID, Final-Log-ID, "queued as", the
   * `id` of a Received line of the returned message. Short, used again, unique to its host alone.
   */
  | 'queue-id';

/** An id that may name our message, without angle brackets, blanks and folding, case kept. */
export interface FoundId {
  readonly id: string;
  /** The most trustworthy place in which it stood. */
  readonly place: IdPlace;
}

/** How much of the original came back. */
export type ReturnedForm = 'message' | 'headers' | 'quoted' | 'none';

/** What came back of the original message. */
export interface ReturnedMessage {
  /** `message`: whole, as a part. `headers`: its header only. `quoted`: within the notice's text. */
  readonly form: ReturnedForm;
  /** The original as read, or null when nothing came back. */
  readonly mail: Mail | null;
  /**
   * What a signature over the original is checked on: the bytes of its part after transfer decoding,
   * or the quoted text as UTF-8. Absent where they are not known.
   */
  readonly bytes?: Uint8Array;
}

/** What a complaint says (RFC 5965 section 3, RFC 6591 section 3, RFC 6650, RFC 6692). */
export interface Feedback {
  /** `abuse`, `fraud`, `not-spam`, `opt-out`, `virus`, `auth-failure`, `other`, in lower case, or null. */
  readonly feedbackType: string | null;
  /** The program that wrote the complaint, as written, or null. */
  readonly userAgent: string | null;
  /** Of the format, `1` today; `0.1` in the drafts. */
  readonly version: string | null;
  /** ENVID, xtext decoded, or null. */
  readonly originalEnvelopeId: string | null;
  /** Empty for the null sender; null where it is not said. */
  readonly originalMailFrom: string | null;
  /** Whom the reported message was for, without angle brackets; empty where it is not said. */
  readonly originalRecipients: readonly string[];
  /** Address of the host that sent the reported message. */
  readonly sourceIp: string | null;
  /** TCP port of that host (RFC 6692), or null. */
  readonly sourcePort: number | null;
  /** As written, or null. */
  readonly arrivalDate: string | null;
  /** Host that took the reported message in, without its type prefix, or null. */
  readonly reportingMta: string | null;
  /** Domains that the complaint is about, each as written. */
  readonly reportedDomains: readonly string[];
  /** Addresses of pages or mailboxes that it is about, each as written. */
  readonly reportedUris: readonly string[];
  /** RFC 6591 section 3.1: `dkim`, `spf`, `dmarc` and others, or null. */
  readonly authFailure: string | null;
  /** Authentication-Results as written (RFC 8601), each. */
  readonly authenticationResults: readonly string[];
  /** What became of the message: `delivered`, `spam`, `policy`, `reject`, `other`, or null. */
  readonly deliveryResult: string | null;
  /** Which identifiers did not align (RFC 7489 section 7.3.1): `dkim`, `spf`, `none`; or null. */
  readonly identityAlignment: string | null;
  /** `d=` of the signature that failed, lower case, or null. */
  readonly dkimDomain: string | null;
  /** `i=` of it, or null. */
  readonly dkimIdentity: string | null;
  /** `s=` of it, or null. */
  readonly dkimSelector: string | null;
  /** The SPF records looked at, as written, each. */
  readonly spfDns: readonly string[];
  /** How many messages the report stands for, or null. */
  readonly incidents: number | null;
}

/** What became of a message at its reader (RFC 8098 section 3.2). */
export interface Disposition {
  /** `displayed`, `deleted`, `dispatched`, `processed`, in lower case, or null. */
  readonly type: string | null;
  /** `manual-action/mdn-sent-manually` and the like, in lower case, or null. */
  readonly mode: string | null;
  /** `error` and the like behind the type, in lower case. */
  readonly modifiers: readonly string[];
  /** The reader's host and program, as written, or null. */
  readonly reportingUserAgent: string | null;
  /** The gateway that translated it, without its type prefix, or null. */
  readonly mdnGateway: string | null;
  /** The address the sender gave, decoded, or null. */
  readonly originalRecipient: string | null;
  /** The address whose reader answers, decoded, or null. */
  readonly finalRecipient: string | null;
  /** Without angle brackets, or null. */
  readonly originalMessageId: string | null;
  /** What kept the notification or the message from being processed, each as written. */
  readonly failures: readonly string[];
  /** What went wrong although it was processed, each as written. */
  readonly errors: readonly string[];
  /** What was odd, each as written. */
  readonly warnings: readonly string[];
}

/** What a report says. */
export interface Dsn {
  readonly kind: ReportKind;
  /** Codes of what made it this kind, strongest first, such as `delivery-status`. */
  readonly evidence: readonly string[];
  /** The row of the dialect table that read the notice, or null for the generic readers. */
  readonly dialect: string | null;
  /** Those that the report names, in its order; empty where it names none. */
  readonly recipients: readonly DsnRecipient[];
  /** Host that wrote the report, without its type prefix, or null (RFC 3464 section 2.2.2). */
  readonly reportingMta: string | null;
  /** The gateway that translated the report, without its type prefix, or null (section 2.2.3). */
  readonly dsnGateway: string | null;
  /** Host from which the original came to the reporting one, likewise, or null (section 2.2.4). */
  readonly receivedFromMta: string | null;
  /** Arrival-Date as written, or null. */
  readonly arrivalDate: string | null;
  /** ENVID as the sender gave it, xtext decoded (RFC 3461 section 4.4), or null. */
  readonly originalEnvelopeId: string | null;
  /** Every id found, first the most trustworthy place; each id once. */
  readonly messageIds: readonly FoundId[];
  /** The fields of a feedback report, or null for other reports. */
  readonly feedback: Feedback | null;
  /** The fields of a disposition notification, or null for other reports. */
  readonly disposition: Disposition | null;
  /** The human part of the report, the returned message cut off. */
  readonly notice: string;
  readonly returned: ReturnedMessage;
  /** Deviations from the standards and oddities of this report. */
  readonly problems: readonly Problem[];
}
