/**
 * Real bounces, kept apart from the written ones. Nobody's sent log belongs to them,
 * so each is judged with a log that somebody else's search of its bytes wrote, once
 * with its mail in it (genuine) and once with other mail of its sender (backscatter);
 * and by content alone, where a bounce of a collection counts as genuine.
 */

import type { Bayesian } from '@backscatter/bayesian';
import type { Mail, Verdict } from '@backscatter/core';
import {
  createRandom,
  type Judged,
  measureRow,
  type ReportRow,
  type ReportTask,
  reportTask,
  type Truth,
} from '@backscatter/evaluation';
import { createClassifier, defaultSignals } from '@backscatter/pipeline';
import type { LabelledBounce } from '../corpus/labelled-bounces.ts';
import { judgeWithLog } from '../proofs/judge-with-log.ts';
import { NOW, SCENARIOS, type Scenario } from '../proofs/scenarios.ts';
import { type Sidecar, sidecarOf } from '../proofs/sidecar.ts';

/** A real bounce as read. */
export interface NaturalBounce {
  readonly message: LabelledBounce;
  readonly mail: Mail;
}

interface Case extends NaturalBounce {
  readonly sidecar: Sidecar;
}

/** Kinds of log: the mail that came back stands in it, or other mail of the sender does. */
const LOGS: readonly (readonly [name: string, truth: 'genuine' | 'backscatter'])[] = [
  ['ids only', 'genuine'],
  ['recipients only', 'genuine'],
  ['rewritten ids, told by an alias', 'genuine'],
  ['decoy: the same sender to other recipients', 'backscatter'],
];

/** @param filters content filters by name, none of which learned these */
export async function naturalTask(
  bounces: readonly NaturalBounce[],
  filters: ReadonlyMap<string, Bayesian>,
  seed: number,
): Promise<ReportTask> {
  const cases = bounces
    .filter(({ message }) => message.label === 'bounce' || message.label === 'delay')
    .map((bounce) => ({ ...bounce, sidecar: sidecarOf(bounce.message) }));
  const rows: ReportRow[] = [];
  const all: Judged[] = [];
  for (const [name, truth] of LOGS) {
    const scenario = SCENARIOS.find((one) => one.name === name);
    if (scenario === undefined) throw new RangeError(`no such log: ${name}`);
    const judged = await judgeAll(cases, scenario, truth);
    all.push(...judged);
    rows.push(row(name, judged, seed));
  }
  const content: ReportRow[] = [];
  for (const [name, filter] of filters)
    content.push(row(name, await byContent(cases, filter), seed));
  return reportTask({
    id: 'natural',
    title: 'Real bounces',
    about:
      'Bounces and delay notices of public collections, near-duplicates once. The parser was written with them at hand, so ' +
      'these figures are in-sample for reading, not for judging.',
    tables: [
      {
        title: 'With a sent log, written without our parser',
        about: 'Log alone: no signatures, no directory, no lists.',
        rows: [row('all', all, seed), ...rows],
        plots: ['labels'],
      },
      {
        title: 'By content and shape alone',
        about:
          'Most return test messages of other countries and decades, of which no filter learned anything.',
        rows: content,
        plots: [],
      },
    ],
  });
}

async function judgeAll(
  cases: readonly Case[],
  scenario: Scenario,
  truth: 'genuine' | 'backscatter',
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const { message, mail, sidecar } of cases) {
    if (scenario.needs.some((key) => sidecar[key].length === 0)) continue;
    const verdict = await judgeWithLog(mail, {
      sent: scenario.log(sidecar),
      sender: sidecar.sender,
      keys: scenario.keys,
      alias: scenario.alias === true ? sidecar.ids[0] : undefined,
    });
    judged.push(judgedOf(message, scenario.name, truth, verdict));
  }
  return judged;
}

async function byContent(cases: readonly Case[], filter: Bayesian): Promise<readonly Judged[]> {
  const clock = { now: () => NOW, sleep: async () => {} };
  const { classify } = createClassifier({ clock, signals: [...defaultSignals(), filter] });
  const judged: Judged[] = [];
  for (const { message, mail, sidecar } of cases) {
    const verdict = await classify(mail, { recipient: sidecar.sender });
    judged.push(judgedOf(message, 'content alone', 'genuine', verdict));
  }
  return judged;
}

function row(name: string, judged: readonly Judged[], seed: number): ReportRow {
  return measureRow(judged, {
    name,
    filter: 'backscatter',
    mail: 'natural',
    random: createRandom(seed).fork(`natural ${name}`),
    ranked: false,
  });
}

function judgedOf(
  { path, source, label: kind }: LabelledBounce,
  scenario: string,
  label: 'genuine' | 'backscatter',
  verdict: Verdict,
): Judged {
  const truth: Truth = {
    id: `${scenario} ${path}`,
    label,
    kind: kind === 'delay' ? 'delay' : 'failure',
    at: NOW,
    envelope: { mailFrom: '', recipient: '', client: null },
    format: source,
    language: 'und',
    returned: 'none',
    source: { corpus: source, path },
    campaign: null,
    scenario,
    adversary: null,
    original: null,
    evidence: null,
  };
  const { score, probability } = verdict;
  return { truth, label: verdict.label, score, probability };
}
