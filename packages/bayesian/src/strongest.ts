/**
 * The strongest of many, in order.
 *
 * A mail has hundreds of words, of which few are asked for. They are put where
 * they belong among those found so far: to sort them all, with a call for each
 * comparison, took longer than all the arithmetic of a score.
 */

/**
 * Places of the `limit` numbers farthest from `even`, and at least `least` from it, the farthest
 * first, of equals the first first.
 */
export function strongest(
  values: ArrayLike<number>,
  even: number,
  limit: number,
  least: number,
): readonly number[] {
  const strengthAt = (place: number): number => Math.abs((values[place] ?? even) - even);
  const places: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    const strength = strengthAt(i);
    if (strength < least) continue;
    let at = places.length;
    if (at === limit) {
      if (strength <= strengthAt(places[at - 1] ?? 0)) continue;
      at -= 1;
    }
    for (; at > 0 && strengthAt(places[at - 1] ?? 0) < strength; at -= 1) {
      places[at] = places[at - 1] ?? 0;
    }
    places[at] = i;
  }
  return places;
}
