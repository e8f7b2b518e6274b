/**
 * Bytes to text. A charset that is missing, wrong or unknown is the rule in
 * bounces, so this never fails: what is valid UTF-8 is read as UTF-8, anything
 * else by what its bytes look like, at last as windows-1252, which gives every
 * byte a character.
 */

import { guessCharset } from './guess-charset.ts';

const utf8 = new TextDecoder('utf-8');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** QUIRK: UTF-7 can hide markup from every filter that looks for `<`; nobody honest sends it. */
const REFUSED = /utf-?7/i;

/**
 * Decodes bytes by a charset label (WHATWG Encoding names).
 *
 * @param charset a label such as `iso-2022-jp`, or null to guess
 */
export function decodeBytes(bytes: Uint8Array, charset: string | null = null): string {
  if (charset !== null && !/^(us-?ascii|utf-?8)$/i.test(charset) && !REFUSED.test(charset)) {
    try {
      const decoder = decoderOf(charset);
      const text = decoder.decode(bytes);
      return decoder.encoding === 'windows-1252' ? mendControls(text) : text;
    } catch {
      // An unknown label: guess as if there were none.
    }
  }
  // Asking for an error at once would cost more than decoding twice.
  const text = utf8.decode(bytes);
  if (!text.includes('\ufffd')) return text;
  try {
    // A replacement character may also be one that somebody wrote down before us.
    return strictUtf8.decode(bytes);
  } catch {
    const guessed = guessCharset(bytes);
    if (guessed !== 'windows-1252') return new TextDecoder(guessed).decode(bytes);
    return mendControls(windows1252.decode(bytes));
  }
}

/** Charsets whose decoders are kept; all that mail is written in are fewer, under several names. */
const MAX_DECODERS = 100;

const decoders = new Map<string, TextDecoder>();

/** @throws RangeError for an unknown label */
function decoderOf(charset: string): TextDecoder {
  const known = decoders.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset);
  if (decoders.size < MAX_DECODERS) decoders.set(charset, decoder);
  return decoder;
}

/** What windows-1252 has at 0x80 to 0x9F; a dot where it has nothing. */
const AT_0X80 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** QUIRK: Node 20 decodes windows-1252 as ISO 8859-1, which has controls there. */
function mendControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => {
    const char = AT_0X80[control.charCodeAt(0) - 0x80];
    return char === undefined || char === '.' ? control : char;
  });
}

/**
 * Reads a string that holds one byte a character, as MIME libraries keep header
 * lines, by the same rule. Costs nothing for ASCII.
 */
export function decodeBinaryString(binary: string): string {
  if (isAscii(binary)) return binary;
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) {
    const code = binary.charCodeAt(i);
    if (code > 0xff) return binary;
    bytes[i] = code;
  }
  return decodeBytes(bytes);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
