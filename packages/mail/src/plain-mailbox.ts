/**
 * The short way for what most address fields hold: one mailbox, in one of the
 * plain forms of RFC 5322 section 3.4. A grammar that must be ready for groups,
 * comments and quoting takes every character apart; these need no more than a
 * look. Tests hold it to what the grammar gives.
 */

import type { Mailbox } from './parse-addresses.ts';

const WORDS = "[A-Za-z0-9_.'-]{1,64}(?: [A-Za-z0-9_.'-]{1,64}){0,8}";
const ADDRESS = '[A-Za-z0-9_.+=-]{1,128}@[A-Za-z0-9.-]{1,255}';

/** The same in quotes, where a comma parts no list: `"Last, First"`. */
const QUOTED = "[A-Za-z0-9_.'-]{1,64}(?:,? [A-Za-z0-9_.'-]{1,64}){0,8}";

/** `<user@example.org>`, `Words <user@example.org>`, `"Words" <user@example.org>`. */
const IN_BRACKETS = new RegExp(`^(?:(?:(${WORDS})|"(${QUOTED})") )?<(${ADDRESS})>$`);

/** `user@example.org`, `user@example.org (Words)`. */
const BARE = new RegExp(`^(${ADDRESS})(?: \\((${WORDS})\\))?$`);

/** The only mailbox of an address list in a plain form; null for every other list. */
export function parsePlainMailbox(value: string): Mailbox | null {
  if (value.endsWith('>')) {
    const bracketed = IN_BRACKETS.exec(value);
    if (bracketed === null) return null;
    const [, words, quoted, address = ''] = bracketed;
    return { name: words ?? quoted ?? '', address };
  }
  const bare = BARE.exec(value);
  if (bare === null) return null;
  const [, address = '', words] = bare;
  return { name: words ?? '', address };
}
