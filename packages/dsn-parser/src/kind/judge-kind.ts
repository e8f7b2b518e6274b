/**
 * Is it a report, and which kind? A structure decides at once. Without one the
 * hints of header and notice are added up: no single one suffices, because
 * people write about bounces, lists are sent with a null sender, and an out of
 * office comes from nobody.
 */

import type { DsnRecipient, ReportKind } from '@backscatter/core';
import type { Notice } from '../text/notice.ts';
import { judgeAutomatic } from './judge-automatic.ts';
import {
  isSuccess,
  judgeListAnswer,
  judgeListRefusal,
  judgeReceipt,
  judgeSiteRefusal,
  judgeSuccess,
  judgeVirus,
} from './judge-others.ts';
import { isRoleNotice, isUnread } from './role-notice.ts';
import type { Topics } from './topics.ts';
import { goesToReturnPath, type Writer } from './writer.ts';

/** What was read of a mail that has no report structure. */
export interface Hints {
  readonly writer: Writer;
  readonly notice: Notice;
  readonly dialect: string | null;
  /** The dialect's own subject says so too. */
  readonly certain: boolean;
  readonly recipients: readonly DsnRecipient[];
  readonly failedRecipientsHeader: boolean;
  /** A returned message is attached or quoted. */
  readonly returned: boolean;
  /** A program, archive or page hangs on the mail: what a forger wants opened. */
  readonly payload: boolean;
}

export interface KindFound {
  readonly kind: ReportKind;
  /** Codes of the hints, strongest first. */
  readonly evidence: readonly string[];
}

/** Weight of each hint of a failure; `ENOUGH` makes a report. */
const HINTS: ReadonlyMap<string, number> = new Map([
  ['failed-recipients-header', 5],
  ['dialect', 3],
  ['dialect-subject', 3],
  ['daemon-from', 2],
  // Postmasters and administrators are people at times; this one never is.
  ['mailer-daemon', 1],
  ['null-return-path', 2],
  ['no-from', 2],
  ['to-return-path', 3],
  ['failure-subject', 2],
  ['failure-phrase', 2],
  ['recipient', 1],
  ['status-code', 1],
  ['returned-message', 1],
  // Of a server alone, see `failureHints`: it returns messages, and sends no archives.
  ['payload', 3],
  ['auto-replied', 1],
  ['precedence', 1],
  // Trackers and cron write so, and quote bounces.
  ['auto-generated', -1],
  // A list or a person carried it; where a server wrote it all the same, that counts less.
  ['bulk', -8],
  ['reply', -4],
  // A postmaster who writes himself; servers use the null sender or mailer-daemon.
  ['own-return-path', -2],
  ['bulk-by-daemon', -1],
  ['reply-by-daemon', -1],
]);
const ENOUGH = 5;

/** So much is a report even where nothing says that a machine wrote it. */
const PLENTY = 8;

/** Hints that a person's mail does not have: without one of them it is no report. */
const MACHINE = new Set([
  'failed-recipients-header',
  'daemon-from',
  'null-return-path',
  'no-from',
  'to-return-path',
  'auto-replied',
  'precedence',
  'dialect-subject',
]);

/** Hints that something was not delivered: a report has one at least. */
const TELLING = new Set([
  'failed-recipients-header',
  'dialect',
  'failure-subject',
  'failure-phrase',
]);

/** Hints of which message: a report names a recipient or returns something. */
const NAMING = new Set(['failed-recipients-header', 'recipient', 'returned-message']);

/** What a forged notice cannot do without: it claims loudly, has something to be opened, or comes as servers do. */
const CLAIMS = [
  ['daemon-from', 'failure-subject', 'failure-phrase'],
  ['daemon-from', 'failure-subject', 'payload'],
  ['daemon-from', 'null-return-path', 'failure-phrase'],
];

/** A server that quotes a reply tells enough, in whatever language. */
const CODED = ['daemon-from', 'null-return-path', 'status-code'];

/**
 * A server that names somebody and returns the message tells enough without a word: nobody
 * knows all languages.
 */
const WORDLESS = ['daemon-from', 'recipient', 'returned-message'];

/** What a web mail says from an address that nobody reads: shops use such too, and quote no reply. */
const UNREAD = ['failure-subject', 'failure-phrase', 'recipient', 'status-code'];

/** By one of these a machine that answers is known. */
const ANSWERING = ['null-return-path', 'to-return-path', 'auto-replied', 'mailer-daemon'];

const MAILER_DAEMON = /^mail(?:er)?[-_.]?daemon(?:@|$)/;

/** The kind of a mail without report structure, or null for an ordinary one. */
export function judgeKind(hints: Hints, topics: Topics): KindFound | null {
  const found = failureHints(hints, topics);
  const machine =
    found.some((hint) => MACHINE.has(hint)) ||
    (isUnread(hints.writer) && UNREAD.every((hint) => found.includes(hint)));
  const weight = found.reduce((sum, hint) => sum + (HINTS.get(hint) ?? 0), 0);
  const claims = weight >= ENOUGH;
  const failure = claims ? judgeFailure(hints, topics, found, machine || weight >= PLENTY) : null;
  const refused =
    failure === null ? (judgeListRefusal(hints, topics) ?? judgeSiteRefusal(hints, topics)) : null;
  return (
    judgeVirus(hints, topics, { machine, failed: failure !== null }) ??
    judgeAutomatic(hints, topics, { failed: failure !== null || refused !== null, claims }) ??
    judgeReceipt(hints, topics) ??
    judgeSuccess(hints, topics) ??
    failure ??
    refused ??
    judgeListAnswer(hints, topics) ??
    judgeRole(hints, topics) ??
    (claims && isWordless(found) ? failureKind(hints, topics, found) : null) ??
    (isForeign(hints, topics, found) ? { kind: 'failure', evidence: found } : null)
  );
}

function judgeFailure(
  hints: Hints,
  topics: Topics,
  failure: readonly string[],
  machine: boolean,
): KindFound | null {
  const named = failure.some((hint) => NAMING.has(hint));
  // What a server tells the owner of a full mailbox claims a failure and answers nothing.
  const owner =
    topics.subject.has('owner') || (topics.notice.has('owner') && !topics.subject.has('failure'));
  // What names nothing must at least claim loudly to be a report: forgers do, newsletters on mail too.
  const claims = CLAIMS.some((claim) => claim.every((hint) => failure.includes(hint)));
  if (!named && (owner || hints.writer.bulk || !claims)) return null;
  const tells =
    failure.some((hint) => TELLING.has(hint)) || CODED.every((hint) => failure.includes(hint));
  return tells && machine ? failureKind(hints, topics, failure) : null;
}

function failureKind(hints: Hints, topics: Topics, evidence: readonly string[]): KindFound {
  return { kind: isDelay(topics, hints.recipients) ? 'delay' : 'failure', evidence };
}

/** Whoever runs a site tells of it, by script or by hand. */
function judgeRole({ writer, recipients }: Hints, topics: Topics): KindFound | null {
  return isRoleNotice(writer, recipients, topics)
    ? { kind: isDelay(topics, recipients) ? 'delay' : 'failure', evidence: ['role-notice'] }
    : null;
}

/** Asked last: in words that are known it would be something else. */
function isWordless(hints: readonly string[]): boolean {
  return (
    WORDLESS.every((hint) => hints.includes(hint)) && ANSWERING.some((hint) => hints.includes(hint))
  );
}

/** Mailer-daemon, or a server from the null sender, names somebody on a line of his own, in a language of which no word is known. */
function isForeign(
  { writer: { reply, nobody } }: Hints,
  topics: Topics,
  found: readonly string[],
): boolean {
  if (reply || nobody || !FOREIGN.some((all) => all.every((hint) => found.includes(hint))))
    return false;
  return !ENGLISH.test(topics.head) && topics.isUnknown();
}

const FOREIGN = [
  ['mailer-daemon', 'recipient'],
  ['daemon-from', 'null-return-path', 'recipient'],
];

/** What no English text is without; its words are known. */
const ENGLISH = / (?:the|is|was|to|of|and|for) /;

function failureHints(
  { writer, dialect, certain, recipients, failedRecipientsHeader, returned, payload }: Hints,
  { subject, notice }: Topics,
): string[] {
  const toReturnPath = goesToReturnPath(writer);
  const hints: string[] = [];
  const hint = (holds: boolean, code: string): void => {
    if (holds) hints.push(code);
  };
  hint(failedRecipientsHeader, 'failed-recipients-header');
  hint(dialect !== null, 'dialect');
  hint(certain, 'dialect-subject');
  hint(writer.daemon, 'daemon-from');
  hint(MAILER_DAEMON.test(writer.address) && !writer.bulk, 'mailer-daemon');
  hint(writer.nullReturnPath, 'null-return-path');
  hint(writer.nobody, 'no-from');
  hint(toReturnPath, 'to-return-path');
  hint(subject.has('failure') || subject.has('delay'), 'failure-subject');
  hint(notice.has('failure') || notice.has('delay'), 'failure-phrase');
  hint(recipients.length > 0, 'recipient');
  hint(
    recipients.some(({ status }) => status !== null),
    'status-code',
  );
  hint(returned, 'returned-message');
  hint(payload && writer.daemon, 'payload');
  hint(writer.autoSubmitted === 'auto-replied', 'auto-replied');
  const responding = /^(?:junk|bulk|auto_reply)$/.test(writer.precedence ?? '');
  hint(responding && !writer.bulk && !writer.reply, 'precedence');
  hint(writer.autoSubmitted === 'auto-generated', 'auto-generated');
  hint(writer.ownReturnPath && !/daemon/.test(writer.address), 'own-return-path');
  // QUIRK: gateways copy the original's list fields and answer its subject.
  hint(writer.bulk, writer.daemon || toReturnPath ? 'bulk-by-daemon' : 'bulk');
  hint(
    writer.reply,
    (writer.daemon && !isByHand(writer)) || toReturnPath ? 'reply-by-daemon' : 'reply',
  );
  return hints;
}

/** Somebody at the postmaster's desk answers in a mail program: no server names one, and the message it answers. */
function isByHand({ answers, nullReturnPath, autoSubmitted, header }: Writer): boolean {
  return answers && !nullReturnPath && autoSubmitted === null && header.firstAt.has('user-agent');
}

/** The kind of a report that holds a status part which states no action. */
export function kindByWords(
  topics: Topics,
  recipients: readonly DsnRecipient[],
): 'failure' | 'delay' | 'success' {
  const failed = (): boolean => recipients.some(({ permanence }) => permanence !== 'unknown');
  if (isSuccess(topics) && !failed()) return 'success';
  return isDelay(topics, recipients) ? 'delay' : 'failure';
}

/** "Delayed" counts in subject and notice only, and not where the server says it gave up. */
function isDelay({ subject, notice, head }: Topics, recipients: readonly DsnRecipient[]): boolean {
  const both = subject.has('delay') && notice.has('delay');
  if (!subject.has('delay') && !notice.has('delay')) return false;
  if (notice.has('final')) return both && !head.includes('permanent');
  return both || !recipients.some(({ permanence }) => permanence === 'permanent');
}
