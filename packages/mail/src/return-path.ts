/**
 * Return paths told by their look (RFC 5321 section 4.4): addresses that a
 * service, a list manager or a signer made to receive reports. Nobody publishes
 * them and no person writes to them.
 */

import { unwrapLocalPart } from './unwrap-local-part.ts';

/** Local parts that services and list managers give their return paths. */
const BOUNCE_ADDRESS = /(?:^|[-_.+])bounces?(?:$|[-_.+=0-9])/i;

/** Whether an address is a bounce address by name, or tagged by BATV, SRS or VERP. */
export function isReturnPath(address: string): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return BOUNCE_ADDRESS.test(local) || unwrapLocalPart(local).wrapping !== null;
}
