/** Text of a mail that is quoted in a summary, in characters. */
const MAX_QUOTE = 120;

/** Cuts text out of a mail to what a sentence can hold. */
export function quote(text: string): string {
  return text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…` : text;
}
