/**
 * Whether the body hash of a signature holds for the bytes at hand (RFC 6376
 * section 3.7). That needs no key, and it tells whether the bytes came through.
 */

import { Buffer } from 'node:buffer';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { readSignature } from '../../packages/provenance/src/dkim/read-signature.ts';
import { splitReturned } from '../../packages/provenance/src/dkim/split-message.ts';

/** Signatures of one mail that are looked at. */
const MAX_SIGNATURES = 10;

/** What the signatures of one mail say of its body. */
export interface BodyHashes {
  /** Signatures that can be read and cover the whole body. */
  readonly signatures: number;
  /** Whether the body hash of one of them holds. */
  readonly holds: boolean;
}

interface Hashes {
  readonly bodyHash?: string;
  readonly bodyHashExpecting?: string;
}

/** Looks at every signature of a mail. */
export async function bodyHashes(bytes: Uint8Array): Promise<BodyHashes> {
  const message = splitReturned({ form: 'message', mail: null, bytes });
  const body = message.body();
  const signatures = message.fields
    .filter(({ name }) => name === 'dkim-signature')
    .slice(0, MAX_SIGNATURES)
    .flatMap((field) => readSignature(field) ?? [])
    .filter(({ isPartial }) => !isPartial);
  let holds = false;
  for (const { field } of body === null ? [] : signatures) {
    const raw = Buffer.from(`${field.line}\r\n\r\n${body}`, 'latin1');
    const { results } = await dkimVerify(raw, {
      resolver: () => Promise.reject(Object.assign(new Error('no key'), { code: 'ENOTFOUND' })),
    });
    // Its types do not name what it answers.
    holds ||= (results as unknown as readonly Hashes[]).some(
      ({ bodyHash, bodyHashExpecting }) => bodyHash !== undefined && bodyHash === bodyHashExpecting,
    );
  }
  return { signatures: signatures.length, holds };
}
