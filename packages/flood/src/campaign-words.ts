/**
 * The words of a message by which its copies are alike.
 *
 * A mailing program puts into each copy what differs: names, numbers, dates,
 * addresses, codes behind links. So a link leaves its host only, a word with a
 * digit or an address one sign, and a word that names the recipient another. What
 * is left of two copies is nearly the same, of two messages of two minds it
 * is not.
 */

import type { Mail } from '@backscatter/core';
import { headerAddresses, headerValue, visibleText } from '@backscatter/mail';

/** Characters read: a campaign shows itself in the first screens. */
const MAX_LENGTH = 20_000;

/** Words kept. */
const MAX_WORDS = 2_000;

/** Recipients whose names are masked; a list of more is no personal mail. */
const MAX_NAMED = 20;

/** A shorter part of a name is a word of many languages. */
const MIN_NAME_LENGTH = 3;

const NOTHING = 0;
const LETTER = 1;
const DIGIT = 2;

/** A link with a scheme or `www.`; its host is the first group. Of text in lower case. */
const LINK =
  /(?:https?:\/\/|www\.)(?:[^\s/@:]{1,100}@)?([\p{L}\p{N}.-]{1,253})[^\s<>"')\]]{0,2048}/gu;

/** What stands before the at sign of an address, and behind it. */
const BEFORE_AT = /[\p{L}\p{N}._%+=-]{1,64}$/u;
const BEHIND_AT = /[\p{L}\p{N}.-]{1,253}/uy;

/** Units of text that the longest match of `BEFORE_AT` may take: letters beyond the first plane are two. */
const MAX_BEFORE_AT = 128;

const MAX_WORD_LENGTH = 60;

/** A word, or a sign of a mask; where words are written without spaces, each letter is one. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}_]{1,60}/uy;

const NUMBER = /\p{N}/u;

/** What an ASCII character is to a word: nothing, a letter or a digit. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[0-9]/.test(character) ? DIGIT : /[a-z_]/i.test(character) ? LETTER : NOTHING;
});

/** How a reply or a copy begins its subject, in the languages that mail programs know. */
const PREFIX =
  /^(?:\s{0,8}(?:re|aw|fwd?|wg|sv|vs|antw|tr|rv|res|enc|odp|ynt)(?:\[\d{1,3}\])?:){1,9}/i;

/** The words of a message. */
export interface CampaignWords {
  /** Of the subject without prefix, names and numbers masked. */
  readonly subject: readonly string[];
  /** Of subject and body, in their order. */
  readonly message: readonly string[];
}

/** Reads them. */
export function campaignWords(mail: Mail): CampaignWords {
  const names = namesOf(mail);
  const written = headerValue(mail.headers, 'subject') ?? '';
  const subject = wordsOf(written.replace(PREFIX, ''), names);
  const body = wordsOf(visibleText(mail), names);
  return { subject, message: [...subject, ...body].slice(0, MAX_WORDS) };
}

/** Words of the names by which the message calls its recipients. */
function namesOf({ headers }: Mail): ReadonlySet<string> {
  const named = ['to', 'cc']
    .flatMap((field) => headerAddresses(headers, field))
    .slice(0, MAX_NAMED);
  const texts = named.flatMap(({ address, name }) => [address.split('@')[0] ?? '', name ?? '']);
  const words = texts.flatMap((text) => text.toLowerCase().match(/\p{L}{1,60}/gu) ?? []);
  return new Set(words.filter((word) => word.length >= MIN_NAME_LENGTH));
}

function wordsOf(text: string, names: ReadonlySet<string>): readonly string[] {
  const plain = maskAddresses(maskLinks(text.slice(0, MAX_LENGTH).normalize('NFKC').toLowerCase()));
  const words: string[] = [];
  let last = '';
  for (let at = 0; at < plain.length && words.length < MAX_WORDS; ) {
    const { end, hasNumber } = wordAt(plain, at);
    if (end === at) {
      at += 1;
      continue;
    }
    const word = plain.slice(at, end);
    const masked = names.has(word) ? '_n' : hasNumber ? '_0' : word;
    // "12.03.2026 14:00" and "today" are both one.
    if (masked !== '_0' || last !== '_0') words.push(masked);
    last = masked;
    at = end;
  }
  return words;
}

/** Where the word at a place ends, which is this place where none begins; of ASCII without an expression. */
function wordAt(text: string, from: number): { readonly end: number; readonly hasNumber: boolean } {
  let hasNumber = false;
  let at = from;
  const most = Math.min(text.length, from + MAX_WORD_LENGTH);
  for (; at < most; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ASCII.length) return foreignWordAt(text, from);
    const kind = ASCII[code];
    if (kind === NOTHING) break;
    if (kind === DIGIT) hasNumber = true;
  }
  return { end: at, hasNumber };
}

function foreignWordAt(
  text: string,
  from: number,
): { readonly end: number; readonly hasNumber: boolean } {
  WORD.lastIndex = from;
  const [word = ''] = WORD.exec(text) ?? [];
  return { end: from + word.length, hasNumber: NUMBER.test(word) };
}

function maskLinks(text: string): string {
  if (!text.includes('://') && !text.includes('www.')) return text;
  return text.replace(LINK, (_, host: string) => ` ${hostWord(host)} `);
}

/** Goes from at sign to at sign: a search that begins at each letter of a text takes long. */
function maskAddresses(text: string): string {
  let masked = '';
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const [before] = BEFORE_AT.exec(text.slice(Math.max(done, at - MAX_BEFORE_AT), at)) ?? [];
    BEHIND_AT.lastIndex = at + 1;
    const [behind] = before === undefined ? [] : (BEHIND_AT.exec(text) ?? []);
    if (before === undefined || behind === undefined) continue;
    masked += `${text.slice(done, at - before.length)} _a `;
    done = at + 1 + behind.length;
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** A host as one word; numbers in it are a mailing's own. */
function hostWord(host: string): string {
  return `_l_${host.replace(/\p{N}{1,60}/gu, '').replace(/[^\p{L}]{1,60}/gu, '_')}`.slice(0, 60);
}
