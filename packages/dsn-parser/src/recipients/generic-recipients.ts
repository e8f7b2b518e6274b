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
      `^[\\s*>-]{0,8}(?:failed recipient|failed address|delivery (?:has )?failed|(?:un|not )delivered(?: to)?|intended recipient|recipient(?:'s)?(?: e-?mail)?(?: address)?|recipients?\\(?s?\\)?|addressee|failed users?|unreachable recipients?|rcpt|mail ?to|error-for|undeliverable address|rcpt to|destinat[a-zéá]{1,8}|empfänger|adressat|ontvanger|geadresseerde|mottaga?re|mottaker|modtager|odbiorca|adresat|příjemce|prijemca|příjemci|címzett|alıcı|vastaanottaja|saaja|saņēmējs|gavėjas|viðtakandi|primalac|primatelj|prejemnik|получател[ья]|получатель письма|отримувач|адресат[ау]?|прималац|παραλήπτης|הנמען|נמען|המקבל|المستلم|المرسل إليه|گیرنده|प्राप्तकर्ता|ผู้รับ|người nhận|penerima|宛 ?先|受信者|収件人|收 ?件 ?[人者]|收信人|받는 ?사람|수신인|수신자)(?:\\(s\\))?(?:\\s?[:=：]\\s*['"]?<?|\\s{1,12}<?(?=[^\\s]{1,320}$))(${ADDRESS})>?`,
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
  // "Uw bericht aan …", "el mensaje a la dirección …", "ваше письмо на адрес …".
  {
    line: new RegExp(
      `(?:^|\\s)(?:to|for|an|für|aan|voor|à|pour|a|al|para|per|do|dla|na|pro|za|till|til|către|для|για|στον|за адресою|на адресу?|на|по адресу|адресату|получателю|пользователю|отримувачу|adresátovi|příjemci|użytkownikowi|adresatowi|címzettnek|alıcısına)(?: (?:the|die|der|den|la|el|l'|het|de|o|lo)){0,1}(?: ?(?:e-?mail[- ]?)?(?:address|adresse|adres|dirección|endereço|indirizzo|adresu|adresa|adreça|лист|listy?|list|liste|lista))?:?\\s{1,4}['"]?<?(${ADDRESS})`,
      'iu',
    ),
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

/** The same, and a whole one: no beginning of a word without end. */
const ALONE_ANYWHERE: EntryForm = {
  line: new RegExp(`(${WORD_ADDRESS})(?=[.!?]{0,3}(?:[\\s<>()[\\]:;,"']|$))`),
};

/** Whom a notice tells to write to. */
const CONTACT = /^(?:mailer-daemon|postmaster|abuse|helpdesk|support)@/i;

/** Whom a sentence names beside the recipient: who runs a list, and programs. */
const ASIDE =
  /(?:^owner-|^(?:no-?reply|do-?not-?reply|hostmaster|webmaster|listmaster|mailmaster)@|[-_.+](?:owner|request|bounces?|admin|help|subscribe|unsubscribe|confirm|leave|join)@)/i;

/** Lines in which an invitation is looked for. */
const MAX_INVITING_LINES = 50;

/** What stands before an address that one is to write to. */
const INVITES = new RegExp(
  `(?:contact|(?<!not |unable to |failed to )write|repl[yi]|respond|ask|help|question|report|kontakt|wenden|schreib|antwort|écri|contacte|escrib|contatt|scriv|rivolg|schrijf|skriv|связ|обра[тщ]|напи[сш]|napis|pisz|obrat|联系|聯繫|聯絡|連絡|問い合わせ|문의)[^@.:]{0,30}[\\s<:"'(](${ADDRESS})`,
  'iu',
);

/** A line that names the message: `Message-ID: <…>`, `Meddelande-id`, `ID du message`. */
const NAMES_ID =
  /^[^@]{0,60}(?:(?:message|mail|nachricht|meddelan|meddelelse|melding|bericht|mensaje|mensagem|messaggio|mesaj|сообщени|письма|wiadomo|zpráv|správ|viesti|ileti|メッセージ|メール|邮件|郵件|메시지)[^\s@:]{0,12}[\s-]{0,2}(?:ids?|kennung|identifi\S{1,8})\b|\bid\S{0,14} (?:\S{1,4} ){0,2}(?:message|mensaje|mensagem|messaggio|сообщени|wiadomo))[^@]{0,6}?[:：=]/iu;

/**
 * The recipients of the first form that finds any besides `except`.
 *
 * @param sentTo whom the returned message went to: asked only where sentences are read
 * @param tells whether a machine tells of a failure: then the only address there is counts
 */
export function genericRecipients(
  lines: readonly string[],
  except: ReadonlySet<string>,
  sentTo: () => readonly string[],
  forms: GenericForms,
  tells: () => boolean,
): readonly Entry[] {
  const addressed = linesWith(lines, '@').filter((at) => !NAMES_ID.test(lines[at] ?? ''));
  for (const form of forms.naming) {
    // Only a field says beyond doubt that the addressee is meant himself.
    const entries = entriesBesides(lines, addressed, form, form === FIELD ? NOBODY : except);
    const named =
      form === ALONE && entries.length > 0 ? unlessOffered(lines, addressed, entries) : entries;
    if (named.length > 0) return named;
  }
  const sent = new Set(sentTo().map((address) => address.toLowerCase()));
  let first: readonly Entry[] = [];
  for (const form of [...forms.sentences, ANYWHERE]) {
    const entries = readEntries(lines, form, addressed);
    const known = entries.filter(({ address }) => isAmong(address, sent, except));
    if (known.length > 0) return known;
    if (first.length === 0 && form !== ANYWHERE)
      first = entries.filter(({ address }) => isTold(address, except));
  }
  const invited = first.length === 0 ? NOBODY : invitedIn(lines, addressed);
  const told = first.filter(({ address }) => !invited.has(address.toLowerCase()));
  if (told.length > 0) return told;
  const names = namesWithoutDomain(lines, sentTo());
  if (names.length > 0) return names;
  const only = tells() ? onlyAddress(lines, addressed, except) : [];
  return only.length > 0 ? only : addresseeAsRecipient(lines, addressed, sent, forms);
}

/**
 * The one address that a notice names in whatever words, where it names no other:
 * nobody knows the sentences of all languages. Whom it tells to write to is none.
 */
function onlyAddress(
  lines: readonly string[],
  addressed: readonly number[],
  except: ReadonlySet<string>,
): readonly Entry[] {
  const entries = readEntries(lines, ALONE_ANYWHERE, addressed).filter(({ address }) =>
    isTold(address, except),
  );
  const [first] = entries;
  if (first === undefined) return [];
  const key = first.address.toLowerCase();
  const same = entries.every(({ address }) => address.toLowerCase() === key);
  return same && !invitedIn(lines, addressed).has(key) ? [first] : [];
}

/** Whom a notice names first where it tells to write to him, perhaps on the line below the word. */
function invitedIn(lines: readonly string[], addressed: readonly number[]): ReadonlySet<string> {
  const invited = new Set<string>();
  let before = '';
  for (const at of addressed.slice(0, MAX_INVITING_LINES)) {
    const line = lines[at] ?? '';
    const address = INVITES.exec(`${lines[at - 1] ?? ''} ${line}`)?.[1]?.toLowerCase();
    if (address !== undefined && !before.includes(address)) invited.add(address);
    before += ` ${line.toLowerCase()}`;
  }
  return invited;
}

/** What a notice offers in a list of its own: where to write instead. */
const OFFERS =
  /(?:please (?:use|write|contact|send|mail|direct)|\b(?:use|try) (?:one|any|another|this|these|instead)|\binstead\b|new (?:e-?mail )?address(?:es)? (?:is|are)|bitte (?:verwenden|nutzen|benutzen|schreiben|wenden)|stattdessen|neue (?:e-?mail-?)?adresse|veuillez (?:utiliser|écrire|contacter)|nouvelle adresse|utilice|nueva dirección|por favor (?:utilic|use|escrib|envi)|novo (?:endereço|e-mail)|nuovo indirizzo|utilizz(?:i|are|ate)|gebruik|nieuwe? (?:e-?mail)?adres|använd|nya adress|nye adresse|käytä|użyj|nowy adres|použijte|nová adresa|используйте|новый адрес|kullan)[^@]{0,80}:\s*$/i;

/** Lines looked at above an address that stands alone. */
const MAX_LINES_ABOVE = 12;

/** The entries without those of a list that the line above it offers. */
function unlessOffered(
  lines: readonly string[],
  addressed: readonly number[],
  entries: readonly Entry[],
): readonly Entry[] {
  const offered = new Set<string>();
  for (const at of addressed.slice(0, MAX_INVITING_LINES)) {
    const address = ALONE.line.exec(lines[at] ?? '')?.[1];
    if (address === undefined) continue;
    let above = at - 1;
    const end = Math.max(0, at - MAX_LINES_ABOVE);
    while (above >= end && (lines[above]?.trim() === '' || ALONE.line.test(lines[above] ?? '')))
      above--;
    if (OFFERS.test(lines[above] ?? '')) offered.add(address.toLowerCase());
  }
  if (offered.size === 0) return entries;
  return entries.filter(({ address }) => !offered.has(address.toLowerCase()));
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

/** An address that a sentence names as recipient, which speaks of many. */
function isTold(address: string, except: ReadonlySet<string>): boolean {
  return isRecipient(address, except) && !ASIDE.test(address);
}

/** An address that a notice names as recipient: not the addressee himself, nor a contact. */
export function isRecipient(address: string, except: ReadonlySet<string>): boolean {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && !/^[^\s@]+@[a-z0-9-]+$/i.test(address))
    return false;
  // The rest of a link, whose scheme ends at the colon: forgers write the victim's address into it.
  if (address.startsWith('//')) return false;
  return !except.has(address.toLowerCase()) && !CONTACT.test(address);
}
