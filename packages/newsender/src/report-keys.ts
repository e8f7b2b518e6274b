/**
 * What a report gives to look up in the sent log.
 *
 * 89 of 100 genuine bounces name an id of the original, and nearly all others
 * name the recipient that failed; so both are keys. A recipient often comes
 * back in another dress: a forwarder's SRS address holds the original one, a
 * list's return path (VERP) holds the member.
 *
 * Automatic replies, challenges, virus warnings and receipts come from whom we
 * wrote to: whoever answers is the recipient, so From is a key.
 */

import type { Evidence, IdPlace, ReportKind } from '@backscatter/core';
import { headerAddresses, normalizeAddress, normalizeMessageId } from '@backscatter/mail';
import { isDisguised } from './id-kinds.ts';

/** Ids looked up per report: genuine ones name a handful; References may name hundreds. */
const MAX_IDS = 20;

/** Ids read before repeats and nonsense are left out. */
const MAX_IDS_READ = 100;

/** Recipients looked up per report: a server reports on one or few, a forger on as many as he likes. */
const MAX_RECIPIENTS = 50;

/** An id in normal form. */
export interface IdKey {
  readonly id: string;
  readonly place: IdPlace;
}

/** The keys of one report. */
export interface ReportKeys {
  readonly ids: readonly IdKey[];
  /** Addresses in normal form. */
  readonly recipients: readonly string[];
  /** Whether a limit cut something off. What is first is the most trustworthy. */
  readonly cut: boolean;
}

/** Reads the keys out of a report. */
export function reportKeys(evidence: Evidence): ReportKeys {
  const { report } = evidence;
  const ids = new Map<string, IdPlace>();
  const recipients = new Set<string>();
  let cut = false;

  for (const { id: raw, place } of report.messageIds.slice(0, MAX_IDS_READ)) {
    const id = normalizeMessageId(raw);
    if (id === null || ids.has(id) || isDisguised(id)) continue;
    if (ids.size < MAX_IDS) ids.set(id, place);
    else cut = true;
  }
  // The ENVID is one field of the report itself: it has a place beyond the limit.
  const envelopeId = normalizeMessageId(report.originalEnvelopeId ?? '');
  if (envelopeId !== null && !ids.has(envelopeId) && !isDisguised(envelopeId))
    ids.set(envelopeId, 'envelope-id');

  for (const raw of candidateRecipients(evidence)) {
    for (const address of unwrapped(raw)) {
      if (recipients.size < MAX_RECIPIENTS || recipients.has(address)) recipients.add(address);
      else cut = true;
    }
  }
  return { ids: [...ids].map(([id, place]) => ({ id, place })), recipients: [...recipients], cut };
}

/** Whether the id was read out of the returned message itself. */
export function isReturned(place: IdPlace): boolean {
  return place.startsWith('returned-');
}

function candidateRecipients({ report, mail, addressee }: Evidence): readonly string[] {
  const named = report.recipients
    .slice(0, MAX_RECIPIENTS + 1)
    .flatMap(({ originalRecipient, finalRecipient }) => [originalRecipient, finalRecipient]);
  const answers = ANSWERS.has(report.kind)
    ? headerAddresses(mail.headers, 'from').map(({ address }) => address)
    : [];
  const wrapping = addressee?.wrapping;
  const member = wrapping?.kind === 'verp' ? wrapping.recipient : null;
  return [...named, ...answers, member].filter((raw) => raw !== null);
}

/** Kinds written by, or on behalf of, the party that was written to. */
const ANSWERS: ReadonlySet<ReportKind> = new Set([
  'auto-reply',
  'challenge-response',
  'virus-warning',
  'disposition-notification',
]);

/** An address in normal form, and the one that a forwarder or list wrapped into it. */
function unwrapped(raw: string): readonly string[] {
  const normal = normalizeAddress(raw);
  if (normal === null) return [];
  const { wrapping } = normal;
  const inner =
    wrapping?.kind === 'srs0' || wrapping?.kind === 'srs1'
      ? wrapping.original
      : wrapping?.kind === 'verp'
        ? wrapping.recipient
        : null;
  const original = inner === null ? null : normalizeAddress(inner);
  return original === null ? [normal.address] : [normal.address, original.address];
}
