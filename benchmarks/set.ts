/**
 * Makes a labelled set of reports out of ham and spam, and writes it to a folder.
 *
 *     set.ts --out DIR [options] [CORPUS…]
 *
 *     --part train|test     which formats, corpora and organisation (default test)
 *     --seed N              the same gives the same set to the byte (default 7)
 *     --genuine N           reports on the organisation's mail (default 1000)
 *     --backscatter N       reports on what others sent in its name (default 1000)
 *     --ordinary N          mail that is no report (default 500)
 *     --adversaries         attacks as well
 *     --days N              over how many days (default 60)
 *     --returned AMOUNT     what every report returns: none, headers, message, …
 *     --ham PATH            ham, whatever it is called; may be repeated
 *     --spam PATH           spam
 *     --dry                 write nothing, only count and digest
 *
 * A CORPUS is a folder, an archive or a mailbox whose labels are told by an index or
 * by names such as `ham` and `spam`; of these each part takes its own. Default is the
 * collection beside the checkout. The digest is SHA-256 over all bytes and truths.
 */

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  adversaries,
  type BenchmarkSet,
  type BenchmarkSetOptions,
  createBenchmarkSet,
} from '@backscatter/evaluation/generator';
import { digestSet, writeSet } from '@backscatter/evaluation/node';
import { existing } from './command/existing.mjs';
import { readCommand } from './command/read-command.mjs';
import { defaultMail, readSources } from './set/read-sources.ts';
import { setCounts } from './set/set-counts.ts';

const AMOUNTS = ['message', 'headers', 'truncated', 'quoted', 'none'] as const;

/** Messages between two signs of life. */
const STEP = 5_000;

const { values, positionals, refuse, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      part: { type: 'string', default: 'test' },
      seed: { type: 'string', default: '7' },
      genuine: { type: 'string', default: '1000' },
      backscatter: { type: 'string', default: '1000' },
      ordinary: { type: 'string', default: '500' },
      adversaries: { type: 'boolean', default: false },
      days: { type: 'string', default: '60' },
      returned: { type: 'string' },
      ham: { type: 'string', multiple: true, default: [] },
      spam: { type: 'string', multiple: true, default: [] },
      dry: { type: 'boolean', default: false },
    },
  }),
);

const at = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);
const part = values.part === 'train' ? 'train' : 'test';
const returned = AMOUNTS.find((amount) => amount === values.returned);
const { out } = values;
if (out === undefined && !values.dry) refuse('--out DIR is needed, or --dry');
if (!['train', 'test'].includes(values.part)) refuse('--part is train or test');
if (values.returned !== undefined && returned === undefined)
  refuse(`--returned is ${AMOUNTS.join(', ')}`);
if (positionals.length + values.ham.length + values.spam.length === 0 && defaultMail() === null) {
  console.log('Nothing made: no collection of mail lies beside the checkout; name a CORPUS.');
  process.exit(0);
}

// Before the mail is read, which takes a while.
const numbers = {
  seed: whole('seed'),
  size: {
    genuine: whole('genuine'),
    backscatter: whole('backscatter'),
    ordinary: whole('ordinary'),
  },
  days: whole('days'),
};
const { ham, spam, problems } = await readSources({
  part,
  ...(positionals.length > 0 ? { corpora: positionals.map(existing) } : {}),
  ham: values.ham.map(existing),
  spam: values.spam.map(existing),
});
for (const problem of problems) console.error(problem);
const set = made({
  ...numbers,
  part,
  ham,
  spam,
  extra: values.adversaries ? [adversaries()] : [],
  ...(returned === undefined ? {} : { returned }),
});
if (!values.dry && out !== undefined) await writeSet(withProgress(set, 'written'), at(out));
const counts = setCounts(withProgress(set, 'counted'));
console.log(
  `${ham.length} ham and ${spam.length} spam read, ${set.earlier.length} of them to learn from`,
);
for (const [what, count] of counts) console.log(`${String(count).padStart(8)}  ${what}`);
console.log(`sha256 ${digestSet(set)}`);

/** The set; what it cannot be made of is the caller's to mend. */
function made(options: BenchmarkSetOptions): BenchmarkSet {
  try {
    return createBenchmarkSet(options);
  } catch (error) {
    if (error instanceof TypeError) refuse(error.message);
    throw error;
  }
}

/** The same set, which says now and then how far it is. */
function withProgress(made: BenchmarkSet, done: string): BenchmarkSet {
  return {
    ...made,
    *events() {
      let count = 0;
      for (const event of made.events()) {
        yield event;
        if (event.what !== 'case') continue;
        count += 1;
        if (count % STEP === 0) console.error(`${count.toLocaleString('en')} messages ${done}`);
      }
    },
  };
}
