/**
 * What is looked for unless a caller brings rules.
 */

import { DEFAULT_PHRASES } from './default-phrases.ts';
import { FAKE_NOTICE_RULES } from './fake-notice-rules.ts';
import type { Rule } from './rule.ts';
import { SPAM_PATTERNS } from './spam-patterns.ts';

/**
 * `DEFAULT_PHRASES` and `SPAM_PATTERNS` for the returned message, `FAKE_NOTICE_RULES`
 * for the notice.
 */
export const DEFAULT_RULES: readonly Rule[] = [
  ...DEFAULT_PHRASES,
  ...SPAM_PATTERNS,
  ...FAKE_NOTICE_RULES,
];
