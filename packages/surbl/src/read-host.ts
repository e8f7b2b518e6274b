/**
 * Where a link leads, told from what is written: the host of a URL as a browser
 * reads it (WHATWG URL, "host parsing"), and nothing is asked of the DNS.
 *
 * Browsers take a host in many guises: with a user before it
 * (`http://bank.example@evil.example/`), as one number (`http://3221225991/`), in
 * octal, hex or with parts left out, in full-width letters, percent-encoded, with soft
 * hyphens. `URL` is the same parser in every runtime, so it decides; what it
 * refuses although a person would understand it (encoded twice, text glued to it)
 * is tidied up and put to it again. Nearly all hosts are plain, and need none of that.
 */

import type { Host } from './host.ts';
import { hasKnownSuffix } from './registered-domain.ts';

/** Rounds of decoding: mail is quoted and wrapped more than once, not without end. */
const MAX_ROUNDS = 3;

/** Characters looked at; no host is longer, unless every letter of it is encoded. */
const MAX_WRITTEN = 2_048;

/** RFC 1035 section 2.3.4, as text without the last dot. */
const MAX_NAME = 253;

const BEFORE_AUTHORITY = /^(?:[a-z*]{1,8}:)?[/\\]{0,8}/i;

/** ASCII that no parser changes but to lower case. Punycode must be checked, a last number is an address. */
const PLAIN = /^(?:[a-z0-9_-]{1,63}\.){1,40}[a-z][a-z0-9-]{1,62}\.?$/i;

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** A top-level domain is of letters, or in punycode (RFC 3696 section 2). */
const TOP = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

const QUAD = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** A suffix in lower case and a word in capitals, and a common suffix with any letters behind it. */
const WORD_IN_CASE = /^(.{1,253}\.[a-z]{2,12})[A-Z][A-Za-z]{0,60}$/;
const WORD_BEHIND_COMMON = /^(.{1,253}\.(?:com|net|org))\.?[a-z]{1,60}$/i;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/** The characters HTML has names for that can hide in a host. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['period', '.'],
  ['colon', ':'],
  ['sol', '/'],
  ['commat', '@'],
  ['num', '#'],
  ['percnt', '%'],
  ['hyphen', '-'],
  ['dash', '-'],
  ['shy', ''],
  ['tab', ''],
  ['newline', ''],
  ['zerowidthspace', ''],
]);

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,14}));?/gi;

const MAX_CODE_POINT = 0x10ffff;

/**
 * The host of a URL, or of a link without a scheme.
 *
 * @returns null where it names none, or one that is no name on the Internet, as `localhost`.
 */
export function readHost(url: string): Host | null {
  const start = BEFORE_AUTHORITY.exec(url)?.[0].length ?? 0;
  return readAuthority(url.slice(start, start + MAX_WRITTEN), 0);
}

/** What stands between the slashes and the path: user, host and port. */
function readAuthority(text: string, round: number): Host | null {
  // The `#` of a character reference ends nothing.
  const end = text.search(/[/\\?]|(?<!&)#/);
  const authority = end < 0 ? text : text.slice(0, end);
  const host = withoutPort(authority.slice(authority.lastIndexOf('@') + 1));
  if (PLAIN.test(host) && !/xn--/i.test(host)) {
    const plain = domainOf(host.toLowerCase());
    if (plain === null || hasKnownSuffix(plain.value)) return plain;
  }
  if (round < MAX_ROUNDS && /[%&]/.test(host)) {
    const decoded = decode(host);
    if (decoded !== host) return readAuthority(decoded, round + 1);
  }
  return parseHost(tidy(host));
}

/** `example.com:8080` → `example.com`; the colons of an IPv6 literal are its own. */
function withoutPort(host: string): string {
  if (host.startsWith('[') && host.includes(']') && host.includes(':')) {
    return host.slice(0, host.indexOf(']') + 1);
  }
  const colon = host.indexOf(':');
  return colon < 0 ? host : host.slice(0, colon);
}

/** Percent-encoding as UTF-8, and references as HTML decodes them. */
function decode(host: string): string {
  const plain = host.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
    const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
    return code === 0 || code > MAX_CODE_POINT ? whole : String.fromCodePoint(code);
  });
  return plain.replace(/(?:%[0-9a-f]{2}){1,400}/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

/** Without what only hides it, and without what a text has glued to it. */
function tidy(written: string): string {
  const host = written
    .replace(INVISIBLE, '')
    .replace(/\p{Cc}+/gu, '')
    .replace(/\[\.\]/g, '.')
    .trim();
  if (host.startsWith('[')) return host;
  const glued = host.search(/[ -,/:-@[-^`{-~]/);
  return (glued < 0 ? host : host.slice(0, glued)).replace(/^[.\u3002\uff0e\uff61]+/, '');
}

function parseHost(host: string): Host | null {
  const known = canonical(host);
  if (known !== null && (known.kind !== 'domain' || hasKnownSuffix(known.value))) return known;
  for (const cut of [withoutForeign(host), withoutWord(host)]) {
    const read = cut === null ? null : canonical(cut);
    if (read !== null && (known === null || hasKnownSuffix(read.value))) return read;
  }
  return known;
}

/** `example.comまで`: scripts without blanks go on behind a name. */
function withoutForeign(host: string): string | null {
  const foreign = host.search(/[^\0-\x7f]/);
  return foreign > 0 ? host.slice(0, foreign) : null;
}

/** `example.comHere`, `example.comhttp`: line ends got lost, and a word stands where no suffix is. */
function withoutWord(host: string): string | null {
  const glued = WORD_IN_CASE.exec(host) ?? WORD_BEHIND_COMMON.exec(host);
  return glued?.[1] ?? null;
}

function canonical(host: string): Host | null {
  const url = `http://${host}/`;
  if (host === '' || !URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  if (hostname.startsWith('[')) return fromIp6(hostname.slice(1, -1));
  return QUAD.test(hostname) ? { kind: 'ip4', value: hostname } : domainOf(hostname);
}

/** `::ffff:c000:207` is 192.0.2.7 (RFC 4291 section 2.5.5.2), so is `64:ff9b::c000:207` (RFC 6052). */
function fromIp6(value: string): Host {
  const tail = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(value);
  if (tail === null) return { kind: 'ip6', value };
  const [high = 0, low = 0] = tail.slice(1).map((word) => Number.parseInt(word, 16));
  return { kind: 'ip4', value: [high >> 8, high & 255, low >> 8, low & 255].join('.') };
}

/** The longest end of a name that can be asked of the DNS: labels in front of it may be anything. */
function domainOf(name: string): Host | null {
  const labels = name.replace(/[._-]{1,63}$/, '').split('.');
  if (!TOP.test(labels.at(-1) ?? '')) return null;
  let first = labels.length;
  while (first > 0 && LABEL.test(labels[first - 1] ?? '')) first -= 1;
  const kept = labels.slice(first);
  while (kept.join('.').length > MAX_NAME) kept.shift();
  return kept.length < 2 ? null : { kind: 'domain', value: kept.join('.') };
}
