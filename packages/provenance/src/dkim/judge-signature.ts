/**
 * What a signature of ours proves that verifies.
 *
 * Whoever got a mail of ours holds its signature, and can return it to us as
 * often as he likes. So it proves the report only where he gains nothing by that:
 * the report came to the sender whom the signed From names, it tells of a
 * recipient whom the signed To or Cc names, and it is not old. A newsletter that
 * names its list alone can be returned by each of its readers; a signature with
 * `l=` lets anybody write below the body.
 *
 * Where the body is missing, the header alone is proved; where there is another
 * body, next to nothing: it may have been cut off or converted on its way, or
 * be an advertisement below a header that somebody was sent.
 */

import { type Evidence, type Finding, quote } from '@backscatter/core';
import { headerAddresses, headerValue, normalizeAddress, withAsciiDomain } from '@backscatter/mail';
import { type Glob, matchesAny } from '../traces/glob.ts';
import { fieldValue, type Signature } from './read-signature.ts';
import { selectSigned } from './signed-header.ts';
import type { Field } from './split-message.ts';

/** In milliseconds. */
const DAY = 86_400_000;

/** How far clocks may differ, in milliseconds. */
const CLOCK_SKEW = 3_600_000;

/** Addresses of To and Cc that are held against the failed recipients. */
const MAX_ADDRESSED = 1_000;

/** Failed recipients that are looked at. */
const MAX_FAILED = 100;

/** What came back of the body. */
export type BodyState = 'verified' | 'missing' | 'other' | 'open';

export interface BindingSettings {
  readonly maxAgeDays: number;
  /** Patterns of addresses that reports on all our senders come to. */
  readonly returnPaths: readonly Glob[];
}

/** The fields that a signature covers, for the readers of `@backscatter/mail`. */
export interface SignedFields {
  readonly headers: readonly { readonly name: string; readonly raw: string }[];
  /** Whether the returned Message-ID is among them. */
  readonly hasId: boolean;
  /** `t=`, else the signed Date, in milliseconds since 1970; null where neither says it. */
  readonly sentAt: number | null;
}

/** What of the header is signed. */
export function readSigned(fields: readonly Field[], signature: Signature): SignedFields {
  const others = fields.filter((field) => field !== signature.field);
  const signed = selectSigned(others, signature);
  const headers = signed.map((field) => ({ name: field.name, raw: fieldValue(field) }));
  const date = headerValue(headers, 'date');
  // Comments such as `(CEST)` are no part of the date.
  const dated = date === null ? Number.NaN : Date.parse(date.replace(/\([^()]*\)/g, ' ').trim());
  const ids = fields.filter(({ name }) => name === 'message-id');
  return {
    headers,
    hasId: ids.every((id) => signed.includes(id)),
    sentAt: signature.signedAt ?? (Number.isFinite(dated) ? dated : null),
  };
}

/** What it is worth. */
export function judgeSignature(
  signature: Signature,
  { headers, hasId, sentAt }: SignedFields,
  body: BodyState,
  evidence: Evidence,
  settings: BindingSettings,
): Finding {
  const { domain, selector } = signature;
  const ours = `The returned message bears a signature of ${quote(domain)} (${quote(selector)})`;
  const age = sentAt === null ? {} : { ageDays: Math.floor((evidence.now - sentAt) / DAY) };
  const data = { domain, selector, body, ...age };
  const finding = (code: string, strength: number, end: string): Finding => ({
    code,
    strength,
    summary: `${ours}${end}`,
    data,
  });
  const misplaced = whyMisplaced(headers, sentAt, evidence, settings);
  if (misplaced !== null) return finding('misplaced-signature', 1, `, but ${misplaced}.`);
  const recipient = addressedRecipient(headers, evidence);
  const open = whyOpen(sentAt, body, recipient);
  if (open !== null) return finding('replayable-dkim', 1, `, but ${open}.`);
  const named = `on a mail to ${quote(recipient ?? '')}`;
  if (body === 'verified') {
    // Without its Message-ID the mail is ours, but which one it is remains anybody's word.
    return finding('own-dkim', hasId ? 1 : 0.85, ` ${named}, and is as it was signed.`);
  }
  return body === 'missing'
    ? finding('own-dkim-header', 1, ` ${named}; its header is as it was signed, no body came back.`)
    : finding(
        'own-dkim-header',
        0.1,
        ` ${named}; its header is as it was signed, its body is not.`,
      );
}

/** Why it belongs to another report; null where it may belong to this one. */
function whyMisplaced(
  headers: SignedFields['headers'],
  sentAt: number | null,
  { addressee, now }: Evidence,
  { maxAgeDays, returnPaths }: BindingSettings,
): string | null {
  const senders = headerAddresses(headers, 'from').map(({ address }) => address);
  const own = senders.some((sender) => comparable(sender) === comparable(addressee?.address ?? ''));
  const isReturnPath = [addressee?.raw, addressee?.address].some(
    (address) => address !== undefined && matchesAny(returnPaths, address),
  );
  if (!own && !isReturnPath) return `on a mail of ${quote(senders[0] ?? 'nobody')}`;
  if (sentAt === null) return null;
  if (now - sentAt > maxAgeDays * DAY + CLOCK_SKEW) {
    return `it is ${Math.floor((now - sentAt) / DAY)} days old`;
  }
  return sentAt - now > CLOCK_SKEW ? 'it is of a time to come' : null;
}

/** Why anybody who got the mail could return it; null where only its recipient could. */
function whyOpen(sentAt: number | null, body: BodyState, recipient: string | null): string | null {
  if (sentAt === null) return 'nothing that is signed says when it was sent';
  if (body === 'open') return 'one that lets others write below the body';
  return recipient === null
    ? 'neither its signed To nor its Cc names a recipient that the report names'
    : null;
}

/** An address in normal form with its domain in ASCII; empty where it is none. */
function comparable(raw: string): string {
  return withAsciiDomain(normalizeAddress(raw)?.address ?? '');
}

/** A recipient of the report whom the signed To or Cc names. */
function addressedRecipient(headers: SignedFields['headers'], { report }: Evidence): string | null {
  const addressed = new Set(
    ['to', 'cc']
      .flatMap((name) => headerAddresses(headers, name))
      .slice(0, MAX_ADDRESSED)
      .map(({ address }) => comparable(address)),
  );
  for (const { finalRecipient, originalRecipient } of report.recipients.slice(0, MAX_FAILED)) {
    for (const address of [originalRecipient, finalRecipient]) {
      const normal = comparable(address ?? '');
      if (normal !== '' && addressed.has(normal)) return normal;
    }
  }
  return null;
}
