/**
 * How a look-up says that it could not find out, in words that may be shown.
 *
 * A message of somebody else's error may quote a password, so of those only name
 * and code are repeated (see `describe-error`). An error made here carries a
 * sentence of its own beside, under a symbol of the registry: an entry point, or
 * another copy of the package, makes errors that this one knows.
 */

const WHY = Symbol.for('@backscatter/directory why');

/** Characters of a reason that are shown. */
const MAX_LENGTH = 300;

/**
 * An error to throw where a look-up cannot find out.
 *
 * @param why a clause such as `the server is busy`; it is shown and logged, so no secret
 */
export function unanswered(why: string): Error {
  const shown = why.slice(0, MAX_LENGTH);
  return Object.assign(new Error(shown), { name: 'Unanswered', [WHY]: shown });
}

/** The reason of an error of `unanswered`; null for any other error. */
export function whyUnanswered(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  try {
    const why: unknown = Reflect.get(error, WHY);
    return typeof why === 'string' ? why.slice(0, MAX_LENGTH) : null;
  } catch {
    return null;
  }
}
