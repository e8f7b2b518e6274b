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
import { hashWord } from './hash-word.ts';

/** Characters read: a campaign shows itself in the first screens. */
const MAX_LENGTH = 20_000;

/** Words kept. */
const MAX_WORDS = 2_000;

/** Recipients whose names are masked; a list of more is no personal mail. */
const MAX_NAMED = 20;

/** A shorter part of a name is a word of many languages. */
const MIN_NAME_LENGTH = 3;

/** What a UTF-16 unit is to a word; `OTHER` needs more than a look at one unit. */
const NOTHING = 1;
const LETTER = 2;
const DIGIT = 3;
const OTHER = 4;

/** The same of all units; 0 until it is met. */
const KINDS = new Uint8Array(0x1_0000);

const IN_WORD = /[\p{L}\p{N}\p{M}_]/u;
const NOT_PLAIN = /[\ud800-\udfff]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

function kindOf(code: number): number {
  const unit = String.fromCharCode(code);
  const kind = NOT_PLAIN.test(unit)
    ? OTHER
    : NUMBER.test(unit)
      ? DIGIT
      : IN_WORD.test(unit)
        ? LETTER
        : NOTHING;
  KINDS[code] = kind;
  return kind;
}

/** A link with a scheme or `www.`; its host is the first group. Of text in lower case. */
const LINK =
  /(?:https?:\/\/|www\.)(?:[^\s/@:]{1,100}@)?([\p{L}\p{N}.-]{1,253})[^\s<>"')\]]{0,2048}/gu;

/** What stands before the at sign of an address, and behind it. */
const BEFORE_AT = /[\p{L}\p{N}._%+=-]{1,64}$/u;
const LOCAL_SIGNS: ReadonlySet<number> = new Set([...'.%+=-'].map((sign) => sign.charCodeAt(0)));
const MAX_LOCAL = 64;
const LAST_ASCII = 0x7f;
const BEHIND_AT = /[\p{L}\p{N}.-]{1,253}/uy;

/** Units of text that the longest match of `BEFORE_AT` may take: letters beyond the first plane are two. */
const MAX_BEFORE_AT = 128;

const MAX_WORD_LENGTH = 60;

const LETTERS = /\p{L}{1,60}/gu;

/** A word, or a sign of a mask; where words are written without spaces, each letter is one. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}_]{1,60}/uy;

const NUMBER = /\p{N}/u;

/** How a reply or a copy begins its subject, in the languages that mail programs know. */
const PREFIX =
  /^(?:\s{0,8}(?:re|aw|fwd?|wg|sv|vs|antw|tr|rv|res|enc|odp|ynt)(?:\[\d{1,3}\])?:){1,9}/i;

/** Different words of a text that is not like another by chance. */
const MIN_TELLING = 20;

/** The signs that stand for names and numbers; whatever begins so tells nothing. */
const NAME = '_n';
const NUMBERS = '_0';
const SIGN = '_'.charCodeAt(0);
const NAME_HASH = hashWord(NAME);
const NUMBERS_HASH = hashWord(NUMBERS);

/** Those of `hashWord`; an engine looks up anew in each step what another module exports. */
const FNV_OFFSET = 0x811c_9dc5 | 0;
const FNV_PRIME = 0x0100_0193;

/** The words of a message. */
export interface CampaignWords {
  /** Of the subject without prefix, names and numbers masked. */
  readonly subject: readonly string[];
  /** Hashes of the words of subject and body in their order, good until the next message is read. */
  readonly hashes: Int32Array;
  /** Whether so many different words are there, signs of masks not counted, that chance is out of question. */
  readonly isTelling: boolean;
}

/** Hashes of words, and where each begins and ends in its text; used by one message at a time: nothing here waits. */
const hashes = new Int32Array(MAX_WORDS);
const starts = new Uint32Array(MAX_WORDS);
const ends = new Uint32Array(MAX_WORDS);

/** Reads them. */
export function campaignWords(mail: Mail): CampaignWords {
  const names = namesOf(mail);
  const written = headerValue(mail.headers, 'subject') ?? '';
  const subject: string[] = [];
  const telling = new Set<number>();
  const inSubject = readWords(written.replace(PREFIX, ''), names, 0, telling, subject);
  const count = readWords(visibleText(mail), names, inSubject, telling, null);
  return { subject, hashes: hashes.subarray(0, count), isTelling: telling.size >= MIN_TELLING };
}

/** Words of the names by which the message calls its recipients, by their hashes. */
function namesOf({ headers }: Mail): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const named = ['to', 'cc']
    .flatMap((field) => headerAddresses(headers, field))
    .slice(0, MAX_NAMED);
  for (const { address, name } of named) {
    for (const text of [address.split('@')[0] ?? '', name ?? '']) {
      for (const word of text.toLowerCase().match(LETTERS) ?? []) {
        if (word.length >= MIN_NAME_LENGTH) names.set(hashWord(word), word);
      }
    }
  }
  return names;
}

/**
 * Reads the words of a text: their hashes behind so many others, and a few of the words
 * themselves. Of a body hardly anybody wants the words, and to cut them out takes longer than
 * to hash them on the way.
 *
 * @param telling gets hashes of different words until there are enough
 * @param texts gets all
 * @returns how many hashes there are then
 */
function readWords(
  text: string,
  names: ReadonlyMap<number, string>,
  before: number,
  telling: Set<number>,
  texts: string[] | null,
): number {
  const plain = maskAddresses(maskLinks(text.slice(0, MAX_LENGTH).normalize('NFKC').toLowerCase()));
  const count = findWords(plain, before);
  for (let i = before; i < count; i += 1) {
    const hash = hashes[i] ?? 0;
    const start = starts[i] ?? 0;
    if (hash === NUMBERS_HASH) {
      texts?.push(NUMBERS);
    } else if (names.has(hash) && names.get(hash) === plain.slice(start, ends[i])) {
      hashes[i] = NAME_HASH;
      texts?.push(NAME);
    } else {
      texts?.push(plain.slice(start, ends[i]));
      if (telling.size < MIN_TELLING && plain.charCodeAt(start) !== SIGN) telling.add(hash);
    }
  }
  return count;
}

/**
 * Finds the words of a text, in a loop with nothing in it that engines would have to guard
 * against. A word with a number is known by the hash of its mask, and others that follow it
 * are the same one: "12.03.2026 14:00" and "today" are both one.
 *
 * @returns how many hashes there are then
 */
function findWords(text: string, before: number): number {
  let count = before;
  let wasNumber = false;
  for (let at = 0; at < text.length && count < MAX_WORDS; ) {
    let hash = FNV_OFFSET;
    let hasNumber = false;
    let kind = LETTER;
    let end = at;
    const most = Math.min(text.length, at + MAX_WORD_LENGTH);
    for (; end < most; end += 1) {
      const code = text.charCodeAt(end);
      kind = KINDS[code] || kindOf(code);
      if (kind === NOTHING || kind === OTHER) break;
      if (kind === DIGIT) hasNumber = true;
      hash = Math.imul(hash ^ code, FNV_PRIME);
    }
    if (kind === OTHER) {
      const word = wordAt(text, at);
      // The same, but now it is known to have 32 bits.
      hash = hashWord(word) | 0;
      hasNumber = NUMBER.test(word);
      end = at + word.length;
    }
    if (end === at) {
      at += 1;
      continue;
    }
    if (!hasNumber || !wasNumber) {
      hashes[count] = hasNumber ? NUMBERS_HASH : hash;
      starts[count] = at;
      ends[count] = end;
      count += 1;
    }
    wasNumber = hasNumber;
    at = end;
  }
  return count;
}

/** The word at a place, in any script; empty where none begins. */
function wordAt(text: string, from: number): string {
  WORD.lastIndex = from;
  const [word = ''] = WORD.exec(text) ?? [];
  return word;
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
    const start = addressStart(text, done, at);
    BEHIND_AT.lastIndex = at + 1;
    const [behind] = start === at ? [] : (BEHIND_AT.exec(text) ?? []);
    if (behind === undefined) continue;
    masked += `${text.slice(done, start)} _a `;
    done = at + 1 + behind.length;
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** Where the address begins whose at sign stands at a place, `from` at the earliest; of ASCII without an expression. */
function addressStart(text: string, from: number, at: number): number {
  const least = Math.max(from, at - MAX_LOCAL);
  for (let start = at; start > least; start -= 1) {
    const code = text.charCodeAt(start - 1);
    if (code > LAST_ASCII) {
      const [before = ''] =
        BEFORE_AT.exec(text.slice(Math.max(from, at - MAX_BEFORE_AT), at)) ?? [];
      return at - before.length;
    }
    if ((KINDS[code] || kindOf(code)) === NOTHING && !LOCAL_SIGNS.has(code)) return start;
  }
  return least;
}

/** A host as one word; numbers in it are a mailing's own. */
function hostWord(host: string): string {
  return `_l_${host.replace(/\p{N}{1,60}/gu, '').replace(/[^\p{L}]{1,60}/gu, '_')}`.slice(0, 60);
}
