/**
 * Links in plain text: with a scheme, without one (`www.example.com`,
 * `example.com/path`), and mail addresses.
 *
 * Text is cut into runs at blanks, angle brackets and quotes, where every mail
 * program ends a link (RFC 3986 appendix C). Most runs are words, and one look at
 * each character tells them from those that can hold a link, so that the work
 * goes to these alone.
 */

import type { LinkPlace } from './link.ts';
import { MAX_LINK_LENGTH } from './link.ts';
import type { LinkCollector } from './link-collector.ts';
import { revealText } from './reveal-text.ts';
import { schemelessLinks } from './schemeless-links.ts';

/** Characters searched of one text; a notice or a lure is far shorter. */
const MAX_LINK_TEXT = 1_000_000;

const BREAK = 1;
const DOT = 2;
const COLON = 4;

/** What each ASCII character means for a run: its end, or a sign of a link. */
const KINDS = new Uint8Array(128);
for (let code = 0; code <= 32; code += 1) KINDS[code] = BREAK;
for (const character of '<>"`') KINDS[character.charCodeAt(0)] = BREAK;
KINDS[0x2e] = DOT;
KINDS[0x3a] = COLON;
KINDS[0x7f] = BREAK;

/** `http`, and the ways in which people write it so that it is no link: `hxxp`, `h**p`. */
const SCHEME =
  /(?:h(?:tt|xx|\*\*|tx|xt)p(s?)|ftp(s?)|wss?|git|svn|ssh|ircs?|rtsp|mms|nntp|feed|itms|webcal)$/i;

/** Between scheme and host: `://`, `:\\`, `:/`, `[:]//`. */
const SLASHES = /^[\])}]?[/\\]{1,4}/;

/** Links with a scheme in one run: they may hold each other, as redirectors do, but not by the thousand. */
const MAX_IN_RUN = 32;

/** Characters before a colon that can be its scheme, brackets included. */
const SCHEME_LENGTH = 8;

/** Adds the links of a text to `collector`, in order. Never throws; linear. */
export function textLinks(text: string, place: LinkPlace, collector: LinkCollector): void {
  const cut = text.length > MAX_LINK_TEXT ? text.slice(0, MAX_LINK_TEXT) : text;
  const source = revealText(cut);
  let start = 0;
  let signs = 0;
  for (let at = 0; at <= source.length; at += 1) {
    const code = at < source.length ? source.charCodeAt(at) : 32;
    const kind = code < 128 ? (KINDS[code] ?? 0) : isBlank(code) ? BREAK : 0;
    if (kind === 0) continue;
    if (kind !== BREAK) {
      signs |= kind;
      continue;
    }
    if (signs !== 0) readRun(source.slice(start, at), signs, place, collector);
    start = at + 1;
    signs = 0;
  }
}

/** Blanks beyond ASCII, quotation marks and brackets that no address holds. */
function isBlank(code: number): boolean {
  if (code < 0x2000) return code === 0xa0 || code === 0xab || code === 0xbb || code === 0x85;
  return (
    code <= 0x200a ||
    (code >= 0x2018 && code <= 0x201f) ||
    (code >= 0x2026 && code <= 0x202f) ||
    (code >= 0x3000 && code <= 0x3001) ||
    (code >= 0x3008 && code <= 0x3011) ||
    code === 0xff0c
  );
}

function readRun(run: string, signs: number, place: LinkPlace, collector: LinkCollector): void {
  let end = run.length;
  if ((signs & COLON) !== 0) {
    const links: LinkInText[] = [];
    let colon = run.indexOf(':');
    while (colon >= 0 && links.length < MAX_IN_RUN) {
      const link = linkAt(run, colon);
      if (link !== null) links.push(link);
      colon = run.indexOf(':', colon + 1);
    }
    addLinks(run, links, place, collector);
    end = links[0]?.start ?? end;
  }
  if ((signs & DOT) !== 0) schemelessLinks(run, end, place, collector);
}

interface LinkInText {
  /** Index of the scheme. */
  readonly start: number;
  /** Index of what follows the slashes. */
  readonly host: number;
  readonly scheme: 'http' | 'https';
}

/** Each link to the end of the run, for it may hold others; but a host ends where the next scheme begins. */
function addLinks(
  run: string,
  links: readonly LinkInText[],
  place: LinkPlace,
  collector: LinkCollector,
): void {
  for (const [index, { host, scheme }] of links.entries()) {
    const next = links[index + 1]?.start ?? run.length;
    const end = /[/?#]/.test(run.slice(host, next)) ? run.length : next;
    if (end > host) {
      const rest = run.slice(host, Math.min(end, host + MAX_LINK_LENGTH));
      collector.add(`${scheme}://${rest}`, 'url', place);
    }
  }
}

/** The link whose scheme ends at this colon, or null. */
function linkAt(run: string, colon: number): LinkInText | null {
  const next = run.charCodeAt(colon + 1);
  // `/`, `\\`, or a bracket closed behind a colon in brackets.
  if (next !== 0x2f && next !== 0x5c && next !== 0x5d && next !== 0x29 && next !== 0x7d)
    return null;
  const before = run.slice(Math.max(0, colon - SCHEME_LENGTH), colon).replace(/[[({]$/, '');
  const scheme = SCHEME.exec(before);
  if (scheme === null) return null;
  const slashes = SLASHES.exec(run.slice(colon + 1, colon + 7));
  if (slashes === null) return null;
  return {
    start: Math.max(0, colon - before.length + scheme.index),
    host: colon + 1 + slashes[0].length,
    scheme: scheme[1] ? 'https' : 'http',
  };
}
