/**
 * Completes what was read of one recipient: status, reply code, reason and
 * whether trying again could help. Every reader, of fields or of text, ends here.
 */

import type { BounceReason, DsnAction, DsnRecipient } from '@backscatter/core';
import { singleBlanks } from '../text/single-blanks.ts';
import { classifyReason } from './classify-reason.ts';
import { lazyRecipient } from './lazy-recipient.ts';
import { permanenceOfCodes, permanenceOfReason } from './permanence.ts';
import { reasonOfExit } from './reason-by-status.ts';
import { findReplyCode, findStatus, parseStatusField } from './status-codes.ts';

/** A longer diagnostic is cut. */
const MAX_DIAGNOSTIC_LENGTH = 2_000;

export interface RecipientFacts {
  readonly finalRecipient: string | null;
  readonly originalRecipient?: string | null;
  readonly action?: DsnAction | null;
  /** The Status field as written. */
  readonly statusField?: string | null;
  readonly diagnosticCode?: string | null;
  readonly remoteMta?: string | null;
  readonly lastAttemptDate?: string | null;
  readonly finalLogId?: string | null;
  readonly willRetryUntil?: string | null;
  /** What else the report says of this recipient. */
  readonly text?: string;
}

/** Derives the rest from the facts. */
export function describeRecipient(facts: RecipientFacts): DsnRecipient {
  const diagnosticCode = oneLine(facts.diagnosticCode ?? null);
  const text = facts.text ?? '';
  const replyCode =
    findReplyCode(diagnosticCode ?? '') ??
    findReplyCode(text) ??
    findReplyCode(facts.statusField ?? '');
  const { status, derived } = statusOf(facts, diagnosticCode, text, replyCode);
  const action = facts.action ?? null;
  const failed = action === null || action === 'failed' || action === 'delayed';
  const reason = (): BounceReason => {
    if (!failed) return 'undefined';
    // A diagnostic that was read from the text says nothing more beside it.
    const apart = diagnosticCode !== null && !singleBlanks(text).includes(diagnosticCode);
    const words = `${facts.statusField ?? ''}; ${apart ? diagnosticCode : ''}; ${text}`;
    return (
      reasonOfExit(diagnosticCode) ?? classifyReason(tellingStatus(status, diagnosticCode), words)
    );
  };
  const byCodes = permanenceOfCodes(action, status, replyCode);
  return lazyRecipient(
    {
      finalRecipient: facts.finalRecipient,
      originalRecipient: facts.originalRecipient ?? null,
      action,
      status,
      derived,
      replyCode,
      diagnosticCode,
      remoteMta: facts.remoteMta ?? null,
      lastAttemptDate: facts.lastAttemptDate ?? null,
      finalLogId: facts.finalLogId ?? null,
      willRetryUntil: facts.willRetryUntil ?? null,
    },
    {
      reason,
      permanence: (one) =>
        byCodes === 'unknown' ? permanenceOfReason(action, one.reason) : byCodes,
    },
  );
}

type Status = Pick<DsnRecipient, 'status' | 'derived'>;

function statusOf(
  facts: RecipientFacts,
  diagnostic: string | null,
  text: string,
  reply: number | null,
): Status {
  const own = facts.statusField == null ? null : parseStatusField(facts.statusField);
  const said = diagnostic === null ? null : findStatus(diagnostic);
  // QUIRK: many servers write 5.0.0 in the field and the real code in the diagnostic.
  if (own !== null && (!/^[245]\.0\.0$/.test(own) || said === null))
    return { status: own, derived: null };
  if (said !== null) return { status: said, derived: 'diagnostic-code' };
  const written = findStatus(text);
  // QUIRK: a subject holds numbers of versions; no failure has a code of class 2.
  if (written !== null && (facts.action !== 'failed' || !written.startsWith('2')))
    return { status: written, derived: 'text' };
  if (reply !== null) return { status: `${Math.trunc(reply / 100)}.0.0`, derived: 'reply-code' };
  return { status: null, derived: null };
}

/**
 * QUIRK: the Status field is what the reporting server made of it: Sendmail
 * writes 4.4.7 when it gives up and 5.1.1 for every refused recipient. The
 * server that refused says in its own words why, and its own code beside them.
 */
function tellingStatus(status: string | null, diagnostic: string | null): string | null {
  const said = diagnostic === null ? null : findStatus(diagnostic);
  return said === null || /^(?:2|[45]\.0\.0$)/.test(said) ? status : said;
}

function oneLine(text: string | null): string | null {
  if (text === null) return null;
  const line = singleBlanks(text.slice(0, MAX_DIAGNOSTIC_LENGTH)).trim();
  return line === '' ? null : line;
}
