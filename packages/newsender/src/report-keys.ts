/**
 * What a report gives to look up in the sent log.
 *
 * 89 of 100 genuine bounces name an id of the original, and nearly all others
 * name the recipient that failed; so both are keys. A recipient often comes
 * back in another dress: a forwarder's SRS address holds the original one, a
 * list's return path (VERP) holds the member. All names of one recipient make
 * a party, and each party is judged by itself: one that was written to
 * suffices.
 *
 * Automatic replies, challenges, virus warnings and receipts come from whom we
 * wrote to: whoever answers is the recipient, so From is a key. A scanner warns in its
 * own name, though: that nobody wrote to it says nothing.
 */

import type { DsnAction, Evidence, IdPlace, NormalAddress, ReportKind } from '@backscatter/core';
import {
  decodeVerp,
  headerAddresses,
  isReturnPath,
  normalizeAddress,
  normalizeMessageId,
  type VerpPattern,
} from '@backscatter/mail';
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

/** One whom the report is about. */
export interface Party {
  /** His names in normal form, the one that the sender used first; empty where he has none. */
  readonly addresses: readonly string[];
  /** What became of the message: `delay`, or one of the words for its end. */
  readonly fate: string;
}

/** The keys of one report. */
export interface ReportKeys {
  readonly ids: readonly IdKey[];
  /** One at least: a report that names nobody is about somebody without a name. */
  readonly parties: readonly Party[];
  /** The addresses of all parties, each once. */
  readonly recipients: readonly string[];
  /** Those of them that stand in the sub-address of a person's mailbox alone: anybody can write it. */
  readonly guessed: ReadonlySet<string>;
  /** Those of them that are a scanner's From alone: nobody is expected to have written to them. */
  readonly scanners: ReadonlySet<string>;
  /** Whether a limit cut something off. What is first is the most trustworthy. */
  readonly cut: boolean;
}

/**
 * Reads the keys out of a report.
 *
 * @param verp how our services write return paths that hold the recipient
 */
export function reportKeys(evidence: Evidence, verp: readonly VerpPattern[] = []): ReportKeys {
  const { ids, cut: idsCut } = idKeys(evidence);
  const recipients = new Set<string>();
  const parties: Party[] = [];
  const guessed = new Set<string>();
  const scanners = new Set<string>();
  let cut = idsCut;
  for (const { raw, fate, isGuess, isScanner } of candidates(evidence, verp)) {
    const addresses = new Set<string>();
    for (const address of raw.flatMap(unwrapped)) {
      if (recipients.size >= MAX_RECIPIENTS && !recipients.has(address)) cut = true;
      else {
        if (isGuess && !recipients.has(address)) guessed.add(address);
        if (isScanner && !recipients.has(address)) scanners.add(address);
        recipients.add(address);
        addresses.add(address);
      }
    }
    if (addresses.size > 0) parties.push({ addresses: [...addresses], fate });
  }
  const nobody = { addresses: [], fate: fateOf(evidence.report.kind, null) };
  return {
    ids,
    parties: parties.length === 0 ? [nobody] : parties,
    recipients: [...recipients],
    guessed,
    scanners,
    cut,
  };
}

/** Whether the id was read out of the returned message itself. */
export function isReturned(place: IdPlace): boolean {
  return place.startsWith('returned-');
}

/** Places in which a report names mail that need not be the original, and a forger any that he read. */
const THREAD: ReadonlySet<IdPlace> = new Set(['in-reply-to', 'references', 'text']);

/** Whether the id stands in the text, or among those of a thread. */
export function isThread(place: IdPlace): boolean {
  return THREAD.has(place);
}

/**
 * Whether the id is that of the mail which somebody answers: In-Reply-To by RFC 3834 section 3.1.5,
 * and the field of RFC 8098 section 3.2.5. Whoever keeps a ticket may name that instead.
 */
export function isAnswered(place: IdPlace, kind: ReportKind): boolean {
  return ANSWERS.has(kind) && (place === 'in-reply-to' || place === 'original-message-id');
}

function idKeys({ report }: Evidence): Pick<ReportKeys, 'ids' | 'cut'> {
  const ids: IdKey[] = [];
  const seen = new Set<string>();
  let cut = false;
  for (const { id: raw, place } of report.messageIds.slice(0, MAX_IDS_READ)) {
    const id = normalizeMessageId(raw);
    if (id === null || seen.has(id) || isDisguised(id)) continue;
    if (ids.length >= MAX_IDS) {
      cut = true;
      continue;
    }
    seen.add(id);
    ids.push({ id, place });
  }
  // The ENVID is one field of the report itself: it has a place beyond the limit.
  const envelopeId = normalizeMessageId(report.originalEnvelopeId ?? '');
  if (envelopeId !== null && !seen.has(envelopeId) && !isDisguised(envelopeId))
    ids.push({ id: envelopeId, place: 'envelope-id' });
  return { ids, cut };
}

interface Candidate {
  readonly raw: readonly string[];
  readonly fate: string;
  readonly isGuess: boolean;
  readonly isScanner: boolean;
}

function candidates(
  { report, mail, addressee }: Evidence,
  verp: readonly VerpPattern[],
): readonly Candidate[] {
  const { kind } = report;
  const found: Candidate[] = [];
  const add = (raw: readonly string[], fate: string, isGuess = false, isScanner = false): void => {
    if (raw.length > 0) found.push({ raw, fate, isGuess, isScanner });
  };
  for (const { originalRecipient, finalRecipient, action } of report.recipients.slice(
    0,
    MAX_RECIPIENTS + 1,
  )) {
    const names = [originalRecipient, finalRecipient].filter((name) => name !== null);
    add(names, fateOf(kind, action));
  }
  const fate = fateOf(kind, null);
  if (ANSWERS.has(kind)) {
    for (const { address } of headerAddresses(mail.headers, 'from'))
      add([address], fate, false, kind === 'virus-warning');
  }
  if (addressee !== null) {
    // It may be read in several ways; they are names of one party.
    const member = decodeVerp(addressee.raw, verp);
    if (member.length > 0) add(member, fate, isGuess(addressee, verp));
  }
  return found;
}

/** Whether nothing but the reading says that the return path names a recipient. */
function isGuess({ raw, address }: NormalAddress, verp: readonly VerpPattern[]): boolean {
  return !isReturnPath(address) && verp.every(({ read }) => read(raw) === null);
}

/** Kinds written by, or on behalf of, the party that was written to. */
const ANSWERS: ReadonlySet<ReportKind> = new Set([
  'auto-reply',
  'challenge-response',
  'virus-warning',
  'disposition-notification',
]);

/** A recipient's own Action decides between delay and end; else what the report is. */
function fateOf(kind: ReportKind, action: DsnAction | null): string {
  if (ANSWERS.has(kind)) return kind;
  if (action === null) return kind;
  if (action === 'delayed') return 'delay';
  return action === 'failed' ? 'failure' : 'success';
}

/** An address in normal form, and the one that a forwarder or list wrapped into it. */
function unwrapped(raw: string): readonly string[] {
  const normal = normalizeAddress(raw);
  if (normal === null) return [];
  const { wrapping } = normal;
  if (wrapping?.kind === 'verp') return [normal.address, ...decodeVerp(raw)];
  const srs = wrapping?.kind === 'srs0' || wrapping?.kind === 'srs1' ? wrapping.original : null;
  const original = srs === null ? null : normalizeAddress(srs);
  return original === null ? [normal.address] : [normal.address, original.address];
}
