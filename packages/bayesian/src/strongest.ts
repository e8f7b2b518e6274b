/**
 * The strongest of many, in order.
 *
 * A mail has hundreds of words, of which few are asked for. They are put where
 * they belong among those found so far: to sort them all, with a call for each
 * comparison, took longer than all the arithmetic of a score.
 */

/**
 * Places of the `limit` largest numbers that are at least `least`, the largest
 * first, of equals the first first.
 */
export function strongest(
  strengths: ArrayLike<number>,
  limit: number,
  least: number,
): readonly number[] {
  const places: number[] = [];
  for (let i = 0; i < strengths.length; i += 1) {
    const strength = strengths[i] ?? 0;
    if (strength < least) continue;
    let at = places.length;
    if (at === limit) {
      if (strength <= (strengths[places[at - 1] ?? 0] ?? 0)) continue;
      at -= 1;
    }
    for (; at > 0 && (strengths[places[at - 1] ?? 0] ?? 0) < strength; at -= 1) {
      places[at] = places[at - 1] ?? 0;
    }
    places[at] = i;
  }
  return places;
}
