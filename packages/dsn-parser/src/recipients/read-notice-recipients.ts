/**
 * The recipients of a report that has no delivery status: by the dialect that
 * wrote it, else by the forms that servers share.
 */

import type { DsnAction, DsnRecipient } from '@backscatter/core';
import type { Dialect } from '../dialects/dialect.ts';
import { describeRecipient } from '../status/describe-recipient.ts';
import { findReplyCode, findStatus } from '../status/status-codes.ts';
import type { Notice } from '../text/notice.ts';
import { ADDRESS, type Entry, readEntries } from '../text/read-entries.ts';
import { type GenericForms, genericRecipients, isRecipient } from './generic-recipients.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** Forms in which a notice names the server that refused, and in lower case what each holds. */
const HOSTS: readonly (readonly [holds: string, form: RegExp])[] = [
  ['host ', /\bhost ([a-z0-9][a-z0-9.-]{2,253})\s?\[/i],
  ['while talking to ', /while talking to ([a-z0-9][a-z0-9.-]{2,253}[a-z0-9])/i],
  ['. [', /by ([a-z0-9][a-z0-9.-]{2,253}[a-z0-9])\. \[/i],
  [
    ' [',
    /^[ \t]{0,40}([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,8})\.? \[[0-9a-f.:]{3,45}\]/im,
  ],
  ['.', /^([0-9]{1,3}(?:\.[0-9]{1,3}){3}) (?:does not like|failed)/m],
  ['generating server: ', /Generating server: ([a-z0-9][a-z0-9.-]{2,253})/i],
  ['.', /(?:server|host)\s(?:at\s)?([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,8})\s?[([]/i],
];

/** `552 Quota violation for user@example.org`: the mailbox that is full, behind an alias. */
const FULL_MAILBOX = new RegExp(`quota (?:violation|exceeded) for:? {0,2}<?(${ADDRESS})>?`, 'i');

/** Who stands around a notice. */
export interface NoticePeople {
  /** Lower-case addresses the report goes to or comes from. */
  readonly addressees: ReadonlySet<string>;
  /** Domain of the From address; empty where there is none. */
  readonly writerDomain: string;
  /** Whom the returned message went to, the surest first. */
  readonly sentTo: () => readonly string[];
  /** Whether a machine wrote the notice and says that something was not delivered. */
  readonly tells: () => boolean;
}

/** Reads the recipients a notice names. */
export function readNoticeRecipients(
  notice: Notice,
  dialect: Dialect | null,
  failedRecipients: readonly string[],
  people: NoticePeople,
  action: DsnAction,
  forms: GenericForms,
): readonly DsnRecipient[] {
  const named = entriesOf(notice, dialect, people, forms).map((entry) =>
    dialect?.qualify === true ? qualified(entry, people.writerDomain) : entry,
  );
  const entries = failedRecipients.length === 0 ? named : merge(failedRecipients, named);
  const unique = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.address.toLowerCase();
    if (!unique.has(key)) unique.set(key, entry);
  }
  const only = unique.size === 1;
  let coded: readonly number[] | null = null;
  const transcript = (): readonly number[] => {
    coded ??= linesWithCode(notice.lines);
    return coded;
  };
  return [...unique.values()].map((entry) => {
    const text = withTranscript(entry, notice, only, transcript);
    return describe(entry, text, action);
  });
}

function qualified(entry: Entry, domain: string): Entry {
  if (entry.address.includes('@') || domain === '') return entry;
  return { ...entry, address: `${entry.address}@${domain}` };
}

function entriesOf(
  notice: Notice,
  dialect: Dialect | null,
  { addressees, sentTo, tells }: NoticePeople,
  forms: GenericForms,
): readonly Entry[] {
  const entries = dialectEntries(notice, dialect, addressees);
  return entries.length > 0
    ? entries
    : genericRecipients(notice.lines, addressees, sentTo, forms, tells);
}

/** The recipients a notice names in the form of its dialect, none where it has no dialect. */
export function dialectEntries(
  notice: Notice,
  dialect: Dialect | null,
  except: ReadonlySet<string> = NOBODY,
): readonly Entry[] {
  for (const form of dialect?.entries ?? []) {
    const entries = readEntries(notice.lines, form).filter(({ address }) =>
      isNamed(address, except),
    );
    if (entries.length > 0) return entries;
  }
  return [];
}

/** In a dialect's own place an address needs no domain, and the addressee may have failed himself. */
function isNamed(address: string, except: ReadonlySet<string>): boolean {
  if (!address.includes('@')) return /^[a-z0-9._+-]{1,64}$/i.test(address);
  return /^postmaster@/i.test(address)
    ? !except.has(address.toLowerCase())
    : isRecipient(address, NOBODY);
}

/** X-Failed-Recipients names them all; the text says what happened to each. */
function merge(failed: readonly string[], named: readonly Entry[]): readonly Entry[] {
  return failed.map((address) => {
    const lower = address.toLowerCase();
    const said = named.find(
      (entry) => entry.address.toLowerCase() === lower || entry.original?.toLowerCase() === lower,
    );
    return {
      address,
      original: said?.address === address ? said.original : null,
      front: said?.front ?? '',
      text: said?.text ?? (failed.length === 1 ? (named[0]?.text ?? '') : ''),
    };
  });
}

function describe(entry: Entry, text: string, action: DsnAction): DsnRecipient {
  let remoteMta: string | null = null;
  const lower = text.toLowerCase();
  for (const [holds, form] of HOSTS) {
    if (remoteMta !== null) break;
    if (lower.includes(holds)) remoteMta = form.exec(text)?.[1]?.replace(/\.$/, '') ?? null;
  }
  const diagnosticCode = diagnosticOf(text);
  const full = entry.original === null ? FULL_MAILBOX.exec(diagnosticCode ?? '')?.[1] : undefined;
  const forwarded = full !== undefined && full.toLowerCase() !== entry.address.toLowerCase();
  return describeRecipient({
    finalRecipient: forwarded ? full : entry.address,
    originalRecipient: forwarded ? entry.address : entry.original,
    action,
    diagnosticCode,
    remoteMta,
    // The cause may begin before the address: "The mailbox of <bob@…> is full".
    text: entry.front === '' ? text : `${entry.front} ${text}`,
  });
}

/**
 * Where the lines below the recipient hold no code, the transcript may.
 *
 * @param transcript where the lines of the notice stand that hold a code
 */
function withTranscript(
  entry: Entry,
  notice: Notice,
  only: boolean,
  transcript: () => readonly number[],
): string {
  const own = entry.text;
  if (holdsCode(own)) return own;
  const address = entry.address.toLowerCase();
  const more = transcript().flatMap((at) => {
    const line = notice.lines[at] ?? '';
    // QUIRK: a local mailer says why in a line of its own, above the code: `mail.local: unknown user`.
    if (only) return [notice.lines[at - 1] ?? '', line];
    return line.toLowerCase().includes(address) ? [line] : [];
  });
  if (more.length > 0) return `${own}\n${more.slice(0, 10).join('\n')}`;
  return own === '' && only ? notice.text.slice(0, 3_000) : own;
}

function linesWithCode(lines: readonly string[]): readonly number[] {
  const numbers: number[] = [];
  for (let at = 0; at < lines.length; at++) if (holdsCode(lines[at] ?? '')) numbers.push(at);
  return numbers;
}

function holdsCode(text: string): boolean {
  return findReplyCode(text) !== null || findStatus(text) !== null;
}

/** Lines that say something, but not why: rules, where it was expanded from, when it happened. */
const NO_CAUSE: readonly RegExp[] = [
  /^[-=*_#]{3,}.{0,100}[-=*_#]{3,}$/,
  /^(?:this is an automatic|this message was created automatically|hi\. this is the|original message follows|did not reach the following|technical details of|message will be retried|no action is required|(?:please )?do not resend|you do not need to)/i,
  /^(?:for )?the following reasons?:$/i,
  /^[-=*_]+$/,
  /^\((?:ultimately )?(?:generated|expanded) from/i,
  /^(?:[a-z]{3}, )?[0-9]{1,2} [a-z]{3} [0-9]{4}/i,
  /^[0-9]{2}:[0-9]{2}/,
  /^(?:hello|hi|dear)\b.{0,80}[,!]$/i,
  /^(?:because|weil|car|porque|perché|omdat|reason|理由)\s?:$/i,
];

/** What a notice lists of the original, and no cause. */
const OF_ORIGINAL =
  /^(?:subject|betreff|thema|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|subiect|тема|θέμα|konu|件名|主题|主旨|主題|제목|message-id|date|sent|gesendet|envoyé|enviado|inviato|verzonden) ?[:：]/i;

/** From the code on; without a code, the first line that says something. */
function diagnosticOf(text: string): string | null {
  // A report that somebody quotes has its marks on each line.
  const lines = text.split('\n').map((written) => {
    const line = written.trim();
    return /^[>.,:;]/.test(line) ? line.replace(/^(?:>(?!>) ?)?[.,:;\s]*/, '') : line;
  });
  const at = lines.findIndex((line) => holdsCode(line) && !OF_ORIGINAL.test(line));
  if (at < 0) {
    return (
      lines.find(
        (line) =>
          line.length > 3 && !OF_ORIGINAL.test(line) && !NO_CAUSE.some((form) => form.test(line)),
      ) ?? null
    );
  }
  const end = lines.findIndex((line, i) => i > at && (line === '' || line.startsWith('--')));
  return lines.slice(at, Math.min(end < 0 ? lines.length : end, at + 4)).join(' ');
}
