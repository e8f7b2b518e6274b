/**
 * One figure for a whole set: two runs that measure the same have the same.
 */

import { createHash } from 'node:crypto';
import type { BenchmarkSet } from '../generator/events.ts';
import { checkEvent, zoneText } from './set-files.ts';

/**
 * SHA-256 in hex over everything in a set, in its order.
 *
 * @throws TypeError for an event that is none of a set
 */
export function digestSet(set: BenchmarkSet): string {
  const { seed, part, world, earlier } = set;
  const { zone, ...rest } = world;
  const hash = createHash('sha256');
  // Lengths stand in front, so that no two sets run together to the same bytes.
  const add = (bytes: Uint8Array | string): void => {
    hash.update(`${bytes.length}\n`);
    hash.update(bytes);
  };
  add(JSON.stringify({ seed, part, world: rest }));
  add(zoneText(zone));
  for (const { raw, ...mail } of earlier) {
    add(JSON.stringify([mail.corpus, mail.path, mail.as]));
    add(raw);
  }
  for (const event of set.events()) {
    checkEvent(event);
    if (event.what === 'case') {
      add(JSON.stringify(event.case.truth));
      add(event.case.raw);
    } else add(JSON.stringify(event));
  }
  return hash.digest('hex');
}
