/**
 * Tokens as safe keys. `bayes` keeps counts in plain objects, in which
 * `constructor`, `toString` and `__proto__` have values before anything is
 * learned. No property name has a colon, so a field prefix makes a token safe.
 */

/** Where the colon of a prefix such as `b:` stands. */
const COLON_AT = 1;

/** The token, or, where it has no field prefix, the token as a word of the body. */
export function prefixed(token: string): string {
  return token[COLON_AT] === ':' ? token : `b:${token}`;
}
