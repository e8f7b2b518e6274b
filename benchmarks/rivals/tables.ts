/**
 * What rivals and we made of the same messages, as tables in Markdown. Lost is a
 * genuine report called backscatter; caught, backscatter called so; both stand
 * beside what a row did not decide.
 */

import { clopperPearson, type Judged } from '@backscatter/evaluation';
import { measure } from '../filter/measures.ts';
import type { Cost, MissingRival } from './rival.ts';
import type { RivalRun } from './run-rivals.ts';

/** A row for each filter, as lines of Markdown; those that are missing say so. */
export function accuracyTable(
  rows: Iterable<readonly [string, readonly Judged[]]>,
  missing: readonly MissingRival[],
): readonly string[] {
  return [
    '| | genuine lost | genuine unsure | backscatter caught | backscatter unsure | taken for no report | 1−AUC % |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...Array.from(rows, ([name, judged]) => `| ${[name, ...cellsOf(judged)].join(' | ')} |`),
    ...missing.map(({ name, missing: why }) => `| ${name} | not run: ${why} | | | | | |`),
  ];
}

function cellsOf(judged: readonly Judged[]): readonly string[] {
  const genuine = judged.filter(({ truth }) => truth.label === 'genuine');
  const backscatter = judged.filter(({ truth }) => truth.label === 'backscatter');
  const reports = [...genuine, ...backscatter];
  const count = (of: readonly Judged[], label: Judged['label']): number =>
    of.filter((one) => one.label === label).length;
  const ranked = reports.map(({ truth, score }) => ({
    label: truth.label === 'genuine' ? ('ham' as const) : ('spam' as const),
    score,
  }));
  const hasBoth = genuine.length > 0 && backscatter.length > 0;
  return [
    share(count(genuine, 'backscatter'), genuine.length),
    percent(count(genuine, 'unsure'), genuine.length),
    share(count(backscatter, 'backscatter'), backscatter.length),
    percent(count(backscatter, 'unsure'), backscatter.length),
    percent(count(reports, 'not-a-bounce'), reports.length),
    hasBoth ? measure(ranked).oneMinusAuc.toFixed(2) : '–',
  ];
}

/** With its 95 % interval. */
function share(count: number, all: number): string {
  if (all === 0) return '–';
  const [low, high] = clopperPearson(count, all).map((bound) => (100 * bound).toFixed(1));
  return `${percent(count, all)} (${low}–${high})`;
}

function percent(count: number, all: number): string {
  return all === 0 ? '–' : `${((100 * count) / all).toFixed(1)} %`;
}

/** A row of the table of speeds. */
export interface Speed {
  readonly name: string;
  readonly cost: Cost;
}

/** @param ours is what the others are compared with */
export function speedTable(ours: Speed, others: readonly Speed[]): readonly string[] {
  return [
    '| | messages | a second, on the clock | a second of its processor time | with its store’s | ours is |',
    '|---|---:|---:|---:|---:|---:|',
    ...[ours, ...others].map(({ name, cost }) => {
      const ratio = perCore(ours.cost) / perCore(cost);
      const cells = [
        name,
        cost.messages,
        round(cost.messages / cost.seconds),
        round(perCore(cost)),
        cost.storeCpuSeconds === 0
          ? ''
          : round(cost.messages / (cost.cpuSeconds + cost.storeCpuSeconds)),
        `${ratio.toFixed(1)} times as fast`,
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}

function perCore({ messages, cpuSeconds }: Cost): number {
  return messages / cpuSeconds;
}

function round(rate: number): string {
  return Number(rate.toPrecision(3)).toLocaleString('en');
}

/** Versions and settings, so that anyone can repeat it. */
export function settingsList(runs: readonly RivalRun[]): readonly string[] {
  return runs.flatMap(({ name, version, settings, training }) => [
    `- ${name} ${version}, taught ${training.messages} messages in ${training.cpuSeconds.toFixed(1)} s of processor time`,
    ...settings.map((line) => `  - ${line}`),
  ]);
}
