/**
 * What was observed, turned into the tasks of the report. Each task keeps to its own
 * cases: adversaries are no part of the traffic that tasks 2 and 3 are about.
 */

import {
  casesOf,
  createRandom,
  type Judged,
  measureStrata,
  type Observation,
  type Random,
  type ReportRow,
  type ReportTable,
  type ReportTask,
  recognitionOf,
  reportTask,
  rowMaker,
  scoreAgain,
  type Truth,
} from '@backscatter/evaluation';
import {
  ABLATIONS,
  CONTENT_ALONE,
  EVERYTHING,
  type EvidenceStratum,
  evidenceStratum,
  FOREIGN_CONTENT,
  POISONED,
  type ReplaySubset,
} from './evidence.ts';

/** What was judged. */
export interface Observed {
  readonly observations: readonly Observation[];
  /** The same world where reports return nothing. */
  readonly nothingReturned: readonly Observation[];
  readonly seed: number;
}

/** Genuine reports on mail that others wrote and we passed on. */
const PASSED_ON = new Set(['our-forward', 'own-list']);

/** Task 1: is it a report, and which kind. */
export function recognitionTask({ observations }: Observed): ReportTask {
  const { traffic, ordinary } = casesOf(observations);
  return reportTask({
    id: 'recognition',
    title: 'Is it a report, and which kind?',
    about: 'Notice formats of the test part: whole families that no weight was fitted to.',
    recognition: recognitionOf([...traffic, ...ordinary]),
  });
}

/** Task 2: genuine or backscatter, with everything that can be configured. */
export function everythingTask(observed: Observed): ReportTask {
  const { traffic } = casesOf(observed.observations);
  const row = rowsOf(observed, traffic);
  const stratum = (name: EvidenceStratum): ReportRow =>
    row(
      name,
      traffic.filter((one) => evidenceStratum(one) === name),
      EVERYTHING,
    );
  return reportTask({
    id: 'every-source',
    title: 'Genuine or backscatter, with every source of evidence',
    about:
      'Sent log, signed return paths and Message-IDs, directory, DNS lists, flood counters and a filter that learned the ' +
      "organisation's earlier mail. Lost is a genuine report labelled backscatter, caught a backscatter labelled so.",
    tables: [
      {
        title: 'By evidence',
        about:
          'Full evidence: log and signatures cover the addressee, and the report returns something of the original, or a ' +
          "server wrote it to the return path. Answers of people's programs and of scanners go to From and may name no more " +
          'than an id, or nothing. The rest: those, and mail that leaves by ways that nothing covers.',
        rows: [
          row('all', traffic, EVERYTHING),
          stratum('full evidence'),
          stratum('answers that name an id alone'),
          stratum('the rest'),
        ],
        plots: ['labels', 'roc', 'precision-recall', 'histogram'],
      },
      groups('By what is returned', traffic, (truth) => truth.returned, observed),
      groups('By kind', traffic, (truth) => truth.kind, observed),
      groups('By what happened', traffic, (truth) => `${truth.label}: ${truth.scenario}`, observed),
      groups('By language', traffic, (truth) => truth.language, observed),
      groups('By notice format', traffic, (truth) => truth.format, observed),
    ],
  });
}

/** Task 3: the same with each source removed. */
export function ablationTask(observed: Observed): ReportTask {
  const { traffic } = casesOf(observed.observations);
  const whole = traffic.filter(({ truth }) => truth.returned === 'message');
  const own = whole.filter(({ truth }) => !PASSED_ON.has(truth.scenario));
  const row = rowsOf(observed, traffic);
  const { traffic: bare } = casesOf(observed.nothingReturned);
  const nothing = rowsOf(observed, bare);
  const noLog = ABLATIONS.find(({ name }) => name === 'no sent log and no keys') ?? EVERYTHING;
  return reportTask({
    id: 'ablations',
    title: 'With each source removed',
    about: 'The same cases, scored as if the source had not been there.',
    tables: [
      {
        title: 'Sources',
        about: '',
        rows: [
          ...ABLATIONS.map((subset) => row(subset.name, traffic, subset)),
          nothing('no returned message', bare, EVERYTHING),
          nothing('no returned message, no sent log and no keys', bare, noLog),
          nothing('no returned message, content and shape alone', bare, CONTENT_ALONE),
        ],
        plots: ['ablation', 'labels', 'reliability'],
      },
      {
        title: 'The whole message returned, content and shape alone',
        about:
          'Who has configured nothing but a content filter. What an organisation passes on for others, from lists and to ' +
          'mailboxes elsewhere, may be spam; by content alone its bounces are lost, as nothing else tells them apart.',
        rows: [
          row('content and shape alone', own, CONTENT_ALONE),
          row('… and what we passed on for others', whole, CONTENT_ALONE),
          row('content and shape alone, trained on another corpus', own, FOREIGN_CONTENT),
          row(
            '… and what we passed on for others, trained on another corpus',
            whole,
            FOREIGN_CONTENT,
          ),
        ],
        plots: ['roc', 'reliability', 'histogram'],
      },
    ],
  });
}

/** Task 4: what attackers achieve. */
export function adversaryTask(observed: Observed): ReportTask {
  const { attacks } = casesOf(observed.observations);
  const table = (title: string, about: string, subset: ReplaySubset): ReportTable => ({
    ...groups(title, attacks, (truth) => truth.adversary ?? '', observed, subset),
    about,
    plots: ['labels'],
  });
  return reportTask({
    id: 'adversaries',
    title: 'Adversaries',
    about:
      'Backscatter that was made to look genuine, and genuine reports that were made to look forged. None may be turned ' +
      'into the opposite at more than 1 %.',
    tables: [
      table('With every source', '', EVERYTHING),
      table(
        'With a filter that the attacker taught',
        'Spam learned as ham, ham as spam.',
        POISONED,
      ),
    ],
  });
}

/** Task 5: what is no report must stay untouched. */
export function ordinaryTask(observed: Observed): ReportTask {
  const { ordinary } = casesOf(observed.observations);
  const row = rowsOf(observed, ordinary);
  const kinds = groups('By what it is', ordinary, (truth) => truth.scenario, observed);
  return reportTask({
    id: 'ordinary',
    title: 'Ordinary and automatic mail',
    about: 'Mail that is no report, or one that was asked for; it must stay untouched.',
    tables: [{ ...kinds, rows: [row('all', ordinary, EVERYTHING, false), ...kinds.rows] }],
  });
}

/** Rows of cases that belong to `whole`, scored by a subset of the evidence. */
type RowOf = (
  name: string,
  cases: readonly Observation[],
  subset: ReplaySubset,
  ranked?: boolean,
) => ReportRow;

function rowsOf({ seed }: Observed, whole: readonly Observation[]): RowOf {
  const chance = (name: string): Random => createRandom(seed).fork(`bootstrap ${name}`);
  const row = rowMaker({ mail: 'synthetic', whole, chance });
  return (name, cases, subset, ranked = true) =>
    row(name, judgedBy(subset, cases), { ranked, note: subset.note ?? null });
}

/** What a subset of the evidence makes of observations. */
export function judgedBy(subset: ReplaySubset, cases: readonly Observation[]): readonly Judged[] {
  return cases.map(scoreAgain(subset));
}

/** A row for each group, of labels alone. */
function groups(
  title: string,
  cases: readonly Observation[],
  nameOf: (truth: Truth) => string,
  { seed }: Observed,
  subset = EVERYTHING,
): ReportTable {
  const rows = measureStrata(judgedBy(subset, cases), nameOf, {
    filter: 'backscatter',
    mail: 'synthetic',
    ranked: false,
    random: createRandom(seed),
  });
  return { title, about: '', rows, plots: [] };
}
