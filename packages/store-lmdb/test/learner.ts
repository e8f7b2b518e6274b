/**
 * A process that learns: `learner.ts DIRECTORY FROM COUNT`.
 *
 * It says `ready`, waits for a line on standard input, and learns COUNT
 * messages numbered from FROM: one at a time, some together, and takes some back.
 * It says `begun` after the first, and `done` after the last, or why it was
 * refused. It may be killed at any moment.
 */

import { once } from 'node:events';
import { createLmdbTokenStore, openLmdb } from '@backscatter/store-lmdb';
import { dice, lesson } from './lessons.ts';

const [path = '', from = '0', count = '0'] = process.argv.slice(2);
const lmdb = openLmdb({ path });
const store = createLmdbTokenStore(lmdb);
const roll = dice(Number(from));

console.log('ready');
await once(process.stdin, 'data');
process.stdin.destroy();
try {
  const end = Number(from) + Number(count);
  for (let next = Number(from); next < end; ) {
    // Most go to the journal, and every eighth batch to the pages.
    const size = Math.min(end - next, roll(8) === 0 ? 30 : 1 + roll(3));
    const numbers = Array.from({ length: size }, (_, i) => next + i);
    if (!(await store.write(lesson(numbers, 1)))) throw new Error('somebody learned the same');
    if (next === Number(from)) console.log('begun');
    next += size;
    if (roll(4) > 0) continue;
    if (!(await store.write(lesson(numbers.slice(0, 1), -1))))
      throw new Error('it was not learned');
  }
  console.log('done');
} catch (error) {
  // What is there can still be read.
  const { messages } = await store.size();
  console.log(`${messages > 0 ? 'readable' : 'empty'}: ${(error as Error).message}`);
}
await lmdb.close();
