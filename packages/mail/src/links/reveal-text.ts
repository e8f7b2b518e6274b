/**
 * Undoes what hides links in text from programs but not from people: invisible
 * characters, letters that only look different (full-width, circled, mathematical; UTS 46
 * maps them in host names, and so would a browser), dots in brackets and dots
 * spelled out, and quoted-printable (RFC 2045 section 6.7) that nobody decoded.
 *
 * Each step is tried only where a quick look shows a sign of it.
 */

/** Soft hyphen, zero-width characters, direction marks, variation selectors: nobody sees them. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/** Anything that is invisible or has a compatibility form in ASCII: what `reveal` would change. */
const DISGUISED =
  /[\p{Default_Ignorable_Code_Point}\u2024\u2070-\u2079\u207f-\u2089\u2100-\u214e\u2460-\u24ea\u3002\ufe52\uff01-\uff5e\uff61\u{1d400}-\u{1d7ff}]/u;

/** Letters, digits and signs that only look different from those of ASCII. */
const COMPATIBLE =
  /[\u2024\u2070-\u2079\u207f-\u2089\u2100-\u214e\u2460-\u24ea\ufe52\uff01-\uff5e\u{1d400}-\u{1d7ff}]+/gu;

/** Ideographic full stops, between characters of a host name only: elsewhere they end a sentence. */
const IDEOGRAPHIC_DOT = /([a-z0-9])[\u3002\uff61](?=[a-z0-9])/gi;

const BRACKETED_DOT = /[ \t]?[[({<][ \t]?(?:\.|dot|d0t)[ \t]?[\])}>][ \t]?/gi;

const ENDINGS =
  'com|net|org|info|biz|ru|cn|us|eu|uk|de|fr|it|nl|pl|br|in|xyz|top|online|site|shop|club|store|live';

/** Words after which nobody means anything else than an address to type. */
const CUE =
  'www(?: dot |\\.)|(?:visit|go to|goto|browse to|browse|type|open|enter|website|web site|site|homepage|url|link)(?: is| at)?:? {1,2}';

/** `visit example dot com`, `www dot example dot co dot uk`. */
const SPELLED_DOTS = new RegExp(
  `\\b(${CUE})([a-z0-9-]{2,63})((?: dot [a-z0-9-]{2,63}){0,2}) dot (${ENDINGS})(?![a-z0-9-])`,
  'gi',
);

/** `www . example . com`, `www.example .com`. */
const SPACED_DOTS = new RegExp(
  `\\bwww ?\\. ?([a-z0-9-]{2,63}) ?\\. ?(${ENDINGS})(?![a-z0-9-])`,
  'gi',
);

/** Text in which the links that people see are links for programs too. */
export function revealText(text: string): string {
  let revealed = decodeLeftOver(text);
  if (DISGUISED.test(revealed)) revealed = uncover(revealed);
  if (/[[({<][ \t]?(?:\.|d[o0]t)[ \t]?[\])}>]/i.test(revealed)) {
    revealed = revealed.replace(BRACKETED_DOT, '.');
  }
  if (/ dot /i.test(revealed)) revealed = revealed.replace(SPELLED_DOTS, joinSpelled);
  if (/\bwww(?: ?\. | \.|\.[a-z0-9-]{2,63}(?: \.|\. ))/i.test(revealed)) {
    revealed = revealed.replace(SPACED_DOTS, 'www.$1.$2');
  }
  return revealed;
}

/** A text whose invisible characters are gone and whose disguised ones are plain. */
export function uncover(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(COMPATIBLE, (run) => run.normalize('NFKC'))
    .replace(IDEOGRAPHIC_DOT, '$1.');
}

function joinSpelled(_: string, cue: string, first: string, middle: string, end: string): string {
  const lead = /^www/i.test(cue) ? 'www.' : `${cue}http://`;
  return `${lead}${first}${middle.replace(/ dot /gi, '.')}.${end}`;
}

/** A body in quoted-printable that nobody decoded, decoded; every other as it is. */
export function decodeLeftOver(text: string): string {
  return isUndecoded(text) ? decodeQuotedPrintable(text) : text;
}

/** Lines that end in `=`, and an encoded `=` or a link broken by them. */
function isUndecoded(text: string): boolean {
  if (!text.includes('=\n')) return false;
  return text.includes('=3D') || /(?:\/\/|www\.)[^\s<>"]{0,100}=\n/i.test(text);
}

function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/=\n/g, '')
    .replace(/=([2-7][0-9A-Fa-f])/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
}
