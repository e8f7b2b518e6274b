/** A report made by chance, such as a run would make it. */

import {
  compareFilters,
  createRandom,
  headlineOf,
  type Judged,
  measureRow,
  type Random,
  type Report,
  type ReportRow,
  recognitionOf,
} from '../../src/index.ts';
import { truthOf } from '../judged.ts';

interface Filter {
  readonly name: string;
  /** Distance of the hills. */
  readonly apart: number;
  readonly rounds?: number;
}

/** Two hills of scores, labelled from −3 down and 3 up. */
function judgedBy(random: Random, cases: number, { apart }: Filter): readonly Judged[] {
  return Array.from({ length: cases }, (_, i) => {
    const backscatter = i % 2 === 1;
    const noise = 2 * (random.next() + random.next() + random.next() + random.next() - 2);
    const score = (backscatter ? apart : -apart) + noise;
    return {
      truth: truthOf(backscatter ? 'backscatter' : 'genuine', `${i}`, {
        campaign: backscatter ? `run ${i % 40}` : null,
        kind: i % 10 === 0 ? 'delay' : 'failure',
        format: ['postfix', 'exim', 'exchange-de'][i % 3] ?? 'postfix',
        language: i % 3 === 2 ? 'de' : 'en',
      }),
      label: score >= 3 ? 'backscatter' : score <= -3 ? 'genuine' : 'unsure',
      score,
      probability: 1 / (1 + Math.exp(-score)),
    };
  });
}

export function sampleReport(seed: number, cases: number, rounds: number): Report {
  const random = createRandom(seed);
  const judge = (name: string, apart: number): readonly Judged[] =>
    judgedBy(random.fork(name), cases, { name, apart });
  const row = (
    name: string,
    apart: number,
    more: Partial<Pick<ReportRow, 'filter' | 'mail' | 'note'>> = {},
  ): ReportRow =>
    measureRow(judge(name, apart), {
      name,
      filter: more.filter ?? 'backscatter',
      mail: more.mail ?? 'synthetic',
      ...(more.note == null ? {} : { note: more.note }),
      random: random.fork(`measure ${name}`),
      rounds,
    });
  const full = row('every source of evidence', 6);
  const natural = row('real reports, no log', 3.6, { mail: 'natural', note: 'Labelled by hand.' });
  const ours = judge('content and shape', 3.4);
  const theirs = judge('rspamd', 2.4);
  return {
    title: 'How well backscatter is told from genuine bounces',
    meta: {
      seed,
      digest: 'd1ce'.repeat(16),
      date: '2026-03-01',
      versions: { backscatter: '0.1.0', rspamd: '3.4' },
      settings: { rounds, 'train corpora': 'one, two', 'network tests': false },
      command: 'node benchmarks/benchmark.ts --seed 7 --out report',
    },
    headlines: [
      headlineOf('Real reports, no log', natural),
      headlineOf('Every source, formats and corpora held out', full, {
        lost: { most: 0.0001, cases: 30_000 },
        caught: { least: 0.999 },
        unsure: { most: 0.02 },
      }),
    ],
    tasks: [
      {
        id: 'recognition',
        title: 'Is it a report, and which kind?',
        about: 'Every message of the set, before anybody asks whose fault it is.',
        tables: [],
        recognition: recognitionOf([
          ...ours.map(({ truth }, i) => ({
            truth,
            kind: i % 97 === 0 ? ('ordinary' as const) : truth.kind,
          })),
          ...Array.from({ length: 50 }, (_, i) => ({
            truth: truthOf('not-a-bounce', `ordinary ${i}`),
            kind: i === 3 ? ('failure' as const) : ('ordinary' as const),
          })),
        ]),
        differences: [],
      },
      {
        id: 'evidence',
        title: 'Genuine or backscatter',
        about: 'With all that an operator can give it, and with each source taken away.',
        tables: [
          {
            title: 'Sources of evidence',
            about: 'The same reports, scored again without a source.',
            rows: [
              full,
              row('no sent log', 3.2),
              row('no DNS lists', 5.1),
              row('content alone', 2.4),
              natural,
            ],
            plots: ['ablation', 'labels', 'roc', 'precision-recall', 'reliability', 'histogram'],
          },
          {
            title: 'Beside others',
            about: 'Content and shape alone, all trained on the same mail.',
            rows: [
              row('content and shape', 3.4),
              row('content and shape, elsewhere', 2.4, { filter: 'rspamd' }),
              row('its defaults', 2.1, { filter: 'SpamAssassin' }),
            ],
            plots: ['roc', 'labels'],
          },
        ],
        recognition: null,
        misses: [
          {
            path: 'mail/2026/03 <b>/1.eml',
            truth: 'genuine',
            label: 'backscatter',
            score: 6.25,
            reasons: [
              { code: 'not-sent-id', points: 8 },
              { code: 'known-correspondent', points: -1.75 },
            ],
          },
        ],
        differences: [
          compareFilters(
            { name: 'backscatter', judged: ours },
            { name: 'rspamd', judged: theirs },
            { random: random.fork('compare'), rounds },
          ),
        ],
      },
    ],
    speed: [
      { name: 'backscatter, offline', messages: 4_000, perSecond: 1_812.4, note: null },
      { name: 'rspamd', messages: 4_000, perSecond: 140.2, note: 'One worker, network tests off.' },
    ],
    notes: [
      'Synthetic mail is written after the manner of real programs, not by them.',
      'Natural reports were labelled by one person.',
    ],
  };
}
