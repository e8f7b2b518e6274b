/**
 * How often does the sent log know a real bounce, and is it ever fooled?
 *
 *     proofs.ts [--misses] [CORPUS]
 *
 * The corpus is a directory with an `index.jsonl`; its bounces and delay
 * notices are judged, near-duplicates once. Each has a log of its own, written
 * with what its sender's server would know of the mail that came back
 * (`proofs/sidecar.ts`: plain text search and a person's corrections, never our
 * parser), and each kind of log is a row: what it holds, how many bounces it
 * applies to, how many were proved, and what the whole pipeline called them.
 * In the last rows all stand in one log of which a third is missing.
 */

import { parseArgs } from 'node:util';
import type { Mail, Verdict } from '@backscatter/core';
import { clopperPearson } from '@backscatter/evaluation';
import { type ReadBounce, readCorpusOnce } from './accuracy/read-corpus-once.ts';
import { readCommand } from './command/read-command.mjs';
import { isProved, judgeWithLog } from './proofs/judge-with-log.ts';
import { NOW, SCENARIOS, type Scenario } from './proofs/scenarios.ts';
import { type Sidecar, sidecarOf } from './proofs/sidecar.ts';

interface Case {
  readonly path: string;
  readonly mail: Mail;
  readonly sidecar: Sidecar;
}

interface Row {
  readonly name: string;
  /** Whether the log should prove these. */
  readonly proves: boolean;
  readonly judged: number;
  readonly proved: number;
  readonly labels: ReadonlyMap<string, number>;
}

const { values, positionals } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: { misses: { type: 'boolean', default: false } },
  }),
);
const bounces = await readCorpusOnce(positionals[0]);
if (bounces !== null) {
  const cases = casesOf(bounces);
  const rows: Row[] = [];
  for (const scenario of SCENARIOS) rows.push(await measure(scenario, cases));
  rows.push(...(await measureGaps(cases)));
  print(cases, rows);
}

function casesOf(bounces: readonly ReadBounce[]): readonly Case[] {
  return bounces
    .filter(({ message }) => message.label === 'bounce' || message.label === 'delay')
    .map(({ message, mail }) => ({ path: message.path, mail, sidecar: sidecarOf(message) }));
}

async function measure(scenario: Scenario, cases: readonly Case[]): Promise<Row> {
  const verdicts: (readonly [Case, Verdict])[] = [];
  for (const one of cases) {
    const { sidecar, mail } = one;
    if (scenario.needs.some((key) => sidecar[key].length === 0)) continue;
    const alias = scenario.alias === true ? sidecar.ids[0] : undefined;
    const log = { sent: scenario.log(sidecar), sender: sidecar.sender, keys: scenario.keys, alias };
    verdicts.push([one, await judgeWithLog(mail, log)]);
  }
  return rowOf(scenario.name, verdicts, scenario.proves);
}

/** One log for all, as it is known, ids and recipients; every third entry is missing. */
async function measureGaps(cases: readonly Case[]): Promise<readonly Row[]> {
  const known = cases.filter(({ sidecar }) => sidecar.ids.length + sidecar.recipients.length > 0);
  const there = known.filter((_, i) => i % 3 !== 2);
  const sent = there.map(({ sidecar }) => ({ ...sidecar, at: NOW - 600_000 }));
  const verdicts: (readonly [Case, Verdict])[] = [];
  // An entry proves others too, for the collection has the same few senders write to the same few.
  for (const one of known) {
    verdicts.push([one, await judgeWithLog(one.mail, { sent, sender: one.sidecar.sender })]);
  }
  const logged = new Set(there);
  const pairs = new Set(sent.flatMap((entry) => [...pairsOf(entry), ...idsOf(entry)]));
  const missing = verdicts.filter(([one]) => !logged.has(one));
  const isPair = ({ sidecar }: Case): boolean =>
    [...pairsOf(sidecar), ...idsOf(sidecar)].some((pair) => pairs.has(pair));
  return [
    rowOf(
      'a third of the entries missing: those that are there',
      verdicts.filter(([one]) => logged.has(one)),
      true,
    ),
    rowOf(
      '… those missing, but sender and recipient or id stand in another entry',
      missing.filter(([one]) => isPair(one)),
      true,
    ),
    rowOf(
      '… those missing altogether',
      missing.filter(([one]) => !isPair(one)),
      false,
    ),
  ];
}

function pairsOf({ sender, recipients }: Sidecar): readonly string[] {
  const mailbox = (address: string): string => address.replace(/\+[^@]{0,100}@/, '@');
  return recipients.map((recipient) => `${sender} ${mailbox(recipient)}`.toLowerCase());
}

function idsOf({ sender, ids }: Sidecar): readonly string[] {
  return ids.map((id) => `${sender.toLowerCase()} ${id}`);
}

function rowOf(
  name: string,
  verdicts: readonly (readonly [Case, Verdict])[],
  proves: boolean,
): Row {
  const labels = new Map<string, number>();
  for (const [, { label }] of verdicts) labels.set(label, (labels.get(label) ?? 0) + 1);
  const wrong = verdicts.filter(([, verdict]) => isProved(verdict) !== proves);
  if (values.misses) {
    for (const [{ path }, { label, reasons }] of wrong) {
      console.log(`${name}: ${path}: ${label}; ${reasons[0]?.summary ?? 'no reason'}`);
    }
  }
  const proved = verdicts.filter(([, verdict]) => isProved(verdict)).length;
  return { name, proves, judged: verdicts.length, proved, labels };
}

function print(cases: readonly Case[], rows: readonly Row[]): void {
  const count = (test: (sidecar: Sidecar) => boolean): number =>
    cases.filter(({ sidecar }) => test(sidecar)).length;
  const neither = count(({ ids, recipients }) => ids.length + recipients.length === 0);
  console.log(
    `${cases.length} bounces and delay notices: ${count(({ ids }) => ids.length > 0)} name an id, ` +
      `${count(({ recipients }) => recipients.length > 0)} a recipient, ${neither} neither.\n`,
  );
  console.log('| the log holds | bounces | proved | | 95 % | genuine | unsure | backscatter |');
  console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
  for (const { name, judged, proved, labels } of [...rows, sum(rows, true), sum(rows, false)]) {
    const [low, high] = clopperPearson(proved, judged);
    const label = (name: string): number => labels.get(name) ?? 0;
    const cells = [
      name,
      judged,
      proved,
      judged === 0 ? '' : percent(proved / judged),
      `${percent(low)} – ${percent(high)}`,
      label('genuine'),
      label('unsure'),
      label('backscatter'),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function sum(rows: readonly Row[], proves: boolean): Row {
  const mine = rows.filter((row) => row.proves === proves);
  const labels = new Map<string, number>();
  for (const [label, count] of mine.flatMap((row) => [...row.labels]))
    labels.set(label, (labels.get(label) ?? 0) + count);
  return {
    name: proves ? '**all that should be proved**' : '**all that should not**',
    proves,
    judged: mine.reduce((all, { judged }) => all + judged, 0),
    proved: mine.reduce((all, { proved }) => all + proved, 0),
    labels,
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
