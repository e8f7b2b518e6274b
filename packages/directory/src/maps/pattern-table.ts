/**
 * Tables of patterns: regexp_table(5) and pcre_table(5) of Postfix.
 *
 *     /^(sales|info)@example\.org$/   anna@example.org
 *     !/@example\.org$/               …                   where it does not match
 *     if /@example\.org$/             rules up to `endif` are tried where it matches
 *
 * The first rule that matches counts, against the whole address, without regard
 * to case unless a flag says otherwise. Addresses come from strangers, so only
 * an engine that is linear in the text runs them: RE2. A back-reference, a
 * look-around or the flag `x` it does not have; such a rule cannot be tested, is
 * told as a problem, and where it is reached nobody says "unknown".
 *
 * A rule that matches whatever stands before the `@` stands for all its domain.
 * It is told by trying it on names that nobody has.
 */

import { RE2JS } from 're2js';
import { logicalLines } from './logical-lines.ts';
import { problemList, type Table } from './table.ts';

/** Whose expressions a table has: POSIX or Perl. */
export type PatternTableKind = 'regexp' | 'pcre';

/** Names of no mailbox, of different looks: with digits, with letters alone, long, short. */
const NOBODY = ['zq7k0xj4-nobody-3v9', 'qzxjkwvyqp', 'x'.repeat(60), 'zj'];

/** More rules than anybody writes by hand; each may be tried for each address. */
const MAX_RULES = 10_000;

/** Captured groups that a value may name. */
const MAX_GROUPS = 99;

interface Rule {
  /** Null where it cannot be tested. */
  readonly pattern: RE2JS | null;
  readonly negated: boolean;
  /** Null for an `if`. */
  readonly value: string | null;
  /** For an `if`, the index of the rule behind its `endif`. */
  end: number;
}

/** Reads one. */
export function readPatternTable(kind: PatternTableKind, text: string, name: string): Table {
  const rules: Rule[] = [];
  const open: Rule[] = [];
  const { problems, add } = problemList(name);
  for (const { number, text: line } of logicalLines(text)) {
    if (rules.length >= MAX_RULES) {
      add(number, `more than ${MAX_RULES} rules are not tried`);
      rules.push({ pattern: null, negated: false, value: '', end: 0 });
      break;
    }
    if (/^endif$/i.test(line)) {
      const last = open.pop();
      if (last === undefined) add(number, 'is an endif without its if');
      else last.end = rules.length;
      continue;
    }
    const condition = /^if\s+/i.exec(line);
    const rule = readRule(kind, condition === null ? line : line.slice(condition[0].length));
    if (rule === null) add(number, 'is no rule: !/pattern/flags value');
    else if (rule.pattern === null) add(number, 'has a pattern that no linear engine can test');
    // Of what cannot be read nobody knows what it would have matched.
    const kept: Rule = {
      pattern: rule?.pattern ?? null,
      negated: rule?.negated ?? false,
      value: condition === null ? (rule?.value ?? '') : null,
      end: 0,
    };
    rules.push(kept);
    if (condition !== null) open.push(kept);
  }
  for (const rule of open) rule.end = rules.length;
  return {
    problems,
    find: (local, domain) => {
      // A bare local part is never asked of patterns.
      if (domain === null) return null;
      const found = match(rules, `${local}@${domain}`);
      if (found === null || found === 'untested') return found;
      const same = (nobody: string): boolean => {
        const other = match(rules, `${nobody}@${domain}`);
        return other !== null && other !== 'untested' && other.rule === found.rule;
      };
      return { value: found.value, wide: NOBODY.every(same) };
    },
  };
}

function match(
  rules: readonly Rule[],
  address: string,
): { readonly rule: Rule; readonly value: string } | 'untested' | null {
  for (let i = 0; i < rules.length; ) {
    const rule = rules[i];
    i += 1;
    if (rule === undefined) break;
    const { pattern, negated, value, end } = rule;
    if (pattern === null) return 'untested';
    const matcher = pattern.matcher(address);
    const matches = matcher.find() !== negated;
    if (value === null) {
      if (!matches) i = end;
    } else if (matches) {
      const groups = negated ? 0 : matcher.groupCount();
      const group = (n: number): string => (n <= groups ? (matcher.group(n) ?? '') : '');
      return { rule, value: expand(value, group) };
    }
  }
  return null;
}

/** `$1`, `${1}` and `$(1)` are what a group matched, `$$` is a `$`. */
function expand(value: string, group: (n: number) => string): string {
  return value.replace(
    /\$(?:(\$)|([0-9]{1,2})|\{([0-9]{1,2})\}|\(([0-9]{1,2})\))/g,
    (_, dollar?: string, bare?: string, braced?: string, bracketed?: string) => {
      if (dollar !== undefined) return '$';
      const n = Number(bare ?? braced ?? bracketed);
      return n >= 1 && n <= MAX_GROUPS ? group(n) : '';
    },
  );
}

/** `pattern` is null where no linear engine has it; null where it is no rule. */
function readRule(
  kind: PatternTableKind,
  line: string,
): { readonly pattern: RE2JS | null; readonly negated: boolean; readonly value: string } | null {
  const negated = line.startsWith('!');
  const rest = negated ? line.slice(1).trimStart() : line;
  const delimiter = rest[0];
  if (delimiter === undefined || /[\w\s\\]/.test(delimiter)) return null;
  let end = 1;
  while (end < rest.length && rest[end] !== delimiter) end += rest[end] === '\\' ? 2 : 1;
  if (end >= rest.length) return null;
  const expression = rest.slice(1, end);
  const [, flags = '', value = ''] = /^(\S*)\s*(.*)$/.exec(rest.slice(end + 1)) ?? [];
  return { pattern: compile(kind, expression, flags), negated, value };
}

/** Flags toggle what is the default: `i` is on in both, `s` in pcre, `x` in regexp. */
function compile(kind: PatternTableKind, expression: string, flags: string): RE2JS | null {
  // `x` toggles off the extended syntax in regexp, and in pcre lets blanks stand for nothing.
  const known = kind === 'regexp' ? /^[im]*$/ : /^[imsAEU]*$/;
  if (!known.test(flags)) return null;
  const on = (flag: string, fallback: boolean): boolean =>
    (flags.split(flag).length - 1) % 2 === 1 ? !fallback : fallback;
  let bits = 0;
  if (on('i', true)) bits |= RE2JS.CASE_INSENSITIVE;
  if (on('m', false)) bits |= RE2JS.MULTILINE;
  if (kind === 'regexp' || on('s', true)) bits |= RE2JS.DOTALL;
  try {
    return RE2JS.compile(on('A', false) ? `\\A(?:${expression})` : expression, bits);
  } catch {
    return null;
  }
}
