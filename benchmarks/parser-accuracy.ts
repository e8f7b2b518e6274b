/**
 * How well `parseDsn` reads bounces whose truth is known, and how much of that
 * rests on its dialect table: the same with each row switched off in turn, and
 * with all of them off, as it would read a server nobody has described.
 *
 *     parser-accuracy.ts [--misses] [DIRECTORY]
 *
 * The directory holds messages and an `index.jsonl`; default is the collection
 * beside the checkout.
 */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Dsn, Mail } from '@backscatter/core';
import { DIALECTS, type Dialect, parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { defaultCorpus } from './corpus/default-corpus.mjs';
import { type LabelledBounce, readLabelledBounces } from './corpus/labelled-bounces.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean', default: false } },
});
const folder =
  positionals[0] === undefined
    ? defaultCorpus().path
    : resolve(process.env['INIT_CWD'] ?? '.', positionals[0]);
if (!existsSync(join(folder, 'index.jsonl'))) {
  console.log(`Nothing measured: ${folder} has no index.jsonl that says what its messages are.`);
  process.exit(0);
}

/** The kind each label of the index means. */
const KINDS = new Map([
  ['success', 'success'],
  ['auto-reply', 'auto-reply'],
  ['feedback-report', 'feedback-report'],
  ['mdn', 'disposition-notification'],
  ['ordinary', 'ordinary'],
]);

interface Tally {
  bounces: number;
  recognised: number;
  named: number;
  exact: number;
  others: number;
  kindRight: number;
}

const parse = (raw: Uint8Array): Promise<Mail> => parseMail(raw);
const messages: { readonly message: LabelledBounce; readonly mail: Mail }[] = [];
for (const message of readLabelledBounces(folder)) {
  messages.push({ message, mail: await parseMail(message.raw) });
}

async function measure(dialects: readonly Dialect[], misses: string[]): Promise<Tally> {
  const tally: Tally = { bounces: 0, recognised: 0, named: 0, exact: 0, others: 0, kindRight: 0 };
  for (const { message, mail } of messages) {
    const dsn = await parseDsn(mail, parse, { dialects });
    const kind = dsn?.kind ?? 'ordinary';
    if (message.label === 'bounce' || message.label === 'delay') {
      tally.bounces++;
      const seen = kind === 'failure' || kind === 'delay';
      if (seen) tally.recognised++;
      else misses.push(`${kind} instead of ${message.label}: ${message.path}`);
      if (message.expected.recipients !== undefined) {
        tally.named++;
        const right = isExact(dsn, message.expected.recipients);
        if (right) tally.exact++;
        else misses.push(`recipients: ${message.path}`);
      }
    } else if (KINDS.has(message.label)) {
      tally.others++;
      if (kind === KINDS.get(message.label)) tally.kindRight++;
      else misses.push(`${kind} instead of ${message.label}: ${message.path}`);
    }
  }
  return tally;
}

/**
 * Every recipient is expected and every expected one is there. An alias has two
 * names, the one given and the one that failed; sources expect either or both.
 */
function isExact(dsn: Dsn | null, expected: readonly string[]): boolean {
  const wanted = new Set(expected.map((address) => address.toLowerCase()));
  const names = (dsn?.recipients ?? []).map(({ finalRecipient, originalRecipient }) =>
    [finalRecipient, originalRecipient].flatMap((name) =>
      name === null ? [] : [name.toLowerCase()],
    ),
  );
  const all = new Set(names.flat());
  return (
    names.every((pair) => pair.some((name) => wanted.has(name))) &&
    [...wanted].every((address) => all.has(address))
  );
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;

function row(
  name: string,
  { bounces, recognised, named, exact, others, kindRight }: Tally,
): string {
  return `| ${name} | ${share(recognised, bounces)} | ${share(exact, named)} | ${share(kindRight, others)} |`;
}

const misses: string[] = [];
const whole = await measure(DIALECTS, misses);
const without: { readonly name: string; readonly tally: Tally }[] = [];
for (const dialect of DIALECTS) {
  const rest = DIALECTS.filter((one) => one !== dialect);
  without.push({ name: dialect.name, tally: await measure(rest, []) });
}
without.sort((a, b) => a.tally.recognised - b.tally.recognised || a.tally.exact - b.tally.exact);

console.log(`${messages.length} messages, near-duplicates once.\n`);
console.log(
  '| dialect table | bounce or delay recognised | recipients exact | other kinds right |',
);
console.log('|---|---:|---:|---:|');
console.log(row(`all ${DIALECTS.length} rows`, whole));
for (const { name, tally } of without.slice(0, 5)) console.log(row(`without \`${name}\``, tally));
console.log(row('no rows at all', await measure([], [])));
console.log(
  `\nThe ${DIALECTS.length - 5} rows that are not named cost less than those when switched off.`,
);
if (values.misses) console.log(`\n${misses.join('\n')}`);
