/**
 * Variable envelope return paths (VERP; Bernstein, 1997): a list or service
 * gives each recipient a return path of its own, with the recipient in it, and
 * then knows whose mail failed whatever the report says.
 *
 *     list-bounces+user=example.com@lists.example
 *     bounces-123-user=example.com@news.example
 *
 * Nothing says where the recipient begins: `bounces-123-mary-ann=example.com`
 * may mean `ann`, `mary-ann` or `123-mary-ann`. So without a pattern every
 * reading is given; whoever knows how his service writes gives its pattern.
 */

import { normalizeAddress } from './normalize-address.ts';

/** Readings given at most: an address has few signs that could stand before a recipient. */
const MAX_READINGS = 8;

/** RFC 5321 section 4.5.3.1: local parts have 64 characters, whole addresses 254. */
const MAX_LENGTH = 400;

const DOMAIN = '[^=@+]{1,250}\\.[^=@+.]{2,63}';

/** What each placeholder may stand for. Bounded, so that reading stays quick. */
const PLACEHOLDERS: ReadonlyMap<string, string> = new Map([
  ['{user}', '(?<user>[^=@]{1,64})'],
  ['{domain}', `(?<domain>${DOMAIN})`],
  ['{id}', '[a-z0-9_.]{1,64}'],
]);

/** How a service writes its return paths, made by `parseVerpPattern`. */
export interface VerpPattern {
  /** The pattern as it was given. */
  readonly pattern: string;
  /** Reads an address; null where it does not fit. */
  readonly read: (address: string) => string | null;
}

/**
 * Reads a pattern such as `bounces-{id}-{user}={domain}@news.example`: `{user}`
 * and `{domain}` are the recipient, `{id}` is letters, digits, `_` and `.`, the
 * rest stands as it is, in any case.
 *
 * @throws TypeError where `{user}` or `{domain}` is missing, stands twice, or `{id}` stands more
 *   than twice
 */
export function parseVerpPattern(pattern: string): VerpPattern {
  const pieces = pattern.split(/(\{[a-z]*\})/);
  const count = (name: string): number => pieces.filter((piece) => piece === name).length;
  const unknown = pieces.find((piece) => /^\{[a-z]*\}$/.test(piece) && !PLACEHOLDERS.has(piece));
  if (count('{user}') !== 1 || count('{domain}') !== 1 || count('{id}') > 2 || unknown) {
    throw new TypeError(
      `VERP pattern ${JSON.stringify(pattern)}: must hold {user} and {domain} once, {id} at most twice, and no other`,
    );
  }
  const source = pieces
    .map((piece) => PLACEHOLDERS.get(piece) ?? piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('');
  const regex = new RegExp(`^${source}$`, 'i');
  return {
    pattern,
    read: (address) => {
      const groups = regex.exec(address)?.groups;
      return groups === undefined ? null : `${groups['user']}@${groups['domain']}`;
    },
  };
}

/**
 * The recipients, in normal form, that a return path may name; the likeliest
 * first. Empty where it names none. Never throws.
 *
 * @param address a return path, with or without angle brackets
 * @param patterns how our services write; the first that fits decides alone
 */
export function decodeVerp(
  address: string,
  patterns: readonly VerpPattern[] = [],
): readonly string[] {
  const written = address.trim().replace(/^<|>$/g, '');
  if (written.length > MAX_LENGTH) return [];
  for (const { read } of patterns) {
    const recipient = read(written);
    if (recipient !== null) return normalForms([recipient]);
  }
  const at = written.lastIndexOf('@');
  const local = written.slice(0, Math.max(0, at));
  const equals = local.lastIndexOf('=');
  const domain = local.slice(equals + 1);
  if (equals < 0 || !new RegExp(`^${DOMAIN}$`).test(domain)) return [];
  const before = local.slice(0, equals);
  if (before.includes('=')) return [];
  const readings: string[] = [];
  // From the right: a list's own name holds more of these signs than a mailbox does.
  for (let i = before.length - 2; i > 0 && readings.length < MAX_READINGS; i -= 1) {
    if (before[i] === '-' || before[i] === '+') readings.push(`${before.slice(i + 1)}@${domain}`);
  }
  return normalForms(readings);
}

function normalForms(recipients: readonly string[]): readonly string[] {
  const forms = recipients.map((recipient) => normalizeAddress(recipient)?.address ?? null);
  return [...new Set(forms.filter((form) => form !== null))];
}
