/** Cuts what comes into groups of so many; the last may be smaller. */
export function* groupsOf<T>(all: Iterable<T>, size: number): Generator<readonly T[]> {
  let group: T[] = [];
  for (const one of all) {
    group.push(one);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
