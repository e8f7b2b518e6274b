/**
 * How often can a DKIM signature prove a bounce, do the bytes come through, and
 * how fast is it checked?
 *
 *     dkim.ts [--speed] [CORPUS]
 *
 * The corpus is a directory of bounces with an `index.jsonl`; beside it, archives
 * of mail with a `mail.index.jsonl`. `--speed` measures speed alone, and needs neither.
 */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpusOnce } from './accuracy/read-corpus-once.ts';
import { readCommand } from './command/read-command.mjs';
import { defaultCorpus } from './corpus/default-corpus.mjs';
import { MAIL_INDEX, readLabelledMail } from './corpus/labelled-mail.ts';
import { bodyHashes } from './dkim/body-hash.ts';
import { measureSpeed } from './dkim/measure-speed.ts';
import { holdsReturned, WAYS } from './dkim/return-mail.ts';
import { surveyBounces } from './dkim/survey-bounces.ts';

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: { speed: { type: 'boolean', default: false } },
  }),
);
const [path] = positionals;

const bounces = values.speed ? null : await readCorpusOnce(path);
if (bounces !== null) {
  const real = bounces.filter(({ message: { label } }) => label === 'bounce' || label === 'delay');
  console.log(
    '| the original came back | reports | bytes exact | signed | readable | body hash holds |',
  );
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [form, count] of await surveyBounces(real)) {
    const { reports, exact, signed, readable, holds } = count;
    console.log(`| ${form} | ${reports} | ${exact} | ${signed} | ${readable} | ${holds} |`);
  }
  console.log('');
}

const folder = dirname(path ?? defaultCorpus().path);
if (values.speed) console.log('Only speed is measured.\n');
else if (!existsSync(join(folder, MAIL_INDEX))) console.log(`No archives of mail in ${folder}.\n`);
else {
  let signed = 0;
  let held = 0;
  const returned = new Map<string, number>(WAYS.map((way) => [way, 0]));
  for await (const { raw } of readLabelledMail(folder)) {
    const { signatures, holds } = await bodyHashes(raw);
    if (signatures > 0) signed++;
    if (!holds) continue;
    held++;
    for (const way of WAYS) {
      if (await holdsReturned(raw, way)) returned.set(way, (returned.get(way) ?? 0) + 1);
    }
  }
  console.log(
    `${signed} signed mails; of ${held} the body hash holds as archived. Returned in a report:\n`,
  );
  console.log('| way | body hash holds |');
  console.log('|---|---:|');
  for (const [way, count] of returned) console.log(`| ${way} | ${count} |`);
  console.log('');
}

console.log('| returned | reports a second |');
console.log('|---|---:|');
for (const { title, perSecond } of await measureSpeed()) {
  console.log(`| ${title} | ${Math.round(perSecond).toLocaleString('en')} |`);
}
