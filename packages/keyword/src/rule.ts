/**
 * What a rule may say, and the schema that checks it.
 *
 * A weight is a probability: how likely a message that the rule finds is spam
 * for that reason alone. A rule is a phrase, a pattern (wildcards, words near
 * each other), a regular expression, or a condition over rules that have names.
 * Several rules may share a name: they are then alternatives of one thing, and
 * a condition counts how many of them were found. A named rule may weigh 0: it
 * says nothing alone and is there for conditions.
 */

import { z } from 'zod';
import { foldPhrase } from './fold-phrase.ts';
import { parsePattern } from './parse-pattern.ts';

/** What a rule without a weight counts. */
export const DEFAULT_WEIGHT = 0.5;

/** Lists beyond this are no longer written by people; one entry costs about four kilobytes. */
export const MAX_RULES = 20_000;

/** Regular expressions are tried one by one, each over the whole text. */
export const MAX_REGEXES = 200;

/** A phrase is a few words; a whole paragraph is a matter for campaigns. */
const MAX_PHRASE_LENGTH = 200;

/** Longer expressions are programs; their states multiply with the text. */
const MAX_REGEX_LENGTH = 500;

/** A name is a label. */
const MAX_NAME_LENGTH = 60;

/** Names in one part of a condition. */
const MAX_NAMES = 100;

/** Fields of one rule. */
const MAX_FIELDS = 20;

/** `any` is subject and body; a header is named in lower case, such as `header:x-mailer`. */
export type RuleField = 'subject' | 'body' | 'from' | 'attachment' | 'any' | `header:${string}`;

/** The returned message, or the notice around it. */
export type RuleSide = 'returned' | 'notice';

/** As whole words anywhere, anywhere at all, or as whole words at the text's start or end. */
export type RuleMatch = 'word' | 'substring' | 'start' | 'end';

interface Weighted {
  /** What conditions call it; rules may share one. */
  readonly name?: string | undefined;
  /** Above 0, up to 1; 0 only with a name. */
  readonly weight: number;
}

interface Placed extends Weighted {
  /** Where it counts; `any` where this is left out. */
  readonly in?: RuleField | readonly RuleField[] | undefined;
  /** `returned` where this is left out. */
  readonly side?: RuleSide | undefined;
}

/** A rule of words in a row. */
export interface Phrase extends Placed {
  /** Words in any case and spelling; 200 characters at most. */
  readonly phrase: string;
  /** `word` where this is left out. */
  readonly match?: RuleMatch | undefined;
}

/** A rule of words with wildcards, or of two near each other. */
export interface Pattern extends Placed {
  /**
   * Words in which `*` stands for up to 20 letters and `?` for one; or two such
   * in quotes with `near/5` (either first) or `then/5` between them: at most five
   * words apart. In quotes alone it is a phrase.
   */
  readonly pattern: string;
  /** `word` where this is left out. */
  readonly match?: RuleMatch | undefined;
}

/** A rule that is a regular expression. */
export interface RegexRule extends Placed {
  /** An RE2 expression, 500 characters at most; needs a `RegexEngine`. */
  readonly regex: string;
  /** Of `i` any case, `m` `^` and `$` at lines, `s` dot matches line ends, `f` reads folded text. */
  readonly flags?: string | undefined;
}

/** Holds where all its parts do. It names rules that stand before it; `not` alone is none. */
export interface Condition extends Weighted {
  readonly name: string;
  readonly all?: readonly string[] | undefined;
  readonly any?: readonly string[] | undefined;
  readonly not?: readonly string[] | undefined;
  /** At least so many rules of these names. */
  readonly atLeast?: { readonly count: number; readonly of: readonly string[] } | undefined;
}

/** Anything that `compilePhrases` takes as an object. */
export type Rule = Phrase | Pattern | RegexRule | Condition;

/** A rule as the schema leaves it: every key of all kinds, so one check reads them all. */
export type CheckedRule = z.output<typeof checkedSchema>;

const field = z
  .string()
  .regex(
    /^(?:subject|body|from|attachment|any|header:[a-z0-9!#$%&'*+.^_`|~-]{1,60})$/,
    'must be subject, body, from, attachment, any or header: with a name in lower case',
  );
const name = z.string().min(1).max(MAX_NAME_LENGTH);
const names = z.array(name).min(1).max(MAX_NAMES);

const KINDS = ['phrase', 'pattern', 'regex'] as const;
const PARTS = ['all', 'any', 'not', 'atLeast'] as const;

const checkedSchema = z
  .strictObject({
    name: name.optional(),
    weight: z.number().min(0).max(1),
    in: z.union([field, z.array(field).min(1).max(MAX_FIELDS)]).optional(),
    side: z.enum(['returned', 'notice']).optional(),
    phrase: z
      .string()
      .max(MAX_PHRASE_LENGTH)
      .refine((phrase) => foldPhrase(phrase).length > 0, 'needs a letter or a digit')
      .optional(),
    pattern: z.string().max(MAX_PHRASE_LENGTH).optional(),
    match: z.enum(['word', 'substring', 'start', 'end']).optional(),
    regex: z.string().min(1).max(MAX_REGEX_LENGTH).optional(),
    flags: z
      .string()
      .regex(/^(?!.{0,3}(.).{0,3}\1)[imsf]{0,4}$/, 'must be of i, m, s and f, each once')
      .optional(),
    all: names.optional(),
    any: names.optional(),
    not: names.optional(),
    atLeast: z
      .strictObject({
        count: z.int().min(1).max(MAX_RULES),
        of: names.transform((of) => [...new Set(of)]),
      })
      .optional(),
  })
  .superRefine((rule, context) => {
    const wrong = (path: readonly string[], message: string): void =>
      context.addIssue({ code: 'custom', path: [...path], message });
    const given = (keys: readonly (keyof typeof rule)[]): readonly string[] =>
      keys.filter((key) => rule[key] !== undefined);
    const kinds = [...given(KINDS), ...(given(PARTS).length > 0 ? ['a condition'] : [])];
    if (kinds.length !== 1) {
      const found = kinds.length === 0 ? 'none of them' : kinds.join(' and ');
      wrong([], `must have a phrase, a pattern, a regex or a condition, and has ${found}`);
      return;
    }
    const [kind = ''] = kinds;
    if (rule.weight === 0 && rule.name === undefined) {
      wrong(['weight'], 'must be above 0 (a rule with a name may weigh 0)');
    }
    if (rule.pattern !== undefined) {
      const problem = parsePattern(rule.pattern, rule.match ?? 'word').problem;
      if (problem !== null) wrong(['pattern'], problem);
    }
    const alien = given([
      ...(kind === 'a condition' ? (['in', 'side'] as const) : []),
      ...(kind === 'a condition' || kind === 'regex' ? (['match'] as const) : []),
      ...(kind === 'regex' ? [] : (['flags'] as const)),
    ]);
    for (const key of alien) wrong([key], `has no meaning beside ${kind}`);
    if (kind !== 'a condition') return;
    if (rule.name === undefined) wrong(['name'], 'is what a condition is called by');
    if (given(['all', 'any', 'atLeast']).length === 0) {
      wrong(['not'], 'needs all, any or atLeast beside it');
    }
  });

/** The schema of one rule; a plain string is a phrase that weighs `DEFAULT_WEIGHT`. */
export const ruleSchema = z.preprocess(
  (entry) => (typeof entry === 'string' ? { phrase: entry, weight: DEFAULT_WEIGHT } : entry),
  checkedSchema,
);

/** The schema of a list of rules, for callers that check options of their own. */
export const rulesSchema = z.array(ruleSchema).max(MAX_RULES);
