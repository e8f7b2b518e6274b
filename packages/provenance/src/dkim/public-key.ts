/**
 * A key that signatures are checked with, from what the DNS or the operator says
 * of it (RFC 6376 section 3.6.1): the text of the TXT record, the value of its
 * `p=` alone, or PEM.
 *
 * RFC 8301 has verifiers refuse RSA keys below 1,024 bits. Above 8,192 a check
 * takes long, and nobody has such a record in the DNS.
 */

import { Buffer } from 'node:buffer';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { readTags } from './read-signature.ts';

const RSA_BITS = { least: 1_024, most: 8_192 } as const;

/** A record of more is none; a key of 8,192 bits takes 1,500 characters. */
const MAX_RECORD = 4_096;

/** What stands in front of the 32 bytes of an Ed25519 key in DER (RFC 8410 section 4). */
const ED25519_PREFIX = '302a300506032b6570032100';

export interface PublicKey {
  readonly key: KeyObject;
  /** The one algorithm that it serves. */
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256';
  /** Whether `i=` must name the domain of `d=` itself (`t=s`). */
  readonly strictIdentity: boolean;
  /** As the text of a TXT record, with nothing but type and key. */
  readonly record: string;
}

/** A key; that it was taken back (an empty `p=`); or that it is none to be used. */
export type KeyReading =
  | { readonly status: 'ok'; readonly key: PublicKey }
  | { readonly status: 'revoked' | 'unusable' };

const UNUSABLE: KeyReading = { status: 'unusable' };

/** Reads it. Never throws. */
export function readPublicKey(text: string): KeyReading {
  if (text.length > MAX_RECORD) return UNUSABLE;
  if (text.includes('-----BEGIN')) return fromSpki(text, false);
  const isRecord = /^\s*(?:[a-z]+\s*=|$)/i.test(text);
  const tags = readTags(isRecord ? text : `p=${text}`);
  if (tags === null || (tags.get('v') ?? 'DKIM1') !== 'DKIM1') return UNUSABLE;
  const value = tags.get('p')?.replace(/\s+/g, '');
  if (value === undefined || !serves(tags)) return UNUSABLE;
  if (value === '') return { status: 'revoked' };
  const bytes = Buffer.from(value, 'base64');
  const isEd25519 = tags.has('k') ? tags.get('k') === 'ed25519' : bytes.length === 32;
  if (!isEd25519 && (tags.get('k') ?? 'rsa') !== 'rsa') return UNUSABLE;
  const der = isEd25519 ? Buffer.concat([Buffer.from(ED25519_PREFIX, 'hex'), bytes]) : bytes;
  return fromSpki(der, list(tags.get('t')).includes('s'));
}

/** RFC 6376 section 3.6.1: `h=` may leave out SHA-256, `s=` mail. */
function serves(tags: ReadonlyMap<string, string>): boolean {
  const hashes = list(tags.get('h'));
  const services = list(tags.get('s'));
  return (
    (hashes.length === 0 || hashes.includes('sha256')) &&
    (services.length === 0 || services.includes('*') || services.includes('email'))
  );
}

function list(value: string | undefined): readonly string[] {
  return (value ?? '').split(':').flatMap((item) => item.trim().toLowerCase() || []);
}

function fromSpki(spki: string | Buffer, strictIdentity: boolean): KeyReading {
  try {
    const key =
      typeof spki === 'string'
        ? createPublicKey(spki)
        : createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const der = key.export({ format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ed25519') {
      const record = `k=ed25519; p=${der.subarray(-32).toString('base64')}`;
      return { status: 'ok', key: { key, algorithm: 'ed25519-sha256', strictIdentity, record } };
    }
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType !== 'rsa' || bits < RSA_BITS.least || bits > RSA_BITS.most) {
      return UNUSABLE;
    }
    const record = `k=rsa; p=${der.toString('base64')}`;
    return { status: 'ok', key: { key, algorithm: 'rsa-sha256', strictIdentity, record } };
  } catch {
    return UNUSABLE;
  }
}
