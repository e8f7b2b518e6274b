/**
 * Received lines (RFC 5321 section 4.4): the trace each server leaves.
 *
 *     Received: from HELO (NAME [ADDRESS]) by HOST (SOFTWARE) with PROTOCOL
 *               id ID for <RECIPIENT>; DATE
 *
 * QUIRK: only the line our own server wrote can be trusted; everything below
 * is a claim. Clauses come in any order, with comments anywhere, and qmail
 * writes `(qmail 1234 invoked by …)` with no clause at all.
 */

/** A longer line is cut: the clauses stand first. */
const MAX_LINE_LENGTH = 2_000;

/** One Received line; null where the line does not say. */
export interface Received {
  /** What the client said in HELO. */
  readonly helo: string | null;
  /** The client's IP address as the server saw it. */
  readonly address: string | null;
  /** The server that wrote the line, lower case. */
  readonly by: string | null;
  /** The protocol in upper case, such as `ESMTPSA`. */
  readonly protocol: string | null;
  /** The server's queue id. */
  readonly id: string | null;
  /** The envelope recipient. */
  readonly recipient: string | null;
  /** Milliseconds since 1970. */
  readonly at: number | null;
}

const ADDRESS = /\[(?:IPv6:)?([0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f:.]{1,41})\]/i;
const BARE_ADDRESS = /\(([0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f:.]{1,41})\)/i;

/** QUIRK: Exim (`helo=NAME`) and qmail (`HELO NAME`) put the resolved name first and HELO behind it. */
const HELO_COMMENT = /\b(?:helo|ehlo)[= ]([^\s()]{1,255})/i;

/** Reads one Received line, folded or not. Never throws. */
export function parseReceived(raw: string): Received {
  const line = raw.slice(0, MAX_LINE_LENGTH).replace(/\s+/g, ' ').trim();
  const semicolon = line.lastIndexOf(';');
  const clauses = semicolon < 0 ? line : line.slice(0, semicolon);
  const at = semicolon < 0 ? Number.NaN : Date.parse(withoutComments(line.slice(semicolon + 1)));
  const from = clauses.split(/(?:^| )by /i, 1)[0] ?? '';
  // QUIRK: Exchange names its product where the protocol belongs.
  const bare = withoutComments(clauses).replace(/ with Microsoft SMTP Server\b/i, ' with SMTP');
  const recipient = clause(bare, 'for');
  return {
    helo: HELO_COMMENT.exec(from)?.[1] ?? clause(bare, 'from'),
    address: clientAddress(from),
    by: clause(bare, 'by')?.toLowerCase() ?? null,
    protocol: clause(bare, 'with')?.toUpperCase() ?? null,
    id: clause(bare, 'id'),
    recipient: recipient?.includes('@') ? recipient.replace(/[<>]/g, '') : null,
    at: Number.isNaN(at) ? null : at,
  };
}

/** In the comment stands what the server saw; in front of it, what the client claimed. */
function clientAddress(from: string): string | null {
  const seen = from.replace(HELO_COMMENT, '');
  const comment = seen.slice(Math.max(0, seen.indexOf('(')));
  const match = ADDRESS.exec(comment) ?? BARE_ADDRESS.exec(comment) ?? ADDRESS.exec(seen);
  return match?.[1] ?? null;
}

function clause(bare: string, word: string): string | null {
  const words = bare.split(' ');
  for (let i = 0; i + 1 < words.length; i++) {
    if (words[i]?.toLowerCase() === word) return words[i + 1] || null;
  }
  return null;
}

/** Comments nest (RFC 5322 section 3.2.2); deeper ones than these stay. */
const MAX_NESTING = 4;

function withoutComments(text: string): string {
  let bare = text;
  for (let depth = 0; depth < MAX_NESTING && bare.includes('('); depth++) {
    bare = bare.replace(/\([^()]*\)/g, ' ');
  }
  return bare.replace(/ +/g, ' ').trim();
}
