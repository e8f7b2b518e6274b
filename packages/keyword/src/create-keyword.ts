/**
 * Phrases in the returned message, and in the notice around it.
 *
 * A report on spam returns the spam. That it is spam does not prove that it did
 * not leave through us, so this is a hint and no proof. Rules look at the
 * returned message unless they ask for the notice: its words are those of
 * genuine bounces too, and only what a forger must say (open this, to read your
 * message) can tell.
 *
 * Each distinct rule counts once, however often it is fulfilled; their weights
 * are combined by noisy-or, so many weak rules make a strong one, and a strong
 * one is never made weaker.
 */

import {
  abstained,
  type Evidence,
  type Finding,
  found,
  type Outcome,
  parseOptions,
  quote,
  type Signal,
} from '@backscatter/core';
import { z } from 'zod';
import { buildMatcher } from './compile-phrases.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { matchSource, type PhraseMatch } from './match-phrases.ts';
import { noisyOr } from './noisy-or.ts';
import type { RegexEngine } from './regex-engine.ts';
import { type Rule, type RuleSide, rulesSchema } from './rule.ts';
import { reportTexts, type TextSource } from './text-source.ts';

/** Rules that the summary quotes. */
const MAX_QUOTED = 3;

/** Characters quoted of one rule; an expression can be long. */
const MAX_QUOTE_LENGTH = 80;

/** Rules that the data lists; the others count all the same. */
const MAX_LISTED = 20;

const CODES: Readonly<Record<RuleSide, string>> = {
  returned: 'keyword-spam',
  notice: 'keyword-fake-notice',
};

/** Options of `createKeyword`. */
export interface KeywordOptions {
  /**
   * Looked for in place of `DEFAULT_RULES`; put them behind those to extend the
   * table. A plain string weighs `DEFAULT_WEIGHT`.
   */
  readonly phrases?: readonly (Rule | string)[] | undefined;
  /** Runs regular expressions; needed where a rule has one. */
  readonly regex?: RegexEngine | undefined;
}

const optionsSchema = z.strictObject({
  phrases: rulesSchema.optional(),
  regex: z
    .custom<RegexEngine>(
      (engine) => typeof (engine as RegexEngine | null)?.compile === 'function',
      'must be an engine with compile(expression, flags)',
    )
    .optional(),
});

/**
 * A signal of the round `content` that reports `keyword-spam` where the returned
 * message holds phrases of spam, and `keyword-fake-notice` where the notice
 * holds those of a forger. Abstains where there is no text to look at.
 *
 * @throws TypeError for a wrong option, a wrong rule or a bad expression
 */
export function createKeyword(options: KeywordOptions = {}): Signal {
  const { phrases, regex } = parseOptions('createKeyword', optionsSchema, options);
  const rules = phrases ?? rulesSchema.parse(DEFAULT_RULES);
  const matcher = buildMatcher(rules, regex, 'createKeyword', 'phrases.');
  return {
    name: 'keyword',
    round: 'content',
    codes: Object.values(CODES),
    async check(evidence: Evidence): Promise<Outcome> {
      const texts = reportTexts(evidence);
      const matches = matchSource(matcher, texts);
      if (matches.length > 0)
        return found([...judge(matches, 'returned'), ...judge(matches, 'notice')]);
      if (evidence.report.returned.mail === null) return abstained('no message was returned');
      return hasText(texts) ? found([]) : abstained('the returned message has no text');
    },
  };
}

function hasText(texts: TextSource): boolean {
  return ['subject', 'body'].some((place) => texts(place).some((text) => text.trim() !== ''));
}

function judge(all: readonly PhraseMatch[], side: RuleSide): readonly Finding[] {
  const matches = all.filter((match) => match.side === side);
  if (matches.length === 0) return [];
  const quoted = matches.slice(0, MAX_QUOTED).map(({ phrase }) => inQuotes(phrase));
  const more = matches.length - quoted.length;
  const who = side === 'notice' ? 'The notice' : 'The returned message';
  return [
    {
      code: CODES[side],
      strength: noisyOr(matches.map(({ weight }) => weight)),
      summary: `${who} says ${quoted.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      data: {
        phrases: matches
          .slice(0, MAX_LISTED)
          .map(({ phrase, weight, count, where }) => ({ phrase, weight, count, where })),
      },
    },
  ];
}

function inQuotes(phrase: string): string {
  const shown = quote(phrase, MAX_QUOTE_LENGTH);
  return shown.includes('"') ? shown : `"${shown}"`;
}
