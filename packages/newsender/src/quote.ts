/** Text of a mail that is quoted in a summary, in characters. */
const MAX_QUOTE = 120;

/** A text of a mail, no longer than a sentence can bear. */
export function quote(text: string): string {
  return text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text;
}
