/**
 * What the starter list of `keyword` finds, and how fast rules are matched.
 *
 *     keyword.ts [--names] [--speed] [DIRECTORY]
 *
 * The directory holds archives and a `mail.index.jsonl`, and beside them
 * `bounces/` with an `index.jsonl`; default is the collection beside the
 * checkout. Each message of mail is judged as if a bounce had returned it
 * whole, near-duplicates once; each bounce as it is. `--names` lists what was
 * found in ham and in bounces; `--speed` measures speed and memory instead,
 * which needs no mail.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_RULES } from '@backscatter/keyword';
import { readCommand } from './command/read-command.mjs';
import { mailFolder } from './corpus/mail-folder.ts';
import { measureRuleSpeed } from './keyword/measure-rule-speed.ts';
import { type Found, STRENGTHS, searchBounces, searchMail } from './keyword/search-corpora.ts';

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: {
      names: { type: 'boolean', default: false },
      speed: { type: 'boolean', default: false },
    },
  }),
);

if (values.speed) {
  for (const line of await measureRuleSpeed()) console.log(line);
  process.exit(0);
}

const folder = mailFolder(positionals[0]);

console.log(`${DEFAULT_RULES.length} rules; share with a finding of at least that strength\n`);
console.log(`| messages | of | any | ${STRENGTHS.map((s) => s.toFixed(1)).join(' | ')} |`);
console.log(`|---|---:|---:|${STRENGTHS.map(() => '---:|').join('')}`);
const mail = await searchMail(folder);
for (const [title, found] of mail) row(`${title}, keyword-spam`, found, 'spam');
const bounces = existsSync(join(folder, 'bounces/index.jsonl'))
  ? await searchBounces(join(folder, 'bounces'))
  : [];
row('bounces, keyword-spam', bounces, 'spam');
row('bounces, keyword-fake-notice', bounces, 'fake');

if (values.names) {
  const ham = [...mail].filter(([title]) => title.endsWith(' ham')).flatMap(([, found]) => found);
  for (const { path, spam, fake, says } of [...ham, ...bounces]) {
    if (spam > 0 || fake > 0) console.log(path, spam.toFixed(2), fake.toFixed(2), says);
  }
}

function row(title: string, found: readonly Found[], kind: 'spam' | 'fake'): void {
  const share = (least: number): string => {
    const count = found.filter((one) => one[kind] > 0 && one[kind] >= least).length;
    return `${((100 * count) / Math.max(1, found.length)).toFixed(2)} % (${count})`;
  };
  const cells = [0, ...STRENGTHS].map(share);
  console.log(`| ${title} | ${found.length} | ${cells.join(' | ')} |`);
}
