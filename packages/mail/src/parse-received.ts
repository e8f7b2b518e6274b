/**
 * Received lines (RFC 5321 section 4.4): the trace each server leaves.
 *
 *     Received: from HELO (NAME [ADDRESS]) by HOST (SOFTWARE) with PROTOCOL
 *               id ID for <RECIPIENT>; DATE
 *
 * QUIRK: only the line our own server wrote can be trusted; everything below
 * is a claim. Clauses come in any order, with comments anywhere, and qmail
 * writes `(qmail 1234 invoked by …)` with no clause at all.
 *
 * Who handed the message in stands in three forms: the protocol names of RFC
 * 3848 that end in A, a word in a comment (`authenticated bits=0`), or a protocol
 * that only mail programs and browsers speak (HTTP, MAPI).
 */

import { isSubmission } from './is-submission.ts';

/** A longer line is cut: the clauses stand first. */
const MAX_LINE_LENGTH = 2_000;

/** One Received line; null where the line does not say. */
export interface Received {
  /** What the client said in HELO. */
  readonly helo: string | null;
  /**
   * The client's name as the server found it by its address, lower case; null where the
   * server found none, doubts it (`may be forged`), or writes HELO alone, which is a claim.
   */
  readonly name: string | null;
  /** The client's IP address as the server saw it. */
  readonly address: string | null;
  /** The server that wrote the line, lower case. */
  readonly by: string | null;
  /** The server's own address, where it notes it beside its name. */
  readonly byAddress: string | null;
  /** The protocol in upper case, such as `ESMTPSA`. */
  readonly protocol: string | null;
  /** True where a user handed the message in: logged in, over HTTP, or with a mail program's own protocol. */
  readonly submission: boolean;
  /** The server's queue id. */
  readonly id: string | null;
  /** The envelope recipient. */
  readonly recipient: string | null;
  /** Milliseconds since 1970. */
  readonly at: number | null;
}

const IP = '([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f:.]{1,41})';
/** QUIRK: Exchange notes the zone of a link-local address (`fe80::1%12`), others the port (`[192.0.2.1:25]`). */
const ADDRESS = new RegExp(`\\[(?:IPv6:)?${IP}(?:%[\\w.-]{1,20})?(?::[0-9]{1,5})?\\]`, 'i');
/** QUIRK: qmail writes who ident says is calling (`user@192.0.2.1`) and how he logged in (`192.0.2.1 with plain`). */
const BARE_ADDRESS = new RegExp(
  `\\((?:[^\\s()@]{1,64}@)?${IP}(?:%[\\w.-]{1,20})?(?::[0-9]{1,5})?(?=[\\s),])`,
  'i',
);
const WHOLE_ADDRESS = new RegExp(`^${IP}$`, 'i');

/** QUIRK: Exim (`helo=NAME`) and qmail (`HELO NAME`) put the resolved name first and HELO behind it. */
const HELO_COMMENT = /\b(?:helo|ehlo)[= ]([^\s()]{1,255})/i;

/** A name and the address it was found by, with what ident says in front. */
const FOUND_NAME = /\((?:[^\s()@]{1,64}@)?([a-z0-9_][a-z0-9_.-]{0,253}) \[/i;

/** Names that say that there is none. */
const NO_NAME: ReadonlySet<string> = new Set([
  'unknown',
  'unverified',
  'source',
  'host',
  'untrusted',
]);

/** Who came, and for whom: what is asked of every report's first line. */
export type Handover = Pick<Received, 'helo' | 'address' | 'recipient'>;

/** Reads one Received line, folded or not. Never throws. */
export function parseReceived(raw: string): Received {
  const cut = cutLine(raw);
  const { from, rest, words, date } = cut;
  const by = clause(words, 'by')?.toLowerCase() ?? null;
  const { helo, address, recipient } = handoverOf(cut);
  return {
    helo,
    address,
    name: foundName(from, rest),
    by,
    byAddress: serverAddress(rest, by),
    protocol: clause(words, 'with')?.toUpperCase() ?? null,
    submission: isSubmission(from, rest),
    id: clause(words, 'id'),
    recipient,
    at: timeOf(date),
  };
}

/** `parseReceived` for the time alone. Never throws. */
export function parseReceivedTime(raw: string): number | null {
  const line = raw.slice(0, MAX_LINE_LENGTH);
  const semicolon = line.lastIndexOf(';');
  return timeOf(semicolon < 0 ? null : line.slice(semicolon + 1).replace(BLANKS, ' '));
}

function timeOf(date: string | null): number | null {
  const at = date === null ? Number.NaN : Date.parse(withoutComments(date));
  return Number.isNaN(at) ? null : at;
}

/** What `parseReceived` says of these three, without reading the rest. Never throws. */
export function parseHandover(raw: string): Handover {
  return handoverOf(cutLine(raw));
}

function handoverOf({ from, words }: CutLine): Handover {
  const recipient = clause(words, 'for');
  return {
    helo: HELO_COMMENT.exec(from)?.[1] ?? claimedName(words),
    address: clientAddress(from),
    recipient: recipient?.includes('@') ? recipient.replace(/[<>]/g, '') : null,
  };
}

/** A line in its parts. */
interface CutLine {
  /** Up to `by`. */
  readonly from: string;
  /** From `by` on. */
  readonly rest: string;
  /** All clauses without their comments. */
  readonly words: readonly string[];
  /** What stands behind the last semicolon, or null where there is none. */
  readonly date: string | null;
}

function cutLine(raw: string): CutLine {
  const line = raw.slice(0, MAX_LINE_LENGTH).replace(BLANKS, ' ').trim();
  const semicolon = line.lastIndexOf(';');
  const clauses = semicolon < 0 ? line : line.slice(0, semicolon);
  const by = clauses.search(/(?:^| )by /i);
  const from = by < 0 ? clauses : clauses.slice(0, by);
  const bare = withoutComments(clauses);
  return {
    from,
    rest: clauses.slice(from.length),
    // QUIRK: Exchange and IIS name their product where the protocol belongs.
    words: bare.replace(/ with Microsoft SMTP(?: Server\b|SVC\b)/i, ' with SMTP').split(' '),
    date: semicolon < 0 ? null : line.slice(semicolon + 1),
  };
}

/** Blanks, apart from the one that they become. */
const BLANKS = /\s{2,}|[^\S ]/g;

/** QUIRK: some servers leave HELO out: `from (mail.example.net [192.0.2.7]) by …`. */
function claimedName(words: readonly string[]): string | null {
  const word = clause(words, 'from');
  return word?.toLowerCase() === 'by' ? null : word;
}

/** In the comment stands what the server saw; in front of it, what the client claimed. */
function clientAddress(from: string): string | null {
  const seen = from.replace(HELO_COMMENT, '');
  const comment = seen.slice(Math.max(0, seen.indexOf('(')));
  const match = ADDRESS.exec(comment) ?? BARE_ADDRESS.exec(comment) ?? ADDRESS.exec(seen);
  if (match !== null) return match[1] ?? null;
  // QUIRK: some servers write the address where HELO belongs, and nothing else.
  return WHOLE_ADDRESS.exec(clause(withoutComments(seen).split(' '), 'from') ?? '')?.[1] ?? null;
}

/** QUIRK: Exim and qmail have it in front, the others in the comment; IIS, Exchange and Domino have HELO alone. */
function foundName(from: string, rest: string): string | null {
  if (/\bmay be forged\b/i.test(from)) return null;
  const before = HELO_COMMENT.test(from) || /\(Exim\b/i.test(rest);
  const found = FOUND_NAME.exec(from.replace(HELO_COMMENT, ''))?.[1];
  const name = (found ?? (before ? claimedName(withoutComments(from).split(' ')) : null) ?? '')
    .toLowerCase()
    .replace(/\.$/, '');
  return /^[a-z0-9_][a-z0-9_.-]*$/.test(name) && /[a-z]/.test(name) && !NO_NAME.has(name)
    ? name
    : null;
}

/** The address in the comment right behind the server's name: `by HOST (ADDRESS)`, `by HOST (name [ADDRESS])`. */
function serverAddress(rest: string, by: string | null): string | null {
  const literal = WHOLE_ADDRESS.exec(by?.replace(/^\[|\]$/g, '') ?? '');
  if (literal !== null) return literal[1] ?? null;
  const comment = /^ ?by [^\s()]{1,255} ?(\([^()]{1,300}\))/i.exec(rest)?.[1] ?? '';
  return (ADDRESS.exec(comment) ?? BARE_ADDRESS.exec(comment))?.[1] ?? null;
}

function clause(words: readonly string[], word: string): string | null {
  for (let i = 0; i + 1 < words.length; i++) {
    const there = words[i] ?? '';
    if (there.length === word.length && there.toLowerCase() === word) return words[i + 1] || null;
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
  return bare.replace(/ {2,}/g, ' ').trim();
}
