/**
 * The Received lines of what came back, each taken apart when it is asked for: mostly the
 * topmost says all, and a dozen others stand below it.
 */

import type { Header } from '@backscatter/core';
import { decodeHeader, parseReceived, type Received } from '@backscatter/mail';

/** Received lines looked at: mail takes a dozen hops, a forger writes what he likes. */
const MAX_HOPS = 30;

/** The lines of one message, topmost first. A class: it keeps what was taken apart. */
export class ReceivedLines {
  readonly #written: readonly Header[];
  readonly #read: Received[] = [];

  constructor(headers: readonly Header[]) {
    this.#written = headers.filter(({ name }) => name === 'received').slice(0, MAX_HOPS);
  }

  get length(): number {
    return this.#written.length;
  }

  /** The line at a place, 0 the topmost; none below the last. */
  at(place: number): Received | undefined {
    const written = this.#written[place];
    if (written === undefined) return undefined;
    this.#read[place] ??= parseReceived(decodeHeader(written.raw));
    return this.#read[place];
  }

  /** The lines from the topmost on. */
  *[Symbol.iterator](): Generator<Received> {
    for (let place = 0, line = this.at(0); line !== undefined; line = this.at(place)) {
      yield line;
      place += 1;
    }
  }
}
