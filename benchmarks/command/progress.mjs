/**
 * A sign of life on standard error while something takes long; none where nobody
 * looks, so that what a program prints into a file stays what it was.
 */

/** Between two signs, in milliseconds: seldom enough to cost nothing. */
const EVERY = 500;

/**
 * Makes the function that says how far something is.
 *
 * @param {string} what such as `judging`
 * @param {number} [of] how many there will be, where that is known
 * @returns {{ tick(done?: number): void, end(): void }} `tick` counts by itself unless told; `end` wipes the line
 */
export function createProgress(what, of) {
  const isSeen = process.stderr.isTTY === true;
  let count = 0;
  let told = 0;
  return {
    tick(done) {
      count = done ?? count + 1;
      if (!isSeen || Date.now() - told < EVERY) return;
      told = Date.now();
      const whole = of === undefined ? '' : ` of ${of.toLocaleString('en')}`;
      process.stderr.write(`\r\u001b[K${what} ${count.toLocaleString('en')}${whole}`);
    },
    end() {
      if (isSeen && told > 0) process.stderr.write('\r\u001b[K');
    },
  };
}

/**
 * The same messages, and a sign of life as they go by.
 *
 * @template T
 * @param {AsyncIterable<T> | Iterable<T>} items
 * @param {string} what such as `messages read:`
 * @returns {AsyncGenerator<T, void, undefined>}
 */
export async function* withProgress(items, what) {
  const progress = createProgress(what);
  try {
    for await (const item of items) {
      progress.tick();
      yield item;
    }
  } finally {
    progress.end();
  }
}
