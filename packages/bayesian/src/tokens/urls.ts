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

/** A link in text or in an attribute. One class, bounded: linear. */
const URL = /\bhttps?:\/\/[^\s"'<>()[\]{}]{1,2000}/gi;

const HOST = /^https?:\/\/(?:[^/?#@]{0,200}@)?([^/?#:]+)(?::([0-9]{1,5}))?(.*)$/;

/** Tokens of all links of a mail, in order. */
export function urlTokens(mail: Mail): readonly string[] {
  const urls = new Set<string>();
  for (const body of [mail.text, mail.html]) {
    // Most bodies have none, and looking for the sign of one is faster.
    if (body === null || !body.includes('://')) continue;
    for (const match of body.slice(0, MAX_BODY_LENGTH).matchAll(URL)) {
      if (urls.size >= MAX_URLS) break;
      urls.add(match[0].slice(0, MAX_URL_LENGTH));
    }
  }
  return [...urls].flatMap(tokensOf);
}

/** Takes links out of a text, so that their parts are not words of the body too. */
export function withoutUrls(text: string): string {
  return text.includes('://') ? text.replace(URL, ' ') : text;
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
