/**
 * Whether the whole returned message is the one that was signed, by `mailauth`.
 *
 * It is handed one signature, the fields that it names and the body, and the key
 * that was found before; so it asks nobody, and a header full of signatures
 * costs nothing.
 */

import { Buffer } from 'node:buffer';
import type { PublicKey } from './public-key.ts';
import type { Signature } from './read-signature.ts';
import type { SplitMessage } from './split-message.ts';

/**
 * Checks header and body hash.
 *
 * @param at when it was sent, in milliseconds since 1970: that it has expired since means nothing
 */
export async function verifyWhole(
  { fields }: SplitMessage,
  body: string,
  signature: Signature,
  { record }: PublicKey,
  at: number | null,
): Promise<boolean> {
  // Only here, for it takes a while to load, and only own mail comes as far.
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  const names = new Set(signature.signedNames);
  // No other signature: it would be checked, too.
  names.delete('dkim-signature');
  const lines = fields
    .filter((field) => field === signature.field || names.has(field.name))
    .map(({ line }) => line);
  const raw = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1');
  const { results } = await dkimVerify(raw, {
    resolver: async () => [[record]],
    ...(at !== null && { curTime: new Date(at) }),
  });
  return results.some(({ status }) => status.result === 'pass');
}
