/**
 * What the DNS lists are asked about a message, why, and what they answered.
 */

import { quote } from '@backscatter/core';
import type { ListReport, PlannedQuestion } from '@backscatter/dns-list';
import type { ListPlan } from '../lists/create-list-signals.ts';
import { PLAIN, type Style } from './style.ts';

/** Characters of a value or a sentence that are shown. */
const MAX_VALUE = 300;

const OFFLINE = 'The DNS lists were not asked (--dns asks them). They would be asked about:';
const ONLINE = 'The DNS lists were asked about:';
const NOTHING = 'The DNS lists have nothing to be asked about.';

/**
 * Lines for a person, with a line end. Nothing in them can steer a terminal.
 *
 * @param reports what was answered; null where nothing was asked
 */
export function renderListPlan(
  { subjects, left }: ListPlan,
  reports: readonly ListReport[] | null,
  style: Style = PLAIN,
): string {
  const head = subjects.length === 0 ? NOTHING : reports === null ? OFFLINE : ONLINE;
  const lines = [`  ${head}`];
  for (const { value, why, questions } of subjects) {
    lines.push(`    ${style.bold(quote(value, MAX_VALUE))}, ${quote(why, MAX_VALUE)}`);
    const width = Math.max(0, ...questions.map(({ list }) => list.length));
    for (const question of questions) {
      const answer = reports === null ? '' : `: ${answerTo(question, reports, style)}`;
      const name = quote(question.name, MAX_VALUE);
      lines.push(`      ${question.list.padEnd(width)}  ${style.dim(name)}${answer}`);
    }
    if (questions.length === 0) lines.push(style.dim('      no list takes such'));
  }
  for (const why of left) lines.push(style.dim(`    not asked: ${quote(why, MAX_VALUE)}`));
  const failures = (reports ?? []).flatMap((report) => report.failures);
  for (const why of new Set(failures.map((failure) => failure.why))) {
    lines.push(style.yellow(`    no answer: ${quote(why, MAX_VALUE)}`));
  }
  return `${lines.join('\n')}\n`;
}

function answerTo(
  { list, asked }: PlannedQuestion,
  reports: readonly ListReport[],
  style: Style,
): string {
  const listings = reports
    .flatMap((report) => report.listings)
    .filter((listing) => listing.list === list && listing.asked === asked);
  if (listings.length > 0) {
    const all = listings.map(({ meaning, answer }) => `${meaning} (${answer})`);
    return style.red(`listed as ${quote(all.join(', '), MAX_VALUE)}`);
  }
  if (reports.some(({ failures }) => failures.some((failure) => failure.list === list))) {
    return style.yellow('no answer');
  }
  return reports.some(({ answered }) => answered.includes(list)) ? 'not listed' : 'not asked';
}
