/**
 * Text out of a mail, made safe to show.
 *
 * A terminal obeys what it is sent: ESC and the C1 controls (ECMA-48) move the
 * cursor, set the title or answer back; the bidirectional controls (UAX #9)
 * make a line read as another; line ends forge lines of a log and fields of a
 * header (RFC 5322 section 2.2). Spammers send all of them. So every control,
 * format character and half surrogate is spelled out.
 *
 * HTML has letters of its own that mean more (`<`, `&`): a page escapes these too.
 */

/** Controls, format characters, half surrogates, line and paragraph separators. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Beyond printable ASCII. Without it, as nearly all text is, nothing has to be looked at more closely. */
const NOT_PLAIN = /[^ -~]/;

/** Characters of a text that a sentence can bear. */
const MAX_QUOTE = 120;

/**
 * Spells out what a terminal, a log or a header would obey: `\x1b`, `\x0a`, `\u202e`, `\u{e0041}`.
 * What holds none of it, as text that was escaped before, comes back as it is.
 */
export function escapeText(text: string): string {
  if (!NOT_PLAIN.test(text)) return text;
  return text.replace(UNSAFE, (unsafe) => {
    const code = unsafe.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
  });
}

/**
 * Escapes the same characters in JSON text without line ends, where they can only stand inside
 * strings. It says the same afterwards.
 */
export function escapeJson(json: string): string {
  if (!NOT_PLAIN.test(json)) return json;
  return json.replace(UNSAFE, (unsafe) => {
    let escaped = '';
    for (let unit = 0; unit < unsafe.length; unit++) {
      escaped += `\\u${unsafe.charCodeAt(unit).toString(16).padStart(4, '0')}`;
    }
    return escaped;
  });
}

/**
 * Escapes text that a sentence quotes, and cuts it.
 *
 * @param limit characters that it may have at the most, `…` included; default 120
 */
export function quote(text: string, limit: number = MAX_QUOTE): string {
  if (text.length <= limit && !NOT_PLAIN.test(text)) return text;
  // Only the beginning can be shown, so only that is worth escaping.
  const shown = [...escapeText(text.slice(0, 2 * limit))];
  const cut = shown.length > limit || text.length > 2 * limit;
  return cut ? `${shown.slice(0, limit - 1).join('')}…` : shown.join('');
}
