/**
 * How often `reason` agrees with what another parser says of the same bounce.
 *
 *     reasons.ts [--json] [CORPUS]
 *
 * The corpus is a directory with an `index.jsonl` whose rows have `path`,
 * `source`, `label`, `dup_group` and `expected.reason`. Only sisimai's rows
 * state a reason. Near-copies, which share a `dup_group`, count once, and so
 * does a message with several recipients: the index names one reason for it,
 * which has to be that of one of them.
 *
 * Their set is another than ours, so each of their reasons agrees with a fixed
 * set of ours, taken from what their manual says it means. Agreement is no
 * truth: theirs are the answers of a program too. The table that is printed
 * shows where the two differ, `--list` shows the messages.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BounceReason } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { existing } from './command/existing.mjs';
import { readCommand } from './command/read-command.mjs';
import { defaultCorpus } from './corpus/default-corpus.mjs';
import { type LabelledBounce, readLabelledBounces } from './corpus/labelled-bounces.ts';

/**
 * Theirs, and ours that mean the same. What their manual says is in the
 * comment; where they draw no line that we draw, or the other way round, there
 * are several of ours.
 */
const AGREEING: ReadonlyMap<string, readonly BounceReason[]> = new Map([
  // Sender's domain or address fails SPF, DKIM or DMARC.
  ['authfailure', ['auth-failure']],
  // The address that sends has a bad reputation.
  ['badreputation', ['blocked-reputation']],
  // Client host, its address or its HELO refused.
  ['blocked', ['blocked-reputation']],
  // Format of header or body refused.
  ['contenterror', ['content-rejected']],
  // Larger than the recipient may get.
  ['exceedlimit', ['message-too-large']],
  // "Delivery time has expired due to a connection failure": we name the failure where it is told.
  ['expired', ['expired', 'network-error']],
  // STARTTLS failed; our set has no finer word.
  ['failedstarttls', ['network-error']],
  // "Almost the same as UserUnknown", said after DATA; status 5.2.0 and 5.2.1; refused for its
  // header; refused by the recipient's own settings.
  ['filtered', ['user-unknown', 'mailbox-disabled', 'content-rejected', 'policy']],
  ['hasmoved', ['moved']],
  // The recipient's domain does not exist.
  ['hostunknown', ['host-unknown']],
  ['mailboxfull', ['mailbox-full']],
  // A program that was handed the mail failed.
  ['mailererror', ['system-error']],
  ['mesgtoobig', ['message-too-large']],
  // "DNS look-up failure or other network problems", loops among them; we keep the three apart.
  ['networkerror', ['network-error', 'host-unknown', 'loop']],
  ['norelaying', ['relay-denied']],
  // The destination accepts no mail at all.
  ['notaccept', ['domain-not-accepting']],
  // Violates RFC 5322 or its like.
  ['notcompliantrfc', ['content-rejected']],
  // Header, format or attachment violates the destination's policy.
  ['policyviolation', ['policy', 'content-rejected']],
  // Faster than is allowed.
  ['speeding', ['rate-limited']],
  // The sender's address is refused; for us the destination's policy.
  ['rejected', ['policy']],
  // No PTR record, or a wrong one; for us a property of the sending host.
  ['requireptr', ['blocked-reputation']],
  // SMTP authentication, or another security rule.
  ['securityerror', ['policy', 'auth-failure']],
  ['spamdetected', ['spam-rejected']],
  ['suspend', ['mailbox-disabled']],
  ['syntaxerror', ['syntax']],
  ['systemerror', ['system-error']],
  // The destination's disk is full.
  ['systemfull', ['system-error']],
  // Too many connections or recipients, or a rate.
  ['toomanyconn', ['rate-limited']],
  ['userunknown', ['user-unknown']],
  ['virusdetected', ['virus']],
]);

/** Theirs without a counterpart: reports on something else, and "cannot tell", which is no claim. */
const UNMAPPED: readonly string[] = ['delivered', 'feedback', 'vacation', 'onhold', 'undefined'];

interface Pair {
  readonly path: string;
  readonly theirs: string;
  readonly ours: string;
  readonly agrees: boolean;
  readonly words: string;
}

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  }),
);
const root = existing(positionals[0] ?? defaultCorpus().path);
const index = join(root, 'index.jsonl');

if (!existsSync(index)) {
  console.log(`Nothing to compare with: there is no index.jsonl in ${root}.`);
} else {
  const rows = readRows();
  const pairs: Pair[] = [];
  let unmapped = 0;
  for (const row of rows) {
    const theirs = row.expected.reason ?? '';
    if (!AGREEING.has(theirs) && !UNMAPPED.includes(theirs))
      throw new Error(`${index}: no counterpart is given for the reason "${theirs}"`);
    if (UNMAPPED.includes(theirs)) unmapped++;
    else pairs.push(await compare(row, theirs));
  }
  print(pairs, unmapped);
}

/** Their bounces that state a reason. */
function readRows(): readonly LabelledBounce[] {
  return [...readLabelledBounces(root)].filter(
    ({ source, label, expected }) =>
      source === 'sisimai' &&
      expected.reason !== undefined &&
      (label === 'bounce' || label === 'delay'),
  );
}

async function compare(row: LabelledBounce, theirs: string): Promise<Pair> {
  const dsn = await parseDsn(await parseMail(row.raw), parseMail);
  const recipients = dsn?.recipients ?? [];
  const agreeing = AGREEING.get(theirs) ?? [];
  const match = recipients.find(({ reason }) => agreeing.includes(reason));
  const shown = match ?? recipients[0];
  return {
    path: row.path,
    theirs,
    ours: shown?.reason ?? 'no recipient',
    agrees: match !== undefined,
    words: `${shown?.status ?? ''} ${shown?.diagnosticCode ?? ''}`.trim(),
  };
}

function print(pairs: readonly Pair[], unmapped: number): void {
  const agreed = pairs.filter(({ agrees }) => agrees).length;
  const disagreements = pairs.filter(({ agrees }) => !agrees);
  if (values.json) {
    console.log(JSON.stringify({ compared: pairs.length, agreed, unmapped, disagreements }));
    return;
  }
  const percent = ((100 * agreed) / pairs.length).toFixed(1);
  console.log(`agreement: ${agreed} of ${pairs.length} (${percent} %); unmapped: ${unmapped}\n`);
  console.log('| theirs | messages | agreed | ours, where it agrees | ours, where it does not |');
  console.log('|---|---:|---:|---|---|');
  const byTheirs = group(pairs);
  for (const [theirs, all] of [...byTheirs].sort((a, b) => b[1].length - a[1].length)) {
    const good = all.filter(({ agrees }) => agrees);
    const bad = all.filter(({ agrees }) => !agrees);
    console.log(`| ${theirs} | ${all.length} | ${good.length} | ${tally(good)} | ${tally(bad)} |`);
  }
  if (!values.list) return;
  console.log('');
  for (const { path, theirs, ours, words } of disagreements)
    console.log(`${theirs} / ${ours}  ${path}\n    ${words}`);
}

function group(pairs: readonly Pair[]): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) groups.set(pair.theirs, [...(groups.get(pair.theirs) ?? []), pair]);
  return groups;
}

function tally(pairs: readonly Pair[]): string {
  const counts = new Map<string, number>();
  for (const { ours } of pairs) counts.set(ours, (counts.get(ours) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([ours, count]) => `${ours} ${count}`)
    .join(', ');
}
