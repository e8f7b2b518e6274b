/**
 * Lines of a text. Mail ends them by CRLF (RFC 5322 section 2.1); what reaches a
 * reader has LF, CRLF or a bare CR, and at times all of them in one text.
 */

/** The lines without what ends them; one empty line for an empty text. */
export function splitLines(text: string): readonly string[] {
  // Splitting at one character costs a tenth of splitting at a pattern.
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
}
