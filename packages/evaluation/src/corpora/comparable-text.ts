/**
 * What of a mail is compared to find its copies: subject and body. Its way, its
 * ids and its dates differ between copies, and so do the numbers that bulk mail
 * puts into each; what is encoded is compared as it stands, which copies share.
 */

/** Bytes looked at: the beginning of a mail tells copies, attachments only cost. */
const MAX_BYTES = 65_536;

const latin1 = new TextDecoder('latin1');

/** The words of subject and body, lower case, every digit a `0`. */
export function comparableText(raw: Uint8Array): string {
  const text = latin1.decode(raw.subarray(0, MAX_BYTES)).replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  const header = end < 0 ? text : text.slice(0, end);
  const body = end < 0 ? '' : text.slice(end + 2);
  const subject = /^subject:([^\n]{0,1000}(?:\n[ \t][^\n]{0,1000}){0,9})/im.exec(header)?.[1] ?? '';
  return `${subject}\n${body}`.toLowerCase().replace(/[0-9]/g, '0');
}
