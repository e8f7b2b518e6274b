/**
 * White space that says nothing: servers break and indent their lines as they
 * like, and what is compared must not depend on it.
 */

/** Each run of white space as one blank. */
export function singleBlanks(text: string): string {
  // A blank that stands alone is left as it is: most do, and a text without others is not copied.
  return text.replace(/\s{2,}|[^\S ]/g, ' ');
}
