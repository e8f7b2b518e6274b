/**
 * The list that refused a post. A list manager writes from an address of its own
 * beside the list's, tells the list in its header (X-BeenThere, RFC 2369's List-Post),
 * and names in its notice whom to ask: none of those is the recipient, the list is.
 */

import type { DsnRecipient } from '@backscatter/core';
import { fieldMailboxes, fieldValue, type HeaderFields } from '../header-fields.ts';
import { describeRecipient } from '../status/describe-recipient.ts';

/** What a list manager hangs on the name of the list. */
const MANAGER =
  /^(?:owner-)?(?<name>[^@]{1,64}?)(?:-(?:owner|bounces|request|admin|help))?@(?<domain>.{1,255})$/;

const ADDRESS = /(?:^|mailto:)<?([^\s<>@?]{1,64}@[^\s<>?]{1,255})/i;

/** The list as the recipient of what it refused; what was read, where that names the list or nobody knows it. */
export function listRecipients(
  header: HeaderFields,
  read: readonly DsnRecipient[],
  notice: string,
): readonly DsnRecipient[] {
  const [manager] = fieldMailboxes(header, 'from');
  const address =
    addressIn(fieldValue(header, 'x-beenthere')) ??
    addressIn(fieldValue(header, 'list-post')) ??
    namedList(manager?.address ?? '', notice);
  if (address === null) return read;
  const lower = address.toLowerCase();
  if (read.some(({ finalRecipient }) => finalRecipient?.toLowerCase() === lower)) return read;
  if (read.length > 0 && !read.every(({ finalRecipient }) => isManager(finalRecipient, lower)))
    return read;
  return [
    describeRecipient({ finalRecipient: address, action: 'failed', text: notice.slice(0, 1_000) }),
  ];
}

function addressIn(value: string | null): string | null {
  return value === null ? null : (ADDRESS.exec(value.trim())?.[1] ?? null);
}

/** The list whose manager writes, if the notice names it. */
function namedList(manager: string, notice: string): string | null {
  const { name, domain } = MANAGER.exec(manager)?.groups ?? {};
  const list = `${name}@${domain}`;
  return list !== manager && notice.toLowerCase().includes(list.toLowerCase()) ? list : null;
}

/** An address of the list's own manager. */
function isManager(address: string | null, list: string): boolean {
  const { name, domain } = MANAGER.exec(address?.toLowerCase() ?? '')?.groups ?? {};
  return `${name}@${domain}` === list;
}
