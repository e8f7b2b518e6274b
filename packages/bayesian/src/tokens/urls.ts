/**
 * `u:` — where links lead: the host, each of its parent domains (a spammer
 * makes up new host names every minute, but has to register the domain), and
 * the words of path and query. Links count as written in text and in HTML
 * source; nothing is resolved or fetched.
 */

import type { Mail } from '@backscatter/core';
import { fold, isShort, MAX_WORD_LENGTH, words } from './words.ts';

/** Characters of each body searched for links. */
const MAX_BODY_LENGTH = 200_000;

/** Links read of one mail. */
const MAX_URLS = 100;

/** Characters read of one link. */
const MAX_URL_LENGTH = 300;

/** Parent domains told apart, counted from the top, the top itself left out. */
const MAX_PARENTS = 4;

/** Characters of a link at most; the rest is text. */
const MAX_LINK_LENGTH = 2_000;

/** What stands between scheme and host. */
const SLASHES = '://';

/** 1 for the UTF-16 units that end a link: quotes, brackets, and the blanks of ECMA-262. */
const ENDS = new Uint8Array(0x1_0000);
const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
for (const end of `"'<>()[]{}${BLANKS}`) ENDS[end.charCodeAt(0)] = 1;

const HOST = /^https?:\/\/(?:[^/?#@]{0,200}@)?([^/?#:]+)(?::([0-9]{1,5}))?(.*)$/;

/** Tokens of all links of a mail, in order. */
export function urlTokens(mail: Mail): readonly string[] {
  const urls = new Set<string>();
  for (const body of [mail.text, mail.html]) {
    if (body === null) continue;
    const searched = body.slice(0, MAX_BODY_LENGTH);
    for (let link = nextLink(searched, 0); link !== null; link = nextLink(searched, link.end)) {
      if (urls.size >= MAX_URLS) break;
      urls.add(searched.slice(link.start, Math.min(link.end, link.start + MAX_URL_LENGTH)));
    }
  }
  return [...urls].flatMap(tokensOf);
}

/** Takes links out of a text, so that their parts are not words of the body too. */
export function withoutUrls(text: string): string {
  let [kept, from] = ['', 0];
  for (let link = nextLink(text, 0); link !== null; link = nextLink(text, from)) {
    kept += `${text.slice(from, link.start)} `;
    from = link.end;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** Where a link stands. */
interface Link {
  readonly start: number;
  readonly end: number;
}

/** The first link from a place on, in text or in an attribute; null where there is no other. */
function nextLink(text: string, from: number): Link | null {
  // Its rarest characters are looked for, and what must stand around them is checked.
  for (let at = text.indexOf(SLASHES, from); at >= 0; at = text.indexOf(SLASHES, at + 1)) {
    const start = schemeBefore(text, at);
    if (start < from || isWordCharacter(text.charCodeAt(start - 1))) continue;
    const host = at + SLASHES.length;
    const limit = Math.min(text.length, host + MAX_LINK_LENGTH);
    let end = host;
    while (end < limit && ENDS[text.charCodeAt(end)] === 0) end += 1;
    if (end > host) return { start, end };
  }
  return null;
}

/** Where the scheme begins that ends at `end`, http or https in any case; −1 for another. */
function schemeBefore(text: string, end: number): number {
  // Sets the bit that tells a small letter from a capital.
  const small = (at: number): number => text.charCodeAt(at) | 0x20;
  const last = small(end - 1) === 0x73 ? end - 2 : end - 1;
  const isHttp =
    small(last) === 0x70 &&
    small(last - 1) === 0x74 &&
    small(last - 2) === 0x74 &&
    small(last - 3) === 0x68;
  return isHttp ? last - 3 : -1;
}

/** A letter, a digit or an underscore; NaN, before the first character, is none. */
function isWordCharacter(code: number): boolean {
  const small = code | 0x20;
  return (small >= 0x61 && small <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

function tokensOf(url: string): readonly string[] {
  const [, host, port, path] = HOST.exec(fold(url)) ?? [];
  if (host === undefined) return [];
  const tokens = parentsOf(host).map((domain) => `u:${domain}`);
  if (port !== undefined) tokens.push('u:port');
  if (url.includes('@') && !(path ?? '').includes('@')) tokens.push('u:user');
  if (host.includes('%')) tokens.push('u:escaped-host');
  for (const word of words(path ?? '')) {
    // Numbers in links name customers, pictures and days: each would be seen once.
    if (!isShort(word) && !/[0-9]/.test(word)) tokens.push(`u:/${word}`);
  }
  return tokens;
}

/** `a.b.example.org` → `example.org`, `b.example.org`, `a.b.example.org`. */
function parentsOf(host: string): readonly string[] {
  if (/^[0-9.]+$/.test(host)) return ['ip-address', host];
  const labels = host.split('.').filter((label) => label !== '');
  const parents: string[] = [];
  for (let count = Math.min(2, labels.length); count <= labels.length; count += 1) {
    if (count > MAX_PARENTS + 1) break;
    const domain = labels.slice(-count).join('.');
    if (domain.length <= 2 * MAX_WORD_LENGTH) parents.push(domain);
  }
  return parents;
}
