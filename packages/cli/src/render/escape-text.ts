/**
 * Text out of a mail, made safe to show.
 *
 * A terminal obeys what it is sent: ESC and the C1 controls (ECMA-48) move the
 * cursor, set the title or answer back; the bidirectional controls (UAX #9)
 * make a line read as another; line separators forge lines. Spammers send all
 * of them. So every control, format character and half surrogate is spelled out.
 */

/** Controls, format characters, half surrogates, line and paragraph separators. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Spells out what a terminal would obey: `\x1b`, `\u202e`. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, (unsafe) => {
    const code = unsafe.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
  });
}

/** Escapes the same characters in JSON text, where they can only stand inside strings. */
export function escapeJson(json: string): string {
  return json.replace(UNSAFE, (unsafe) => {
    let escaped = '';
    for (let unit = 0; unit < unsafe.length; unit++) {
      escaped += `\\u${unsafe.charCodeAt(unit).toString(16).padStart(4, '0')}`;
    }
    return escaped;
  });
}

/** Escapes text and cuts it to `limit` characters, `…` included. */
export function showText(text: string, limit: number): string {
  // Only the beginning can be shown, so only that is worth escaping.
  const shown = [...escapeText(text.slice(0, 2 * limit))];
  const cut = shown.length > limit || text.length > 2 * limit;
  return cut ? `${shown.slice(0, limit - 1).join('')}…` : shown.join('');
}
