/**
 * A DKIM-Signature field (RFC 6376 section 3.5): a list of tags.
 *
 *     v=1; a=rsa-sha256; c=relaxed/simple; d=example.org; s=2026a; t=1773144000;
 *     h=From:To:Subject:Date:Message-ID; bh=…; b=…
 *
 * `d` and `s` name the key, `h` the fields that are signed, `bh` is the hash of
 * the body and `b` the signature. RFC 8301 forbids `rsa-sha1`, RFC 8463 adds
 * `ed25519-sha256`.
 */

import type { Field } from './split-message.ts';

/** How lines are made comparable before they are hashed (RFC 6376 section 3.4). */
export type Canonicalization = 'simple' | 'relaxed';

/** What a signature says of itself. */
export interface Signature {
  readonly field: Field;
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256';
  readonly headerForm: Canonicalization;
  /** `d=`, in lower case. */
  readonly domain: string;
  /** `s=`, in lower case. */
  readonly selector: string;
  /** The domain of `i=`; that of `d=` where there is none. */
  readonly identityDomain: string;
  /** Names of `h=`, in lower case. */
  readonly signedNames: readonly string[];
  /** Whether `l=` lets anybody write on below the body. */
  readonly isPartial: boolean;
  /** `t=` and `x=` in milliseconds since 1970, or null. */
  readonly signedAt: number | null;
  readonly expiresAt: number | null;
  /** `bh=` and `b=` in base64, without blanks. */
  readonly bodyHash: string;
  readonly value: string;
}

/** Names of `h=` that are read: a signer repeats some, and has hardly fifty. */
const MAX_SIGNED_NAMES = 200;

/** Tags that are read; the RFC has fourteen. */
const MAX_TAGS = 40;

/** `DKIM-Signature` fields are about a thousand characters; longer ones are not read. */
const MAX_LENGTH = 20_000;

const ALGORITHMS = ['rsa-sha256', 'ed25519-sha256'] as const;
const FORMS = ['simple', 'relaxed'] as const;

/** Tags by name; null where a tag stands twice or without a value, which RFC 6376 section 3.2 forbids. */
export function readTags(text: string): ReadonlyMap<string, string> | null {
  const tags = new Map<string, string>();
  for (const piece of text.split(';', MAX_TAGS)) {
    if (piece.trim() === '') continue;
    const equals = piece.indexOf('=');
    const name = piece.slice(0, Math.max(0, equals)).trim();
    if (name === '' || tags.has(name)) return null;
    tags.set(name, piece.slice(equals + 1).trim());
  }
  return tags;
}

/** The domain that the value of a field says it is signed by, in lower case; null where it says none. */
export function claimedDomain(value: string): string | null {
  return tagsOf(value)?.get('d')?.toLowerCase() ?? null;
}

/** Reads the field; null where no verifier may accept it (RFC 6376 section 6.1.1). */
export function readSignature(field: Field): Signature | null {
  const tags = tagsOf(fieldValue(field));
  if (tags === null || tags.get('v') !== '1') return null;
  const text = (name: string): string => withoutBlanks(tags.get(name) ?? '');
  const algorithm = ALGORITHMS.find((known) => known === text('a').toLowerCase());
  const [header = '', body = 'simple'] = text('c').toLowerCase().split('/');
  const headerForm = FORMS.find((known) => known === (header || 'simple'));
  const bodyForm = FORMS.find((known) => known === body);
  const domain = text('d').toLowerCase();
  const selector = text('s').toLowerCase();
  const identityDomain = (text('i').split('@').at(-1) || domain).toLowerCase();
  const signedNames = text('h').toLowerCase().split(':', MAX_SIGNED_NAMES);
  const bodyHash = text('bh');
  const value = text('b');
  const signedAt = readSeconds(text('t'));
  const expiresAt = readSeconds(text('x'));
  if (algorithm === undefined || headerForm === undefined || bodyForm === undefined) return null;
  if (domain === '' || selector === '' || value === '' || bodyHash === '') return null;
  if (identityDomain !== domain && !identityDomain.endsWith(`.${domain}`)) return null;
  if (!signedNames.includes('from')) return null;
  return {
    field,
    algorithm,
    headerForm,
    domain,
    selector,
    identityDomain,
    signedNames,
    isPartial: tags.has('l'),
    signedAt,
    expiresAt,
    bodyHash,
    value,
  };
}

/** What stands behind the colon of a field. */
export function fieldValue({ line }: Field): string {
  return line.slice(line.indexOf(':') + 1);
}

function tagsOf(value: string): ReadonlyMap<string, string> | null {
  return value.length > MAX_LENGTH ? null : readTags(value);
}

function withoutBlanks(text: string): string {
  return text.replace(/[ \t\r\n]+/g, '');
}

function readSeconds(text: string): number | null {
  return /^\d{1,12}$/.test(text) ? Number(text) * 1_000 : null;
}
