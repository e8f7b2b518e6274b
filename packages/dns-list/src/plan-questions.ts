/**
 * From subjects to names: which list is asked about what.
 *
 * A list is asked about a kind that it takes, about a domain by its own rule (the
 * whole host name or the registered domain), and only where its condition is met. An
 * IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) is asked as what it is. The same
 * name is asked of a list once, however many subjects lead to it.
 */

import type { ListKind } from './list-definition.ts';
import type { ListQuestion, ListSubject } from './list-report.ts';
import { mappedIp4, parseIp6 } from './parse-ip6.ts';
import type { SelectedList } from './select-lists.ts';
import { MAX_NAME, writeQuestionName } from './write-question-name.ts';

/** Subjects of one look-up that are read; a caller's list of links has its own cap. */
const MAX_SUBJECTS = 5_000;

/** One name to ask of one list. */
export interface PlannedName<List> {
  readonly list: List;
  readonly kind: ListKind;
  /** The first subject that led here. */
  readonly subject: ListSubject;
  readonly asked: string;
  /** The labels before the zone. */
  readonly labels: string;
}

/** The names of a look-up, in the order of the subjects, and how many found no place. */
export function planQuestions<List extends SelectedList>(
  lists: readonly List[],
  questions: readonly ListQuestion[],
  max: number,
): { readonly names: readonly PlannedName<List>[]; readonly dropped: number } {
  const planned = new Map<string, PlannedName<List>>();
  let dropped = Math.max(0, questions.length - MAX_SUBJECTS);
  for (const question of questions.slice(0, MAX_SUBJECTS)) {
    const { value, kind } = plainSubject(question);
    for (const list of lists) {
      if (!isFor(list, kind, question)) continue;
      const registered = list.definition.domains === 'registered' && kind === 'domain';
      const asked = registered ? (question.registered ?? value) : value;
      const labels = writeQuestionName({ kind, value: asked });
      if (labels === null || labels.length + 1 + list.zone.length > MAX_NAME) {
        dropped += 1;
        continue;
      }
      const key = `${list.definition.name} ${kind} ${labels}`;
      if (planned.has(key)) continue;
      if (planned.size >= max) {
        dropped += 1;
        continue;
      }
      const subject = { kind: question.kind, value: question.value };
      planned.set(key, { list, kind, subject, asked, labels });
    }
  }
  return { names: [...planned.values()], dropped };
}

function isFor({ definition }: SelectedList, kind: ListKind, question: ListQuestion): boolean {
  const { name, kinds, condition } = definition;
  if (!kinds.includes(kind)) return false;
  if (question.lists !== undefined && !question.lists.includes(name)) return false;
  if (condition === undefined || (condition === 'link-host' && kind === 'domain')) return true;
  return question.meets?.includes(condition) ?? false;
}

function plainSubject({ kind, value }: ListQuestion): ListSubject {
  const words = kind === 'ip6' ? parseIp6(value) : null;
  const mapped = words === null ? null : mappedIp4(words);
  return mapped === null ? { kind, value } : { kind: 'ip4', value: mapped };
}
