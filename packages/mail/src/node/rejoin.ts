/**
 * A stream of which the beginning was looked at, whole again.
 *
 * @param head what was read of it
 * @param rest what has not been read; whoever stops early lets go of it
 */
export async function* rejoin<Chunk>(
  head: Chunk,
  rest: AsyncIterator<Chunk>,
): AsyncGenerator<Chunk, void, undefined> {
  try {
    yield head;
    while (true) {
      const { done, value } = await rest.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}
