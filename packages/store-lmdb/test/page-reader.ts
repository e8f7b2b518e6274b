/**
 * A process that reads a sent log of which a page is gone: `page-reader.ts DIRECTORY COUNT`.
 *
 * For every so many pages of the file of DIRECTORY, which holds mails numbered up to
 * COUNT, it fills the page of a copy with zeros and asks for some of the mails. It
 * prints what was said of each as a list in JSON: `found`, `not sent`, or the error.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLmdbSentStore, openLmdb } from '@backscatter/store-lmdb';
import { missing, START } from './mails.ts';

/** Bytes of a page of the file. */
const PAGE = 4_096;

/** Between two pages that are taken away, and between two mails that are asked for. */
const [PAGES, MAILS] = [23, 60];

/** The first two pages say where all others are; without them it does not open. */
const FIRST = 2;

const [directory = '', count = '0'] = process.argv.slice(2);
const file = readFileSync(join(directory, 'data.mdb'));
const said: string[] = [];
for (let page = FIRST; page < file.length / PAGE; page += PAGES) {
  const copy = mkdtempSync(join(directory, 'copy-'));
  const damaged = Buffer.from(file).fill(0, page * PAGE, (page + 1) * PAGE);
  writeFileSync(join(copy, 'data.mdb'), damaged);
  const lmdb = openLmdb({ path: copy });
  const store = createLmdbSentStore(lmdb, { now: () => START });
  for (let number = 0; number < Number(count); number += MAILS) {
    try {
      said.push((await missing(store, [number])).length === 0 ? 'found' : 'not sent');
    } catch (error) {
      said.push((error as Error).message);
    }
  }
  await lmdb.close();
  rmSync(copy, { recursive: true });
}
console.log(JSON.stringify(said));
