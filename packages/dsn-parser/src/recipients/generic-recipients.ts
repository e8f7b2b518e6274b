/**
 * Recipients in a notice of a server nobody has described: forms of naming
 * lines from the most to the least telling; the first that finds any decides.
 */

import { ALONE, BRACKETED, BRACKETED_ALONE, LEADING } from '../text/forms.ts';
import {
  ADDRESS,
  type Entry,
  type EntryForm,
  readEntries,
  WORD_ADDRESS,
} from '../text/read-entries.ts';

/** A field of a delivery status that stands in the text. */
const FIELD: EntryForm = {
  line: new RegExp(
    `^\\s*(?:final-recipient|original-recipient)\\s?:\\s*(?:rfc822\\s?;)?\\s*<?(${ADDRESS})>?`,
    'i',
  ),
};

/** A word that begins a line, and what is said of it. */
const NAME: EntryForm = {
  line: /^[\s*-]{0,8}["'<]?(?<address>[a-z0-9._+-]{1,64})["'>]?(?:\s{0,8}[:(\t]|\s{2,}|\s{0,4}$)(?<rest>.{0,400})/i,
};

const NOBODY: ReadonlySet<string> = new Set();

/** Forms that name a recipient and nobody else. */
const NAMING_FORMS: readonly EntryForm[] = [
  BRACKETED,
  FIELD,
  {
    line: new RegExp(
      `^[\\s*>-]{0,8}(?:failed recipient|failed address|delivery (?:has )?failed|(?:un|not )delivered(?: to)?|intended recipient|recipient(?:'s)?(?: e-?mail)?(?: address)?|recipients?\\(?s?\\)?|addressee|rcpt|mail ?to|error-for|undeliverable address|rcpt to|destinat[a-zéá]{1,8}|empfänger|adressat|ontvanger|geadresseerde|mottaga?re|modtager|odbiorca|adresat|příjemce|alıcı|vastaanottaja|получатель|адресат|宛先|受信者|収件人|收件人|받는 사람)(?:\\(s\\))?(?:\\s?[:=]\\s*['"]?<?|\\s{1,12}<?(?=[^\\s]{1,320}$))(${ADDRESS})>?`,
      'i',
    ),
  },
  {
    line: new RegExp(
      `(?:returned permanent errors?:|addressed to)\\s{1,4}['"]?<?(${ADDRESS})>?`,
      'i',
    ),
  },
  { line: /RCPT TO:\s?<([^<>\s]{1,300}@[^<>\s]{1,300})>/i },
  BRACKETED_ALONE,
  ALONE,
];

/** Forms of sentences, in which a notice also names contacts, examples and senders. */
const SENTENCE_FORMS: readonly EntryForm[] = [
  {
    line: new RegExp(
      `(?:deliver(?:ed|y|ing)?|delivery of the mail|sent|mail|message|email|e-mail|forward)(?: \\S{1,20}){0,4} (?:to|for)(?: the)?(?: following)?(?:(?: recipient| user| address| mailbox)\\b)?\\s?:?\\s*['"]?<?(${ADDRESS})>?`,
      'i',
    ),
  },
  LEADING,
  { line: new RegExp(`^\\s{0,8}<?(${ADDRESS})>?\\s\\S`) },
  {
    line: new RegExp(
      `(?:unknown|invalid|no such|user|recipient|mailbox|address|account|inconnue?|unbekannt|boîte|postfach|buzón|casella|caixa|postbus|postvak|skrzynka)\\b[^@]{0,40}?[\\s:<"'(](${ADDRESS})`,
      'i',
    ),
  },
  {
    line: new RegExp(
      `(${WORD_ADDRESS})>?['")]?[ .,:]{0,20}(?:is |was |does |has |could |cannot |not |unknown|over |ist |wurde |konnte |existiert |est |n'est |n'a |está |è |zit |kan )`,
      'i',
    ),
  },
  { line: new RegExp(`<(${ADDRESS})>`) },
  // Filters describe what they stopped by its header lines, and say above why.
  {
    line: new RegExp(`^\\s{0,8}(?:to|an|à|para|aan|кому)\\s?:\\s*<?(${ADDRESS})>?\\s*$`, 'i'),
    causeAbove: true,
  },
];

/** The forms by which recipients are found. */
export interface GenericForms {
  readonly naming: readonly EntryForm[];
  readonly sentences: readonly EntryForm[];
}

/** All forms, from the most to the least telling. */
export const GENERIC_FORMS: GenericForms = { naming: NAMING_FORMS, sentences: SENTENCE_FORMS };

/** An address anywhere: only whom the returned message went to is believed. */
const ANYWHERE: EntryForm = { line: new RegExp(`(${WORD_ADDRESS})`) };

/** Whom a notice tells to write to. */
const CONTACT = /^(?:mailer-daemon|postmaster|abuse|helpdesk|support)@/i;

/**
 * The recipients of the first form that finds any besides `except`.
 *
 * @param sentTo whom the returned message went to: asked only where sentences are read
 */
export function genericRecipients(
  lines: readonly string[],
  except: ReadonlySet<string>,
  sentTo: () => readonly string[],
  forms: GenericForms,
): readonly Entry[] {
  const addressed = linesWith(lines, '@');
  for (const form of forms.naming) {
    // Only a field says beyond doubt that the addressee is meant himself.
    const entries = entriesBesides(lines, addressed, form, form === FIELD ? NOBODY : except);
    if (entries.length > 0) return entries;
  }
  const sent = new Set(sentTo().map((address) => address.toLowerCase()));
  let first: readonly Entry[] = [];
  for (const form of [...forms.sentences, ANYWHERE]) {
    const entries = readEntries(lines, form, addressed);
    const known = entries.filter(({ address }) => isAmong(address, sent, except));
    if (known.length > 0) return known;
    if (first.length === 0 && form !== ANYWHERE)
      first = entries.filter(({ address }) => isRecipient(address, except));
  }
  if (first.length > 0) return first;
  const names = namesWithoutDomain(lines, sentTo());
  return names.length > 0 ? names : addresseeAsRecipient(lines, addressed, sent, forms);
}

function isAmong(address: string, sent: ReadonlySet<string>, except: ReadonlySet<string>): boolean {
  const key = address.toLowerCase();
  return sent.has(key) && !except.has(key);
}

/** Who writes to himself has failed himself: a form that names recipients only names him. */
function addresseeAsRecipient(
  lines: readonly string[],
  addressed: readonly number[],
  sent: ReadonlySet<string>,
  forms: GenericForms,
): readonly Entry[] {
  for (const form of forms.naming) {
    const entries = entriesBesides(lines, addressed, form, NOBODY).filter(
      ({ address }) => sent.size === 0 || sent.has(address.toLowerCase()),
    );
    if (entries.length > 0) return entries;
  }
  return [];
}

/** The numbers of the lines that hold a sign. */
function linesWith(lines: readonly string[], sign: string): readonly number[] {
  const numbers: number[] = [];
  for (let at = 0; at < lines.length; at++) if (lines[at]?.includes(sign)) numbers.push(at);
  return numbers;
}

function entriesBesides(
  lines: readonly string[],
  addressed: readonly number[],
  form: EntryForm,
  except: ReadonlySet<string>,
): readonly Entry[] {
  // What stands in angle brackets ends the entry before it, be it an address or not.
  const among = form === BRACKETED ? linesWith(lines, '<') : addressed;
  return readEntries(lines, form, among).filter(({ address }) => isRecipient(address, except));
}

/** `  bob (550 No such user)`: a name of whom the returned message went to begins a line. */
function namesWithoutDomain(lines: readonly string[], sentTo: readonly string[]): readonly Entry[] {
  const byName = new Map(
    sentTo.map((address) => [address.slice(0, address.lastIndexOf('@')).toLowerCase(), address]),
  );
  if (byName.size === 0) return [];
  return readEntries(lines, NAME).flatMap((entry) => {
    const address = byName.get(entry.address.toLowerCase());
    return address === undefined ? [] : [{ ...entry, address }];
  });
}

/** An address that a notice names as recipient: not the addressee himself, nor a contact. */
export function isRecipient(address: string, except: ReadonlySet<string>): boolean {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && !/^[^\s@]+@[a-z0-9-]+$/i.test(address))
    return false;
  return !except.has(address.toLowerCase()) && !CONTACT.test(address);
}
