/**
 * Is it a report, and which kind? A structure decides at once. Without one the
 * hints of header and notice are added up: no single one suffices, because
 * people write about bounces, lists are sent with a null sender, and an out of
 * office comes from nobody.
 */

import type { DsnRecipient, ReportKind } from '@backscatter/core';
import type { Notice } from '../text/notice.ts';
import {
  AUTO_REPLY_SUBJECTS,
  DELAY_SUBJECTS,
  FAILURE_SUBJECTS,
  VIRUS_SUBJECTS,
} from './phrases.ts';
import { readSaid, type Said } from './said.ts';
import type { Writer } from './writer.ts';

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
  ['null-return-path', 2],
  ['no-from', 2],
  ['to-return-path', 3],
  ['failure-subject', 2],
  ['failure-phrase', 2],
  ['recipient', 1],
  ['status-code', 1],
  ['returned-message', 1],
  ['auto-replied', 1],
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

/** What a forged notice cannot do without. */
const CLAIM = ['daemon-from', 'failure-subject', 'failure-phrase'];

/** The kind of a mail without report structure, or null for an ordinary one. */
export function judgeKind(hints: Hints): KindFound | null {
  const said = readSaid(hints.notice.folded);
  const failure = failureHints(hints, said);
  const weight = failure.reduce((sum, hint) => sum + (HINTS.get(hint) ?? 0), 0);
  const machine = failure.some((hint) => MACHINE.has(hint));
  const virus = virusHints(hints, said, machine);
  if (virus !== null) return virus;
  const automatic = automaticHints(hints, said, weight);
  if (automatic !== null) return automatic;
  const tells = failure.filter((hint) => TELLING.has(hint)).length;
  // What names nothing must at least claim loudly to be a report: forgers do.
  const named =
    failure.some((hint) => NAMING.has(hint)) || CLAIM.every((hint) => failure.includes(hint));
  if (weight < ENOUGH || !named || tells === 0 || !(machine || weight >= PLENTY)) return null;
  return { kind: isDelay(hints, said) ? 'delay' : 'failure', evidence: failure };
}

function failureHints(
  { writer, dialect, certain, recipients, failedRecipientsHeader, returned }: Hints,
  said: ReadonlySet<Said>,
): string[] {
  const hints: [boolean, string][] = [
    [failedRecipientsHeader, 'failed-recipients-header'],
    [dialect !== null, 'dialect'],
    [certain, 'dialect-subject'],
    [writer.daemon, 'daemon-from'],
    [writer.nullReturnPath, 'null-return-path'],
    [writer.nobody, 'no-from'],
    [writer.toReturnPath, 'to-return-path'],
    [isFailureSubject(writer.foldedSubject), 'failure-subject'],
    [said.has('failure') || said.has('delay'), 'failure-phrase'],
    [recipients.length > 0, 'recipient'],
    [recipients.some(({ status }) => status !== null), 'status-code'],
    [returned, 'returned-message'],
    [writer.autoSubmitted === 'auto-replied', 'auto-replied'],
    [writer.autoSubmitted === 'auto-generated', 'auto-generated'],
    [writer.ownReturnPath && !/daemon/.test(writer.address), 'own-return-path'],
    // QUIRK: gateways copy the original's list fields and answer its subject.
    [writer.bulk, writer.daemon || writer.toReturnPath ? 'bulk-by-daemon' : 'bulk'],
    [writer.reply, writer.daemon || writer.toReturnPath ? 'reply-by-daemon' : 'reply'],
  ];
  return hints.filter(([holds]) => holds).map(([, code]) => code);
}

/** Says the lower-case subject that a delivery failed or is late? */
export function isFailureSubject(subject: string): boolean {
  return (
    FAILURE_SUBJECTS.some((form) => form.test(subject)) ||
    DELAY_SUBJECTS.some((form) => form.test(subject))
  );
}

/** "Delayed" counts in subject and notice only, and not where the server says it gave up. */
export function isDelay(
  { writer, recipients }: Pick<Hints, 'writer' | 'recipients'>,
  said: ReadonlySet<Said>,
): boolean {
  const subject = DELAY_SUBJECTS.some((form) => form.test(writer.foldedSubject));
  const phrase = said.has('delay');
  if (!subject && !phrase) return false;
  if (said.has('final')) return subject && phrase && !said.has('permanent');
  return !recipients.some(({ permanence }) => permanence === 'permanent') || (subject && phrase);
}

function virusHints(
  { writer, dialect, recipients }: Hints,
  said: ReadonlySet<Said>,
  machine: boolean,
): KindFound | null {
  if (writer.bulk || writer.reply || dialect !== null || !machine) return null;
  if (recipients.some(({ status }) => status !== null)) return null;
  const subject = VIRUS_SUBJECTS.some((form) => form.test(writer.foldedSubject));
  if (!subject || !said.has('virus')) return null;
  return { kind: 'virus-warning', evidence: ['virus-subject', 'virus-phrase'] };
}

/** RFC 3834: a responder says auto-replied; older ones are told by header and subject. */
function automaticHints(
  { writer, dialect }: Hints,
  said: ReadonlySet<Said>,
  failureWeight: number,
): KindFound | null {
  if (writer.bulk || dialect !== null) return null;
  const { headerNames, autoSubmitted, foldedSubject, daemon } = writer;
  const evidence: string[] = [];
  if (autoSubmitted === 'auto-replied') evidence.push('auto-replied');
  if (RESPONDER_HEADERS.some((name) => headerNames.has(name))) evidence.push('responder-header');
  if (AUTO_REPLY_SUBJECTS.some((form) => form.test(foldedSubject)))
    evidence.push('auto-reply-subject');
  const challenge = said.has('challenge') || readSaid(foldedSubject).has('challenge');
  // People write about challenges too, and answer each other about them.
  const answers =
    writer.nullReturnPath || CHALLENGE_SUBJECT.test(foldedSubject) || autoSubmitted !== null;
  if (challenge && answers && !daemon && !writer.reply)
    return { kind: 'challenge-response', evidence: ['challenge-phrase', ...evidence] };
  if (evidence.length === 0) return null;
  const subjectOnly = evidence.length === 1 && evidence[0] === 'auto-reply-subject';
  // People write about their holidays; a responder marks what it writes, or says it first.
  if (subjectOnly && !writer.nullReturnPath && !RESPONDER_SUBJECT.test(foldedSubject)) return null;
  // A server's failure notice is auto-replied too (RFC 3464 section 2): its own hints win.
  if (failureWeight >= ENOUGH && !evidence.includes('auto-reply-subject')) return null;
  return { kind: 'auto-reply', evidence };
}

const CHALLENGE_SUBJECT = /confirm|verif|challenge|approv|authenti|anti-?spam/;

/** Subjects as responders begin them. */
const RESPONDER_SUBJECT =
  /^(?:re: ?)?(?:\[?auto|out of (?:the )?office[ -]*(?:auto[ -]*reply|reply)?:|abwesenheits|réponse automatique|respuesta autom|resposta autom|risposta autom|автоответ|自動|自动)/;

const RESPONDER_HEADERS: readonly string[] = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-autoreply-from',
  'x-mail-autoreply',
  'x-vacation',
  'x-ebay-autoreply',
];
