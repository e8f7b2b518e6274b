/**
 * Entries in the order of time, oldest first.
 *
 * The sent log asks for the newest and drops the oldest, and mostly records in
 * order. So: a sorted array, insertion by binary search (at the end, as a
 * rule), and a moving head instead of `shift`, which makes dropping cheap.
 * Entries of the same time stand in the order of their numbers, so that every
 * line which holds two of them agrees on which leaves first.
 */

/** Below this many dropped places the array is not worth compacting. */
const MIN_COMPACT = 32;

/** What has a place in time. */
export interface Timed {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Unique; the smaller came first. */
  readonly number: number;
}

/** A queue sorted by time. A class: a log holds one for every id and every pair. */
export class TimeLine<Entry extends Timed> {
  #sorted: Entry[] = [];
  #head = 0;

  get size(): number {
    return this.#sorted.length - this.#head;
  }

  /** Adds an entry at its place. */
  insert(entry: Entry): void {
    const place = this.#placeOf(entry);
    if (place === this.#sorted.length) this.#sorted.push(entry);
    else this.#sorted.splice(place, 0, entry);
  }

  /** The oldest entry, left where it is. */
  get oldest(): Entry | undefined {
    return this.#sorted[this.#head];
  }

  /** Takes the oldest entry out. */
  dropOldest(): Entry | undefined {
    const entry = this.oldest;
    if (entry === undefined) return undefined;
    this.#head += 1;
    if (this.#head >= MIN_COMPACT && this.#head * 2 >= this.#sorted.length) {
      this.#sorted = this.#sorted.slice(this.#head);
      this.#head = 0;
    }
    return entry;
  }

  /** The newest entries, newest first: `limit` at most, none older than `since` or younger than `until`. */
  newest(limit: number, since: number, until: number): readonly Entry[] {
    const found: Entry[] = [];
    const last = this.#placeOf({ at: until, number: Number.POSITIVE_INFINITY }) - 1;
    for (let i = last; i >= this.#head && found.length < limit; i -= 1) {
      const entry = this.#sorted[i];
      if (entry === undefined || entry.at < since) break;
      found.push(entry);
    }
    return found;
  }

  #placeOf(entry: Timed): number {
    let low = this.#head;
    let high = this.#sorted.length;
    const last = this.#sorted[high - 1];
    if (last === undefined || isBefore(last, entry)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#sorted[middle];
      if (there !== undefined && isBefore(there, entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore(a: Timed, b: Timed): boolean {
  return a.at < b.at || (a.at === b.at && a.number < b.number);
}
