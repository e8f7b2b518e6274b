/**
 * Lists of rules in a file, for people to write.
 *
 * As text, a rule a line; blank lines and those that begin with `#` are passed
 * over:
 *
 *     no prescription required               a phrase, weight 0.5
 *     0.8 subject: act now                   weight, then fields
 *     from,subject: *lottery*                wildcards
 *     notice.attachment: *.scr               the side of the notice
 *     header.x-mailer: bulk sender           a header by name
 *     0.3 "cheap" near/5 "pills"             words near each other
 *     "0.5 mg for free?"                     nothing special between quotes
 *     0.7 body: /v[i1]agra\s{0,9}\d/i        a regular expression
 *
 * As JSON, an array of what `createKeyword` takes as `phrases`, conditions too.
 * A file whose first character is `[` is read as JSON. What cannot be used is
 * named by its line, and the rest counts.
 */

import { parseListLine } from './parse-list-line.ts';
import { compileRegex, type RegexEngine } from './regex-engine.ts';
import { type CheckedRule, MAX_RULES, type Rule, ruleSchema } from './rule.ts';
import { splitJsonArray } from './split-json-array.ts';
import { unknownName } from './unknown-name.ts';

/** Characters of a list: rules of the greatest number and length would be four million. */
const MAX_LIST_LENGTH = 8_000_000;

/** Complaints about one list; who sees more has the wrong file. */
const MAX_PROBLEMS = 100;

/** A line of a list that holds no rule. */
export interface ListProblem {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong there, and what is allowed. */
  readonly what: string;
}

/** What a list holds: its rules, without those lines that are none. */
export interface PhraseList {
  readonly rules: readonly Rule[];
  readonly problems: readonly ListProblem[];
}

/** An entry of a list as it stands: not yet checked, or what is wrong already. */
export interface ListEntry {
  readonly line: number;
  readonly value?: unknown;
  readonly problem?: string;
}

/**
 * Parses a list; nothing throws.
 *
 * @param options.regex checks regular expressions; without it they are taken as they are
 */
export function parsePhraseList(
  text: string,
  options: { readonly regex?: RegexEngine | undefined } = {},
): PhraseList {
  const rules: Rule[] = [];
  const problems: ListProblem[] = [];
  const names = new Set<string>();
  if (text.length > MAX_LIST_LENGTH) {
    return { rules, problems: [{ line: 1, what: `is longer than ${MAX_LIST_LENGTH} characters` }] };
  }
  for (const entry of entriesOf(text.replace(/^\ufeff/, ''))) {
    const { line } = entry;
    if (problems.length === MAX_PROBLEMS) {
      problems.push({ line, what: 'more problems, not listed' });
      break;
    }
    if (rules.length === MAX_RULES) {
      problems.push({ line, what: `there can be ${MAX_RULES} rules` });
      break;
    }
    const checked = checkEntry(entry, names, options.regex);
    if (typeof checked === 'string') problems.push({ line, what: checked });
    else {
      if (checked.name !== undefined) names.add(checked.name);
      rules.push(checked as Rule);
    }
  }
  return { rules, problems };
}

function entriesOf(text: string): Iterable<ListEntry> {
  return text.trimStart().startsWith('[') ? splitJsonArray(text) : linesOf(text);
}

function* linesOf(text: string): Generator<ListEntry> {
  let line = 0;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    line++;
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const parsed = parseListLine(content);
    yield typeof parsed === 'string' ? { line, problem: parsed } : { line, value: parsed };
  }
}

/** The rule of an entry, or what is wrong with it. */
function checkEntry(
  { value, problem }: ListEntry,
  names: ReadonlySet<string>,
  engine: RegexEngine | undefined,
): CheckedRule | string {
  if (problem !== undefined) return problem;
  const result = ruleSchema.safeParse(value);
  if (!result.success) {
    return result.error.issues
      .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
      .join('; ');
  }
  const rule = result.data;
  const unknown = unknownName(rule, names);
  if (unknown !== null) return `${unknown.key}: ${unknown.what}`;
  if (rule.regex !== undefined && engine !== undefined) {
    const compiled = compileRegex(rule.regex, rule.flags ?? '', engine);
    if ('problem' in compiled) return `regex: ${compiled.problem}`;
  }
  return rule;
}
