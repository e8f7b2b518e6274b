/**
 * `x:` — tricks in HTML: text that no reader sees, pictures that report the
 * opening, links that say one host and lead to another, scripts and forms.
 */

import type { Mail } from '@backscatter/core';

/** Characters of HTML searched. */
const MAX_HTML = 50_000;

/** Links compared with their text. */
const MAX_LINKS = 50;

/**
 * A name, a pattern, and what a text has, written small, that it matches: most
 * HTML has none of it, and to look for that is a hundred times as fast. Each
 * pattern is bounded, so that the search is linear.
 */
const TRICKS: readonly (readonly [name: string, pattern: RegExp, signs: readonly string[]])[] = [
  [
    'hidden',
    /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i,
    ['display', 'visibility'],
  ],
  ['tiny', /font-size\s{0,3}:\s{0,3}[01](?:\.\d{1,3})?(?:p[xt]|em)?\s{0,3}[;"'!]/i, ['font-size']],
  ['transparent', /[;"'\s]opacity\s{0,3}:\s{0,3}0?\.?0\s{0,3}[;"'!]/i, ['opacity']],
  [
    'same-color',
    /(?:^|[;"'\s])color\s{0,3}[:=]\s{0,3}["']?(?:#f{3}(?:f{3})?|white)\b/i,
    ['#fff', 'white'],
  ],
  ['pixel', /<img\b[^<>]{0,500}\b(?:width|height)\s{0,3}=\s{0,3}["']?[01]["'\s>]/i, ['<img']],
  ['split-word', /[a-z]<!--[^>]{0,200}-->[a-z]/i, ['<!--']],
  ['empty-element', /[a-z]<([a-z]{1,10})\b[^>]{0,100}><\/\1>[a-z]/i, ['></']],
  ['entities', /(?:&#x?[0-9a-f]{2,6};){8}/i, [';&#']],
  ['script', /<script\b/i, ['<script']],
  ['form', /<form\b/i, ['<form']],
  ['iframe', /<iframe\b/i, ['<iframe']],
  ['meta-refresh', /<meta\b[^<>]{0,100}http-equiv\s{0,3}=\s{0,3}["']?refresh/i, ['refresh']],
  ['base', /<base\b/i, ['<base']],
  ['data-uri', /\b(?:src|href)\s{0,3}=\s{0,3}["']?data:/i, ['data:']],
  ['map', /<area\b/i, ['<area']],
];

const LINK =
  /<a\b[^<>]{0,500}?href\s{0,3}=\s{0,3}["']?https?:\/\/([^"'\s<>/?#]{1,200})[^<>]{0,500}>([^<]{1,200})</gi;
const SHOWN_HOST = /^\s*(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,20})(?:[/?#\s]|$)/i;

/** Tokens of the tricks in a mail's HTML. */
export function htmlTokens(mail: Mail): readonly string[] {
  if (mail.html === null) return [];
  const html = mail.html.slice(0, MAX_HTML);
  const small = html.toLowerCase();
  const tokens = TRICKS.filter(
    ([, pattern, signs]) => signs.some((sign) => small.includes(sign)) && pattern.test(html),
  ).map(([name]) => `x:${name}`);
  if (!small.includes('href')) return tokens;
  let links = 0;
  for (const [, host = '', shown = ''] of html.matchAll(LINK)) {
    links += 1;
    if (links > MAX_LINKS) break;
    const named = SHOWN_HOST.exec(shown)?.[1];
    if (named === undefined || related(named.toLowerCase(), host.toLowerCase())) continue;
    tokens.push('x:other-host');
    break;
  }
  return tokens;
}

/** Whether two hosts end alike: the same site, or a tracker of it. */
function related(one: string, other: string): boolean {
  const [a, b] = [one, other].map((host) => host.split('.').slice(-2).join('.'));
  return a === b;
}
