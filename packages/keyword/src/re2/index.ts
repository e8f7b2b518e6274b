/**
 * RE2 for rules: expressions run in time linear in the text, whatever they say
 * (https://github.com/google/re2/wiki/Syntax; no back-references, no look-around).
 *
 * An entry point of its own: the engine is many times larger than all else here.
 */

import { RE2JS } from 're2js';
import type { RegexEngine } from '../regex-engine.ts';

const FLAGS: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
};

/** The engine to hand to `createKeyword`, `compilePhrases` or `parsePhraseList` as `regex`. */
export const re2: RegexEngine = {
  compile(expression, flags) {
    let bits = 0;
    for (const flag of flags) bits |= FLAGS[flag] ?? 0;
    const compiled = RE2JS.compile(expression, bits);
    return (text) => compiled.test(text);
  },
};
