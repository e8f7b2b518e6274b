/**
 * Writes DIALECTS.md anew:
 *
 *     npx --yes pnpm@10.34.9 dialects
 */

import { writeFileSync } from 'node:fs';
import { PAGE, renderDialectTable } from './dialect-table.ts';

writeFileSync(PAGE, renderDialectTable());
