/**
 * Everything a signal may look at. It is collected once per message.
 */

import type { NormalAddress } from './address.ts';
import type { Dsn } from './dsn.ts';
import type { Mail } from './mail.ts';

/** The host that handed us the report, as our own server saw it. */
export interface Client {
  /** IP address in text form. */
  readonly address: string;
  /** What it said in HELO or EHLO, or null. */
  readonly helo: string | null;
}

/** The SMTP envelope of the report (RFC 5321), as a caller hands it in. */
export interface Envelope {
  /** MAIL FROM without angle brackets; the empty string is the null sender. */
  readonly mailFrom?: string;
  /** RCPT TO of the one addressee judged, without angle brackets. */
  readonly recipient?: string;
  /** Who handed the report to our server. */
  readonly client?: Client;
}

/** The envelope as far as it is known. */
export interface KnownEnvelope {
  /** The empty string is the null sender; null is unknown. */
  readonly mailFrom: string | null;
  /** Null is unknown. */
  readonly recipient: string | null;
  /** Null is unknown. */
  readonly client: Client | null;
  /** True where the value comes from the mail's own header and not from the session. */
  readonly derived: {
    readonly mailFrom: boolean;
    readonly recipient: boolean;
    readonly client: boolean;
  };
}

/** All that a signal may look at when it judges a report. */
export interface Evidence {
  /** The report as a mail. */
  readonly mail: Mail;
  /** The report as read, with what it returns. */
  readonly report: Dsn;
  /** Of the session; where there was none, what the header says of it. */
  readonly envelope: KnownEnvelope;
  /** To whom the report came, in normal form; null where nothing says so. */
  readonly addressee: NormalAddress | null;
  /** Time of judging in milliseconds since 1970. */
  readonly now: number;
}
