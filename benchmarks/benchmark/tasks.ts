/**
 * What was observed, turned into the tasks of the report. Each task keeps to its own
 * cases: adversaries are no part of the traffic that tasks 2 and 3 are about.
 */

import {
  createRandom,
  type Judged,
  type LabelWeights,
  measureRow,
  type Observation,
  type ReportRow,
  type ReportTable,
  type ReportTask,
  recognitionOf,
  scoreAgain,
  weightsOf,
} from '@backscatter/evaluation';
import {
  ABLATIONS,
  CONTENT_ALONE,
  EVERYTHING,
  type EvidenceStratum,
  type EvidenceSubset,
  evidenceStratum,
  FOREIGN_CONTENT,
  POISONED,
} from './evidence.ts';

/** What was judged. */
export interface Observed {
  readonly observations: readonly Observation[];
  /** The same world where reports return nothing. */
  readonly nothingReturned: readonly Observation[];
  readonly seed: number;
}

const OURS = 'backscatter';

/** Genuine reports on mail that others wrote and we passed on. */
const PASSED_ON = new Set(['our-forward', 'own-list']);

/** Reports of the traffic, without adversaries and ordinary mail. */
function trafficOf(observations: readonly Observation[]): readonly Observation[] {
  return observations.filter(
    ({ truth }) => truth.adversary === null && truth.label !== 'not-a-bounce',
  );
}

/** Task 1: is it a report, and which kind. */
export function recognitionTask({ observations }: Observed): ReportTask {
  return {
    id: 'recognition',
    title: 'Is it a report, and which kind?',
    about: 'Notice formats of the test part: whole families that no weight was fitted to.',
    tables: [],
    recognition: recognitionOf(observations.filter(({ truth }) => truth.adversary === null)),
    differences: [],
  };
}

/** Task 2: genuine or backscatter, with everything that can be configured. */
export function everythingTask(observed: Observed): ReportTask {
  const traffic = trafficOf(observed.observations);
  const row = rowMaker(observed, traffic);
  const stratum = (name: EvidenceStratum): ReportRow =>
    row(
      name,
      traffic.filter((one) => evidenceStratum(one) === name),
      EVERYTHING,
    );
  return {
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
      groups(row, 'By what is returned', traffic, ({ truth }) => truth.returned),
      groups(row, 'By kind', traffic, ({ truth }) => truth.kind),
      groups(row, 'By what happened', traffic, ({ truth }) => `${truth.label}: ${truth.scenario}`),
      groups(row, 'By language', traffic, ({ truth }) => truth.language),
      groups(row, 'By notice format', traffic, ({ truth }) => truth.format),
    ],
    recognition: null,
    differences: [],
  };
}

/** Task 3: the same with each source removed. */
export function ablationTask(observed: Observed): ReportTask {
  const traffic = trafficOf(observed.observations);
  const whole = traffic.filter(({ truth }) => truth.returned === 'message');
  const own = whole.filter(({ truth }) => !PASSED_ON.has(truth.scenario));
  const row = rowMaker(observed, traffic);
  const bare = trafficOf(observed.nothingReturned);
  const nothing = rowMaker(observed, bare);
  const noLog = ABLATIONS.find(({ name }) => name === 'no sent log and no keys') ?? EVERYTHING;
  return {
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
    recognition: null,
    differences: [],
  };
}

/** Task 4: what attackers achieve. */
export function adversaryTask(observed: Observed): ReportTask {
  const attacks = observed.observations.filter(({ truth }) => truth.adversary !== null);
  const row = rowMaker(observed, attacks);
  const table = (title: string, about: string, subset: EvidenceSubset): ReportTable => ({
    title,
    about,
    rows: byName(attacks, ({ truth }) => truth.adversary ?? '').map(([name, cases]) =>
      row(name, cases, subset, false),
    ),
    plots: ['labels'],
  });
  return {
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
    recognition: null,
    differences: [],
  };
}

/** Task 5: what is no report must stay untouched. */
export function ordinaryTask(observed: Observed): ReportTask {
  const ordinary = observed.observations.filter(({ truth }) => truth.label === 'not-a-bounce');
  const row = rowMaker(observed, ordinary);
  return {
    id: 'ordinary',
    title: 'Ordinary and automatic mail',
    about: 'Mail that is no report, or one that was asked for; it must stay untouched.',
    tables: [
      {
        title: 'By what it is',
        about: '',
        rows: [
          row('all', ordinary, EVERYTHING, false),
          ...byName(ordinary, ({ truth }) => truth.scenario).map(([name, cases]) =>
            row(name, cases, EVERYTHING, false),
          ),
        ],
        plots: [],
      },
    ],
    recognition: null,
    differences: [],
  };
}

type RowMaker = (
  name: string,
  cases: readonly Observation[],
  subset: EvidenceSubset,
  ranked?: boolean,
) => ReportRow;

/** Rows of cases that belong to `whole`, by whose shares of truth all are weighted. */
function rowMaker({ seed }: Observed, whole: readonly Observation[]): RowMaker {
  const weights: LabelWeights | null = weightsOf(whole);
  return (name, cases, subset, ranked = true) =>
    measureRow(judgedBy(subset, cases), {
      name,
      filter: OURS,
      mail: 'synthetic',
      random: createRandom(seed).fork(`bootstrap ${name}`),
      ranked,
      ...(weights === null ? {} : { weights }),
      ...(subset.note === null ? {} : { note: subset.note }),
    });
}

/** What a subset of the evidence makes of observations. */
export function judgedBy(
  { without, withoutCodes = [] }: EvidenceSubset,
  cases: readonly Observation[],
): readonly Judged[] {
  const again = scoreAgain({ without, withoutCodes });
  return cases.map(again);
}

function groups(
  row: RowMaker,
  title: string,
  cases: readonly Observation[],
  nameOf: (one: Observation) => string,
): ReportTable {
  const rows = byName(cases, nameOf).map(([name, group]) => row(name, group, EVERYTHING, false));
  return { title, about: '', rows, plots: [] };
}

function byName(
  cases: readonly Observation[],
  nameOf: (one: Observation) => string,
): readonly (readonly [string, readonly Observation[]])[] {
  const named = new Map<string, Observation[]>();
  for (const one of cases) {
    const name = nameOf(one);
    const group = named.get(name);
    if (group === undefined) named.set(name, [one]);
    else group.push(one);
  }
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1));
}
