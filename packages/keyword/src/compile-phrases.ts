/**
 * Rules made ready for matching.
 *
 * Phrases are folded like the text they are looked for in, so `Büy NOW!` and
 * `buy now` are one. Where one phrase is given twice, the later entry counts: a
 * caller's own entries, put behind the default ones, change their weights. All
 * phrases, and the anchors of all patterns, stand in one automaton; regular
 * expressions and conditions stand beside it.
 */

import { parseOptions } from '@backscatter/core';
import { type Automaton, buildAutomaton } from '@backscatter/mail';
import { parsePattern, phraseTerm, type Term } from './parse-pattern.ts';
import { compileRegex, type RegexEngine, type RegexTest } from './regex-engine.ts';
import {
  type CheckedRule,
  MAX_REGEXES,
  type Rule,
  type RuleMatch,
  type RuleSide,
  rulesSchema,
} from './rule.ts';
import { unknownName } from './unknown-name.ts';

/** Where a rule counts: a field of the returned message, or `notice.` and one of the notice. */
export type Place = string;

interface CompiledRule {
  /** As it was written. */
  readonly label: string;
  readonly name: string | null;
  /** Whose group it counts for; a condition's is the notice where one of its rules reads that. */
  readonly side: RuleSide;
  /** What it counts, by place; it is looked for nowhere else. Empty for a condition. */
  readonly weights: ReadonlyMap<Place, number>;
  readonly weight: number;
}

/** Which of two terms one is, and how near the other has to be. */
export interface Pair {
  readonly second: boolean;
  /** Words between them, at most. */
  readonly distance: number;
  readonly ordered: boolean;
}

/** A term of a rule. */
interface Use {
  /** Its number among those that are not settled by a hit; -1 for a plain phrase's. */
  readonly id: number;
  readonly rule: number;
  readonly term: Term;
  readonly match: RuleMatch;
  /** Null where the rule has but one term. */
  readonly pair: Pair | null;
}

/** Made by `compilePhrases`. Plain data but for the engine's tests; never changed. */
export interface PhraseMatcher {
  readonly rules: readonly CompiledRule[];
  readonly automaton: Automaton;
  /** By pattern of the automaton: who is to be told. */
  readonly uses: readonly (readonly Use[])[];
  readonly regexes: readonly {
    readonly rule: number;
    readonly test: RegexTest;
    readonly folded: boolean;
  }[];
  /** Uses that a hit does not settle: terms with wildcards, halves of pairs. */
  readonly unsettled: number;
  /** In the order in which they may ask for each other. */
  readonly conditions: readonly { readonly rule: number; readonly asks: CheckedRule }[];
  /** Every place that some rule reads, and by index of the rule 1 for those that do. */
  readonly places: ReadonlyMap<Place, Uint8Array>;
}

/** What compiling needs besides the rules. */
export interface CompileOptions {
  /** Runs the regular expressions; needed where there are any. */
  readonly regex?: RegexEngine | undefined;
}

/**
 * Compiles rules into a matcher. A plain string counts `DEFAULT_WEIGHT` in
 * subject and body of the returned message.
 *
 * @throws TypeError naming the rule by its index, the key, and what is allowed
 */
export function compilePhrases(
  phrases: readonly (Rule | string)[],
  { regex }: CompileOptions = {},
): PhraseMatcher {
  return buildMatcher(
    parseOptions('compilePhrases', rulesSchema, phrases),
    regex,
    'compilePhrases',
    '',
  );
}

/**
 * Compiles rules that `rulesSchema` has checked.
 *
 * @param maker who is asked, for complaints
 * @param option the option that holds the rules and a dot, or nothing
 */
export function buildMatcher(
  checked: readonly CheckedRule[],
  engine: RegexEngine | undefined,
  maker: string,
  option: string,
): PhraseMatcher {
  const rules: CompiledRule[] = [];
  const patterns = new Map<string, { units: Uint16Array; uses: Use[] }>();
  const regexes: { rule: number; test: RegexTest; folded: boolean }[] = [];
  const conditions: { rule: number; asks: CheckedRule }[] = [];
  const sides = new Map<string, RuleSide>();
  const phrases = new Map<string, number>();
  const weightsOf = sharedWeights();
  let unsettled = 0;

  const fault = (index: number, key: string, what: string): TypeError =>
    new TypeError(`${maker}: option "${option}${index}.${key}": ${what}`);

  checked.forEach((rule, index) => {
    const condition = unknownName(rule, sides);
    if (condition !== null) throw fault(index, condition.key, condition.what);
    const compiled: CompiledRule = {
      label: labelOf(rule),
      name: rule.name ?? null,
      side: sideOf(rule, sides),
      weights: weightsOf(rule),
      weight: rule.weight,
    };
    if (rule.name !== undefined && sides.get(rule.name) !== 'notice') {
      sides.set(rule.name, compiled.side);
    }
    const at = rules.length;
    if (rule.regex !== undefined) {
      if (regexes.length === MAX_REGEXES) {
        throw fault(index, 'regex', `there can be ${MAX_REGEXES} expressions`);
      }
      const regex = compileRegex(rule.regex, rule.flags ?? '', engine);
      if ('problem' in regex) throw fault(index, 'regex', `${labelOf(rule)}: ${regex.problem}`);
      regexes.push({ rule: at, ...regex });
    } else if (rule.phrase === undefined && rule.pattern === undefined) {
      conditions.push({ rule: at, asks: rule });
    } else {
      const { terms, distance, ordered } = termsOf(rule);
      const key = JSON.stringify([terms, distance, ordered, rule.match, rule.name, rule.side]);
      const before = phrases.get(key);
      const known = before === undefined ? undefined : rules[before];
      if (before !== undefined && known !== undefined) {
        rules[before] = { ...compiled, weights: new Map([...known.weights, ...compiled.weights]) };
        return;
      }
      phrases.set(key, at);
      terms.forEach((term, i) => {
        const pair = terms.length === 2 ? { second: i === 1, distance, ordered } : null;
        const settled = pair === null && term.elements.length === term.end - term.start;
        enter(patterns, {
          id: settled ? -1 : unsettled++,
          rule: at,
          term,
          match: rule.match ?? 'word',
          pair,
        });
      });
    }
    rules.push(compiled);
  });

  const entries = [...patterns.values()];
  return {
    rules,
    automaton: buildAutomaton(entries.map(({ units }) => units)),
    uses: entries.map(({ uses }) => uses),
    regexes,
    unsettled,
    conditions,
    places: readersByPlace(rules),
  };
}

function readersByPlace(rules: readonly CompiledRule[]): ReadonlyMap<Place, Uint8Array> {
  const places = new Map<Place, Uint8Array>();
  rules.forEach(({ weights }, rule) => {
    for (const place of weights.keys()) {
      const readers = places.get(place) ?? new Uint8Array(rules.length);
      readers[rule] = 1;
      places.set(place, readers);
    }
  });
  return places;
}

function enter(patterns: Map<string, { units: Uint16Array; uses: Use[] }>, use: Use): void {
  const units = Uint16Array.from(use.term.elements.slice(use.term.start, use.term.end));
  const key = String.fromCharCode(...units);
  const entry = patterns.get(key);
  if (entry === undefined) patterns.set(key, { units, uses: [use] });
  else entry.uses.push(use);
}

function termsOf(rule: CheckedRule): {
  readonly terms: readonly Term[];
  readonly distance: number;
  readonly ordered: boolean;
} {
  const match = rule.match ?? 'word';
  if (rule.pattern !== undefined) return parsePattern(rule.pattern, match);
  return { terms: [phraseTerm(rule.phrase ?? '', match)], distance: 0, ordered: false };
}

/** What a person wrote, and so what a finding may quote. */
function labelOf({ phrase, pattern, regex, flags, name }: CheckedRule): string {
  if (regex !== undefined) return `/${regex}/${flags ?? ''}`;
  return phrase ?? pattern ?? name ?? '';
}

function sideOf(rule: CheckedRule, sides: ReadonlyMap<string, RuleSide>): RuleSide {
  const asked = [...(rule.all ?? []), ...(rule.any ?? []), ...(rule.atLeast?.of ?? [])];
  return asked.some((name) => sides.get(name) === 'notice') ? 'notice' : (rule.side ?? 'returned');
}

/** Most rules of a list count the same in the same places: they share one table. */
function sharedWeights(): (rule: CheckedRule) => ReadonlyMap<Place, number> {
  const shared = new Map<string, ReadonlyMap<Place, number>>();
  return (rule) => {
    if (rule.phrase === undefined && rule.pattern === undefined && rule.regex === undefined) {
      return new Map();
    }
    const places = placesOf(rule);
    const key = `${places.join()} ${rule.weight}`;
    const weights = shared.get(key) ?? new Map(places.map((place) => [place, rule.weight]));
    shared.set(key, weights);
    return weights;
  };
}

function placesOf({ in: fields = 'any', side }: CheckedRule): readonly Place[] {
  const prefix = side === 'notice' ? 'notice.' : '';
  return (typeof fields === 'string' ? [fields] : fields)
    .flatMap((field) => (field === 'any' ? ['subject', 'body'] : [field]))
    .map((field) => prefix + field);
}
