export { type CompileOptions, compilePhrases, type PhraseMatcher } from './compile-phrases.ts';
export { createKeyword, type KeywordOptions } from './create-keyword.ts';
export { DEFAULT_PHRASES } from './default-phrases.ts';
export { DEFAULT_RULES } from './default-rules.ts';
export { FAKE_NOTICE_RULES } from './fake-notice-rules.ts';
export { foldText } from './fold-text.ts';
export { matchPhrases, type PhraseMatch } from './match-phrases.ts';
export { type ListProblem, type PhraseList, parsePhraseList } from './parse-phrase-list.ts';
export type { RegexEngine, RegexTest } from './regex-engine.ts';
export {
  type Condition,
  DEFAULT_WEIGHT,
  type Pattern,
  type Phrase,
  type RegexRule,
  type Rule,
  type RuleField,
  type RuleMatch,
  type RuleSide,
} from './rule.ts';
export { SPAM_PATTERNS } from './spam-patterns.ts';
export type { MatchText } from './text-source.ts';
