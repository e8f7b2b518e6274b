/**
 * Works on several items at once and hands each result out as soon as it is its
 * turn: in the order of the items, and without waiting for the next item, which
 * may be long in coming. Never more than `jobs` items are being worked on, so
 * memory stays bounded however long the input is.
 *
 * Items that break off are told after the results of those before.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  jobs: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const pending: Promise<Result>[] = [];
  const take = async (): Promise<Taken<Item>> => {
    try {
      const { done, value } = await iterator.next();
      return done === true ? { end: () => {} } : { item: value };
    } catch (error) {
      return {
        end: () => {
          throw error;
        },
      };
    }
  };
  let next: Promise<Taken<Item>> | null = take();
  let end = (): void => {};
  try {
    while (true) {
      const [first] = pending;
      const full = pending.length >= jobs;
      if (next !== null && !full && (first === undefined || (await isFirst(next, first)))) {
        const taken: Taken<Item> = await next;
        if ('end' in taken) {
          next = null;
          end = taken.end;
        } else {
          pending.push(heard(work(taken.item)));
          next = take();
        }
      } else if (first !== undefined) {
        const result = await first;
        pending.shift();
        yield result;
      } else return end();
    }
  } finally {
    // Not awaited: it would wait for an item that nobody wants any more.
    iterator.return?.().catch(() => {});
  }
}

/** An item, or how the items ended: `end` returns or throws. */
type Taken<Item> = { readonly item: Item } | { readonly end: () => void };

/** A failure is told when its turn comes; until then it must not count as unheard. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** Which of two is settled first; how, is for later. */
function isFirst(one: Promise<unknown>, other: Promise<unknown>): Promise<boolean> {
  const settled = (promise: Promise<unknown>, answer: boolean): Promise<boolean> =>
    promise.then(
      () => answer,
      () => answer,
    );
  return Promise.race([settled(one, true), settled(other, false)]);
}
