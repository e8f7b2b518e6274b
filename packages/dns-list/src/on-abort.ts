/**
 * Many who wait for one abort. Node warns of a leak where a signal has more than
 * ten listeners, and one look-up has a hundred questions: so each signal has one
 * listener, which tells the others.
 */

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `listener` when `signal` aborts; never where it did so before.
 *
 * @returns what takes the listener away
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const known = waiting.get(signal);
  const all = known ?? new Set();
  if (known === undefined) {
    waiting.set(signal, all);
    const tell = (): void => {
      for (const one of all) one();
      all.clear();
    };
    signal.addEventListener('abort', tell, { once: true });
  }
  all.add(listener);
  return () => {
    all.delete(listener);
  };
}
