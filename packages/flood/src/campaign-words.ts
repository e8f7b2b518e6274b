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

/** A link with a scheme or `www.`; its host is the first group. */
const LINK =
  /(?:https?:\/\/|www\.)(?:[^\s/@:]{1,100}@)?([\p{L}\p{N}.-]{1,253})[^\s<>"')\]]{0,2048}/giu;

/** Something with an at sign in the middle. */
const ADDRESS = /[\p{L}\p{N}._%+=-]{1,64}@[\p{L}\p{N}.-]{1,253}/gu;

/** A word, or a sign of a mask; where words are written without spaces, each letter is one. */
const WORD = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}_]{1,60}/gu;

/** How a reply or a copy begins its subject, in the languages that mail programs know. */
const PREFIX =
  /^(?:\s{0,8}(?:re|aw|fwd?|wg|sv|vs|antw|tr|rv|res|enc|odp|ynt)(?:\[\d{1,3}\])?:){1,9}/i;

/** Words of a subject without prefix, names and numbers masked. */
export function subjectWords(mail: Mail): readonly string[] {
  const subject = headerValue(mail.headers, 'subject') ?? '';
  return wordsOf(subject.replace(PREFIX, ''), namesOf(mail));
}

/** Words of subject and body, in their order. */
export function messageWords(mail: Mail): readonly string[] {
  const names = namesOf(mail);
  const body = wordsOf(visibleText(mail), names);
  return [...subjectWords(mail), ...body].slice(0, MAX_WORDS);
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
  const plain = text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .replace(LINK, (_, host: string) => ` ${hostWord(host)} `)
    .replace(ADDRESS, ' _a ');
  const words: string[] = [];
  for (const [word] of plain.matchAll(WORD)) {
    if (words.length >= MAX_WORDS) break;
    const masked = names.has(word) ? '_n' : /\p{N}/u.test(word) ? '_0' : word;
    // "12.03.2026 14:00" and "today" are both one.
    if (masked !== '_0' || words.at(-1) !== '_0') words.push(masked);
  }
  return words;
}

/** A host as one word; numbers in it are a mailing's own. */
function hostWord(host: string): string {
  return `_l_${host.replace(/\p{N}{1,60}/gu, '').replace(/[^\p{L}]{1,60}/gu, '_')}`.slice(0, 60);
}
