/**
 * The seam between rules and the engine that runs their regular expressions.
 *
 * Such an engine is larger than this package, and backtracking ones hang on
 * hostile text; so a caller who has expressions hands in one that runs in linear
 * time (`@backscatter/keyword/re2`), and nobody else loads it.
 */

/** Says whether a text holds what the expression describes. */
export type RegexTest = (text: string) => boolean;

/** What runs regular expressions in linear time, such as `re2` of the entry point `/re2`. */
export interface RegexEngine {
  /**
   * Compiles an expression; `flags` are some of `i`, `m` and `s`.
   *
   * @throws Error whose message says what is wrong with the expression
   */
  compile(expression: string, flags: string): RegexTest;
}

/** What came of an expression. */
export type CompiledRegex =
  | { readonly test: RegexTest; readonly folded: boolean }
  | { readonly problem: string };

/** Compiles a rule's expression. What is wrong is an answer; nothing throws. */
export function compileRegex(
  expression: string,
  flags: string,
  engine: RegexEngine | undefined,
): CompiledRegex {
  if (engine === undefined) {
    return { problem: 'needs an engine: pass the one of @backscatter/keyword/re2 as regex' };
  }
  try {
    const test = engine.compile(expression, flags.replace('f', ''));
    return { test, folded: flags.includes('f') };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
