/**
 * An address as its two halves, with everything as it was written: a signature
 * is over these very characters.
 */

/** Longer ones are none (RFC 5321 section 4.5.3.1), wrapping and UTF-8 allowed for. */
const MAX_ADDRESS_LENGTH = 1_000;

/** The halves of an address. */
export interface AddressParts {
  /** Without quotes, where it had any. */
  readonly local: string;
  readonly domain: string;
}

/** Takes an address apart; null for the null sender and for what is no address. */
export function splitAddress(raw: string): AddressParts | null {
  const trimmed = raw.trim();
  const written = trimmed.slice(
    trimmed.startsWith('<') ? 1 : 0,
    trimmed.endsWith('>') ? -1 : undefined,
  );
  const at = written.lastIndexOf('@');
  if (at <= 0 || at === written.length - 1 || written.length > MAX_ADDRESS_LENGTH) return null;
  // A line end must not get into a command or a header field by way of an address.
  if (/\p{Cc}/u.test(written)) return null;
  const local = written.slice(0, at);
  const isQuoted = local.length > 2 && local.startsWith('"') && local.endsWith('"');
  return {
    local: isQuoted ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local,
    domain: written.slice(at + 1).replace(/\.$/, ''),
  };
}

/** A dot-string (RFC 5321 section 4.1.2), UTF-8 included; others must be quoted. */
const DOT_STRING = /^[^\s"(),:;<>@[\\\]]+$/;

/** Puts an address together, its local part quoted where it must be. */
export function joinAddress({ local, domain }: AddressParts): string {
  const quoted = DOT_STRING.test(local) ? local : `"${local.replace(/["\\]/g, '\\$&')}"`;
  return `${quoted}@${domain}`;
}
