/**
 * Links in CSS: `url(…)`, `@import "…"`, and the `src=` of old filters. Comments
 * and escapes (CSS Syntax Level 3, sections 4.3.2 and 4.3.7) may stand anywhere.
 */

import { attributeLinks } from './attribute-links.ts';
import type { LinkCollector } from './link-collector.ts';

/** Characters searched of all styles of a mail together would be those of its HTML; one is shorter. */
const MAX_STYLE = 200_000;

const ESCAPE = /\\(?:([0-9a-f]{1,6})[ \n\t\f]?|([^\n0-9a-f]))/gi;

const MAX_CODE_POINT = 0x10ffff;

/** One URL, quoted or not. Each class is bounded and excludes its end: linear. */
const LINKS =
  /(?:url\(\s{0,20}|@import\s{0,20}(?=["'])|\bsrc\s{0,5}=\s{0,5})(?:"([^"]{1,2048})|'([^']{1,2048})|([^\s"')]{1,2048}))/gi;

/** Adds the links of a sheet or of a `style` attribute. */
export function styleLinks(css: string, collector: LinkCollector): void {
  if (!/url|@|src|\\/i.test(css)) return;
  let source = css.length > MAX_STYLE ? css.slice(0, MAX_STYLE) : css;
  if (source.includes('/*')) source = withoutComments(source);
  if (source.includes('\\')) source = source.replace(ESCAPE, unescapeCss);
  for (const [, double, single, bare] of source.matchAll(LINKS)) {
    if (!collector.wants('url')) return;
    const value = double ?? single ?? bare ?? '';
    attributeLinks(value, 'style', collector);
  }
}

function withoutComments(css: string): string {
  const kept: string[] = [];
  let from = 0;
  let open = css.indexOf('/*');
  while (open >= 0) {
    kept.push(css.slice(from, open));
    const close = css.indexOf('*/', open + 2);
    if (close < 0) return kept.join('');
    from = close + 2;
    open = css.indexOf('/*', from);
  }
  kept.push(css.slice(from));
  return kept.join('');
}

function unescapeCss(_: string, hex: string | undefined, character: string | undefined): string {
  if (hex === undefined) return character ?? '';
  const code = Number.parseInt(hex, 16);
  return code === 0 || code > MAX_CODE_POINT ? '\ufffd' : String.fromCodePoint(code);
}
