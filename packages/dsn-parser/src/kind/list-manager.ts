/** A program that runs a mailing list, by its address or its mark. */

import type { Writer } from './writer.ts';

/** Local parts from which list managers answer. */
const LIST_MANAGER =
  /(?:^|[-_.+])(?:bounces?|request|owner|admin|confirm|join|subscribe|help|ctl)(?:[+@]|$)|^(?:listserv|majordomo|sympa|mailman|ezmlm|minimalist|ecartis|listar|smartlist)(?:[-+@]|$)/;

/** Mailman marks what it writes itself, under the subject that it refuses: `Re: …` at times. */
export function isListManager({ header, reply, address }: Writer): boolean {
  return header.firstAt.has('x-list-administrivia') || (!reply && LIST_MANAGER.test(address));
}
