/**
 * Status codes in text: the enhanced code of RFC 3463 (`5.1.1`) and the reply
 * code of RFC 5321 (`550`).
 *
 * QUIRK: version numbers, dates and IP addresses look like status codes. A code
 * counts where it stands free, its class is 2, 4 or 5, and no fourth group follows.
 */

// What stands before a code is looked at where one may stand: at every letter it would cost more.
const ENHANCED = /[245]\.(?<![0-9.][245]\.)[0-9]{1,3}\.[0-9]{1,3}(?![0-9]|\.[0-9])/g;
const REPLY = /[245][0-5][0-9](?<![^\s:;<("'#[-][0-9]{3})(?=[\s\-,;:>)"'.#]|$)/g;

/** Codes tried in one text; the first that fits counts. */
const MAX_TRIED = 20;

/** The first enhanced status code in a text that is no success, else the first; or null. */
export function findStatus(text: string): string | null {
  let first: string | null = null;
  ENHANCED.lastIndex = 0;
  for (let tried = 0; tried < MAX_TRIED; tried++) {
    const code = ENHANCED.exec(text)?.[0];
    if (code === undefined) break;
    if (!isStatus(code)) continue;
    if (!code.startsWith('2')) return code;
    first ??= code;
  }
  return first;
}

/** The first SMTP reply code of a failure in a text, or null. */
export function findReplyCode(text: string): number | null {
  REPLY.lastIndex = 0;
  for (let tried = 0; tried < MAX_TRIED; tried++) {
    const code = REPLY.exec(text)?.[0];
    if (code === undefined) break;
    if (Number(code) >= 400) return Number(code);
  }
  return null;
}

/** RFC 3463 section 2: subject 0 to 7, detail small. IPs such as 4.2.2 pass; their fourth group does not. */
function isStatus(code: string): boolean {
  const [, subject, detail] = code.split('.').map(Number);
  return subject !== undefined && detail !== undefined && subject <= 7 && detail <= 999;
}

/** A Status field's own value: QUIRK, it may hold a reply line or a comment instead. */
export function parseStatusField(value: string): string | null {
  const match = /^\s*([245]\.[0-9]{1,3}\.[0-9]{1,3})(?![0-9.])/.exec(value);
  return match?.[1] ?? findStatus(value);
}
