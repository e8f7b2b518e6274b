/** Every language whose words are known, those of some three million speakers and more, and some smaller ones. */

import { ASIAN } from './asian.ts';
import { EASTERN } from './eastern.ts';
import { SOUTHERN } from './southern.ts';
import { WESTERN } from './western.ts';
import type { Languages } from './word-table.ts';

export const LANGUAGES: Languages = { ...WESTERN, ...EASTERN, ...SOUTHERN, ...ASIAN };
