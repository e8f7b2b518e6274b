/**
 * How much ordinary mail `parseDsn` takes for a report: the count over archives
 * of ham, and each message left by name, so that a person can look whether it is
 * a report after all. Collections of mail hold real reports too.
 *
 *     false-bounces.ts [--spam] [DIRECTORY]
 *
 * The directory holds archives and a `mail.index.jsonl`; default is the
 * collection beside the checkout. With `--spam` the same is listed of the spam,
 * much of which pretends to be a report.
 */

import { parseArgs } from 'node:util';
import type { Mail } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { headerValue } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { readCommand } from './command/read-command.mjs';
import { readLabelledMail } from './corpus/labelled-mail.ts';
import { mailFolder } from './corpus/mail-folder.ts';

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: { spam: { type: 'boolean', default: false } },
  }),
);
const folder = mailFolder(positionals[0]);

/** What would be judged as a bounce: the kinds that tell of a delivery. */
const BOUNCES = new Set(['failure', 'delay', 'success']);
const wanted = values.spam ? 'spam' : 'ham';
const parse = (raw: Uint8Array): Promise<Mail> => parseMail(raw);

interface Tally {
  messages: number;
  bounces: number;
  others: number;
}
const tallies = new Map<string, Tally>();
const left: string[] = [];
for await (const { path, corpus, label, raw } of readLabelledMail(folder)) {
  if (label !== wanted) continue;
  const tally = tallies.get(corpus) ?? { messages: 0, bounces: 0, others: 0 };
  tallies.set(corpus, tally);
  tally.messages++;
  const mail = await parseMail(raw);
  const dsn = await parseDsn(mail, parse);
  if (dsn === null) continue;
  if (BOUNCES.has(dsn.kind)) tally.bounces++;
  else tally.others++;
  const subject = headerValue(mail.headers, 'subject')?.replace(/\s+/g, ' ') ?? '';
  left.push(`${dsn.kind} (${dsn.evidence.join(', ')}): ${path}: ${subject}`);
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)} %`;
const rows = [...tallies];
const sum = (field: keyof Tally): number =>
  rows.reduce((total, [, tally]) => total + tally[field], 0);
const all = { messages: sum('messages'), bounces: sum('bounces'), others: sum('others') };
console.log(`| ${wanted} | messages | failure, delay, success | share | other kinds |`);
console.log('|---|---:|---:|---:|---:|');
for (const [corpus, { messages, bounces, others }] of [...rows, ['all', all] as const]) {
  console.log(`| ${corpus} | ${messages} | ${bounces} | ${share(bounces, messages)} | ${others} |`);
}
console.log(`\n${left.sort().join('\n')}`);
