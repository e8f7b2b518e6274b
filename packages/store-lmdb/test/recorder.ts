/**
 * A process that sends: `recorder.ts DIRECTORY FROM COUNT`.
 *
 * It says `ready`, waits for a line on standard input, and records mails
 * numbered from FROM, one or some at a time. It says the number of the next as
 * soon as those before are recorded, and `done` after COUNT, or why it was
 * refused. It may be killed at any moment.
 */

import { once } from 'node:events';
import { createLmdbSentStore, openLmdb } from '@backscatter/store-lmdb';
import { dice } from './lessons.ts';
import { mail, missing, REALM, START } from './mails.ts';

const [path = '', from = '0', count = '0'] = process.argv.slice(2);
const lmdb = openLmdb({ path });
const store = createLmdbSentStore(lmdb, { now: () => START });
const roll = dice(Number(from));

console.log('ready');
await once(process.stdin, 'data');
process.stdin.destroy();
let next = Number(from);
try {
  const end = next + Number(count);
  while (next < end) {
    const size = Math.min(end - next, roll(8) === 0 ? 50 : 1 + roll(3));
    const messages = Array.from({ length: size }, (_, i) => mail(next + i));
    await store.record({ realm: REALM, messages });
    next += size;
    console.log(next);
  }
  console.log('done');
} catch (error) {
  const written = Array.from({ length: next - Number(from) }, (_, i) => Number(from) + i);
  const lost = await missing(store, written);
  console.log(`${lost.length === 0 ? 'readable' : 'lost'}: ${(error as Error).message}`);
}
await lmdb.close();
