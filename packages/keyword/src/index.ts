export {
  compilePhrases,
  DEFAULT_WEIGHT,
  type Phrase,
  type PhraseMatcher,
  type PhrasePlace,
} from './compile-phrases.ts';
export { createKeyword, type KeywordOptions } from './create-keyword.ts';
export { DEFAULT_PHRASES } from './default-phrases.ts';
export { foldText } from './fold-text.ts';
export { type MatchText, matchPhrases, type PhraseMatch } from './match-phrases.ts';
