/**
 * The lists known here, a file per operator in `lists/`.
 *
 * In the default selection are the few that are trusted nearly everywhere, list no
 * innocent neighbours and ask for no registration from a small site. Terms of use
 * bind whoever asks: each row names them.
 */

import type { ListDefinition } from './list-definition.ts';
import { BARRACUDA } from './lists/barracuda.ts';
import { DNSWL } from './lists/dnswl.ts';
import { INVALUEMENT } from './lists/invaluement.ts';
import { MAILSPIKE } from './lists/mailspike.ts';
import { NORDSPAM } from './lists/nordspam.ts';
import { SPAMCOP } from './lists/spamcop.ts';
import { SPAMHAUS } from './lists/spamhaus.ts';
import { SURBL } from './lists/surbl.ts';
import { UCEPROTECT } from './lists/uceprotect.ts';
import { URIBL } from './lists/uribl.ts';

/** Every list known here, of all operators. */
export const LIST_TABLE: readonly ListDefinition[] = [
  ...SPAMHAUS,
  ...SURBL,
  ...URIBL,
  ...DNSWL,
  ...SPAMCOP,
  ...BARRACUDA,
  ...UCEPROTECT,
  ...MAILSPIKE,
  ...INVALUEMENT,
  ...NORDSPAM,
];
