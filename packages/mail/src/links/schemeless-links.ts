/**
 * Links without a scheme, and mail addresses, in a run of text: what mail
 * programs make clickable although it is none by RFC 3986.
 *
 * Only the look is judged here. That `example.pl/script` is a link and `script.pl`
 * a file depends on which suffixes exist, which the reader of the links must know.
 */

import type { LinkPlace } from './link.ts';
import { MAX_LINK_LENGTH } from './link.ts';
import type { LinkCollector } from './link-collector.ts';

/** RFC 1035 section 2.3.4; longer words are looked at no closer. */
const MAX_NAME_LENGTH = 253;

/** RFC 5321 section 4.5.3.1.1 allows 64; services write longer ones. */
const MAX_LOCAL_LENGTH = 128;

/** Two labels at least, the last of letters, or in punycode. */
const NAME = /^(?:[^.]{1,63}\.){1,20}(?:[^.\d_-]{2,63}|xn--[a-z0-9-]{1,59})$/i;

const WWW = /^www\d{0,2}\.[^.]/i;

/** `/`, `\`, `=`, `~`, `$`, `#`, `%`, `&`, `+`: what follows is part of a path, a file or code. */
const CONTINUES = new Set([...'/\\=~$#%&+^'].map((sign) => sign.charCodeAt(0)));

/** Behind a name: `@` makes it a local part, `(`, `=` and `\` make it code. */
const NO_NAME_BEFORE = new Set([...'@(=\\$%{~^'].map((sign) => sign.charCodeAt(0)));

/** Parts links that stand side by side; rare within one, and then the host is read already. */
const LIST_SIGNS = new Set([...',;|()'].map((sign) => sign.charCodeAt(0)));

const AT = 0x40;

/** A character of a host name as people type it; ideographs stand beside names without a blank. */
function isNameCharacter(code: number): boolean {
  if (code < 128) {
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      (code >= 0x2d && code <= 0x39 && code !== 0x2f) ||
      code === 0x5f
    );
  }
  return code >= 0xc0 && code < 0x2e80 && !(code >= 0x2000 && code < 0x2c00);
}

/** Adds what stands in the first `end` characters of a run. Linear in its length. */
export function schemelessLinks(
  run: string,
  end: number,
  place: LinkPlace,
  collector: LinkCollector,
): void {
  let at = 0;
  while (at < end && (collector.wants('bare') || collector.wants('www'))) {
    while (at < end && !isNameCharacter(run.charCodeAt(at))) at += 1;
    const start = at;
    while (at < end && isNameCharacter(run.charCodeAt(at))) at += 1;
    if (at - start > MAX_NAME_LENGTH || at - start < 4) continue;
    readWord(run, start, at, place, collector);
  }
}

function readWord(
  run: string,
  start: number,
  end: number,
  place: LinkPlace,
  collector: LinkCollector,
): void {
  const word = run.slice(start, end);
  // An ellipsis parts words as a blank does: only what follows it can be a name.
  const ellipsis = word.lastIndexOf('..');
  const name = trimName(
    ellipsis < 0 || ellipsis > word.length - 4 ? word : word.slice(ellipsis + 2),
  );
  if (!name.includes('.') || !NAME.test(name)) return;
  const from = start + word.lastIndexOf(name);
  const before = from > 0 ? run.charCodeAt(from - 1) : 0;
  if (before === AT) {
    const local = localPart(run, from - 1);
    if (local !== '') collector.add(`${local}@${name}`, 'address', place);
    return;
  }
  const next = run.charCodeAt(from + name.length);
  if (next === AT) return;
  const rest = withPath(run, from, from + name.length, next);
  if (WWW.test(name)) {
    collector.add(rest, 'www', place);
    return;
  }
  if (CONTINUES.has(before) || NO_NAME_BEFORE.has(next)) return;
  if (next === 0x3a && run.charCodeAt(from + name.length + 1) === 0x3a) return;
  collector.add(rest, 'bare', place);
}

/** The name and what follows it of the same link: to the end of the run, or of its place in a list. */
function withPath(run: string, from: number, nameEnd: number, next: number): string {
  // `/`, `:`, `?` and `#` go on, as does `%` for an escaped one of these.
  if (next !== 0x2f && next !== 0x3a && next !== 0x3f && next !== 0x23 && next !== 0x25) {
    return run.slice(from, nameEnd);
  }
  let end = nameEnd;
  const limit = Math.min(run.length, from + MAX_LINK_LENGTH);
  while (end < limit && !LIST_SIGNS.has(run.charCodeAt(end))) end += 1;
  return run.slice(from, end);
}

/** Without the dots, hyphens and underscores around it. */
function trimName(word: string): string {
  let start = 0;
  let end = word.length;
  const isEdge = (code: number): boolean => code === 0x2e || code === 0x2d || code === 0x5f;
  while (start < end && isEdge(word.charCodeAt(start))) start += 1;
  while (end > start && isEdge(word.charCodeAt(end - 1))) end -= 1;
  return word.slice(start, end);
}

/** What stands before an `@`, as far as it can be a local part (RFC 5322 atext and dots). */
function localPart(run: string, at: number): string {
  let start = at;
  while (
    start > 0 &&
    at - start < MAX_LOCAL_LENGTH &&
    /[\w.+=/!#$%&'*?^{|}~-]/.test(run[start - 1] ?? '')
  ) {
    start -= 1;
  }
  return run.slice(start, at);
}
