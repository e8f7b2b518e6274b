/** Small changes to text that several programs make alike. */

/** Broken at blanks behind about `width` characters, `indent` before what follows. */
export function wrapped(text: string, indent = '    ', width = 70): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${indent}`);
}

/** xtext of RFC 3461 section 4: what is not plain becomes `+` and two digits. */
export function xtext(text: string): string {
  return text.replace(
    /[^!-*,-<>-~]/g,
    (char) => `+${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** A few of the digits of another alphabet, drawn. */
export function draw(
  random: { below(below: number): number },
  alphabet: string,
  length: number,
): string {
  return Array.from({ length }, () => alphabet.charAt(random.below(alphabet.length))).join('');
}

/** Digits of base 16. */
export const HEX = '0123456789ABCDEF';
/** Digits of base 10. */
export const DIGITS = '0123456789';
/** Digits and letters, of which ids are made. */
export const MIXED = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Digits of base 16, small. */
export const LOWER_HEX = '0123456789abcdef';

/** Text for HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A number below 100 in two digits. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Text that keeps to ASCII, as programs without charsets make it. */
export function ascii(text: string): string {
  return text.replace(/[^ -~]/g, '?');
}
