/**
 * What the notice knows better than the delivery status.
 *
 * QUIRK: Exim reports the address it was given as Final-Recipient, and names
 * the one that failed behind an alias or a `.forward` only in its text,
 * `(generated from …)`, and in X-Failed-Recipients. RFC 3464 section 2.3.2 has
 * it the other way: what was given is the original, what failed the final one.
 * Where a command or a file failed, the field holds that, and the notice says
 * below it whose it is.
 */

import type { DsnRecipient } from '@backscatter/core';
import { changeRecipient } from '../status/lazy-recipient.ts';
import type { Entry } from '../text/read-entries.ts';

/**
 * The recipients with aliases resolved.
 *
 * @param failed addresses of X-Failed-Recipients: only what both name is believed
 */
export function refineRecipients(
  recipients: readonly DsnRecipient[],
  entries: readonly Entry[],
  failed: readonly string[],
): readonly DsnRecipient[] {
  const sure = new Set(failed.map((address) => address.toLowerCase()));
  const generated = new Map<string, string[]>();
  for (const { address, original } of entries) {
    if (original === null || !sure.has(address.toLowerCase())) continue;
    const given = original.toLowerCase();
    generated.set(given, [...(generated.get(given) ?? []), address]);
  }
  if (generated.size === 0) return onlyOne(ownerOfCommand(recipients, entries), failed);
  return recipients.flatMap((recipient) => {
    const { finalRecipient: given } = recipient;
    const addresses = given === null ? undefined : generated.get(given.toLowerCase());
    if (addresses === undefined) return [recipient];
    return addresses.map((address) =>
      changeRecipient(recipient, {
        finalRecipient: address,
        originalRecipient: recipient.originalRecipient ?? given,
      }),
    );
  });
}

/** Whether a recipient field holds `|command` or `/file`; X.400 names have a label behind the slash. */
export function isCommand({ finalRecipient }: DsnRecipient): boolean {
  return finalRecipient !== null && /^(?:\||\/(?![A-Z]{1,12}=))/i.test(finalRecipient);
}

function ownerOfCommand(
  recipients: readonly DsnRecipient[],
  entries: readonly Entry[],
): readonly DsnRecipient[] {
  const [recipient, second] = recipients;
  const [entry, another] = entries;
  if (recipient === undefined || second !== undefined || !isCommand(recipient)) return recipients;
  if (entry === undefined || another !== undefined || !entry.address.includes('@'))
    return recipients;
  return [changeRecipient(recipient, { finalRecipient: entry.address })];
}

/** One recipient and one failed address that differ: the one stood for the other. */
function onlyOne(
  recipients: readonly DsnRecipient[],
  failed: readonly string[],
): readonly DsnRecipient[] {
  const [recipient, second] = recipients;
  const [address, another] = failed;
  if (recipient === undefined || second !== undefined) return recipients;
  if (address === undefined || another !== undefined) return recipients;
  const { finalRecipient: given, originalRecipient } = recipient;
  if (given === null || !given.includes('@') || given.toLowerCase() === address.toLowerCase())
    return recipients;
  return [
    changeRecipient(recipient, {
      finalRecipient: address,
      originalRecipient: originalRecipient ?? given,
    }),
  ];
}
