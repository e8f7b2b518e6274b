/**
 * Where a redirector leads, as far as its link says so itself.
 *
 * Search engines, mailing services and the gateways that rewrite links carry the
 * target in the query or the path: as it is, percent-encoded (once for each hop),
 * in base64, or in a script of their own. Any URL inside a URL is taken, whoever the
 * redirector is, for spammers find new open ones daily. Targets that need a
 * question, such as those of link shorteners, are not found out: nothing is asked.
 */

/** Targets of one link; they are looked into as well. */
const MAX_TARGETS = 8;

/** Rounds of percent-decoding: one for each redirector that wraps another. */
const MAX_ROUNDS = 4;

/** Characters of `http:`, behind which another link may begin. */
const SCHEME_LENGTH = 5;

const NESTED = /(?:https?|ftps?|h[tx]{2}ps?):[/\\]{1,3}/gi;

/** `http://` and `https://` in base64, at its start or behind a mark such as `a1`. */
const BASE64 = /aHR0c(?:DovL|HM6L)[\w+/-]{4,2000}/g;

/** `http://` and `https://` in hexadecimal digits. */
const HEX = /68747470(?:73)?3a2f2f(?:[0-9a-f]{2}){4,1000}/gi;

/** Redirectors that are given a host without a scheme, and the parameter it is in. */
const PARAMETER =
  /[?&;](?:url|u|q|d|to|target|dest|destination|redirect|redir|goto|link|uddg|adurl)=([^&;#\s]{4,500})/gi;

const REDIRECTORS =
  /^(?:[\w.-]{1,200}\.)?(?:google\.[a-z.]{2,6}|googleadservices\.com|bing\.com|yahoo\.com|duckduckgo\.com|facebook\.com|youtube\.com|linkedin\.com|vk\.com|yandex\.[a-z]{2,3}|outlook\.com|urldefense\.com|proofpoint\.com|cudasvc\.com|sophos\.com)$/;

/** Google's copies of pages: `www.google.com/amp/s/example.com/page`, `….cdn.ampproject.org/c/s/example.com`. */
const AMP =
  /^[/](?:amp|[acviw])(?:[/]s)?[/]([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10})(?:[/?#]|$)/i;

/** A whole segment of a path that is a host: `…/r/123/www.example.com/page`, as caches and counters have it. */
const SEGMENT =
  /(?<=[/])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.(?:com|net|org|info|biz)(?=[/?#]|$)/gi;

/** `example-com.translate.goog`, `www-example-com.cdn.ampproject.org`: dots as hyphens, hyphens doubled. */
const MIRROR = /^([a-z0-9-]{3,200})\.(?:translate\.goog|cdn\.ampproject\.org)$/;

/**
 * The links inside a link.
 *
 * @param url the link as written
 * @param host its host, read; empty where it names none, as `http://http://example.com/`
 */
export function redirectTargets(url: string, host: string): readonly string[] {
  const targets = new Set<string>();
  const mirrored = MIRROR.exec(host)?.[1];
  if (mirrored !== undefined) targets.add(`http://${unmirror(mirrored)}/`);
  const from = host === '' ? SCHEME_LENGTH : afterAuthority(url);
  if (from >= url.length) return [...targets];
  const rest = url.slice(from);
  if (/(?:google\.[a-z.]{2,6}|ampproject\.org)$/.test(host)) {
    const page = AMP.exec(rest)?.[1];
    if (page !== undefined) targets.add(`http://${page}/`);
  }
  if (rest.length >= 8) nestedTargets(rest, targets);
  for (const [segment] of rest.matchAll(SEGMENT)) {
    if (targets.size < MAX_TARGETS) targets.add(`http://${segment}/`);
  }
  if (REDIRECTORS.test(host)) {
    for (const [, value = ''] of rest.matchAll(PARAMETER)) {
      const target = unescapeUrl(value);
      if (/^(?!https?-)[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}(?:[/?:#]|$)/.test(target))
        targets.add(`http://${target}`);
    }
  }
  return [...targets].slice(0, MAX_TARGETS);
}

function nestedTargets(rest: string, targets: Set<string>): void {
  let text = rest;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    for (const { index } of text.matchAll(NESTED)) {
      if (targets.size >= MAX_TARGETS) return;
      targets.add(text.slice(index));
    }
    for (const [encoded] of text.matchAll(BASE64)) addDecoded(decodeBase64(encoded), targets);
    for (const [encoded] of text.matchAll(HEX)) addDecoded(decodeHex(encoded), targets);
    // urldefense.proofpoint.com/v2: `-3A` for `%3A`, and `_` for the slash.
    const next = /https?-3A__/i.test(text)
      ? unescapeUrl(text.replace(/-([0-9A-F]{2})/g, '%$1').replace(/_/g, '/'))
      : unescapeUrl(text);
    if (next === text) return;
    text = next;
  }
}

function addDecoded(target: string, targets: Set<string>): void {
  if (targets.size < MAX_TARGETS) targets.add(target);
}

/** Index of the first character behind the host. */
function afterAuthority(url: string): number {
  const start = /^(?:[a-z*]{1,8}:)?[/\\]{0,8}/i.exec(url)?.[0].length ?? 0;
  const end = url.slice(start).search(/[/\\?#]/);
  return end < 0 ? url.length : start + end;
}

/** Each ASCII character that is percent-encoded; hosts are decoded as UTF-8 later. */
function unescapeUrl(text: string): string {
  return text.includes('%')
    ? text.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Base64 in either alphabet (RFC 4648 sections 4 and 5), its bytes as characters. */
function decodeBase64(encoded: string): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const character of encoded) {
    const plain = ALPHABET.indexOf(character);
    const value = plain >= 0 ? plain : character === '+' || character === '-' ? 62 : 63;
    bits = ((bits << 6) | value) & 0x3fff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out += String.fromCharCode((bits >> held) & 0xff);
    }
  }
  return out;
}

function decodeHex(encoded: string): string {
  return encoded.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}

function unmirror(label: string): string {
  return label.replace(/--/g, '\0').replace(/-/g, '.').replaceAll('\0', '-');
}
