/**
 * What is looked for unless a caller brings rules.
 */

import { DEFAULT_PHRASES } from './default-phrases.ts';
import { FAKE_NOTICE_RULES } from './fake-notice-rules.ts';
import type { Rule } from './rule.ts';

/** `DEFAULT_PHRASES` for the returned message and `FAKE_NOTICE_RULES` for the notice. */
export const DEFAULT_RULES: readonly Rule[] = [...DEFAULT_PHRASES, ...FAKE_NOTICE_RULES];
