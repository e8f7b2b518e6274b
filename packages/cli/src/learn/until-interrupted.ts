/**
 * Passes items on until somebody interrupts, even while the next item is being
 * waited for: standard input may be long in coming.
 */
export async function* untilInterrupted<Item>(
  items: AsyncIterable<Item>,
  interrupted: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const stopped = new Promise<IteratorReturnResult<void>>((resolve) => {
    const stop = (): void => resolve({ done: true, value: undefined });
    if (interrupted.aborted) stop();
    interrupted.addEventListener('abort', stop, { once: true });
  });
  try {
    while (true) {
      const next = iterator.next();
      // Unheard, if it fails after the interrupt.
      next.catch(() => {});
      const { done, value } = await Promise.race([stopped, next]);
      if (done === true) return;
      yield value;
    }
  } finally {
    // Not awaited: it would wait for an item that nobody wants any more.
    iterator.return?.().catch(() => {});
  }
}
