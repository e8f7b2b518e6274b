/**
 * Recipients in a notice of a server nobody has described: forms of naming
 * lines from the most to the least telling; the first that finds any decides.
 */

import { ALONE, BRACKETED, BRACKETED_ALONE, LEADING } from './forms.ts';
import { ADDRESS, type Entry, type EntryForm, readEntries } from './read-entries.ts';

/** A field of a delivery status that stands in the text. */
const FIELD: EntryForm = {
  line: new RegExp(
    `^\\s*(?:final-recipient|original-recipient)\\s?:\\s*(?:rfc822\\s?;)?\\s*<?(${ADDRESS})>?`,
    'i',
  ),
};

const NOBODY: ReadonlySet<string> = new Set();

const FORMS: readonly EntryForm[] = [
  BRACKETED,
  FIELD,
  {
    line: new RegExp(
      `^[\\s*>-]{0,8}(?:failed recipient|failed address|intended recipient|recipient(?:'s)?(?: e-?mail)?(?: address)?|recipients?\\(?s?\\)?|addressee|rcpt|mail ?to|error-for|undeliverable address|rcpt to|destinat[a-zé]{1,8}|empfänger)\\s?[:=]\\s*['"]?<?(${ADDRESS})>?`,
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
      `(?:unknown|invalid|no such|user|recipient|mailbox|address|account|inconnue?|unbekannt)\\b[^@]{0,40}?[\\s:<"'(](${ADDRESS})`,
      'i',
    ),
  },
  {
    line: new RegExp(
      `<?(${ADDRESS})>?['")]?[ .,:]*(?:is |was |does |has |could |cannot |not |unknown|over )`,
      'i',
    ),
  },
];

/** Whom a notice tells to write to. */
const CONTACT = /^(?:mailer-daemon|postmaster|abuse|helpdesk|support)@/i;

/** The recipients of the first form that finds any besides `except`. */
export function genericRecipients(
  lines: readonly string[],
  except: ReadonlySet<string>,
): readonly Entry[] {
  for (const form of FORMS) {
    // Only a field says beyond doubt that the addressee is meant himself.
    const others = form === FIELD ? NOBODY : except;
    const entries = readEntries(lines, form).filter(({ address }) => isRecipient(address, others));
    if (entries.length > 0) return entries;
  }
  return [];
}

/** An address that a notice names as recipient: not the addressee himself, nor a contact. */
export function isRecipient(address: string, except: ReadonlySet<string>): boolean {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && !/^[^\s@]+@[a-z0-9-]+$/i.test(address))
    return false;
  return !except.has(address.toLowerCase()) && !CONTACT.test(address);
}
