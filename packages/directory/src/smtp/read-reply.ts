/**
 * Replies of an SMTP server (RFC 5321 section 4.2): lines of a code and a text,
 * `-` behind the code where more follow.
 *
 * The server may be hostile or none at all, so everything is bounded, and what is
 * no reply is a fault and never an answer.
 */

/** A reply. */
export interface SmtpReply {
  /** 200 to 599. */
  readonly code: number;
  /** `5.1.1` of RFC 3463, or null. */
  readonly status: string | null;
  /** The texts of its lines. */
  readonly lines: readonly string[];
}

/** RFC 5321 section 4.5.3.1.5 has 512; some write more. */
const MAX_LINE = 2_000;

/** Answers to EHLO have some twenty. */
const MAX_LINES = 100;

const LINE = /^([2-5][0-9]{2})(?:([ -])(.*))?$/;
const STATUS = /^([245]\.[0-9]{1,3}\.[0-9]{1,3})(?=\s|$)/;

/** Collects the bytes of one reply. */
export interface ReplyReader {
  /** Takes text; the reply once it is whole, null before, `fault` where it is none. */
  push(text: string): SmtpReply | 'fault' | null;
  /** Whether anything came that belongs to no reply yet. */
  pending(): boolean;
}

/** Makes a reader; after a reply it goes on with the next. */
export function createReplyReader(): ReplyReader {
  let rest = '';
  let lines: string[] = [];
  let code: number | null = null;
  return {
    pending: () => rest !== '' || lines.length > 0,
    push: (text) => {
      rest += text;
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        if (end > MAX_LINE || lines.length >= MAX_LINES) return 'fault';
        const [, digits, more = ' ', said = ''] = LINE.exec(rest.slice(0, end).trimEnd()) ?? [];
        rest = rest.slice(end + 1);
        // All lines of a reply have the same code.
        if (digits === undefined || (code ?? Number(digits)) !== Number(digits)) return 'fault';
        code = Number(digits);
        lines.push(said);
        if (more === '-') continue;
        const reply = { code, lines, status: statusOf(code, said) };
        code = null;
        lines = [];
        return reply;
      }
      return rest.length > MAX_LINE ? 'fault' : null;
    },
  };
}

/** One of another class than the code is a mistake of somebody's. */
function statusOf(code: number, said: string): string | null {
  const status = STATUS.exec(said)?.[1] ?? null;
  return status !== null && status[0] === String(code)[0] ? status : null;
}
