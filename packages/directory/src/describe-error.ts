/**
 * What may be said of an error that somebody else's code threw.
 *
 * Messages of directory clients quote bind names, connection strings and
 * passwords. Name and code do not, as long as they look like a name and a code.
 */

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const CODE = /^[A-Za-z0-9_-]{1,40}$/;

/** Name and code of an error, such as `TypeError, ECONNREFUSED`; never its message. */
export function describeError(error: unknown): string {
  const name = read(error, 'name', NAME) ?? 'an error';
  // `fetch` reports every failure as one TypeError and the reason as its cause.
  const code = read(error, 'code', CODE) ?? read(property(error, 'cause'), 'code', CODE);
  return code === null ? name : `${name}, ${code}`;
}

function read(from: unknown, key: string, shape: RegExp): string | null {
  const value = property(from, key);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value);
  return shape.test(text) ? text : null;
}

/** A getter of somebody else's error may itself throw. */
function property(from: unknown, key: string): unknown {
  if (typeof from !== 'object' || from === null) return undefined;
  try {
    return Reflect.get(from, key);
  } catch {
    return undefined;
  }
}
